/** What is left to do before a release, for the terminal: the work, the texts that all share, and what areas are owed. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { Duty } from './duty.ts';
import { remedySharedTexts, sharedNames, sharedTextsText, tasksOf } from './obstacles.ts';
import type { SharedTexts } from './report.ts';
import type { Standing } from './standing.ts';
import { columns, padEnd, padStart, width } from './terminal.ts';
import { counted, grouped } from './words.ts';

export interface LeftToDo {
  readonly sharedTexts: readonly SharedTexts[];
  readonly duties: readonly Duty[];
  /** Areas for which nobody has said what is read there. */
  readonly unsaid: readonly string[];
  /** Also of a language in which the office does not publish, but an area needs. */
  nameOf(language: string): string;
}

const words = {
  tasks: { vi: 'Còn phải làm trước khi phát hành', en: 'Left to do before a release' },
  nothing: {
    vi: 'Không còn gì phải làm: mọi bản đã sẵn sàng.',
    en: 'Nothing is left to do: every edition is ready.',
  },
  shared: {
    vi: 'Chữ dùng chung (bản đã duyệt hiện chữ của bản gốc thay cho chữ chưa hiệu đính)',
    en: 'Shared texts (an approved edition shows the source’s in place of one not reviewed)',
  },
  duties: { vi: 'Địa bàn cần tiếng nào', en: 'What the areas need' },
  owed: { vi: 'cần', en: 'owed' },
  ready: { vi: 'xong', en: 'ready' },
  open: { vi: 'còn thiếu', en: 'lacking' },
  unpublished: {
    vi: 'cơ quan không xuất bản ngôn ngữ này',
    en: 'the office does not publish in this language',
  },
  unsaid: { vi: 'Chưa ghi tiếng nào', en: 'No language is named for' },
} satisfies Readonly<Record<string, Bilingual>>;

/** Each kind of work once, with the command that begins it. */
export function writeTasks(standings: readonly Standing[], tongue: Tongue): readonly string[] {
  const found = tasksOf(standings);
  if (found.length === 0) return [words.nothing[tongue]];
  return [
    words.tasks[tongue],
    ...found.flatMap(({ name, command, ...counts }) => [
      `  ${name[tongue]}: ${amounts(counts)[tongue].join(', ')}`,
      `    → ${command}`,
    ]),
  ];
}

/** `10 bản`, `176 mục`, `3.203 từ`: what there is of each. */
function amounts({
  editions,
  units,
  words: count,
  errors,
}: Readonly<Record<'editions' | 'units' | 'words' | 'errors', number>>): Record<Tongue, readonly string[]> {
  const all = [
    { number: editions, vi: 'bản', en: 'edition' },
    { number: units, vi: 'mục', en: 'unit' },
    { number: count, vi: 'từ', en: 'word' },
    { number: errors, vi: 'lỗi', en: 'error' },
  ].filter(({ number }) => number > 0);
  return {
    vi: all.map(({ number, vi }) => `${grouped(number, 'vi')} ${vi}`),
    en: all.map(({ number, en }) => counted(number, en)),
  };
}

export function writeSharedTexts({ sharedTexts, nameOf }: LeftToDo, tongue: Tongue): readonly string[] {
  const open = sharedTexts.filter(({ missing, unread }) => missing + unread > 0);
  if (open.length === 0) return [];
  return [
    '',
    words.shared[tongue],
    ...open.flatMap((each) => [
      `  ${nameOf(each.language)}, ${sharedNames[each.document][tongue].toLowerCase()}: ${sharedTextsText(each)[tongue]}`,
      `    → ${remedySharedTexts(each)}`,
    ]),
  ];
}

export function writeDuties({ duties, unsaid, nameOf }: LeftToDo, tongue: Tongue): readonly string[] {
  if (duties.length === 0) return [];
  const area = Math.max(...duties.map(({ label }) => width(label))) + 4;
  const language = Math.max(...duties.map((each) => width(nameOf(each.language)))) + 2;
  const counts = [words.owed[tongue], words.ready[tongue]];
  const head = [
    padEnd(words.duties[tongue], area + language),
    ...counts.map((count) => `${count}  `),
    words.open[tongue],
  ].join('');
  const rows = duties.flatMap((each, at) => {
    const isFirst = duties[at - 1]?.area !== each.area;
    const numbers = [each.ready.length + each.open.length, each.ready.length];
    const row = [
      padEnd(isFirst ? `  ${each.label}` : '', area),
      padEnd(nameOf(each.language), language),
      ...numbers.map((number, index) => `${padStart(String(number), width(counts[index] ?? ''))}  `),
    ].join('');
    const lines = each.published ? listOf(each.open, columns - width(row)) : [words.unpublished[tongue]];
    return [row + (lines[0] ?? ''), ...lines.slice(1).map((line) => padEnd('', width(row)) + line)];
  });
  return [
    '',
    head,
    ...rows.map((row) => row.trimEnd()),
    ...(unsaid.length > 0 ? [`  ${words.unsaid[tongue]}: ${unsaid.join(', ')}`] : []),
  ];
}

/** Names that tell where to begin; with thousands of documents nobody reads them all here. */
const mostNames = 6;

/** Names in lines of this room, and how many more there are. */
function listOf(names: readonly string[], room: number): readonly string[] {
  const rest = names.length - mostNames;
  const shown = [...names.slice(0, mostNames), ...(rest > 0 ? [`+ ${rest}`] : [])];
  const lines: string[] = [];
  for (const [at, name] of shown.entries()) {
    const text = at < shown.length - 1 ? `${name},` : name;
    const last = lines.at(-1);
    const joined = last === undefined ? text : `${last} ${text}`;
    if (last !== undefined && width(joined) <= room) lines.pop();
    lines.push(width(joined) <= room ? joined : text);
  }
  return lines;
}
