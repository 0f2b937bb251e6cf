/** A document as the build sees it: read, and every unit with its id. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import type { Catalogue, Unit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { type DocumentFile, readDocument, type SourceContext } from '../source/read-document.ts';
import { align } from '../translation/align.ts';
import { localise } from '../translation/replace.ts';
import type { Measured } from './measure.ts';
import { type Project, readTranslation, type Translation } from './project.ts';

export interface ReadyDocument {
  readonly document: Document;
  readonly units: readonly Unit[];
  /** Digest of blocks and inline codes: what all languages share of what is read. */
  readonly structure: Digest;
  /** The source language's own files: its ledger holds its approvals. */
  readonly source: Translation;
  readonly diagnostics: readonly Diagnostic[];
}

export function sourceContext(
  project: Project,
  products: KnownProducts,
  documents: ReadonlySet<DocumentId>,
  pictures: ReadonlyMap<string, Measured>,
): SourceContext {
  const { root, publisher, facts } = project;
  // A Mac writes the marks of a name apart from its letters; whoever types the name does not.
  const composed = new Map([...pictures].map(([file, measured]) => [file.normalize('NFC'), measured]));
  const measure = (file: string) => pictures.get(file) ?? composed.get(file.normalize('NFC')) ?? 'missing';
  return { root, publisher, facts, products, documents, press: project.press.names, measure };
}

/** Reads one document, or what it would be with other `bytes`; undefined, with diagnostics, where it has an error. */
export function readReady(
  file: DocumentFile,
  project: Project,
  context: SourceContext,
  bytes: Uint8Array = readFileSync(join(project.root, file.file)),
): { ready?: ReadyDocument; diagnostics: readonly Diagnostic[] } {
  const read = readDocument(file, bytes, context);
  if (!read.value) return { diagnostics: read.diagnostics };
  const source = readTranslation(project.root, project.publisher.sourceLanguage, file.id);
  const units = align(file.id, read.value.units, source.catalogue);
  const diagnostics = [...read.diagnostics, ...source.diagnostics];
  const structure = structureOf(read.value, units);
  return { ready: { document: read.value, units, structure, source, diagnostics }, diagnostics };
}

/** The document as readers of one language have it. */
export function readyFor(ready: ReadyDocument, language: LanguageTag): ReadyDocument {
  const localised = localise(ready, language);
  if (localised.document === ready.document) return ready;
  return { ...ready, ...localised, structure: structureOf(localised.document, localised.units) };
}

const structureOf = ({ blocks, image }: Document, units: readonly Unit[]): Digest =>
  digestOfRecord([blocks, image, units.map(({ id, codes, around }) => [id, codes, ...(around ?? [])])]);

/** Whether the source catalogue says the same as the document. */
export function isInStep(units: readonly Unit[], catalogue: Catalogue): boolean {
  return units.length === catalogue.size && units.every((unit) => catalogue.get(unit.id) === unit.text);
}
