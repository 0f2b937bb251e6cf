/** A translator at a table: writes beside a source, as a spreadsheet would save it. */
import { readCsv, writeCsv } from '../../pipeline/language/csv.ts';

/** `texts`: source → translation. The table is written anew with them, all else as it was. */
export function typeInto(csv: string, texts: Readonly<Record<string, string>>): string {
  const table = readCsv(csv);
  if ('reason' in table) throw new Error(table.reason.en);
  const rows = table.rows.map((row) => row.map(({ text }) => text));
  return writeCsv(
    rows.map((row) => row.map((cell, index) => (index === 3 ? (texts[row[2] ?? ''] ?? cell) : cell))),
  );
}
