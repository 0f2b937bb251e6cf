/** What a Vietnamese source text states as data: figures, dates, facts, addresses; and the words that turn its meaning. */
import { uniteTonePlacement } from './fold.ts';
import { factPlace } from './interpolation.ts';

/** Stands for a value in the wording of a text. */
const mark = '\uFFFC';

const address = String.raw`(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)”"»]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
/** A dash that begins a number is its sign, and no punctuation: −5 °C is not 5 °C. */
const number = String.raw`(?:(?<=^|[\s(])[-−–])?\d+(?:[.,/:]\d+)*`;
/** Belongs to the figure before it: 3 tỷ is not 3 triệu. */
const measure = String.raw`(?:\s?[%‰]|\s(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L}))?`;
const code = String.raw`<\/?\d+\/?>`;

/** Inline codes are matched so that their numbers count as no data; the values stand in the group. */
const values = new RegExp(`${code}|(${factPlace.source}|${address}|${number}${measure})`, 'giu');

/** The values of a text, in order. */
export const dataOf = (text: string): readonly string[] =>
  [...text.matchAll(values)].flatMap(([, value]) => value ?? []);

/** The same values, as far as spaces, the kind of dash and the two spellings of tỷ go. */
export const sameData = (one: string, other: string): boolean => written(one) === written(other);

const written = (text: string): string =>
  dataOf(text)
    .map((value) => value.replace(/^[-–]/, '−').replace(/\s+/g, '').replace(/tỉ$/iu, 'tỷ'))
    .join(' ');

/** The wording of a text: a value as one sign, without space, punctuation and case, the tones on the same vowels. */
export const wordingOf = (text: string): string =>
  uniteTonePlacement(text.replace(values, (match, value) => (value === undefined ? match : mark)))
    .replace(/[\s.,;:!?…"“”«»‘’()–—-]/gu, '')
    .toLowerCase();

/** The text without its inline codes. */
export const withoutCodes = (text: string): string => text.replace(new RegExp(code, 'g'), '');

export interface DataChange {
  /** Empty where a value is new, or is gone. */
  readonly from: string;
  readonly to: string;
}

/** What a translator has to change where only data changed: old and new value, in order. */
export function dataChanges(before: string, after: string): readonly DataChange[] {
  const [from, to] = [dataOf(before), dataOf(after)];
  return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => ({
    from: from[index] ?? '',
    to: to[index] ?? '',
  })).filter((change) => change.from !== change.to);
}

/**
 * Words of which one more or one fewer turns a sentence round, or moves it to another day, however alike the rest:
 * negations, prohibitions, exceptions, numerals and days in words.
 */
const turning = new Set(
  (
    'không chưa chẳng chớ đừng cấm miễn trừ hết thôi ngừng dừng hủy bỏ ' +
    'một hai ba bốn tư năm sáu bảy bẩy tám chín mười trăm nghìn ngàn triệu tỷ tỉ nhất nhì nửa nhật ' +
    'trước sau trên dưới hơn kém tăng giảm tối sáng chiều'
  ).split(' '),
);

/** The words of a text that must not change unseen, in order. */
export const turningWords = (text: string): readonly string[] =>
  (
    uniteTonePlacement(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).filter((word) => turning.has(word));
