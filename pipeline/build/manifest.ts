/** `output/manifest.json`: every file with its digest and what it was made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../model/compare.ts';
import { digestOf } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import type { Outputs } from './outputs.ts';
import type { Output, OutputOnDisk } from './state.ts';

const manifestPath = 'manifest.json';

export function writeManifest(outputs: Outputs): void {
  const files = [...outputs.all.values()]
    .toSorted((one, other) => compare(one.path, other.path))
    .map(({ path, mediaType, bytes, digest, key, document, language, product, format, madeFrom, needs }) => ({
      path,
      mediaType,
      bytes,
      sha256: digest,
      key,
      ...(document && { document }),
      ...(language && { language }),
      ...(product && { product, format }),
      ...(madeFrom.length > 0 && { madeFrom }),
      ...(needs && { needs }),
    }));
  // One line a file: readable, and a change of one file is a change of one line.
  const text = `{"files":[\n${files.map((file) => JSON.stringify(file)).join(',\n')}\n]}\n`;
  outputs.make(
    { path: manifestPath, mediaType: 'application/json', key: digestOf(text), madeFrom: [] },
    () => text,
  );
}

/** What `output/` holds, by its manifest: nothing where there is none. Whether the files are still so is not asked. */
export function readManifest(output: string): ReadonlyMap<string, OutputOnDisk> {
  try {
    const { files } = JSON.parse(readFileSync(join(output, manifestPath), 'utf8')) as Manifest;
    return new Map(
      files
        .filter(({ path }) => isInside(path))
        .map(({ sha256, ...file }) => [file.path, { madeFrom: [], ...file, digest: sha256, modified: 0 }]),
    );
  } catch {
    return new Map();
  }
}

/** A build removes what it no longer makes: a manifest that came with somebody else's project must not name other files. */
const isInside = (path: string): boolean => path.split('/').every((name) => /^(?!\.\.?$)[^\\:]+$/.test(name));

interface Manifest {
  readonly files: readonly (Omit<Output, 'digest' | 'madeFrom'> & { readonly sha256: Digest })[];
}
