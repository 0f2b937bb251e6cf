/** A whole document, or what all documents share, reviewed in some languages: what `nhipcau review` writes. */
import { interfaceSource } from '../language/interface.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ProductChoice } from '../model/document.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import type { Unit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { textOf } from '../translation/catalogue.ts';
import { writeLedger } from '../translation/ledger.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { reviewTranslation } from '../translation/review.ts';
import type { Declaration } from '../translation/sync.ts';
import { readReady, sourceContext } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { catalogueFile, interfaceDocument, ledgerFile, type Project, readTranslation } from './project.ts';

export interface Reviewed {
  readonly language: LanguageTag;
  /** How many units were reviewed, and how many have no translation yet. */
  readonly texts: number;
  readonly missing: number;
  /** The ledger, relative to the project. */
  readonly file: string;
  readonly content: string;
}

/** What every document shows, and is reviewed like one: the office's own texts, and the program's words for readers. */
export const sharedDocuments: readonly DocumentId[] = [publisherDocument, interfaceDocument];

/** Nothing is reviewed of a document or a locale file that cannot be read. */
export function planReview(
  measured: MeasuredProject,
  products: KnownProducts,
  document: DocumentId,
  languages: ReadonlySet<LanguageTag>,
  declares: Declaration = {},
): { reviewed: readonly Reviewed[]; diagnostics: readonly Diagnostic[] } {
  const { root } = measured.project;
  const { units, diagnostics } = unitsOf(document, measured, products);
  if (!units) return { reviewed: [], diagnostics };
  const translations = [...languages].map((language) => ({
    language,
    previous: readTranslation(root, language, document),
  }));
  const reviewed = translations
    .filter(({ previous }) => previous.diagnostics.every(({ severity }) => severity !== 'error'))
    .map(({ language, previous }): Reviewed => {
      const wanted = units(language);
      const ledger = reviewTranslation(wanted, previous, declares);
      const texts = wanted.filter(({ id }) => textOf(previous.catalogue, id)).length;
      const missing = wanted.length - texts;
      return { language, texts, missing, file: ledgerFile(language, document), content: writeLedger(ledger) };
    });
  return {
    reviewed,
    diagnostics: [...diagnostics, ...translations.flatMap(({ previous }) => previous.diagnostics)],
  };
}

export interface Units {
  /** Absent where the source cannot be read. */
  readonly units?: (language: LanguageTag) => readonly Unit[];
  /** What the document is made into; absent for what all documents share. */
  readonly products?: readonly ProductChoice[];
  readonly diagnostics: readonly Diagnostic[];
}

export function unitsOf(
  document: DocumentId,
  { project, found, pictures }: MeasuredProject,
  products: KnownProducts,
): Units {
  if (sharedDocuments.includes(document))
    return { units: (language) => sharedUnits(document, project, language), diagnostics: [] };
  const { files } = found;
  const context = sourceContext(project, products, new Set(files.map(({ id }) => id)), pictures);
  const file = files.find(({ id }) => id === document);
  const { ready, diagnostics } = file ? readReady(file, project, context) : { diagnostics: [] };
  if (!ready) return { diagnostics };
  return { units: () => ready.units, products: ready.document.facts.products, diagnostics };
}

/** The units of a shared document. */
export function sharedUnits(document: DocumentId, project: Project, language: LanguageTag): readonly Unit[] {
  return document === interfaceDocument
    ? interfaceUnits(project, language)
    : publisherUnits(project.publisher).map((unit) => ({ ...unit, id: unit.field as UnitId }));
}

/** The source's words, and the plural forms that a language has besides. */
function interfaceUnits({ interfaces, publisher, root }: Project, language: LanguageTag): readonly Unit[] {
  const source = interfaces.get(publisher.sourceLanguage);
  const own = readTranslation(root, language, interfaceDocument).catalogue;
  return [...new Set([...(source?.texts.keys() ?? []), ...own.keys()])].flatMap((key) => {
    const text = interfaceSource(key, source);
    const id = key as UnitId;
    return text === undefined
      ? []
      : {
          id,
          field: id,
          role: 'label',
          text,
          codes: [],
          place: { file: catalogueFile(publisher.sourceLanguage, interfaceDocument) },
        };
  });
}
