/**
 * CSV for whoever has neither Excel nor LibreOffice at hand. UTF-8 with a byte-order mark, without which Excel reads it as
 * a local code page; commas, because Excel cuts at Windows' list separator, which is a comma for Việt Nam as well as for
 * the United States (dotnet/runtime, IcuLocaleData.cs, which holds Windows' own values: vi-VN as en-US and zh-CN). On the
 * way back semicolons and tabs are read too.
 */
import { isUtf8 } from 'node:buffer';
import { readCsv, writeCsv } from '../../language/csv.ts';
import type { Bilingual } from '../../model/bilingual.ts';
import { broken } from './envelope.ts';
import type { ExchangeFormat } from './format.ts';
import { columnNames, headRow, readTable, rowOf, type TableRow } from './table.ts';

export const format: ExchangeFormat = {
  id: 'csv',
  about: {
    vi: 'CSV: bảng dạng văn bản. Nếu mở được Excel hay LibreOffice thì nên dùng xlsx.',
    en: 'CSV: a table as plain text. With Excel or LibreOffice at hand, xlsx is safer.',
  },
  extension: '.csv',
  write: (job) =>
    writeCsv([
      headRow(job),
      ...job.units.map((unit) => {
        const row = rowOf(unit, job.tongue);
        return columnNames.map((name) => guarded(row[name]));
      }),
    ]),
  // The head is the first line.
  recognises: (bytes) => /^[^\r\n]*nhipcau \{/.test(Buffer.from(bytes.subarray(0, 4000)).toString('utf8')),
  read(bytes, file) {
    // Saved in a code page of Windows, letters are another text by now, most of them question marks.
    if (!isUtf8(bytes)) return broken({ file }, notUtf8);
    const table = readCsv(Buffer.from(bytes).toString('utf8'));
    if ('reason' in table) {
      const { reason, ...place } = table;
      return broken({ file, ...place }, reason);
    }
    const rows = table.rows.map((row) => ({
      cells: row.map(({ text }) => unguarded(text)),
      line: row[0]?.line ?? 1,
    }));
    return isWhole(rows) ? readTable(rows, file) : broken({ file, line: rows.at(-1)?.line ?? 1 }, cutOff);
  },
};

/** Of a unit every row has as many cells as the head; a person's own line at the end may have fewer. */
function isWhole(rows: readonly TableRow[]): boolean {
  const [head, last] = [rows[0]?.cells ?? [], rows.at(-1)?.cells ?? []];
  return last.length >= head.length || !last.some((cell) => cell.includes('#'));
}

const cutOff: Bilingual = { vi: 'dòng cuối dừng giữa chừng', en: 'its last row stops in the middle' };

const notUtf8: Bilingual = {
  vi: 'không phải bảng mã UTF-8; khi lưu trong Excel, chọn loại «CSV UTF-8», hoặc dùng tệp xlsx',
  en: 'it is not in UTF-8; in Excel, save as “CSV UTF-8”, or use an xlsx file',
};

/**
 * What a spreadsheet would take for a formula (OWASP, CSV Injection), a number or a date, and write back as another text,
 * is given an apostrophe, which is taken away again.
 */
const guarded = (text: string): string => (isTaken(text) ? `'${text}` : text);
const unguarded = (text: string): string =>
  text.startsWith("'") && isTaken(text.slice(1)) ? text.slice(1) : text;
const isTaken = (text: string): boolean => /^'*(?:[=+\-@\t]|[\d\s.,:/%–-]+$)/.test(text);
