/** A spreadsheet for Excel and LibreOffice: ids and source locked, a column to write in, drop-downs, hints. */
import type { Bilingual } from '../../model/bilingual.ts';
import { broken, withoutEnvelope } from './envelope.ts';
import type { ExchangeFormat, ExchangeJob } from './format.ts';
import {
  type ColumnName,
  chosenStates,
  columnNames,
  headRow,
  readTable,
  rowOf,
  stateWords,
} from './table.ts';
import {
  letterOf,
  type ReadRow,
  readWorkbook,
  type SheetColumn,
  type Validation,
  writeWorkbook,
} from './workbook.ts';

export const format: ExchangeFormat = {
  id: 'xlsx',
  about: {
    vi: 'Bảng tính cho Excel, LibreOffice: mã và câu gốc khóa lại, một cột để viết bản dịch.',
    en: 'A spreadsheet for Excel and LibreOffice: ids and source locked, one column to write in.',
  },
  extension: '.xlsx',
  write,
  // Also ODS and DOCX are ZIP files, but without this part.
  recognises: (bytes) => bytes[0] === 0x50 && Buffer.from(bytes).includes('xl/workbook.xml'),
  read(bytes, file) {
    let sheets: readonly (readonly ReadRow[])[];
    try {
      sheets = readWorkbook(bytes);
    } catch (error) {
      const { message } = error as Error;
      return broken(
        { file },
        { vi: `không mở được như một bảng tính (${message})`, en: `it is no whole workbook (${message})` },
      );
    }
    const tables = sheets.map((rows) => readTable(rows, file));
    return tables.find(({ value }) => value) ?? tables[0] ?? withoutEnvelope(file);
  },
};

function write(job: ExchangeJob): Uint8Array {
  const rows = job.units.map((unit) => rowOf(unit, job.tongue));
  const isUsed = (name: ColumnName) => rows.some((row) => row[name] !== '');
  const hidden = (name: ColumnName): boolean => name === 'base' || (sometimes.has(name) && !isUsed(name));
  return writeWorkbook({
    name: sheetNames[job.tongue],
    columns: columnNames.map((name) => ({ ...columns[name], hidden: hidden(name) })),
    rows: [headRow(job), ...rows.map((row) => columnNames.map((name) => row[name]))],
    validations: validationsOf(job),
  });
}

/** Shown only where some text has one. */
const sometimes: ReadonlySet<ColumnName> = new Set([
  'previous',
  'suggestion',
  'likeness',
  'alternatives',
  'limit',
]);

const sheetNames: Bilingual = { vi: 'Bản dịch', en: 'Translation' };

const columns: Readonly<Record<ColumnName, Omit<SheetColumn, 'hidden'>>> = {
  id: { width: 16, style: 'locked' },
  role: { width: 11, style: 'locked' },
  source: { width: 52, style: 'locked' },
  target: { width: 60, style: 'large' },
  state: { width: 16, style: 'open' },
  note: { width: 28, style: 'open' },
  suggestion: { width: 44, style: 'locked' },
  likeness: { width: 24, style: 'locked' },
  alternatives: { width: 44, style: 'locked' },
  limit: { width: 9, style: 'locked' },
  previous: { width: 30, style: 'locked' },
  base: { width: 9, style: 'locked' },
};

const hint: Readonly<Record<'title' | 'text', Bilingual>> = {
  title: { vi: 'Viết bản dịch ở đây', en: 'Write the translation here' },
  text: {
    vi: 'Giữ nguyên các thẻ <1>…</1>, <2/> và {{…}}: có thể đổi chỗ, không được bỏ. Để trống nếu chưa dịch. Chép từ ô khác thì dán bằng Ctrl+Shift+V.',
    en: 'Keep the codes <1>…</1>, <2/> and {{…}}: they may move, but none may be left out. Leave empty what is not translated. Paste what is copied with Ctrl+Shift+V.',
  },
};

/** One cell is in one validation only: what has a limit has it beside the hint. */
function validationsOf({ units, tongue }: ExchangeJob): readonly Validation[] {
  if (units.length === 0) return [];
  const [target, state] = [columnNames.indexOf('target'), columnNames.indexOf('state')].map(letterOf);
  const said = { title: hint.title[tongue], text: hint.text[tongue] };
  const free = rangesOf(units.flatMap(({ limit }, index) => (limit === undefined ? index + 2 : [])));
  const ranges = free.map(([from, to]) => `${target}${from}:${target}${to}`);
  const limited = units.flatMap(({ limit }, index): Validation[] =>
    limit === undefined ? [] : [{ cells: `${target}${index + 2}`, longest: limit, hint: said }],
  );
  return [
    {
      cells: `${state}2:${state}${units.length + 1}`,
      choices: chosenStates.map((each) => stateWords[each][tongue]),
    },
    ...(limited.length === 0
      ? [{ cells: `${target}2:${target}${units.length + 1}`, hint: said }]
      : ranges.length > 0
        ? [{ cells: ranges.join(' '), hint: said }]
        : []),
    ...limited,
  ];
}

/** Rows one after the other as one range: a list of every cell of a large table is longer than Excel reads. */
function rangesOf(rows: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last?.[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}
