/** `output/manifest.json`: every file with its digest and what it was made from. */
import { digestOf } from '../model/digest.ts';
import type { Outputs } from './outputs.ts';

export const manifestPath = 'manifest.json';

export function writeManifest(outputs: Outputs): void {
  const files = [...outputs.all.values()]
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, mediaType, bytes, digest, key, document, language, product, format, madeFrom }) => ({
      path,
      mediaType,
      bytes,
      sha256: digest,
      key,
      ...(document && { document }),
      ...(language && { language }),
      ...(product && { product, format }),
      ...(madeFrom.length > 0 && { madeFrom }),
    }));
  // One line a file: readable, and a change of one file is a change of one line.
  const text = `{"files":[\n${files.map((file) => JSON.stringify(file)).join(',\n')}\n]}\n`;
  outputs.make(
    { path: manifestPath, mediaType: 'application/json', key: digestOf(text), madeFrom: [] },
    () => text,
  );
}
