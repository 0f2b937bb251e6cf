/** Minus signs that stand before a number in a text and not in its translation: −3 °C is not 3 °C. */
import { foldDigits } from './numerals.ts';

/** The numbers of `source`, as it writes them, that `target` has without their sign; none where it says minus in words. */
export function lostMinuses(source: string, target: string): readonly string[] {
  const negative = [...foldDigits(source).matchAll(signed)].filter((found) => !isBullet(found));
  if (negative.length === 0 || inWords.test(target)) return [];
  const kept = keysOf(target, written);
  const there = keysOf(target, number);
  return negative.flatMap(([text, figure = '']) => {
    const key = keyOf(figure);
    const at = kept.indexOf(key);
    if (at >= 0) kept.splice(at, 1);
    // A number that is gone altogether is another fault.
    return at < 0 && there.includes(key) ? [text] : [];
  });
}

const figure = String.raw`\d+(?:[.,]\d+)*`;
/** At the start of a word; behind a number it is a range or a subtraction. */
const signed = new RegExp(String.raw`(?<=^|[\s(“"«])(?<!\d\S{0,2}\s+)[-−](${figure})`, 'gu');
/** Any dash counts in a translation, and in Khmer and Chinese no space need stand before it. */
const written = new RegExp(String.raw`(?<![\d\p{Script=Latin}]\s?)[-−–—‑－﹣]\s?(${figure})`, 'gu');
const number = new RegExp(`(${figure})`, 'gu');

/** “-80 hộ” at the start of a text may be the item of a list that lacks its space; “-3 °C” is not. */
const isBullet = ({ 0: text, index, input }: RegExpExecArray): boolean =>
  index === 0 && text.startsWith('-') && !/^\s?[°℃%‰]/u.test(input.slice(text.length));

/** As measures are: Vietnamese, English, Khmer, Chinese. What has another meaning too counts only before a number. */
const inWords =
  /(?<![\p{L}\p{M}])(?:âm|trừ)\s?\p{Nd}|(?<!\p{L})(?:dưới (?:không|0)|minus|negative|below (?:zero|freezing|0))(?!\p{L})|(?:ដក|អវិជ្ជមាន)\s?\p{Nd}|ក្រោម\s?(?:សូន្យ|[0០])|零下|[负負]/iu;

const keysOf = (text: string, pattern: RegExp): string[] =>
  [...foldDigits(text).matchAll(pattern)].map(([, found = '']) => keyOf(found));

/** 3,5 and 3.5 are the same number. */
const keyOf = (found: string): string => found.replace(/[.,]/g, '');
