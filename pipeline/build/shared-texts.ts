/** The office's own texts and the program's words for readers, as far as they are translated: every edition shows them. */
import type { LanguageTag, UnitId } from '../model/id.ts';
import { isSettled } from '../model/unit.ts';
import type { SharedTexts } from '../report/report.ts';
import { textOf } from '../translation/catalogue.ts';
import { publisherDocument } from '../translation/publisher-units.ts';
import { stateOf } from '../translation/staleness.ts';
import { interfaceDocument, type Project, readTranslation } from './project.ts';
import { sharedUnits } from './review.ts';

/** Of every language but the source's. */
export function sharedTexts(project: Project): readonly SharedTexts[] {
  return project.languages
    .filter((tag) => tag !== project.publisher.sourceLanguage)
    .flatMap((tag) => [officeTexts(project, tag), interfaceWords(project, tag)]);
}

function officeTexts(project: Project, language: LanguageTag): SharedTexts {
  const { catalogue, ledger } = readTranslation(project.root, language, publisherDocument);
  const states = sharedUnits(publisherDocument, project, language).map(({ id, text }) =>
    stateOf(text, textOf(catalogue, id), ledger.units.get(id)),
  );
  const missing = states.filter((state) => state === 'missing').length;
  const unread = states.filter((state) => !isSettled(state)).length - missing;
  return { document: 'publisher', language, texts: states.length, missing, unread };
}

/** Without a ledger every word counts as reviewed, as it does where pages are made. */
function interfaceWords(project: Project, language: LanguageTag): SharedTexts {
  const own = project.interfaces.get(language);
  const keys: readonly UnitId[] = sharedUnits(interfaceDocument, project, language).map(({ id }) => id);
  const missing = keys.filter((key) => !own?.texts.get(key)).length;
  const unread = keys.filter((key) => own?.texts.get(key) && own.drafts.has(key)).length;
  return { document: 'interface', language, texts: keys.length, missing, unread };
}
