/** Layouts → files: through the browsers, two of them at once, and judged by what was measured. */

import type { FoundBrowser } from '../engines/find-browser.ts';
import { openPress, type Press } from '../engines/press.ts';
import { digestOf } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest } from '../model/id.ts';
import type { Layout } from '../model/rendition.ts';
import { printedProducts } from './products.ts';
import { type Stage, write } from './stage.ts';
import type { PrintRecord } from './state.ts';

export interface PrintJob {
  readonly key: Digest;
  readonly layout: Layout;
  readonly card: EditionCard;
  /** Where the bytes go, relative to `output/`. */
  readonly paths: readonly string[];
}

export interface PrintRun {
  readonly found: FoundBrowser;
  readonly root: string;
  readonly cache: string;
  readonly cores: number;
  readonly stylesheets: ReadonlyMap<string, string>;
  readonly stage: Stage;
  done(count: number): void;
}

/** Prints every job. @throws PipelineError where the browser does not start. */
export async function print(
  jobs: readonly PrintJob[],
  run: PrintRun,
): Promise<ReadonlyMap<Digest, PrintRecord>> {
  const records = new Map<Digest, PrintRecord>();
  if (jobs.length === 0) return records;
  const { found, root, cache, cores, stylesheets } = run;
  const browsers = Math.min(cores, jobs.length);
  const press = await openPress(found, { browsers, stylesheets, projectRoot: root, cacheDirectory: cache });
  const queue = [...jobs];
  // One more than there are browsers, so that none waits while pictures are cropped and files are finished.
  const lane = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      records.set(job.key, await printOne(job, press, run.stage));
      run.done(records.size);
    }
  };
  try {
    await Promise.all(Array.from({ length: browsers * 2 }, lane));
  } finally {
    await press.close();
  }
  return records;
}

async function printOne(
  { key, layout, card, paths }: PrintJob,
  press: Press,
  stage: Stage,
): Promise<PrintRecord> {
  const { bytes, thumbnails, measurement } = await press.render(layout);
  const diagnostics = printedProducts.get(layout.product)?.inspect(card, layout, measurement) ?? [];
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  for (const path of paths) stage.write(path, bytes);
  const written = thumbnails.map((thumbnail, side) =>
    write(stage, `report/thumbnails/${key.slice(0, 20)}-${side + 1}.webp`, thumbnail),
  );
  const size = layout.medium === 'image' ? { width: layout.width, height: layout.height } : {};
  return {
    diagnostics,
    made: { digest: digestOf(bytes), bytes: bytes.length, ...size, thumbnails: written },
  };
}
