/** Numbers that stand in a text and not in its translation, or the other way round. */
import type { LanguageProfile } from '../model/language.ts';
import { hanNumbersIn, type Numeral, numeralsIn } from './numerals.ts';

export interface NumberDifferences {
  /** As the source writes them. */
  readonly missing: readonly string[];
  /** As the translation writes them. */
  readonly extra: readonly string[];
}

/** Of two texts without inline codes and facts, whatever their digits and separators. */
export function numberDifferences(
  source: string,
  target: string,
  profile: LanguageProfile,
): NumberDifferences {
  const plain = differencesOf(source, target, profile);
  if (plain.extra.length === 0) return plain;
  const { missing, extra } = differencesOf(inOneForm(source), inOneForm(target), profile);
  return missing.length + extra.length === 0 ? { missing, extra } : plain;
}

/** Telephone numbers as they are dialled at home, hours of twenty-four, full ones alone: +84 299 → 0299, 5:00 p.m. → 17. */
const inOneForm = (text: string): string =>
  text
    .replace(/\+84[\s.-]?(?:\(0\))?(?=\d)/g, '0')
    .replace(
      /\b(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b\.?/gi,
      (found, hour: string, minute: string | undefined, half: string) => {
        if (Number(hour) < 1 || Number(hour) > 12) return found;
        const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
        return minute === undefined ? `${hours}` : `${hours}:${minute}`;
      },
    )
    .replace(/\b(\d{1,2})(?::| ?giờ |h)00\b/g, '$1');

function differencesOf(source: string, target: string, profile: LanguageProfile): NumberDifferences {
  const unmatched = [...numeralsIn(target)];
  const missing = numeralsIn(source).filter((numeral) => {
    const match = unmatched.findIndex((other) => mayBeEqual(numeral, other));
    if (match >= 0) unmatched.splice(match, 1);
    return match < 0;
  });
  if (missing.length === 0) return { missing: [], extra: unmatched.map(({ text }) => text) };
  const written = new Set([...hanNumbersIn(target), ...monthsIn(target, profile)]);
  const lost = missing.filter(({ values }) => !values.some((value) => written.has(value)));
  return isRegrouped(lost, unmatched)
    ? { missing: [], extra: [] }
    : { missing: lost.map(({ text }) => text), extra: unmatched.map(({ text }) => text) };
}

/** A telephone number may be parted otherwise: many digits, the same in the same order, in more or fewer groups. */
function isRegrouped(lost: readonly Numeral[], found: readonly Numeral[]): boolean {
  const digitsOf = (numerals: readonly Numeral[]) =>
    numerals.map(({ text }) => text.replace(/\D/g, '')).join('');
  const isLong = digitsOf(lost).length >= 8;
  return isLong && lost.length !== found.length && digitsOf(lost) === digitsOf(found);
}

const mayBeEqual = (one: Numeral, other: Numeral) => one.values.some((value) => other.values.includes(value));

/** A month's number may have become its name. */
const monthsIn = (text: string, { dates }: LanguageProfile) =>
  (dates.months ?? []).flatMap((name, index) => (text.includes(name) ? [index + 1] : []));
