/** What a program has respelt, told to the people whose text it is. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import { compare } from '../model/compare.ts';
import type { Place } from '../model/diagnostic.ts';
import { writePlace } from './order.ts';

export interface MendedWord {
  readonly place: Place;
  readonly language: string;
  readonly from: string;
  readonly to: string;
}

/** `locales/rad/….json:3:14 (k3f9qa)  [rad] buǒn → buŏn  (U+01D2 → U+014F)`, one a line. */
export function writeMends(words: readonly MendedWord[], tongue: Tongue): string {
  return [...words]
    .sort(({ place: one }, { place: other }) => compare(one.file, other.file))
    .map(({ place, language, from, to }) => {
      const { before, old, now, after } = difference(from, to);
      const around = (middle: string) => tail(before) + middle + head(after);
      const codes = `(${numbers(old, tongue)} → ${numbers(now, tongue)})`;
      return `${writePlace(place)}  [${language}] ${visible(around(old))} → ${visible(around(now))}  ${codes}\n`;
    })
    .join('');
}

interface Difference {
  readonly before: string;
  readonly old: string;
  readonly now: string;
  readonly after: string;
}

/** What the two begin and end with alike, and what is between. */
function difference(from: string, to: string): Difference {
  const [one, other] = [[...from], [...to]];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return {
    before: one.slice(0, start).join(''),
    old: one.slice(start, one.length - end).join(''),
    now: other.slice(start, other.length - end).join(''),
    after: one.slice(one.length - end).join(''),
  };
}

/** Scripts without blanks have words as long as a sentence. */
const most = 20;
const tail = (text: string) => (text.length > most ? `…${text.slice(-most)}` : text);
const head = (text: string) => (text.length > most ? `${text.slice(0, most)}…` : text);

const invisible = /[\p{Cf}\p{Cc}]/gu;
const visible = (text: string) => text.replace(invisible, '◌').trim() || '◌';

const nothing: Bilingual = { vi: 'xóa', en: 'removed' };

const numbers = (text: string, tongue: Tongue): string =>
  [...text]
    .map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ') || nothing[tongue];
