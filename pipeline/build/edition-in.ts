/** A document that has been read → its edition in one language. */
import { countWords } from '../language/count-words.ts';
import { interpolateFacts } from '../language/interpolation.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import { validOn } from '../model/publisher.ts';
import { type EditionInput, makeEdition } from '../translation/edition.ts';
import { type ReadyDocument, readyFor } from './documents.ts';
import { catalogueFile, type Project, type Translation } from './project.ts';
import type { Sites } from './sites.ts';

/** `own`: what the language's files say of the document. `gathered`: of a bulletin. */
export type EditionIn = (
  language: LanguageTag,
  own: Translation,
  gathered?: Pick<EditionInput, 'items' | 'unread'>,
) => { readonly edition: Edition; readonly diagnostics: readonly Diagnostic[] };

/** What all languages share is made once. */
export function editionsOf(ready: ReadyDocument, project: Project, sites: Sites): EditionIn {
  const { id, sourceLanguage, date } = ready.document.facts;
  const gates = validOn(project.publisher.gates, date);
  const sourceProfile = sites.profile(sourceLanguage);
  const words = ready.units.map(({ text }) => countWords(text, sourceProfile));
  return (language, own, gathered = { items: [] }) => {
    const { document, structure, units } = readyFor(ready, language);
    const file = catalogueFile(language, id);
    const { catalogue, ledger } = own;
    return makeEdition(
      { document, structure, units, words, language, file, catalogue, ledger, ...gathered },
      {
        profile: sites.profile(language),
        formats: sites.formats(language),
        formatter: sites.formatter(language),
        sourceFormatter: sites.formatter(sourceLanguage),
        gates,
        interpolate: (text, formatter) => interpolateFacts(text, project.facts, formatter),
      },
    );
  };
}

/** Whether somebody has written a word in it: else there is no edition, so no page full of another language. */
export const isBegun = ({ catalogue }: Translation): boolean =>
  [...catalogue.values()].some((text) => text.trim() !== '');
