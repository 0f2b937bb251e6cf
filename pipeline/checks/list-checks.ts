/** The checks, found by listing this folder: adding one is adding one file. */
import { readdir } from 'node:fs/promises';
import type { AcrossCheck } from './across/across.ts';
import type { Check } from './check.ts';

const folder = new URL('./', import.meta.url);
/** What stands in the folder besides checks. */
const frame = new Set(['check.ts', 'list-checks.ts', 'term-use.ts']);

/** Every check across documents, in the order of their codes. */
export async function listAcrossChecks(): Promise<readonly AcrossCheck[]> {
  const files = (await readdir(new URL('across/', folder))).filter((file) => file !== 'across.ts');
  return Promise.all(files.sort().map((file) => load<AcrossCheck>(`across/${file}`)));
}

/** Every check, in the order of their codes. */
export async function listChecks(): Promise<readonly Check[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && !frame.has(file));
  return Promise.all(files.sort().map((file) => load<Check>(file)));
}

async function load<Kind extends Check | AcrossCheck>(file: string): Promise<Kind> {
  const { check } = (await import(new URL(file, folder).href)) as { readonly check: Kind };
  if (`${check.code}.ts` !== file.replace('across/', ''))
    throw new Error(`The check ${check.code} stands in checks/${file}`);
  return check;
}
