/** What is done and what is left to do, as tables for the terminal. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import { countStates } from '../model/edition.ts';
import type { DocumentId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type Obstacle, workIn } from '../model/obstacle.ts';
import { isOutdated, type UnitState, unitStates } from '../model/unit.ts';
import { type LeftToDo, writeDuties, writeSharedTexts, writeTasks } from './left-to-do.ts';
import { obstacleText } from './obstacles.ts';
import type { Standing } from './standing.ts';
import { columns, padEnd, padStart, width } from './terminal.ts';
import { grouped } from './words.ts';

export interface Status extends LeftToDo {
  readonly documents: readonly { readonly id: DocumentId; readonly title: string }[];
  readonly languages: readonly LanguageProfile[];
  readonly standings: readonly Standing[];
}

/** A column of the table, and the states that it counts. */
const figures: readonly { readonly name: Bilingual; readonly states: readonly UnitState[] }[] = [
  { name: { vi: 'chưa dịch', en: 'missing' }, states: ['missing'] },
  { name: { vi: 'cũ', en: 'stale' }, states: unitStates.filter(isOutdated) },
  { name: { vi: 'nháp', en: 'draft' }, states: ['draft'] },
  { name: { vi: 'đã dịch', en: 'translated' }, states: ['translated'] },
  { name: { vi: 'hiệu đính', en: 'reviewed' }, states: ['reviewed', 'stale-cosmetic'] },
  { name: { vi: 'duyệt', en: 'approved' }, states: ['approved'] },
];

const words = {
  source: { vi: 'bản gốc', en: 'source' },
  none: { vi: 'chưa bắt đầu', en: 'not begun' },
  machine: { vi: 'máy', en: 'machine' },
  total: { vi: 'Tổng cộng', en: 'Total' },
  undated: { vi: 'không rõ ngày dịch', en: 'translated on an unknown day' },
} satisfies Readonly<Record<string, Bilingual>>;

const legend: Bilingual = {
  vi: [
    '✓ đã duyệt   ↻ đã duyệt bản trước, nội dung đã đổi   · chưa duyệt   máy: máy dịch, chưa hiệu đính',
    '26 (365): 26 mục, 365 từ của bản gốc, đếm như Word: mỗi tiếng giữa hai dấu cách là một từ',
  ].join('\n'),
  en: [
    '✓ approved   ↻ an earlier text was approved, it has changed   · not approved   machine: not reviewed',
    '26 (365): 26 units, 365 words of the source as a word processor counts: in Vietnamese, syllables',
  ].join('\n'),
};

/** Every document with its languages below it, the languages over all documents, and what is left to do. */
export function writeStatus(status: Status, tongue: Tongue): string {
  const { documents, standings } = status;
  const byDocument = Map.groupBy(standings, ({ document }) => document);
  const table = writerOf(status, tongue);
  return [
    table.head,
    ...documents.flatMap(({ id, title }) => [
      '',
      shorten(`${id}  ${title}`),
      ...(byDocument.get(id) ?? []).flatMap(table.rows),
    ]),
    ...(documents.length > 1 ? ['', ...totals(status, tongue)] : []),
    '',
    legend[tongue],
    '',
    ...writeTasks(standings, tongue),
    ...writeSharedTexts(status, tongue),
    ...writeDuties(status, tongue),
    '',
  ].join('\n');
}

type Progressed = Pick<Standing, 'stage' | 'coverage' | 'words' | 'approved'>;

/** `26 (412)`; nothing for none. The source's own texts are nobody's translation. */
function cellsOf(standing: Progressed, tongue: Tongue): readonly string[] {
  if (standing.stage === 'source') return figures.map(() => '');
  const counted = standing.approved ? asApproved(standing) : standing;
  return figures.map(({ states }) => amount(counted, states, tongue));
}

function amount(
  counted: Pick<Standing, 'coverage' | 'words'>,
  states: readonly UnitState[],
  tongue: Tongue,
): string {
  const { units, words: count } = workIn(counted, states);
  return units === 0 ? '' : `${grouped(units, tongue)} (${grouped(count, tongue)})`;
}

/** An approval of the edition is one of every unit. */
function asApproved(standing: Progressed): Pick<Standing, 'coverage' | 'words'> {
  const { units, words: count } = workIn(standing, unitStates);
  const none = countStates([]);
  return { coverage: { ...none, approved: units }, words: { ...none, approved: count } };
}

