/** Reads the numerals of a running text, in any script's digits and with any separators: for comparing, not for reckoning. */

export interface Numeral {
  /** As it stands in the text, in the digits 0–9. */
  readonly text: string;
  /** What it may mean: the numeral alone, and times the magnitude after it (`3,6 tỷ`: 3.6 and 3 600 000 000). */
  readonly values: readonly number[];
}

/** `1.000` and `1,000` are both a thousand; `01.06.2024` is three numerals; `12,5` and `12.5` are the same. */
export function numeralsIn(text: string): readonly Numeral[] {
  const folded = foldDigits(text);
  return [...folded.matchAll(numeral)].flatMap(({ 0: found, index }) => {
    const magnitude = magnitudeAt(folded.slice(index + found.length, index + found.length + magnitudeLength));
    return partsOf(found).map(({ text, value }) => ({
      text,
      values: magnitude === 1 ? [value] : [value, scale(value, magnitude)],
    }));
  });
}

/** Numbers written in Chinese characters, such as 二十一: they may be numerals or part of a word. */
export function hanNumbersIn(text: string): readonly number[] {
  return [...text.matchAll(/[〇零一二两三四五六七八九十百千]+/g)].map(([run]) => hanValue(run));
}

/** Every decimal digit of Unicode as 0–9. */
export function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digitValue);
}

// Unicode keeps the ten digits of a script together and in order (The Unicode Standard, 4.6).
function digitValue(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}

/** Points and commas between digits; narrow and fixed spaces and apostrophes only before a group of three. */
const numeral = /\d+(?:[.,]\d+|[\u00A0\u2009\u202F'’]\d{3}(?!\d))*/g;
const grouped = /^[1-9]\d{0,2}([.,\u00A0\u2009\u202F'’])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;

function partsOf(found: string): readonly { readonly text: string; readonly value: number }[] {
  const separators = found.match(/\D/g) ?? [];
  const group = grouped.exec(found)?.[1];
  if (group) return [{ text: found, value: Number(found.replaceAll(group, '').replace(',', '.')) }];
  if (separators.length <= 1) return [{ text: found, value: Number(found.replace(/\D/, '.')) }];
  return found.split(/\D/).map((text) => ({ text, value: Number(text) }));
}

/** Longest first, so that 千万 is not read as 千. */
export const magnitudes: readonly (readonly [word: string, value: number])[] = [
  ['nghìn tỷ', 1e12],
  ['trillion', 1e12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['nghìn', 1e3],
  ['ngàn', 1e3],
  ['triệu', 1e6],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
  ['ប៊ីលាន', 1e9],
  ['ពាន់លាន', 1e9],
  ['លាន', 1e6],
  ['ពាន់', 1e3],
  ['百万', 1e6],
  ['千万', 1e7],
  ['万', 1e4],
  ['亿', 1e8],
];

/** A magnitude stands right behind its numeral; to look through all the rest for each would take long in a long text. */
const magnitudeLength = 40;

function magnitudeAt(rest: string): number {
  const after = rest.trimStart().toLowerCase().normalize('NFC');
  const found = magnitudes.find(
    ([word]) => after.startsWith(word) && !/^\p{Script=Latin}/u.test(after.slice(word.length)),
  );
  return found?.[1] ?? 1;
}

/** Without the dust of binary fractions: 1.1 × 1e6 is 1 100 000. */
const scale = (value: number, by: number) => Number((value * by).toPrecision(12));

const hanDigits = '零一二三四五六七八九';
const hanUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二十一 → 21; 二〇二四 → 2024. */
function hanValue(run: string): number {
  const digits = [...run].map((character) =>
    hanDigits.indexOf(character.replace('〇', '零').replace('两', '二')),
  );
  if (digits.every((digit) => digit >= 0)) return Number(digits.join(''));
  let total = 0;
  let pending = 0;
  for (const [at, character] of [...run].entries()) {
    const unit = hanUnits[character];
    if (unit === undefined) pending = digits[at] ?? 0;
    else {
      total += (pending || 1) * unit;
      pending = 0;
    }
  }
  return total + pending;
}
