/** Brings the locale files of a whole project into step with its sources: what `nhipcau sync` writes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { Unit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { align } from '../translation/align.ts';
import { writeCatalogue } from '../translation/catalogue.ts';
import { writeLedger } from '../translation/ledger.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { sourceCatalogue, syncTranslation } from '../translation/sync.ts';
import { readReady, sourceContext } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { catalogueFile, ledgerFile, type Project, readTranslation, type Translation } from './project.ts';

export interface SyncPlan {
  /** Files to write, relative to the project. Only those that change. */
  readonly writes: ReadonlyMap<string, string>;
  readonly documents: number;
  readonly diagnostics: readonly Diagnostic[];
}

export function planSync({ project, found, pictures }: MeasuredProject, products: KnownProducts): SyncPlan {
  const diagnostics: Diagnostic[] = [...project.diagnostics, ...found.diagnostics];
  const writes = new Map<string, string>();
  const context = sourceContext(project, products, new Set(found.files.map((file) => file.id)), pictures);
  for (const file of found.files) {
    const { ready, diagnostics: said } = readReady(file, project, context);
    diagnostics.push(...said);
    if (ready && isWhole(ready.source)) planDocument(project, file.id, ready.units, writes, diagnostics);
  }
  const previous = readTranslation(project.root, project.publisher.sourceLanguage, publisherDocument);
  diagnostics.push(...previous.diagnostics);
  if (isWhole(previous)) {
    const units = align(publisherDocument, publisherUnits(project.publisher), previous.catalogue);
    planDocument(project, publisherDocument, units, writes, diagnostics);
  }
  return { writes, documents: found.files.length, diagnostics };
}

function planDocument(
  project: Project,
  document: DocumentId,
  units: readonly Unit[],
  writes: Map<string, string>,
  diagnostics: Diagnostic[],
): void {
  const { root, publisher, languages } = project;
  const plan = (file: string, content: string) => {
    const path = join(root, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writes.set(file, content);
  };
  for (const language of languages) {
    if (language === publisher.sourceLanguage)
      plan(catalogueFile(language, document), writeCatalogue(sourceCatalogue(units)));
    else planTranslation(root, language, document, units, plan, diagnostics);
  }
}

function planTranslation(
  root: string,
  language: LanguageTag,
  document: DocumentId,
  units: readonly Unit[],
  plan: (file: string, content: string) => void,
  diagnostics: Diagnostic[],
): void {
  const previous = readTranslation(root, language, document);
  if (!isWhole(previous)) {
    diagnostics.push(...previous.diagnostics.filter(isError));
    return;
  }
  const synced = syncTranslation(units, previous);
  plan(catalogueFile(language, document), writeCatalogue(synced.catalogue));
  if (synced.ledger.units.size > 0 || synced.ledger.obsolete.size > 0 || synced.ledger.approvals.length > 0) {
    plan(ledgerFile(language, document), writeLedger(synced.ledger));
  }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/**
 * A file that could not be read is somebody's work: it is reported, never written over. In the source language it holds
 * the ids as well, and without them every translation would lose its unit.
 */
const isWhole = ({ diagnostics }: Pick<Translation, 'diagnostics'>): boolean => !diagnostics.some(isError);
