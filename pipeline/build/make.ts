/** A build in which something has changed: read, prepare, assemble. */
import { type FoundBrowser, findBrowser } from '../engines/find-browser.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { type FoundFiles, findDocuments } from '../source/find-files.ts';
import { type Assembled, assemble } from './assemble.ts';
import { makeAssets, pageAssets } from './assets.ts';
import { digestOfInputs, type Inputs } from './inputs.ts';
import { measurePictures } from './measure.ts';
import type { BuildOptions } from './options.ts';
import { openOutputs } from './outputs.ts';
import { fewDocuments, openPool } from './pool.ts';
import { prepareDocuments } from './prepare.ts';
import { readProject } from './project.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';
import { workshopFor } from './workshop.ts';

/** What the steps of one build share. */
export interface Making {
  readonly options: BuildOptions;
  readonly cache: string;
  readonly programCache: string;
  /** Absolute path of `output/`. */
  readonly output: string;
  /** The last build's, its outputs only those that are intact. */
  readonly state: State;
  readonly inputs: Inputs;
  readonly program: Inputs;
  readonly stage: Stage;
}

export async function make(making: Making): Promise<Assembled> {
  const { options, output, state, inputs } = making;
  const project = readProject(options.root);
  const found = findDocuments(options.root);
  const measured = new Map(state.measured);
  const pictures = await measurePictures(options.root, found.pictures, inputs, measured);
  const shared = digestOfShared(making, found);
  const setup = { project, documents: new Set(found.files.map(({ id }) => id)), pictures, output, software };
  const changed = found.files.filter(
    ({ file }) => state.documents.get(file)?.key === undefined || shared !== state.shared,
  ).length;
  const pool = openPool(setup, changed > fewDocuments ? options.cores : 0, () => workshopFor(setup));
  const outputs = openOutputs(making.stage, state.outputs);
  const page = pageAssets(project, making.programCache);
  try {
    // Fonts are cut here while the workers read.
    const [prepared] = await Promise.all([
      prepareDocuments({
        project,
        files: found.files,
        inputs,
        shared,
        previous: state.documents,
        pool,
        progress: (done, of) => options.progress('read', done, of),
      }),
      makeAssets(page.assets, making.stage, outputs),
    ]);
    return await assemble({
      ...making,
      project,
      found,
      shared,
      prepared,
      pool,
      outputs,
      stylesheet: page.stylesheet,
      measured,
      browser: browserFinder(making),
    });
  } finally {
    await pool.close();
  }
}

/** Program, configuration and languages: whatever a change of could change any document. */
function digestOfShared({ inputs, program, options }: Making, found: FoundFiles): Digest {
  const shared = digestOfInputs(
    inputs,
    (path) =>
      path.endsWith('.yaml') ||
      /^locales\/[^/]+\/(?:ledger\/)?interface\.json$/.test(path) ||
      /\/(?:content|ledger)\/publisher\.json$/.test(path),
  );
  return digestOfRecord([
    shared,
    digestOfInputs(program, () => true),
    found.files.map(({ id }) => id),
    options.release,
  ]);
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
