/** The exchange formats, found by listing this folder: adding one is adding one file. */
import { readdirSync } from 'node:fs';
import type { ExchangeFormat } from './format.ts';

const folder = new URL('./', import.meta.url);
/** What stands in the folder besides formats. */
const frame = new Set([
  'format.ts',
  'list-formats.ts',
  'envelope.ts',
  'inline.ts',
  'table.ts',
  'workbook.ts',
]);

/** The ids of all formats, sorted. */
export const formatIds: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !frame.has(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

export async function loadFormat(id: string): Promise<ExchangeFormat> {
  const { format } = (await import(new URL(`${id}.ts`, folder).href)) as { format: ExchangeFormat };
  if (format.id !== id) throw new Error(`The format ${format.id} stands in interchange/${id}.ts`);
  return format;
}

export const loadFormats = (): Promise<ExchangeFormat[]> => Promise.all(formatIds.map(loadFormat));