/** All rows in the same columns; one that holds nothing is left out. A remark without room stands below its row. */
function writerOf({ languages, standings, nameOf }: Status, tongue: Tongue) {
  const cells = new Map(standings.map((each) => [each, cellsOf(each, tongue)]));
  const { head, line } = layoutOf(
    [...cells.values()],
    languages.map(({ tag }) => nameOf(tag)),
    tongue,
  );
  const rows = (standing: Standing): readonly string[] => {
    const row = line(nameOf(standing.language), cells.get(standing) ?? [], markOf(standing));
    const remark = remarksOf(standing, tongue);
    const joined = `${row}  ${remark}`.trimEnd();
    const own = width(joined) <= columns ? [joined] : [row.trimEnd(), `    ${remark}`];
    return [...own, ...oldest(standing, tongue)];
  };
  return { head, rows };
}

function layoutOf(rows: readonly (readonly string[])[], names: readonly string[], tongue: Tongue) {
  const first = Math.max(0, ...names.map(width)) + 2;
  const used = figures.flatMap(({ name }, at) => {
    const most = rows.reduce((wide, row) => Math.max(wide, (row[at] ?? '').length), 0);
    return most === 0 ? [] : [{ at, name: name[tongue], to: Math.max(most, width(name[tongue])) + 2 }];
  });
  const line = (name: string, cells: readonly string[], mark = ' '): string => {
    const start = padEnd(`${mark} ${name}`, first);
    return (
      start + (cells.some(Boolean) ? used.map(({ at, to }) => padStart(cells[at] ?? '', to)).join('') : '')
    );
  };
  const head = ' '.repeat(first) + used.map(({ name, to }) => padStart(name, to)).join('');
  return { head, line };
}

const marks = { passed: '✓', outdated: '↻', waiting: '·', unknown: '·' } as const;

/** Of all gates together. */
function markOf({ gates, approved }: Standing): string {
  if (approved) return marks.passed;
  return gates.some(({ state }) => state === 'outdated') ? marks.outdated : marks.waiting;
}

/** What neither the columns nor the mark say. */
function remarksOf(standing: Standing, tongue: Tongue): string {
  const { stage, gates, machine, obstacles } = standing;
  const others = obstacles.filter(({ reason }) => remarkable.has(reason));
  return [
    ...(stage === 'source' ? [`${words.source[tongue]}: ${amount(standing, unitStates, tongue)}`] : []),
    ...(stage === 'none' ? [words.none[tongue]] : []),
    ...(machine ? [words.machine[tongue]] : []),
    ...(gates.length > 1 ? gates.map(({ id, state }) => `${marks[state]} ${id}`) : []),
    ...others.map((each) => obstacleText(each)[tongue]),
  ].join('  ');
}

const remarkable: ReadonlySet<Obstacle['reason']> = new Set(['errors', 'falls-back', 'refused', 'gathered']);

function oldest({ oldestStale }: Standing, tongue: Tongue): readonly string[] {
  if (!oldestStale) return [];
  const { place, date } = oldestStale;
  const where = `${place.file}${place.line ? `:${place.line}` : ''} (${place.unit})`;
  const when = date ? { vi: `dịch ngày ${date}`, en: `translated on ${date}` } : words.undated;
  return [{ vi: `    cũ nhất: ${where}, ${when.vi}`, en: `    oldest stale: ${where}, ${when.en}` }[tongue]];
}

function totals({ languages, standings, nameOf }: Status, tongue: Tongue): readonly string[] {
  const rows = languages.map(({ tag }) => {
    const own = standings.filter(({ language }) => language === tag);
    const ready = own.filter(({ obstacles }) => obstacles.length === 0).length;
    const said = { vi: `${ready}/${own.length} bài xong`, en: `${ready}/${own.length} ready` }[tongue];
    return { name: nameOf(tag), cells: cellsOf(sumOf(own), tongue), said };
  });
  const { head, line } = layoutOf(
    rows.map(({ cells }) => cells),
    rows.map(({ name }) => name),
    tongue,
  );
  return [
    `${words.total[tongue]}${head.slice(width(words.total[tongue]))}`,
    ...rows.map(({ name, cells, said }) => `${line(name, cells)}  ${said}`),
  ];
}

/** All editions of a language as one. The source language has nothing to add up. */
function sumOf(standings: readonly Standing[]): Progressed {
  const [coverage, count] = (['coverage', 'words'] as const).map((what) => {
    const sum: Record<UnitState, number> = { ...countStates([]) };
    for (const each of standings) {
      const counted = each.approved ? asApproved(each) : each;
      for (const state of unitStates) sum[state] += counted[what][state];
    }
    return sum;
  });
  const stage = standings.every((each) => each.stage === 'source') ? 'source' : 'translation';
  return { coverage: coverage ?? countStates([]), words: count ?? countStates([]), approved: false, stage };
}

/** Cut where a terminal's line ends, and never a letter from its marks. */
function shorten(text: string): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const [segment] of text.normalize('NFC').matchAll(/\P{M}\p{M}*/gu)) {
    if (width(kept + segment) > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
