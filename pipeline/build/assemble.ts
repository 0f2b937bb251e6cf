/** Records → output: what is to be published, what of it must be made, and the files in place. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import { sortDiagnostics } from '../report/order.ts';
import type { BuildReport, Refusal } from '../report/report.ts';
import { makeAssets, makePageFonts, pictureAssets } from './assets.ts';
import { calledOf } from './called.ts';
import { sealDeposits } from './deposits.ts';
import { writeLists } from './lists.ts';
import type { Assembling } from './making.ts';
import { writeManifest } from './manifest.ts';
import { isSelected, isWhole } from './options.ts';
import { type OrderedEdition, pressProduct, printOrders } from './orders.ts';
import type { Outputs } from './outputs.ts';
import { writePages } from './pages.ts';
import { orderSheets } from './press-orders.ts';
import { writeReport } from './report.ts';
import { createSites } from './sites.ts';
import type { DocumentRecord, Output, OutputOnDisk, State } from './state.ts';
import { diagnosticsOf } from './survey.ts';

/** What a build gives, and leaves for the next. */
export interface Assembled {
  readonly report: BuildReport;
  readonly state: Omit<State, 'at' | 'options' | 'outside' | 'inputs' | 'program'>;
}

/** An edition that this build publishes, and the record that it is of. */
interface Published {
  readonly record: DocumentRecord;
  readonly card: EditionCard;
}

export async function assemble(assembling: Assembling): Promise<Assembled> {
  const { options, project, prepared, stage, shared, outputs, stylesheet } = assembling;
  const records = [...prepared.records.values()];
  const published = records.flatMap((record) =>
    record.cards.filter((card) => card.approved || !options.release).map((card) => ({ record, card })),
  );
  const cards = published.map(({ card }) => card);
  leaveUnselected(assembling, published, outputs);

  const pictures = published.flatMap(({ record }) => record.pictures);
  // The pictures of the site are made beside the prints. Together, so that no failure of one goes unheard.
  const [printed] = await Promise.all([
    printOrders(assembling, ordersOf(published), outputs),
    makeAssets(pictureAssets(options.root, pictures), stage, outputs),
  ]);
  const orders = await orderSheets(assembling, printed, outputs);
  // The browsers end while the rest is made.
  void assembling.room.close();
  const pages = published.filter(({ record, card }) =>
    isSelected(options, { language: card.language, product: 'page', document: record.id }),
  );
  const { downloads } = printed;
  const input = { published: cards, wanted: pages, downloads, stylesheet };
  // The lists are written here while the workers write the pages. Together, so that no failure of one goes unheard.
  const fonts = await Promise.all([
    writePages(assembling, input, outputs),
    Promise.try(() =>
      writeLists({ project, sites: createSites(project), cards, stylesheet, shared }, outputs),
    ),
  ]);
  await makePageFonts(fonts.flat(), assembling, outputs);
  const deposits = await sealDeposits(assembling, depositable(assembling, published), outputs);

  const diagnostics = collect(assembling, records, [
    ...printed.diagnostics,
    ...orders,
    ...deposits.diagnostics,
  ]);
  const refusals = [
    ...records.flatMap((record) => record.refusals),
    ...notApproved(assembling, records),
  ].filter((refusal) => isSelected(options, refusal));
  const all = records.flatMap((record) => record.cards);
  const waived = records.flatMap((record) => record.waived);
  const report = await writeReport(
    { project, shared, cards: all, printed, refusals, diagnostics, waived },
    outputs,
  );
  writeManifest(outputs);
  commit(assembling, outputs);
  return {
    report,
    state: {
      shared,
      measured: assembling.measured,
      documents: prepared.records,
      prints: printed.prints,
      seals: deposits.seals,
      outputs: onDisk(assembling.output, outputs),
    },
  };
}

