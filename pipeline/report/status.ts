/** How far every edition has come, as a table for the terminal: 100 columns at most. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import { type Coverage, countStates } from '../model/edition.ts';
import type { DocumentId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { progressOf } from './summary.ts';
import { width } from './terminal.ts';

export interface EditionStatus {
  readonly document: DocumentId;
  readonly language: LanguageProfile;
  /** The source language needs no translation, and what nobody has begun has no edition. */
  readonly stage: 'source' | 'translation' | 'none';
  readonly coverage: Coverage;
  readonly machine: boolean;
  readonly gates: readonly { readonly id: string; readonly state: 'passed' | 'outdated' | 'waiting' }[];
  /** Complete, reviewed and through all gates. */
  readonly approved: boolean;
}

export interface Status {
  readonly documents: readonly { readonly id: DocumentId; readonly title: string }[];
  readonly languages: readonly LanguageProfile[];
  readonly editions: readonly EditionStatus[];
}

const columns = 100;

const words: Readonly<Record<Word, Bilingual>> = {
  translated: { vi: 'dịch', en: 'translated' },
  reviewed: { vi: 'hiệu đính', en: 'reviewed' },
  approved: { vi: 'duyệt', en: 'approved' },
  draft: { vi: 'nháp', en: 'draft' },
  missing: { vi: 'thiếu', en: 'missing' },
  stale: { vi: 'cũ', en: 'stale' },
  gates: { vi: 'bước duyệt', en: 'gates' },
  source: { vi: 'bản gốc', en: 'source' },
  none: { vi: 'chưa bắt đầu', en: 'not started' },
  machine: { vi: 'máy dịch', en: 'machine' },
  total: { vi: 'Tổng cộng', en: 'Total' },
};

type Word =
  | 'translated'
  | 'reviewed'
  | 'approved'
  | 'draft'
  | 'missing'
  | 'stale'
  | 'gates'
  | 'source'
  | 'none'
  | 'machine'
  | 'total';

const figures = ['translated', 'reviewed', 'approved', 'draft', 'missing', 'stale'] as const;
const marks = { passed: '✓', outdated: '↻', waiting: '·' } as const;

const legend: Bilingual = {
  vi: '✓ đã duyệt   ↻ đã duyệt bản trước, nội dung đã đổi   · chờ duyệt\ndịch, hiệu đính, duyệt: phần trăm số mục; nháp, thiếu, cũ: số mục',
  en: '✓ approved   ↻ an earlier text was approved, it has changed   · waiting\ntranslated, reviewed, approved: percent of the units; draft, missing, stale: units',
};

/** Every document with its languages below it, then the languages over all documents. */
export function writeStatus({ documents, languages, editions }: Status, tongue: Tongue): string {
  const nameOf = ({ vietnamese, english }: LanguageProfile) => (tongue === 'vi' ? vietnamese : english);
  const first = Math.max(...languages.map((language) => width(nameOf(language)))) + 4;
  const line = (name: string, cells: readonly string[], rest: string) =>
    `${padEnd(`  ${name}`, first)}${cells.map((cell, index) => cell.padStart(widthOf(index, tongue))).join('')}  ${rest}`.trimEnd();
  const row = (edition: EditionStatus) =>
    line(nameOf(edition.language), cellsOf(edition), remarksOf(edition, tongue));
  const head = line(
    '',
    figures.map((figure) => words[figure][tongue]),
    words.gates[tongue],
  );
  const lists = documents.flatMap(({ id, title }) => [
    '',
    shorten(`${id}  ${title}`),
    ...editions.filter(({ document }) => document === id).map(row),
  ]);
  const totals = languages.map((language) => {
    const own = editions.filter((edition) => edition.language.tag === language.tag);
    return line(nameOf(language), cellsOf(sumOf(own)), countOf(own, tongue));
  });
  return [head, ...lists, '', words.total[tongue], ...totals, '', legend[tongue], ''].join('\n');
}

const widthOf = (index: number, tongue: Tongue): number =>
  width(words[figures[index] ?? 'draft'][tongue]) + 2;

function cellsOf({ coverage, approved: whole, stage }: Counted): readonly string[] {
  if (stage !== 'translation')
    return figures.map((figure) =>
      figure === 'missing' && stage === 'none' ? String(coverage.missing) : '',
    );
  const { translated, reviewed, approved, missing, stale } = progressOf({ coverage, approved: whole });
  return [
    `${translated}%`,
    `${reviewed}%`,
    `${approved}%`,
    String(coverage.draft),
    String(missing),
    String(stale),
  ];
}

function remarksOf({ stage, gates, machine }: EditionStatus, tongue: Tongue): string {
  const passed = stage === 'none' ? [] : gates.map(({ id, state }) => `${marks[state]} ${id}`);
  return [
    ...passed,
    ...(stage === 'translation' ? [] : [words[stage][tongue]]),
    ...(machine ? [words.machine[tongue]] : []),
  ].join('  ');
}

type Counted = Pick<EditionStatus, 'coverage' | 'approved' | 'stage'>;

/** All editions of a language as one. The source language has nothing to add up. */
function sumOf(editions: readonly EditionStatus[]): Counted {
  const coverage: Record<string, number> = {};
  for (const edition of editions) {
    for (const [state, count] of Object.entries(edition.coverage)) {
      const as = edition.approved ? 'approved' : state;
      coverage[as] = (coverage[as] ?? 0) + count;
    }
  }
  const stage = editions.every((edition) => edition.stage === 'source') ? 'source' : 'translation';
  return { coverage: { ...countStates([]), ...coverage }, approved: false, stage };
}

function countOf(editions: readonly EditionStatus[], tongue: Tongue): string {
  const approved = editions.filter((edition) => edition.approved).length;
  return { vi: `${approved}/${editions.length} bài đã duyệt`, en: `${approved}/${editions.length} approved` }[
    tongue
  ];
}

const padEnd = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

const shorten = (text: string): string =>
  width(text) <= columns
    ? text
    : `${[...text.normalize('NFC')]
        .slice(0, columns - 1)
        .join('')
        .trimEnd()}…`;
