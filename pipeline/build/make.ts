/** A build in which something has changed: read, prepare, assemble. */
import { type FoundBrowser, findBrowser } from '../engines/find-browser.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { type FoundFiles, findDocuments } from '../source/find-files.ts';
import { type Assembled, assemble } from './assemble.ts';
import { makeAssets, pageAssets } from './assets.ts';
import { digestOfInputs } from './inputs.ts';
import type { Making } from './making.ts';
import { measurePictures } from './measure.ts';
import { openOutputs } from './outputs.ts';
import { fewDocuments, openPool, type Pool } from './pool.ts';
import { prepareDocuments } from './prepare.ts';
import { readProject } from './project.ts';

export async function make(making: Making): Promise<Assembled> {
  const { options } = making;
  const found = findDocuments(options.root);
  const shared = digestOfShared(making);
  const pool = openPool(changedFiles(making, shared) > fewDocuments ? options.cores : 0);
  try {
    return await makeWith(making, found, shared, pool);
  } finally {
    await pool.close();
  }
}

async function makeWith(making: Making, found: FoundFiles, shared: Digest, pool: Pool): Promise<Assembled> {
  const { options, output, state, inputs } = making;
  const project = readProject(options.root);
  const measured = new Map(state.measured);
  const pictures = await measurePictures(options.root, found.pictures, inputs, measured);
  const documents = new Set(found.files.map(({ id }) => id));
  const ready = pool.setUp({ project, documents, pictures, output, software });
  const outputs = openOutputs(making.stage, state.outputs);
  const page = pageAssets(project, making.programCache);
  // Fonts are cut here while the workers read.
  const fonts = makeAssets(page.assets, making.stage, outputs);
  await ready;
  const prepared = await prepareDocuments({
    project,
    files: found.files,
    inputs,
    shared,
    previous: state.documents,
    pool,
    progress: (done, of) => options.progress('read', done, of),
  });
  await fonts;
  const { stylesheet } = page;
  return assemble({
    ...making,
    project,
    found,
    shared,
    prepared,
    pool,
    outputs,
    stylesheet,
    measured,
    browser: browserFinder(making),
  });
}

/** How many files there are to be read again, roughly: what is shared counts for everything. */
function changedFiles({ state, inputs }: Making, shared: Digest): number {
  if (shared !== state.shared) return inputs.size;
  return [...inputs].filter(([path, { digest }]) => state.inputs.get(path)?.digest !== digest).length;
}

/** Program, configuration and languages: whatever a change of could change any document. */
function digestOfShared({ inputs, program, options }: Making): Digest {
  const shared = digestOfInputs(
    inputs,
    (path) =>
      path.endsWith('.yaml') ||
      /^locales\/[^/]+\/(?:ledger\/)?interface\.json$/.test(path) ||
      /\/(?:content|ledger)\/publisher\.json$/.test(path),
  );
  return digestOfRecord([shared, digestOfInputs(program, () => true), options.release]);
}

/** Asked for only where something is to be printed, and once. */
function browserFinder({ options, programCache }: Making): () => Promise<FoundBrowser> {
  let found: Promise<FoundBrowser> | undefined;
  return () => {
    found ??= findBrowser(options.environment, programCache);
    return found;
  };
}

/** Named in the deposit; without a version of its own, because the digests say which program it was. */
const software = 'Nhịp Cầu';