/** What this build was not asked for stays as it is, so long as its edition is still there. */
function leaveUnselected(
  { state, options }: Assembling,
  published: readonly Published[],
  outputs: Outputs,
): void {
  const alive = new Set(published.map(({ record, card }) => `${record.id} ${card.language}`));
  const documents = new Set(published.map(({ record }) => record.id));
  for (const output of state.outputs.values()) {
    // A deposit is of all languages, and made again whichever of them is asked for.
    const asked = output.language ? options : { ...options, languages: new Set<LanguageTag>() };
    if (!output.product || !output.document || isSelected(asked, output)) continue;
    // They come and go with the prints that they are made of, under whose name they are asked for.
    if (output.product === pressProduct) continue;
    const { document, language, beside } = output;
    const isAlive = [language, beside].every((each) => !each || alive.has(`${document} ${each}`));
    if (isAlive && documents.has(document)) outputs.leave(output);
  }
}

/** What holds two languages is published where both of them are. */
const ordersOf = (published: readonly Published[]): readonly OrderedEdition[] => {
  const cards = Map.groupBy(
    published.map(({ card }) => card),
    ({ facts }) => facts.id,
  );
  return published.flatMap(({ record, card }) =>
    record.orders.flatMap((order): OrderedEdition[] => {
      if (order.language !== card.language) return [];
      if (!order.beside) return [{ record, order, card }];
      const other = cards.get(record.id)?.find(({ language }) => language === order.beside);
      return other ? [{ record, order, card, other }] : [];
    }),
  );
};

/** Of documents with one identifier only the first, as their diagnostic says: a bag cannot be two things. */
function depositable({ options }: Assembling, published: readonly Published[]): readonly DocumentRecord[] {
  const asked = published.filter(({ record }) =>
    isSelected({ ...options, languages: new Set() }, { product: 'deposit', document: record.id }),
  );
  const owners = new Map<string, DocumentRecord>();
  for (const { record, card } of asked)
    if (!owners.has(card.facts.identifier)) owners.set(card.facts.identifier, record);
  return [...owners.values()];
}

/** In a release, what waits for an approval is refused, and said to be. */
function notApproved(
  { options, project }: Assembling,
  records: readonly DocumentRecord[],
): readonly Refusal[] {
  if (!options.release) return [];
  return records.flatMap(({ id: document, cards, orders }) => {
    const waiting = new Set(cards.filter(({ approved }) => !approved).map(({ language }) => language));
    const refuse = (made: Parameters<typeof calledOf>[0]): Refusal => {
      const { product, format, language } = made;
      return {
        document,
        language,
        product,
        format,
        ...calledOf(made, project.profiles),
        code: 'not-approved',
      };
    };
    return cards.flatMap(({ language }) => [
      ...(waiting.has(language) ? [refuse({ language, product: 'page', format: 'page' })] : []),
      ...orders
        .filter((order) => order.language === language)
        .filter(({ beside }) => waiting.has(language) || (beside && waiting.has(beside)))
        .map(refuse),
    ]);
  });
}

function collect(
  { project, found }: Assembling,
  records: readonly DocumentRecord[],
  ofOutputs: readonly Diagnostic[],
): readonly Diagnostic[] {
  return sortDiagnostics([...diagnosticsOf(project, found, records), ...ofOutputs]);
}

/** The manifest is put in place last: where it stands, everything that it names stands. */
function commit({ stage, state, spoilt, options }: Assembling, outputs: Outputs): void {
  // A part of a build does not know whether a spoilt file is still wanted.
  const known = [...state.outputs.keys(), ...(isWhole(options) ? spoilt : [])];
  stage.commit(
    outputs.written,
    known.filter((path) => !outputs.all.has(path)),
  );
}

function onDisk(folder: string, outputs: Outputs): ReadonlyMap<string, OutputOnDisk> {
  return new Map(
    [...outputs.all.values()].map((output: Output) => [
      output.path,
      { ...output, modified: statSync(join(folder, output.path)).mtimeMs },
    ]),
  );
}
