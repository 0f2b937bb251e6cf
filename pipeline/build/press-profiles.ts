/** What the print shops of a project ask for: `content/press/*.yaml`, with the colour profiles that they name. */
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { readColourProfile } from '../engines/icc.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { digestOf } from '../model/digest.ts';
import { type PressProfile, pressFolder } from '../model/press.ts';
import { type FoundColourProfile, readPressProfile } from '../source/press-profile.ts';
import { namesIn, readAs, readBytes } from './read-bytes.ts';

export interface PressShops {
  /** Of every file, also of one that has errors. */
  readonly names: ReadonlySet<string>;
  /** Those without errors, by name. */
  readonly profiles: ReadonlyMap<string, PressProfile>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readPressShops(root: string): PressShops {
  const profiles = new Map<string, PressProfile>();
  const diagnostics: Diagnostic[] = [];
  const names = namesIn(root, pressFolder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length));
  for (const name of names) {
    const file = pressProfileFile(name);
    const read = readAs(root, file, (bytes) => readPressProfile(file, bytes, (path) => lookAt(root, path)));
    diagnostics.push(...(read?.diagnostics ?? []));
    if (read?.value) profiles.set(name, read.value);
  }
  return { names: new Set(names), profiles, diagnostics };
}

export const pressProfileFile = (name: string): string => `${pressFolder}/${name}.yaml`;

function lookAt(root: string, path: string): FoundColourProfile {
  const bytes = isAbsolute(path) ? readOutside(path) : readBytes(root, path);
  if (!bytes) return 'missing';
  const facts = readColourProfile(bytes);
  return facts ? { ...facts, digest: digestOf(bytes) } : 'none';
}

function readOutside(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
