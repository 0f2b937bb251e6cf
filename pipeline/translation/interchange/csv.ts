/**
 * CSV for whoever has neither Excel nor LibreOffice at hand. UTF-8 with a byte-order mark, without which Excel reads it as
 * a local code page; commas, because Excel cuts at Windows' list separator, which is a comma for Việt Nam as well as for
 * the United States (dotnet/runtime, IcuLocaleData.cs, which holds Windows' own values: vi-VN as en-US and zh-CN). On the
 * way back semicolons and tabs are read too.
 */
import { readCsv, writeCsv } from '../../language/csv.ts';
import { broken } from './envelope.ts';
import type { ExchangeFormat } from './format.ts';
import { columnNames, headRow, readTable, rowOf } from './table.ts';

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
    const table = readCsv(Buffer.from(bytes).toString('utf8'));
    if ('reason' in table) {
      const { reason, ...place } = table;
      return broken({ file, ...place }, reason);
    }
    const rows = table.rows.map((row) => ({
      cells: row.map(({ text }) => unguarded(text)),
      line: row[0]?.line ?? 1,
    }));
    return readTable(rows, file);
  },
};

/**
 * What a spreadsheet would take for a formula (OWASP, CSV Injection), a number or a date, and write back as another text,
 * is given an apostrophe, which is taken away again.
 */
const guarded = (text: string): string => (isTaken(text) ? `'${text}` : text);
const unguarded = (text: string): string =>
  text.startsWith("'") && isTaken(text.slice(1)) ? text.slice(1) : text;
const isTaken = (text: string): boolean => /^'*(?:[=+\-@\t]|[\d\s.,:/%–-]+$)/.test(text);
