/** A build in which something has changed: read, prepare, assemble. */
import { digestOfRecord } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { pressFolder } from '../model/press.ts';
import { type FoundFiles, findDocuments } from '../source/find-files.ts';
import { termsFile } from '../translation/termbase.ts';
import { type Assembled, assemble } from './assemble.ts';
import { makeAssets, pageAssets } from './assets.ts';
import { digestOfInputs } from './inputs.ts';
import type { Making } from './making.ts';
import { measurePictures } from './measure.ts';
import type { BuildOptions } from './options.ts';
import { sourcesOf } from './orders.ts';
import { openOutputs } from './outputs.ts';
import { fewDocuments, openPool, type Pool } from './pool.ts';
import { prepareDocuments } from './prepare.ts';
import { openPressRoom } from './press-room.ts';
import { printedProducts } from './products.ts';
import { readProject } from './project.ts';
import type { DocumentRecord } from './state.ts';
import { isWordList } from './word-lists.ts';

export async function make(making: Making): Promise<Assembled> {
  const { options } = making;
  const found = findDocuments(options.root);
  const shared = digestOfShared(making);
  const pool = openPool(changedDocuments(making, found, shared) > fewDocuments ? options.cores : 0);
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
  const room = openPressRoom(making, project);
  try {
    if (willPrint(making)) room.warmUp();
    const outputs = openOutputs(making.stage, state.outputs);
    // Together, so that no failure of one goes unheard.
    const [, { stylesheet, assets }] = await Promise.all([
      pool.setUp({ project, documents, pictures, output, software }),
      Promise.try(() => pageAssets(project, making.programCache)),
    ]);
    const prepare = prepareDocuments({
      project,
      files: found.files,
      inputs,
      shared,
      previous: state.documents,
      pool,
      progress: (done, of) => options.progress('read', done, of),
      printing: () => prints(options) && room.warmUp(),
    });
    // Fonts are cut here while the workers read.
    const [prepared] = await Promise.all([prepare, makeAssets(assets, making.stage, outputs)]);
    return await assemble({
      ...making,
      project,
      found,
      shared,
      prepared,
      pool,
      outputs,
      stylesheet,
      measured,
      room,
    });
  } finally {
    await room.close();
  }
}

/** Whether this build is asked for something that a browser makes. */
const prints = ({ products }: BuildOptions): boolean =>
  products.size === 0 || [...products].some((id) => printedProducts.has(id));

/**
 * Whether it is likely before anything was read: a document that was printed before has changed, or nothing was built
 * before, and of a whole project something is nearly always printed.
 */
function willPrint({ state, inputs, options }: Making): boolean {
  const changed = (record: DocumentRecord) => {
    const [card] = record.cards;
    return (
      record.orders.length > 0 &&
      card &&
      [record.file, ...record.cards.flatMap(({ language }) => sourcesOf(record, language))].some(
        (file) => inputs.get(file)?.digest !== state.inputs.get(file)?.digest,
      )
    );
  };
  return prints(options) && (state.documents.size === 0 || [...state.documents.values()].some(changed));
}

/** How many documents are to be read again, at most: what is shared counts for all of them. */
function changedDocuments({ state, inputs }: Making, found: FoundFiles, shared: Digest): number {
  if (shared !== state.shared) return found.files.length;
  return [...inputs].filter(([path, { digest }]) => state.inputs.get(path)?.digest !== digest).length;
}

/** Program, configuration and languages: whatever a change of could change any document. */
function digestOfShared({ inputs, program, outside, options }: Making): Digest {
  const shared = digestOfInputs(
    inputs,
    (path) =>
      path.endsWith('.yaml') ||
      path.startsWith(`${pressFolder}/`) ||
      path === termsFile ||
      isWordList(path) ||
      /^locales\/[^/]+\/(?:ledger\/)?interface\.json$/.test(path) ||
      /\/(?:content|ledger)\/publisher\.json$/.test(path),
  );
  return digestOfRecord([shared, digestOfInputs(program, () => true), outside, options.release]);
}

/** Named in the deposit; without a version of its own, because the digests say which program it was. */
const software = 'Nhịp Cầu';
