/** Documents → records: only those are read again whose source, translations or shared inputs changed. */
import { posix } from 'node:path';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import type { Layout } from '../model/rendition.ts';
import type { DocumentFile } from '../source/read-document.ts';
import type { Inputs } from './inputs.ts';
import type { Pool } from './pool.ts';
import { catalogueFile, ledgerFile, type Project } from './project.ts';
import type { DocumentRecord } from './state.ts';
import type { Prepared, PrepareJob } from './workshop.ts';

export interface PrepareInput {
  readonly project: Project;
  readonly files: readonly DocumentFile[];
  readonly inputs: Inputs;
  /** Digest of the program and of everything that all documents share. */
  readonly shared: Digest;
  readonly previous: ReadonlyMap<string, DocumentRecord>;
  readonly pool: Pool;
  progress(done: number, of: number): void;
  /** Called when a document was read that is to be printed. */
  printing?(): void;
}

export interface PreparedDocuments {
  /** By file, in the order of the files. */
  readonly records: ReadonlyMap<string, DocumentRecord>;
  /** Layouts of the documents that were read in this build, by the key of their order. */
  readonly layouts: ReadonlyMap<Digest, Layout>;
  /** Documents whose editions the pool holds. */
  readonly held: ReadonlySet<DocumentId>;
  /** Reads a document that did not change, because something around it did. */
  hold(documents: readonly DocumentId[]): Promise<void>;
}

export async function prepareDocuments(input: PrepareInput): Promise<PreparedDocuments> {
  const { files, previous, pool } = input;
  const records = new Map<string, DocumentRecord>();
  const layouts = new Map<Digest, Layout>();
  const held = new Set<DocumentId>();
  const keyOf = keysOf(input);
  const byId = new Map(files.map((file) => [file.id, file]));

  const run = async (wanted: readonly DocumentFile[]) => {
    const jobs = wanted.map(
      (file): PrepareJob => ({
        file,
        items: itemsOf(records.get(file.file), byId, records, input.project),
        unread: unreadIn(records.get(file.file), byId, records, input.project),
        itemFiles: itemFilesOf(records.get(file.file), byId),
      }),
    );
    let done = 0;
    await pool.prepare(jobs, (prepared) => {
      const file = byId.get(prepared.document);
      if (!file) return;
      records.set(file.file, recordOf(file, keyOf(file), prepared, layouts));
      held.add(file.id);
      if (prepared.layouts.length > 0) input.printing?.();
      done += 1;
      input.progress(done, jobs.length);
    });
  };

  // A document that leads to others is read again when there are others than before.
  const sameFiles = files.length === previous.size && files.every(({ file }) => previous.has(file));
  const isSettled = (record: DocumentRecord) =>
    record.cards.length > 0 &&
    (sameFiles || (record.links.length === 0 && !record.cards[0]?.facts.items.length));
  for (const file of files) {
    const known = previous.get(file.file);
    if (known?.key === keyOf(file) && isSettled(known) && hasSamePictures(known, input.inputs))
      records.set(file.file, known);
  }
  await run(files.filter((file) => !records.has(file.file)));
  // A bulletin is known for one when it has been read; what it gathers may have changed though it did not.
  await run(
    files.filter(({ file }) => gathersChanged(records.get(file), previous.get(file), byId, records, held)),
  );
  return {
    records: sortedLike(files, records),
    layouts,
    held,
    hold: (documents) => run(documents.flatMap((id) => (held.has(id) ? [] : (byId.get(id) ?? [])))),
  };
}

/** A picture may stand in another folder than its document. */
const hasSamePictures = ({ pictures }: DocumentRecord, inputs: Inputs): boolean =>
  pictures.every(({ file, digest }) => inputs.get(file)?.digest === digest);

