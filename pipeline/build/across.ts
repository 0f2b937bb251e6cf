/** The checks across documents, over every catalogue of a language: for `check`, which reads the whole project anyway. */
import type { AcrossCheck, AcrossContext, TranslatedText } from '../checks/across/across.ts';
import { listAcrossChecks } from '../checks/list-checks.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { type Catalogue, isShown } from '../model/unit.ts';
import { textOf } from '../translation/catalogue.ts';
import { stateOf } from '../translation/staleness.ts';
import { siftTexts } from '../translation/waivers.ts';
import { type FoundLink, linksFor } from './found-links.ts';
import { catalogueFile, type Project, readTranslation } from './project.ts';
import type { DocumentRecord } from './state.ts';

/** The records with what the checks across documents say of each. @param documents every document of the project. */
export async function judgeAcross(
  project: Project,
  documents: readonly DocumentId[],
  records: readonly DocumentRecord[],
): Promise<readonly DocumentRecord[]> {
  const checks = await listAcrossChecks();
  const { sourceLanguage } = project.publisher;
  const sources = new Map(
    documents.map((id) => [id, readTranslation(project.root, sourceLanguage, id).catalogue]),
  );
  const linked = new Map(records.map((record) => [record.id, record.links]));
  const found = project.languages
    .filter((language) => language !== sourceLanguage)
    .map((language) => judgeLanguage(project, language, sources, linked, checks));
  const diagnostics = Map.groupBy(
    found.flatMap((each) => each.diagnostics),
    ({ place }) => place.file,
  );
  const waived = Map.groupBy(
    found.flatMap((each) => each.waived),
    ({ finding }) => finding.place.file,
  );
  return records.map((record) => {
    const files = [record.file, ...project.languages.map((language) => catalogueFile(language, record.id))];
    return {
      ...record,
      diagnostics: [...record.diagnostics, ...files.flatMap((file) => diagnostics.get(file) ?? [])],
      waived: [...record.waived, ...files.flatMap((file) => waived.get(file) ?? [])],
    };
  });
}

function judgeLanguage(
  { root }: Project,
  language: LanguageTag,
  sources: ReadonlyMap<DocumentId, Catalogue>,
  linked: ReadonlyMap<DocumentId, readonly FoundLink[]>,
  checks: readonly AcrossCheck[],
): { diagnostics: readonly Diagnostic[]; waived: readonly Waived[] } {
  const editions = [...sources].map(([document, source]) => {
    const { catalogue, ledger } = readTranslation(root, language, document);
    const file = catalogueFile(language, document);
    const texts = [...source].flatMap(([unit, text]): TranslatedText[] => {
      const target = textOf(catalogue, unit);
      const entry = ledger.units.get(unit);
      const state = stateOf(text, target, entry);
      if (!isShown(state)) return [];
      const origin = entry?.origin && { origin: entry.origin };
      return [{ document, unit, source: text, target, state, ...origin, place: { file, unit } }];
    });
    return { document, ledger, texts };
  });
  const begun = editions.filter(({ texts }) => texts.length > 0);
  // What the text leads to is the translator's to make good; what an editor gave to this language, the editor's.
  const linkedFrom = (document: DocumentId) =>
    linksFor(linked.get(document) ?? [], language)
      .filter((link) => sources.has(link.document))
      .map((link) => ({
        document: link.document,
        place: link.language ? link.place : { file: catalogueFile(language, document) },
      }));
  const context: AcrossContext = {
    language,
    links: new Map(begun.map(({ document }) => [document, linkedFrom(document)])),
  };
  const found = checks.flatMap((check) =>
    check.judgeAll(
      begun.flatMap(({ texts }) => texts),
      context,
    ),
  );
  const byFile = Map.groupBy(found, ({ place }) => place.file);
  const sifted = begun.map(({ document, texts, ledger }) => {
    const units = texts.map(({ unit, source, target, state }) => ({ id: unit, source, text: target, state }));
    const of = { document, language, file: catalogueFile(language, document) };
    return siftTexts(byFile.get(of.file) ?? [], units, of, ledger, checks);
  });
  const translations = new Set(begun.map(({ document }) => catalogueFile(language, document)));
  return {
    diagnostics: [
      ...found.filter(({ place }) => !translations.has(place.file)),
      ...sifted.flatMap((each) => each.diagnostics),
    ],
    waived: sifted.flatMap((each) => each.waived),
  };
}
