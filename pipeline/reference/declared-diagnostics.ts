/** Every diagnostic of the program, found where it is declared: an export `diagnose`, or a check's `kinds`. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Check } from '../checks/check.ts';
import { compare } from '../model/compare.ts';
import type { DiagnosticKind } from '../model/diagnostic.ts';

export interface Declared {
  readonly code: string;
  /** Relative to `pipeline/`. */
  readonly file: string;
  /** What it may say: more than one where a check finds more than one fault. */
  readonly kinds: readonly DiagnosticKind[];
}

const pipeline = new URL('../', import.meta.url);
const declaring = /^(?:export )?const \w+ = declareDiagnostics\(/m;

/** Sorted by code. @throws where a file declares diagnostics and exports neither. */
export async function declaredDiagnostics(): Promise<readonly Declared[]> {
  const files = readdirSync(pipeline, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && declaring.test(readFileSync(new URL(file, pipeline), 'utf8')));
  const declared = await Promise.all(files.map(load));
  return declared.flat().sort((one, other) => compare(one.code, other.code));
}

async function load(file: string): Promise<readonly Declared[]> {
  const { check, diagnose } = (await import(new URL(file, pipeline).href)) as {
    readonly check?: Check;
    readonly diagnose?: { readonly kinds: Readonly<Record<string, DiagnosticKind>> };
  };
  if (check) return [{ code: check.code, file, kinds: check.kinds }];
  if (!diagnose)
    throw new Error(`pipeline/${file} declares diagnostics and does not export them as diagnose`);
  return Object.entries(diagnose.kinds).map(([code, kind]) => ({ code, file, kinds: [kind] }));
}
