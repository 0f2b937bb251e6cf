/** Measures the pictures of a project, once for each state of a file. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { measurePicture } from '../engines/raster.ts';
import type { Asset } from '../model/document.ts';
import type { Digest } from '../model/id.ts';
import type { Inputs } from './inputs.ts';
import { readBytes } from './read-bytes.ts';

export type Measured = Asset | 'missing' | 'not-a-picture' | 'too-large';

/** Larger files are no pictures for a page or a leaflet: they are mistakes. */
const mostBytes = 40_000_000;
const mostPixels = 50_000_000;

/** @param known what earlier builds measured, by digest: added to. */
export async function measurePictures(
  root: string,
  files: readonly string[],
  inputs: Inputs,
  known: Map<Digest, Measured>,
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const file of files) {
    const digest = inputs.get(file)?.digest;
    if (!digest) continue;
    const result = known.get(digest) ?? (await measure(root, file, digest));
    known.set(digest, result);
    measured.set(file, typeof result === 'string' ? result : { ...result, file });
  }
  return measured;
}

async function measure(root: string, file: string, digest: Digest): Promise<Measured> {
  if (statSync(join(root, file)).size > mostBytes) return 'too-large';
  const bytes = readBytes(root, file);
  if (!bytes) return 'missing';
  const picture = await measurePicture(bytes);
  if (!picture) return 'not-a-picture';
  if (picture.width * picture.height > mostPixels) return 'too-large';
  return { file, digest, ...picture };
}
