/** The termbase: `locales/terms.csv`, one row a notion, one column a language, kept in a spreadsheet. */
import { type CsvCell, readCsv, writeCsv } from '../language/csv.ts';
import { uniteTonePlacement } from '../language/fold.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';
import { partsOfSpeech, type TermEntry, termDomains, termStatuses } from '../model/term.ts';

export const termsFile = 'locales/terms.csv';

/** The languages of the project: the source language's forms stand in the column `term`. */
export interface TermLanguages {
  readonly source: LanguageTag;
  readonly others: readonly LanguageTag[];
}

export const diagnose = declareDiagnostics({
  'terms-not-csv': {
    severity: 'error',
    message: {
      vi: 'Bảng thuật ngữ không đọc được: {reason}. Không thuật ngữ nào được kiểm tra.',
      en: 'The termbase cannot be read: {reason}. No term is checked.',
    },
    advice: {
      vi: 'Mở tệp bằng bảng tính, sửa ô được nêu, rồi lưu thành «CSV UTF-8».',
      en: 'Open the file in a spreadsheet, correct the cell named, and save it as “CSV UTF-8”.',
    },
  },
  'terms-column': {
    severity: 'error',
    message: {
      vi: 'Hàng đầu của bảng thuật ngữ sai ở cột «{column}»: {reason}. Không thuật ngữ nào được kiểm tra.',
      en: 'The first row of the termbase is wrong at the column “{column}”: {reason}. No term is checked.',
    },
    advice: {
      vi: 'Các cột: {columns}. Thêm « forbidden» sau mã ngôn ngữ cho cột những cách gọi không được dùng.',
      en: 'The columns are: {columns}. With “ forbidden” after a language’s tag, a column holds what must not be written.',
    },
  },
  'terms-value': {
    severity: 'error',
    message: {
      vi: '«{value}» không dùng được trong cột «{column}»; hàng này bị bỏ qua.',
      en: '“{value}” cannot stand in the column “{column}”; the row is left out.',
    },
    advice: { vi: 'Ghi một trong các chữ: {wanted}.', en: 'Write one of: {wanted}.' },
  },
  'terms-row': {
    severity: 'error',
    message: {
      vi: 'Hàng này của bảng thuật ngữ bị bỏ qua: {reason}.',
      en: 'This row of the termbase is left out: {reason}.',
    },
    advice: {
      vi: 'Sửa ô được nêu; nhiều cách viết trong một ô thì cách nhau bằng dấu |.',
      en: 'Correct the cell named; several forms in one cell are parted by |.',
    },
  },
  'terms-repeated': {
    severity: 'warning',
    message: {
      vi: '«{form}» đã có ở dòng {first}, nên không rõ phải dịch theo dòng nào.',
      en: '“{form}” stands on line {first} already, so it is not clear which of the two to translate it by.',
    },
    advice: {
      vi: 'Gộp hai hàng làm một, các cách dịch cách nhau bằng dấu |; hoặc bỏ hàng thừa.',
      en: 'Make one row of the two, with the forms parted by |; or take out the row that is too many.',
    },
  },
});

const fixed = ['term', 'part of speech', 'domain', 'note', 'status'] as const;
type Fixed = (typeof fixed)[number];

/** What a column holds. */
type Column =
  | { readonly holds: Exclude<Fixed, 'term'>; readonly title: string }
  | { readonly holds: 'forms' | 'forbidden'; readonly language: LanguageTag; readonly title: string };

/** @returns every sound row; none where the table itself is not sound. */
export function readTermbase(
  file: string,
  content: string,
  languages: TermLanguages,
): Read<readonly TermEntry[]> {
  const csv = readCsv(content);
  if (!('rows' in csv)) {
    const { reason, ...place } = csv;
    const values = { reason };
    return { value: undefined, diagnostics: [diagnose('terms-not-csv', { file, ...place }, { values })] };
  }
  const [head = [], ...rows] = csv.rows;
  const columns = readHead(file, head, languages);
  if ('code' in columns) return { value: undefined, diagnostics: [columns] };
  const diagnostics: Diagnostic[] = [];
  const entries: TermEntry[] = [];
  for (const row of rows) {
    const read = readRow(file, row, columns, languages.source);
    if ('code' in read) diagnostics.push(read);
    else entries.push(read);
  }
  return { value: entries, diagnostics: [...diagnostics, ...repeated(entries, languages.source)] };
}

/** @param languages columns are written for these, whether an entry has a form in them or not. */
export function writeTermbase(entries: readonly TermEntry[], { source, others }: TermLanguages): string {
  const all = [source, ...others];
  const barred = all.filter((tag) => entries.some(({ forbidden }) => forbidden.get(tag)?.length));
  const head = [
    'term',
    'part of speech',
    'domain',
    ...others,
    ...barred.map((tag) => `${tag} forbidden`),
    'note',
    'status',
  ];
  const joined = (forms: readonly string[] | undefined) => (forms ?? []).join(' | ');
  const rows = entries.map((entry) => [
    joined(entry.forms.get(source)),
    entry.partOfSpeech,
    entry.domain,
    ...others.map((tag) => joined(entry.forms.get(tag))),
    ...barred.map((tag) => joined(entry.forbidden.get(tag))),
    entry.note ?? '',
    entry.status,
  ]);
  return writeCsv([head, ...rows]);
}

