/** A whole document reviewed in some languages: what `nhipcau review` writes. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { findDocuments } from '../source/find-files.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { writeLedger } from '../translation/ledger.ts';
import { reviewTranslation } from '../translation/review.ts';
import { readReady, sourceContext } from './documents.ts';
import type { Measured } from './measure.ts';
import { ledgerFile, type Project, readTranslation } from './project.ts';

export interface Reviewed {
  readonly language: LanguageTag;
  /** How many units were reviewed, and how many have no translation yet. */
  readonly texts: number;
  readonly missing: number;
  /** The ledger, relative to the project. */
  readonly file: string;
  readonly content: string;
}

/** Nothing is reviewed of a document or a locale file that cannot be read. */
export function planReview(
  { project, pictures }: { project: Project; pictures: ReadonlyMap<string, Measured> },
  products: KnownProducts,
  document: DocumentId,
  languages: ReadonlySet<LanguageTag>,
): { reviewed: readonly Reviewed[]; diagnostics: readonly Diagnostic[] } {
  const { files } = findDocuments(project.root);
  const context = sourceContext(project, products, new Set(files.map(({ id }) => id)), pictures);
  const [file] = files.filter(({ id }) => id === document);
  const { ready, diagnostics } = file ? readReady(file, project, context) : { diagnostics: [] };
  if (!ready) return { reviewed: [], diagnostics };
  const translations = [...languages].map((language) => ({
    language,
    previous: readTranslation(project.root, language, document),
  }));
  const reviewed = translations
    .filter(({ previous }) => previous.diagnostics.every(({ severity }) => severity !== 'error'))
    .map(({ language, previous }): Reviewed => {
      const ledger = reviewTranslation(ready.units, previous);
      const texts = ready.units.filter(({ id }) => ledger.units.has(id)).length;
      const missing = ready.units.length - texts;
      return { language, texts, missing, file: ledgerFile(language, document), content: writeLedger(ledger) };
    });
  return {
    reviewed,
    diagnostics: [...diagnostics, ...translations.flatMap(({ previous }) => previous.diagnostics)],
  };
}
