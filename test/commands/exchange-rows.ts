/** A translator at a table: writes beside a source, as a spreadsheet would save it. */
import { readCsv, writeCsv } from '../../pipeline/language/csv.ts';

/** `texts`: source → translation. The table is written anew with them, all else as it was. Columns are where they are. */
export function typeInto(csv: string, texts: Readonly<Record<string, string>>): string {
  const table = readCsv(csv);
  if ('reason' in table) throw new Error(table.reason.en);
  const rows = table.rows.map((row) => row.map(({ text }) => text));
  const [head = []] = rows;
  const [source, target] = [/^(?:Câu gốc|Source)$/, /^(?:BẢN DỊCH|TRANSLATION)/].map((name) =>
    head.findIndex((cell) => name.test(cell)),
  );
  return writeCsv(
    rows.map((row) =>
      row.map((cell, index) => (index === target ? (texts[row[source ?? -1] ?? ''] ?? cell) : cell)),
    ),
  );
}
