/** Which languages stand beside an edition's own, in what holds two. */
import type { DocumentFacts, LanguagePair } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Companion } from '../products/product.ts';
import type { Sites } from './sites.ts';

/** Those of every pair that begins with `language`; every language but the source's begins one with it, unless told otherwise. */
export const companionsOf = (
  { pairs, sourceLanguage }: Pick<DocumentFacts, 'pairs' | 'sourceLanguage'>,
  language: LanguageTag,
): readonly LanguageTag[] => {
  const besideSource: readonly LanguagePair[] =
    language === sourceLanguage ? [] : [[language, sourceLanguage]];
  return (pairs ?? besideSource).flatMap(([first, other]) => (first === language ? [other] : []));
};

/** All editions of a document are made in one workshop, so the other one is at hand. */
export const companionIn =
  (editions: readonly Edition[], sites: Sites) =>
  (language: LanguageTag): Companion => {
    const edition = editions.find((each) => each.language === language);
    return { site: sites.get(language, edition?.approved ?? false), ...(edition && { edition }) };
  };
