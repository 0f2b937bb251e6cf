/** Printed products: orders of the documents → files for reading, copies for the site, thumbnails for the report. */
import { fontsDigest } from '../engines/fonts.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import { formatAsked } from '../model/rendition.ts';
import type { Download } from '../products/product.ts';
import type { Assembling } from './making.ts';
import { isSelected } from './options.ts';
import type { Outputs, Planned } from './outputs.ts';
import { type PlaceWords, wordPlacer } from './place-words.ts';
import { pressProfileFile } from './press-profiles.ts';
import { type PrintJob, print } from './print.ts';
import { catalogueFile, ledgerFile } from './project.ts';
import type { DocumentRecord, PrintOrder, PrintRecord } from './state.ts';

export interface PrintedOrders {
  /** By document and language: `news/2024/plan vi`. */
  readonly downloads: ReadonlyMap<string, readonly Download[]>;
  readonly prints: ReadonlyMap<Digest, PrintRecord>;
  readonly orders: readonly PlacedOrder[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlacedOrder extends PrintOrder {
  /** Key of the layout alone; `key` is that of the file. */
  readonly layoutKey: Digest;
  readonly document: DocumentId;
  readonly card: EditionCard;
  readonly other?: EditionCard;
  readonly mediaType: 'application/pdf' | 'image/png';
  /** Of the file for reading and of its copy in the site, relative to `output/`. */
  readonly paths: readonly [string, string];
  /** Of the file for the print shop; absent where none is wanted. */
  readonly pressPath?: string;
  readonly madeFrom: readonly string[];
}

export const downloadsKey = (document: DocumentId, language: LanguageTag): string =>
  `${document} ${language}`;

/** An order, and the editions that it is of. */
export interface OrderedEdition {
  readonly record: DocumentRecord;
  readonly order: PrintOrder;
  readonly card: EditionCard;
  /** Of the language beside it, in what holds two. */
  readonly other?: EditionCard;
}

/** Makes what this build is asked for of `all` and is not there yet; what it is not asked for stays as it is. */
export async function printOrders(
  assembling: Assembling,
  all: readonly OrderedEdition[],
  outputs: Outputs,
): Promise<PrintedOrders> {
  const isWanted = ({ order, record }: OrderedEdition) =>
    isSelected(assembling.options, { ...order, document: record.id });
  const left = leaveOrders(
    assembling,
    all.filter((each) => !isWanted(each)),
    outputs,
  );
  const made = await printWanted(assembling, all.filter(isWanted), outputs);
  const prints = new Map([...left.prints, ...made.prints]);
  const orders = [...left.orders, ...made.orders];
  const placeWords = wordPlacer(assembling.options.root);
  return {
    downloads: downloadsOf(orders, prints),
    prints,
    orders,
    diagnostics: orders.flatMap((order) => diagnosticsOf(order, prints, placeWords)),
  };
}

/** With the lines on which the words stand that they speak of. */
function diagnosticsOf(
  { key, document, language, beside, card }: PlacedOrder,
  prints: ReadonlyMap<Digest, PrintRecord>,
  placeWords: PlaceWords,
): readonly Diagnostic[] {
  const files = [language, ...(beside ? [beside] : [])].map((each) =>
    each === card.facts.sourceLanguage ? card.facts.file : catalogueFile(each, document),
  );
  return (prints.get(key)?.diagnostics ?? []).map((each) => placeWords(each, files));
}

type Placed = Pick<PrintedOrders, 'orders' | 'prints'>;

/** The files themselves are left by whoever leaves everything unasked for; here, what is known of them. */
function leaveOrders({ state }: Assembling, others: readonly OrderedEdition[], outputs: Outputs): Placed {
  const prints = new Map<Digest, PrintRecord>();
  const orders = others.flatMap((each): PlacedOrder[] => {
    const order = place(each, '' as Digest);
    const key = state.outputs.get(order.paths[0])?.key;
    const record = key && state.prints.get(key);
    if (!record) return [];
    prints.set(key, record);
    const beside = [
      ...(record.made?.thumbnails ?? []),
      ...(order.pressPath ? [{ path: order.pressPath }] : []),
    ];
    for (const { path } of beside) {
      const known = state.outputs.get(path);
      if (known) outputs.leave(known);
    }
    return [{ ...order, key }];
  });
  return { orders, prints };
}

async function printWanted(
  assembling: Assembling,
  wanted: readonly OrderedEdition[],
  outputs: Outputs,
): Promise<Placed> {
  if (wanted.length === 0) return { prints: new Map(), orders: [] };
  const { state, stage, room } = assembling;
  const engine = digestOfRecord([await room.version(), fontsDigest(), [...room.sheets], assembling.shared]);
  const orders = wanted.map((each) => place(each, engine));
  const prints = new Map<Digest, PrintRecord>();
  const missing = orders.filter((order) => {
    const known = state.prints.get(order.key);
    if (!known || !keepFiles(order, known, outputs)) return true;
    prints.set(order.key, known);
    return false;
  });
  if (missing.length === 0) return { prints, orders };
  const made = await printMissing(assembling, missing);
  for (const order of missing) {
    const record = made.get(order.key);
    if (!record) continue;
    prints.set(order.key, record);
    for (const [planned, written] of filesOf(order, record))
      outputs.add(planned, { ...written, part: stage.part });
  }
  return { prints, orders };
}

async function printMissing(
  { prepared, stage, options, room }: Assembling,
  missing: readonly PlacedOrder[],
): Promise<ReadonlyMap<Digest, PrintRecord>> {
  room.warmUp();
  await prepared.hold(missing.map(({ document }) => document));
  const jobs = missing.map(({ key, layoutKey, card, paths, pressPath, document }): PrintJob => {
    const layout = prepared.layouts.get(layoutKey);
    if (!layout) throw new Error(`no layout for an order of ${document}`);
    return { key, layout, card, paths, ...(pressPath && { pressPath }) };
  });
  // Twice as many as there are browsers, so that none waits while pictures are cropped and files are finished.
  const lanes = options.cores * 2;
  const done = (count: number) => options.progress('print', count, jobs.length);
  return print(jobs, { press: await room.press(), lanes, stage, done });
}

function place({ record, order, card, other }: OrderedEdition, engine: Digest): PlacedOrder {
  const { language, beside, format, medium } = order;
  const isPdf = medium === 'print';
  const name = `${language}/${record.id}.${format}.${isPdf ? 'pdf' : 'png'}`;
  return {
    ...order,
    key: digestOfRecord([order.key, engine]),
    layoutKey: order.key,
    document: record.id,
    card,
    ...(other && { other }),
    mediaType: isPdf ? 'application/pdf' : 'image/png',
    paths: [`${isPdf ? 'print' : 'images'}/${name}`, `web/${name}`],
    ...(order.press && { pressPath: `press/${name}` }),
    madeFrom: [
      ...new Set([language, ...(beside ? [beside] : [])].flatMap((each) => sourcesOf(record, each))),
    ],
  };
}

/** The files that an edition was written in. */
export const sourcesOf = (
  record: Pick<DocumentRecord, 'id' | 'file' | 'pictures'>,
  language: LanguageTag,
): readonly string[] => [
  record.file,
  catalogueFile(language, record.id),
  ledgerFile(language, record.id),
  ...new Set(record.pictures.map(({ file }) => file)),
];

/** Every file of an order, and what is known of its bytes. */
function filesOf(
  order: PlacedOrder,
  { made }: PrintRecord,
): readonly (readonly [Planned, { bytes: number; digest: Digest }])[] {
  if (!made) return [];
  const { document, language, beside, product, format, key, mediaType, madeFrom, pressPath } = order;
  const base = { key, document, language, ...(beside && { beside }), product, format, madeFrom };
  return [
    ...order.paths.map((path) => [{ ...base, path, mediaType }, made] as const),
    ...(pressPath && made.press ? [[pressOutput(order, pressPath), made.press] as const] : []),
    ...made.thumbnails.map(
      (thumbnail) =>
        [{ path: thumbnail.path, mediaType: 'image/webp', key, madeFrom: [] }, thumbnail] as const,
    ),
  ];
}

/** Stands in the report as a product of its own: it is not the file that readers get. */
const pressOutput = (
  { key, document, language, format, mediaType, madeFrom, card }: PlacedOrder,
  path: string,
): Planned => ({
  key,
  document,
  language,
  product: pressProduct,
  format,
  path,
  mediaType,
  madeFrom: [...madeFrom, pressProfileFile(card.facts.press?.profile ?? '')],
});

/** Under which files for the print shop are told. They come and go with what they are made of. */
export const pressProduct = 'press';

/** Keeps all files of an order, or none: two copies must never come from two builds. */
function keepFiles(order: PlacedOrder, record: PrintRecord, outputs: Outputs): boolean {
  const files = filesOf(order, record);
  if (!files.every(([planned]) => outputs.has(planned))) return false;
  for (const [planned] of files) outputs.keep(planned);
  return true;
}

function downloadsOf(
  orders: readonly PlacedOrder[],
  prints: ReadonlyMap<Digest, PrintRecord>,
): ReadonlyMap<string, readonly Download[]> {
  const downloads = new Map<string, Download[]>();
  const offer = (reader: EditionCard, order: PlacedOrder, beside?: LanguageTag) => {
    const made = prints.get(order.key)?.made;
    // A page that is finished offers nothing that is not: of two languages the other may still be a draft.
    if (!made || (reader.approved && !isFinal(order))) return;
    const name = downloadsKey(order.document, reader.language);
    const { bytes, width, height } = made;
    const download: Download = {
      product: order.product,
      format: formatAsked(order),
      ...(beside && { beside }),
      path: order.paths[1].slice('web/'.length),
      mediaType: order.mediaType,
      bytes,
      ...(width && { width }),
      ...(height && { height }),
    };
    downloads.set(name, [...(downloads.get(name) ?? []), download]);
  };
  for (const order of orders) offer(order.card, order, order.beside);
  // What stands in another language's folder comes after a language's own.
  for (const order of orders) if (order.other) offer(order.other, order, order.language);
  return downloads;
}

const isFinal = ({ card, other }: PlacedOrder): boolean => card.approved && (other?.approved ?? true);
