/** Whether what a memory or a machine offers may stand as a draft: a broken code or a wrong figure may not, not even there. */
import { factPlace } from '../language/interpolation.ts';
import { respell } from '../language/normalise.ts';
import { numberDifferences } from '../language/number-differences.ts';
import { wordsIn } from '../language/segment.ts';
import { findCodeFaults } from '../markup/inline-codes.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { compare } from '../model/compare.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Unit } from '../model/unit.ts';

/** The text as catalogues have it: composed, on one line. */
export const tidied = (text: string): string =>
  respell(text)
    .replace(/[ \t\r\n\f\uFEFF]+/g, ' ')
    .trim();

/** Why a text may not stand; undefined where it may. */
export function faultOf(
  unit: Pick<Unit, 'text' | 'codes'>,
  text: string,
  source: LanguageProfile,
  target: LanguageProfile,
): Bilingual | undefined {
  if (text === '') return { vi: 'câu dịch trống', en: 'it is empty' };
  if (findCodeFaults(text, unit.codes).length > 0 || (strayMarkup.test(text) && !strayMarkup.test(unit.text)))
    return {
      vi: 'thẻ <1>…</1> bị mất, thừa hoặc chéo nhau',
      en: 'codes <1>…</1> are lost, added or crossed',
    };
  const facts = (each: string) => (each.match(factPlace) ?? []).toSorted(compare).join('\n');
  if (facts(unit.text) !== facts(text))
    return { vi: 'chỗ của số liệu {{…}} bị đổi', en: 'the places of figures {{…}} are changed' };
  const { missing, extra } = numberDifferences(bare(unit.text), bare(text), target);
  if (missing.length > 0 || extra.length > 0)
    return { vi: 'con số bị đổi, mất hoặc thêm', en: 'figures are changed, lost or added' };
  if (isUntranslated(unit.text, text, source, target))
    return { vi: 'câu chưa được dịch', en: 'it is not translated' };
  return undefined;
}

/** An element of HTML that a service made up, or half of one. */
const strayMarkup = /<\/?[a-z]/iu;

const bare = (text: string): string => text.replace(factPlace, ' ').replace(/<\/?\d+\/?>/g, '');

/** A name or an abbreviation may stay as it is; a sentence may not, nor may it be in another script. */
function isUntranslated(
  text: string,
  translation: string,
  source: LanguageProfile,
  target: LanguageProfile,
): boolean {
  if (wordsIn(bare(text), source).length <= fewWords) return false;
  return tidied(text).toLowerCase() === translation.toLowerCase() || !scriptOf(target).test(translation);
}

/** So many words may be a name. */
const fewWords = 3;

/** ISO 15924 names kinds of writing, Unicode scripts: both kinds of Chinese are Hani. */
function scriptOf({ script }: LanguageProfile): RegExp {
  const name = script === 'Hans' || script === 'Hant' ? 'Hani' : script;
  return new RegExp(`\\p{Script=${name}}`, 'u');
}
