/** Brings the locale files of a whole project into step with its sources: what `nhipcau sync` writes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { Catalogue, Unit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { align } from '../translation/align.ts';
import { writeCatalogue } from '../translation/catalogue.ts';
import { writeLedger } from '../translation/ledger.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { type Declaration, sourceCatalogue, syncTranslation } from '../translation/sync.ts';
import { readReady, sourceContext } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { catalogueFile, ledgerFile, type Project, readTranslation, type Translation } from './project.ts';

export interface SyncPlan {
  /** Files to write, relative to the project. Only those that change. */
  readonly writes: ReadonlyMap<string, string>;
  readonly documents: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `declares`: who brings the files into step, and when; what was typed since the last time is recorded as theirs. */
export function planSync(
  { project, found, pictures }: MeasuredProject,
  products: KnownProducts,
  declares: Declaration = {},
): SyncPlan {
  const diagnostics: Diagnostic[] = [...project.diagnostics, ...found.diagnostics];
  const writes = new Map<string, string>();
  const job: Job = { project, declares, writes, diagnostics };
  const context = sourceContext(project, products, new Set(found.files.map((file) => file.id)), pictures);
  for (const file of found.files) {
    const { ready, diagnostics: said } = readReady(file, project, context);
    diagnostics.push(...said.filter(matters));
    if (ready && hasIds(ready.source)) planDocument(job, file.id, ready.units, ready.source.catalogue);
  }
  const previous = readTranslation(project.root, project.publisher.sourceLanguage, publisherDocument);
  if (isWhole(previous)) {
    const units = align(publisherDocument, publisherUnits(project.publisher), previous.catalogue);
    planDocument(job, publisherDocument, units, previous.catalogue);
  }
  return { writes, documents: found.files.length, diagnostics };
}

interface Job {
  readonly project: Project;
  readonly declares: Declaration;
  readonly writes: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

function planDocument(job: Job, document: DocumentId, units: readonly Unit[], earlier: Catalogue): void {
  const { publisher, languages } = job.project;
  for (const language of languages) {
    if (language === publisher.sourceLanguage)
      plan(job, catalogueFile(language, document), writeCatalogue(sourceCatalogue(units)));
    else planTranslation(job, language, document, units, earlier);
  }
}

function planTranslation(
  job: Job,
  language: LanguageTag,
  document: DocumentId,
  units: readonly Unit[],
  earlier: Catalogue,
): void {
  const previous = readTranslation(job.project.root, language, document);
  if (!isWhole(previous)) {
    // Of the office’s own texts it has been told with the project.
    if (document !== publisherDocument) job.diagnostics.push(...previous.diagnostics.filter(isError));
    return;
  }
  const { catalogue, ledger } = syncTranslation(units, previous, job.declares, earlier);
  plan(job, catalogueFile(language, document), writeCatalogue(catalogue));
  if (ledger.units.size > 0 || ledger.obsolete.size > 0 || ledger.approvals.length > 0)
    plan(job, ledgerFile(language, document), writeLedger(ledger));
}

/** Only what would change is written. */
function plan({ project, writes }: Job, file: string, content: string): void {
  const path = join(project.root, file);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writes.set(file, content);
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/**
 * A file that could not be read is somebody's work: it is reported, never written over. In the source language it holds
 * the ids as well, and without them every translation would lose its unit.
 */
const isWhole = ({ diagnostics }: Pick<Translation, 'diagnostics'>): boolean => !diagnostics.some(isError);

/** What two branches made of a source text does not: the document says how it is now, and the ids are in both. */
const matters = ({ code, language }: Diagnostic): boolean =>
  code !== 'catalogue-two-texts' || language === undefined;

const hasIds = ({ diagnostics }: Pick<Translation, 'diagnostics'>): boolean =>
  isWhole({ diagnostics: diagnostics.filter(matters) });
