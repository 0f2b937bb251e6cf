/** The checks, found by listing this folder: adding one is adding one file. */
import { readdir } from 'node:fs/promises';
import type { Check } from './check.ts';

const folder = new URL('./', import.meta.url);
/** What stands in the folder besides checks. */
const frame = new Set(['check.ts', 'list-checks.ts']);

/** Every check, in the order of their codes. */
export async function listChecks(): Promise<readonly Check[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !frame.has(file));
  return Promise.all(files.sort().map(load));
}

async function load(file: string): Promise<Check> {
  const { check } = (await import(new URL(file, folder).href)) as { readonly check: Check };
  if (`${check.code}.ts` !== file) throw new Error(`The check ${check.code} stands in checks/${file}`);
  return check;
}
