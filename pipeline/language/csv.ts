/** Tables as comma-separated values (RFC 4180), as spreadsheets write and read them. */
import type { Bilingual } from '../model/bilingual.ts';
import { placeOfOffset } from './json.ts';

export interface CsvCell {
  readonly text: string;
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface CsvFault {
  readonly reason: Bilingual;
  readonly line: number;
  readonly column: number;
}

/**
 * Reads rows of cells; rows without any text are left out. A byte-order mark, every kind of line end and, instead of
 * commas, the semicolons or tabs that Excel writes where a comma is the decimal sign are accepted.
 */
export function readCsv(file: string): { readonly rows: readonly (readonly CsvCell[])[] } | CsvFault {
  const text = file.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let [at, line, lineStart] = [0, 1, 0];
  const end = () => {
    if (row.some((cell) => cell.text.trim() !== '')) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const place = { line, column: at - lineStart + 1 };
    const read = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    if ('reason' in read) return { reason: read.reason, ...placeOfOffset(text, read.at) };
    row.push({ text: read.text, ...place });
    for (const { 0: found, index } of text.slice(at, read.next).matchAll(lineEnd)) {
      line += 1;
      lineStart = at + index + found.length;
    }
    at = read.next;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push({ text: '', line, column: at - lineStart + 1 });
      continue;
    }
    const [found] = /^(?:\r\n?|\n)/.exec(text.slice(at, at + 2)) ?? [];
    if (found === undefined && at < text.length) return { reason: afterQuote, ...placeOfOffset(text, at) };
    at += found?.length ?? 0;
    line += 1;
    lineStart = at;
    end();
  }
  end();
  return { rows };
}

/**
 * Writes rows as a spreadsheet opens them: with a byte-order mark, without which Excel takes UTF-8 for a local code page.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const lineEnd = /\r\n?|\n/g;

interface ReadCell {
  readonly text: string;
  readonly next: number;
}

function quoted(text: string, at: number): ReadCell | { readonly reason: Bilingual; readonly at: number } {
  const pattern = /"([^"]*(?:""[^"]*)*)"/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) return { reason: neverClosed, at };
  return { text: (found[1] ?? '').replaceAll('""', '"'), next: pattern.lastIndex };
}

function plain(text: string, at: number, separator: string): ReadCell {
  let next = at;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r')
    next += 1;
  return { text: text.slice(at, next), next };
}

/** That of the three which stands most often in the first line. */
function separatorOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

const neverClosed: Bilingual = {
  vi: 'ô này mở bằng dấu " mà không có dấu " đóng lại',
  en: 'this cell begins with a quotation mark and is never closed',
};
const afterQuote: Bilingual = {
  vi: 'sau dấu " đóng ô phải là dấu phân cách hoặc hết dòng; dấu " trong ô phải viết hai lần ("")',
  en: 'after the closing quotation mark of a cell a separator or the end of the line must follow; a quotation mark inside a cell is written twice ("")',
};
