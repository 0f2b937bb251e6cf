/**
 * What files for a print shop are made with that is not part of the project: Ghostscript, and colour profiles elsewhere on
 * the machine. Installed or exchanged, they change the next build although no file of the project has changed.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findExecutable } from '../engines/ghostscript.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { pressFolder } from '../model/press.ts';
import type { Inputs } from './inputs.ts';
import type { BuildOptions } from './options.ts';

/** Nothing outside, and nothing asked, where no print shop wants CMYK. */
export async function lookOutside(
  { root, environment }: Pick<BuildOptions, 'root' | 'environment'>,
  inputs: Inputs,
): Promise<Digest> {
  const shops = [...inputs.keys()]
    .filter((path) => path.startsWith(`${pressFolder}/`) && path.endsWith('.yaml'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .filter((text) => text.includes('cmyk'));
  if (shops.length === 0) return nothing;
  const profiles = shops.flatMap((text) => [...text.matchAll(fullPath)].map(([, path = '']) => path));
  const ghostscript = await findExecutable(environment);
  return digestOfRecord([...profiles, ...(ghostscript ? [ghostscript] : [])].map(stampOf));
}

const nothing = '' as Digest;

/** A path from the root of the disk, in quotes or not; what exactly is meant, the schema says. */
const fullPath = /profile:\s*["']?((?:\/|[A-Za-z]:[\\/])[^"'\n]*?\.ic[cm])\b/gi;

/** By size and time: to read a profile of megabytes at every build would take longer than the build. */
function stampOf(path: string): readonly unknown[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  return [path, stat?.size, stat?.mtimeMs];
}