function readHead(
  file: string,
  head: readonly CsvCell[],
  languages: TermLanguages,
): readonly Column[] | Diagnostic {
  const columns: Column[] = [];
  const allowed = ['term', 'part of speech', 'domain', ...languages.others, 'note', 'status'];
  const refuse = (column: string, reason: { vi: string; en: string }, { line, column: at }: CsvCell) =>
    diagnose(
      'terms-column',
      { file, line, column: at },
      { values: { column, reason, columns: allowed.join(', ') } },
    );
  for (const cell of head) {
    const title = cell.text.trim();
    const column = columnOf(title, languages);
    if (!column)
      return refuse(title, { vi: 'không có cột nào như vậy', en: 'there is no such column' }, cell);
    if (columns.some((each) => each.title === title))
      return refuse(title, { vi: 'cột có hai lần', en: 'the column is there twice' }, cell);
    columns.push(column);
  }
  const missing = fixed.find((title) => title !== 'note' && !columns.some((each) => each.title === title));
  const first = head[0] ?? { text: '', line: 1, column: 1 };
  return missing ? refuse(missing, { vi: 'thiếu cột này', en: 'it is missing' }, first) : columns;
}

function columnOf(title: string, { source, others }: TermLanguages): Column | undefined {
  if (title === 'term') return { holds: 'forms', language: source, title };
  const plain = fixed.find((each) => each === title);
  if (plain && plain !== 'term') return { holds: plain, title };
  const [tag, forbidden] = title.split(' ') as [string, string?];
  const language = [source, ...others].find((each) => each === tag);
  if (!language || (forbidden === undefined ? language === source : forbidden !== 'forbidden'))
    return undefined;
  return { holds: forbidden ? 'forbidden' : 'forms', language, title };
}

function readRow(
  file: string,
  row: readonly CsvCell[],
  columns: readonly Column[],
  source: LanguageTag,
): TermEntry | Diagnostic {
  const first = row[0] ?? { text: '', line: 1, column: 1 };
  const placeOf = ({ line, column }: CsvCell): Place => ({ file, line, column });
  const refuse = (vi: string, en: string, cell: CsvCell) =>
    diagnose('terms-row', placeOf(cell), { values: { reason: { vi, en } } });
  const extra = row.slice(columns.length).find(({ text }) => text.trim() !== '');
  if (extra) return refuse('nó có nhiều ô hơn số cột', 'it has more cells than there are columns', extra);

  const cellOf = (title: string): CsvCell =>
    row[columns.findIndex((each) => each.title === title)] ?? { ...first, text: '' };
  const choose = <Value extends string>(title: string, allowed: readonly Value[], otherwise?: Value) => {
    const cell = cellOf(title);
    const value = cell.text.trim() || otherwise;
    const chosen = allowed.find((each) => each === value);
    const values = { value: value ?? '', column: title, wanted: allowed.join(', ') };
    return chosen ?? diagnose('terms-value', placeOf(cell), { values });
  };
  const partOfSpeech = choose('part of speech', partsOfSpeech);
  if (typeof partOfSpeech !== 'string') return partOfSpeech;
  const domain = choose('domain', termDomains, 'other');
  if (typeof domain !== 'string') return domain;
  const status = choose('status', termStatuses, 'draft');
  if (typeof status !== 'string') return status;

  const forms = new Map<LanguageTag, readonly string[]>();
  const forbidden = new Map<LanguageTag, readonly string[]>();
  for (const [index, column] of columns.entries()) {
    const cell = row[index];
    if (!cell || !('language' in column)) continue;
    const found = formsIn(cell.text);
    if (found.length > 0) (column.holds === 'forms' ? forms : forbidden).set(column.language, found);
  }
  if (!forms.has(source))
    return refuse('không có thuật ngữ ở cột «term»', 'there is nothing in the column “term”', cellOf('term'));
  for (const [tag, barred] of forbidden) {
    const both = barred.find((form) => forms.get(tag)?.includes(form));
    if (both !== undefined)
      return refuse(
        `«${both}» vừa được dùng vừa bị cấm`,
        `“${both}” is both approved and forbidden`,
        cellOf(`${tag} forbidden`),
      );
  }
  const note = cellOf('note').text.trim();
  return { partOfSpeech, domain, forms, forbidden, status, place: placeOf(first), ...(note && { note }) };
}

const formsIn = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((form) => form.replace(/\s+/gu, ' ').trim().normalize('NFC'))
    .filter((form) => form !== '');

/** Two rows for one source term: a translator would be told two things. */
function repeated(entries: readonly TermEntry[], source: LanguageTag): readonly Diagnostic[] {
  const seen = new Map<string, TermEntry>();
  return entries.flatMap((entry) =>
    (entry.forms.get(source) ?? []).flatMap((form) => {
      const key = uniteTonePlacement(form).toLowerCase();
      const first = seen.get(key);
      if (!first) seen.set(key, entry);
      if (!first || first === entry) return [];
      const values = { form, first: first.place.line ?? 1 };
      return [diagnose('terms-repeated', entry.place, { values })];
    }),
  );
}
