/** Deposits: one bag for each document whose source edition is approved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DepositFile } from '../deposit/deposit.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest, DocumentId } from '../model/id.ts';
import type { Assembling } from './making.ts';
import { pressProduct, sourcesOf } from './orders.ts';
import type { Outputs, Planned } from './outputs.ts';
import { catalogueFile, ledgerFile } from './project.ts';
import { stagedAt } from './stage.ts';
import type { DocumentRecord, Output } from './state.ts';
import type { SealJob } from './workshop.ts';

type File = SealJob['files'][number];

interface Seal {
  readonly planned: Planned;
  readonly job: SealJob;
}

export interface Deposits {
  readonly seals: ReadonlyMap<Digest, readonly Diagnostic[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param records documents that this build is asked for. Everything else of them must be among `outputs` already. */
export async function sealDeposits(
  assembling: Assembling,
  records: readonly DocumentRecord[],
  outputs: Outputs,
): Promise<Deposits> {
  const { prepared, pool, options, state } = assembling;
  const seals = new Map<Digest, readonly Diagnostic[]>();
  const byDocument = Map.groupBy(outputs.all.values(), (output) => output.document);
  const plans = records.map((record) => planSeal(assembling, record, byDocument, outputs));
  const missing = plans.filter(({ planned }) => {
    const known = state.seals.get(planned.key);
    if (!known || (!outputs.keep(planned) && wasSealed(known))) return true;
    seals.set(planned.key, known);
    return false;
  });
  await prepared.hold(missing.map(({ job }) => job.document));
  options.progress('deposit', 0, missing.length);
  const sealed = await pool.seal(missing.map(({ job }) => job));
  for (const { document, written, diagnostics } of sealed) {
    const planned = missing.find(({ job }) => job.document === document)?.planned;
    if (!planned) continue;
    seals.set(planned.key, diagnostics);
    if (written) outputs.add(planned, written);
  }
  return { seals, diagnostics: [...seals.values()].flat() };
}

/** Where no bag was made, the reason is among the diagnostics. */
const wasSealed = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.every(({ code }) => code === 'deposit-without-languages');

type ByDocument = ReadonlyMap<DocumentId | undefined, readonly Output[]>;

function planSeal(
  assembling: Assembling,
  record: DocumentRecord,
  byDocument: ByDocument,
  outputs: Outputs,
): Seal {
  const { options, shared } = assembling;
  const facts = (record.cards[0] as EditionCard).facts;
  const approved = record.cards.filter((card) => card.approved);
  const isOpen = approved.some((card) => card.language === facts.sourceLanguage);
  const own = byDocument.get(record.id) ?? [];
  const files = isOpen
    ? [
        ...sourceFiles(assembling, record, approved),
        ...madeFiles(assembling, own, approved, byDocument, outputs),
      ]
    : [];
  const path = `deposit/${facts.identifier}.zip`;
  const date = options.sourceDate ?? facts.date;
  const key = digestOfRecord([
    shared,
    record.key,
    date,
    files.map(({ path: name, digest }) => [name, digest]),
  ]);
  return {
    planned: {
      path,
      mediaType: 'application/zip',
      key,
      document: record.id,
      product: 'deposit',
      format: 'bag',
      madeFrom: [...new Set(approved.flatMap((card) => sourcesOf(record, card.language)))],
    },
    job: { document: record.id, path, date, files: files.map(({ digest: _, ...file }) => file) },
  };
}

type KnownFile = File & { readonly digest: Digest | undefined };

/** The Markdown, its pictures, and each approved language's catalogue and ledger. */
function sourceFiles(
  { options, inputs }: Assembling,
  record: DocumentRecord,
  approved: readonly EditionCard[],
): readonly KnownFile[] {
  const file = (
    from: string,
    path: string,
    kind: DepositFile['kind'],
    mediaType: string,
    card?: EditionCard,
  ): KnownFile[] =>
    inputs.has(from)
      ? [
          {
            from: join(options.root, from),
            path,
            kind,
            mediaType,
            digest: inputs.get(from)?.digest,
            ...(card && { language: card.language }),
          },
        ]
      : [];
  const unique = new Map(record.pictures.map((picture) => [picture.file, picture]));
  return [
    ...file(record.file, `source/${record.file.slice('content/'.length)}`, 'source', 'text/markdown'),
    ...[...unique.values()].flatMap((picture) =>
      file(picture.file, `media/${picture.file.slice('content/'.length)}`, 'media', picture.mediaType),
    ),
    ...approved.flatMap((card) => [
      ...file(
        catalogueFile(card.language, record.id),
        catalogueFile(card.language, record.id),
        'catalogue',
        'application/json',
        card,
      ),
      ...file(
        ledgerFile(card.language, record.id),
        ledgerFile(card.language, record.id),
        'ledger',
        'application/json',
        card,
      ),
    ]),
  ];
}

const kinds: Readonly<Record<string, DepositFile['kind']>> = {
  'text/html': 'web',
  'application/pdf': 'print',
  'image/png': 'image',
};

/** The renditions of the approved languages, and what their pages need to open without network. */
function madeFiles(
  assembling: Assembling,
  all: readonly Output[],
  approved: readonly EditionCard[],
  byDocument: ByDocument,
  outputs: Outputs,
): readonly KnownFile[] {
  const languages = new Set(approved.map((card) => card.language));
  const from = (path: string) => {
    const part = outputs.written.get(path);
    return part ? stagedAt(assembling.output, part, path) : join(assembling.output, path);
  };
  // What goes to a print shop is made of what is here, and fits nobody else's machine.
  const own = all.filter(
    ({ language, beside, product }) =>
      language && languages.has(language) && (!beside || languages.has(beside)) && product !== pressProduct,
  );
  const pages = own.filter(({ mediaType }) => mediaType === 'text/html').map(({ path }) => from(path));
  const named = namedOn(pages);
  // Stylesheet and fonts of all pages go along with any page; a picture and a page's own font with that page.
  const shared = (byDocument.get(undefined) ?? []).filter(
    ({ path }) =>
      path.startsWith('web/assets/') &&
      (/^web\/assets\/(?:pictures|page-fonts)\//.test(path) ? named.has(path) : pages.length > 0),
  );
  return [
    ...own.flatMap((output) => renditionFile(output, from)),
    ...shared.map(
      (output): KnownFile => ({
        from: from(output.path),
        path: output.path,
        kind: 'web',
        mediaType: output.mediaType,
        digest: output.digest,
      }),
    ),
  ];
}

/** Downloads stand under `web/` too, where the page names them; the bag holds the files for reading beside it. */
function renditionFile(output: Output, from: (path: string) => string): readonly KnownFile[] {
  const { path, mediaType, language, digest } = output;
  const kind = kinds[mediaType];
  if (!kind || !language) return [];
  return [
    {
      from: from(path),
      path: path.replace(/^images\//, 'image/'),
      kind: path.startsWith('web/') ? 'web' : kind,
      mediaType,
      language,
      digest,
    },
  ];
}

/** The site's pictures that these pages name. */
const namedOn = (pages: readonly string[]): ReadonlySet<string> =>
  new Set(
    pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/assets\/(?:pictures|page-fonts)\/[\w.-]+/g)].map(
        ([name]) => `web/${name}`,
      ),
    ),
  );