/** A document's key: digest of its source, its pictures, its translations and all that is shared. */
function keysOf({ project, inputs, shared }: PrepareInput): (file: DocumentFile) => Digest {
  const keys = new Map<string, Digest>();
  const pictures = Map.groupBy(
    [...inputs].filter(([path]) => path.startsWith('content/') && !path.endsWith('.md')),
    ([path]) => path.split('/').slice(0, 2).join('/'),
  );
  const make = ({ id, file }: DocumentFile): Digest => {
    const own = [file, ...project.languages.flatMap((tag) => [catalogueFile(tag, id), ledgerFile(tag, id)])];
    const folder = posix.dirname(file).split('/').slice(0, 2).join('/');
    return digestOfRecord([
      shared,
      own.map((path) => inputs.get(path)?.digest),
      (pictures.get(folder) ?? []).map(([path, { digest }]) => [path, digest]),
    ]);
  };
  return (file) => {
    const known = keys.get(file.file) ?? make(file);
    keys.set(file.file, known);
    return known;
  };
}

function recordOf(
  file: DocumentFile,
  key: Digest,
  prepared: Prepared,
  layouts: Map<Digest, Layout>,
): DocumentRecord {
  const orders = prepared.layouts.map((layout) => {
    const order = {
      language: layout.language,
      product: layout.product,
      format: layout.format,
      ...(layout.beside && { beside: layout.beside }),
      medium: layout.medium,
      ...(layout.medium === 'print' && layout.press && { press: layout.press.colour.space }),
      key: digestOfRecord(layout),
    };
    layouts.set(order.key, layout);
    return order;
  });
  const { cards, refusals, diagnostics, waived, pictures, links, anchors } = prepared;
  return {
    id: file.id,
    file: file.file,
    key,
    cards,
    orders,
    refusals,
    diagnostics,
    waived,
    pictures,
    links,
    anchors,
  };
}

type Records = ReadonlyMap<string, DocumentRecord>;
type Files = ReadonlyMap<DocumentId, DocumentFile>;

/** What a bulletin gathers, in each language; in the source's where a language lacks a document. */
function itemsOf(
  record: DocumentRecord | undefined,
  byId: Files,
  records: Records,
  project: Project,
): PrepareJob['items'] {
  const gathered = record?.cards[0]?.facts.items ?? [];
  if (gathered.length === 0) return new Map();
  const inLanguage = (id: DocumentId, tag: LanguageTag): readonly EditionCard[] => {
    const cards = records.get(byId.get(id)?.file ?? '')?.cards ?? [];
    const found =
      cards.find((card) => card.language === tag) ??
      cards.find((card) => card.language === project.publisher.sourceLanguage);
    return found ? [found] : [];
  };
  return new Map(project.languages.map((tag) => [tag, gathered.flatMap((id) => inLanguage(id, tag))]));
}

/** Languages in which one of the documents that it gathers cannot be read now. */
function unreadIn(
  record: DocumentRecord | undefined,
  byId: Files,
  records: Records,
  project: Project,
): PrepareJob['unread'] {
  const gathered = record?.cards[0]?.facts.items ?? [];
  const isUnread = (id: DocumentId, tag: LanguageTag): boolean => {
    const { cards = [], diagnostics = [] } = records.get(byId.get(id)?.file ?? '') ?? {};
    if (cards.length === 0) return true;
    if (cards.some(({ language }) => language === tag)) return false;
    const file = catalogueFile(tag, id);
    return diagnostics.some(({ severity, place }) => severity === 'error' && place.file === file);
  };
  return new Set(project.languages.filter((tag) => gathered.some((id) => isUnread(id, tag))));
}

const itemFilesOf = (record: DocumentRecord | undefined, byId: Files): readonly DocumentFile[] =>
  (record?.cards[0]?.facts.items ?? []).flatMap((id) => byId.get(id) ?? []);

function gathersChanged(
  record: DocumentRecord | undefined,
  previous: DocumentRecord | undefined,
  byId: Files,
  records: Records,
  held: ReadonlySet<DocumentId>,
): boolean {
  const items = record?.cards[0]?.facts.items ?? [];
  if (items.length === 0 || !record) return false;
  const isNew = record !== previous;
  return isNew || items.some((id) => held.has(id) || !records.has(byId.get(id)?.file ?? ''));
}

const sortedLike = (files: readonly DocumentFile[], records: Records): Records =>
  new Map(
    files.flatMap(({ file }) => {
      const record = records.get(file);
      return record ? [[file, record] as const] : [];
    }),
  );
