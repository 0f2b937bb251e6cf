/**
 * How the languages of the Central Highlands were typed while keyboards lacked their letters: signs of a typewriter in
 * the places of ƀ č ñ ĭ and of the breve. Fonts drew them as letters; elsewhere the signs show.
 *
 * Observed in the broadcaster VOV4’s own pages, which have these signs until early 2021 and the letters since, often
 * in the same words: Gia Rai `tơring ]ar`, `[ing c\ơđai`, `pơđ^ kyar`, `biă mă `u`, `jê| giăm` (čar, ƀing čơđai, pơđĭ,
 * ñu, jê̆); Ba Na `đơ\ng`, `kơ so#`, `{ok` (đơ̆ng, kơsô̆, Ƀok); Xê Đăng `[ă`, `tơru\m`; M’Nông `[on lan`, `nu^h`,
 * `mpôl đê|`; Cơ Ho `[òn`, `pria\`, `kờ``. For Ê Đê second-hand only: no page of its own from before was found.
 * Capitals: `{ } ~` are Ƀ Č Ñ (`{ing gơmơi`, `}ư\ Mgar`, `~u brơi thâo`), and `C|` is Č (`C|ư\`).
 */
import type { Bilingual } from '../../model/bilingual.ts';
import {
  type Conversion,
  type ConvertOptions,
  type LegacyEncoding,
  type LegacyText,
  type Replacement,
  rewrite,
} from './encoding.ts';

export const highlands: LegacyEncoding = {
  id: 'highlands',
  name: { vi: 'chữ Tây Nguyên gõ bằng ký hiệu thay chữ', en: 'Central-Highlands typewriter signs' },
  fonts: /^(?:vnk|tay ?nguyen|vn ?ede)/i,
  find,
  convert,
};

/** A letter and the mark after it, or a sign that is a letter by itself. */
const signs = /(\p{Script=Latin}\p{M}*)?([\\|#])|[[\]{}^`~]/gu;

/** The one cheap question. A fact `{{…}}` is none of them. */
const hasSign = /[[\]\\|#^`~]|(?<!\{)\{(?!\{)|(?<!\})\}(?!\})/;

/** What counts as a letter beside a sign: Latin letters, and the signs that are hardly ever anything else. */
const letterLike = /[\p{Script=Latin}\p{M}^`]/u;

/** One sign that can only be a letter is enough: no orthography of the Highlands has any of them. */
function find(text: string): LegacyText | undefined {
  const [first, ...more] = sureSigns(text);
  if (!first) return undefined;
  const words = new Set([first, ...more].slice(0, 12).map(({ index }) => wordAt(text, index)));
  const evidence = [...words].slice(0, 3).map((word) => `${word} → ${plain(word)}`);
  const line = text.slice(0, first.index).split('\n').length;
  return { encoding: highlands, line, evidence: evidence.join(', ') };
}

/** For a text whose language is not known: many signs, of several kinds. */
export function looksLikeHighlands(text: string): boolean {
  const sure = sureSigns(text);
  return sure.length >= 3 && new Set(sure.map(({ sign }) => sign)).size >= 2;
}

function sureSigns(text: string): readonly { readonly index: number; readonly sign: string }[] {
  if (!hasSign.test(text)) return [];
  const surroundings = surroundingsIn(text);
  return [...text.matchAll(signs)].flatMap((found) => {
    const { text: becomes, why } = read(found, surroundings);
    return becomes !== found[0] && !why ? [{ index: found.index, sign: found[2] ?? found[0] }] : [];
  });
}

const wordAt = (text: string, index: number): string => {
  const start = Math.max(...[' ', '\n', '\t'].map((space) => text.lastIndexOf(space, index))) + 1;
  return (/\S+/.exec(text.slice(start))?.[0] ?? '').replace(/[.,;:!?”"’)]+$/, '');
};

const plain = (text: string): string => convert(text, { capitals: false, kept: [] }).text;

function convert(text: string, { kept }: ConvertOptions): Conversion {
  const surroundings = surroundingsIn(text);
  return rewrite(text, signs, kept, (found) => read(found, surroundings));
}

/** Offsets of signs that may be no letters, for what stands round them. */
interface Surroundings {
  readonly paired: ReadonlySet<number>;
  /** `|` in a line that begins with one. */
  readonly borders: ReadonlySet<number>;
}

/**
 * Brackets, braces and backquotes that stand round one or more words may be meant as such: `[xem ảnh]`. In these texts
 * they may as well be a ƀ and the next č: `[ong huă rơnu]`.
 */
function surroundingsIn(text: string): Surroundings {
  const pairs = [
    /(?<![\p{L}\p{M}])\[(?=[\p{L}^`])([^[\]\n]*[\p{L}\p{M}\\|#])\](?![\p{L}\p{M}^`])/gu,
    /(?<![\p{L}\p{M}{])\{(?=[\p{L}^`])([^{}\n]*[\p{L}\p{M}\\|#])\}(?![\p{L}\p{M}^`}])/gu,
    /(?<![\p{L}\p{M}`])`(?=\p{L})([^`\n]*[\p{L}\p{M}\\|#])`(?![\p{L}\p{M}`])/gu,
  ];
  const paired = pairs.flatMap((pair) =>
    [...text.matchAll(pair)].flatMap(({ 0: whole, index }) => [index, index + whole.length - 1]),
  );
  const borders = [...text.matchAll(/^[ \t]*\|.*$/gm)].flatMap((line) =>
    [...line[0].matchAll(/\|/g)].map(({ index }) => line.index + index),
  );
  return { paired: new Set(paired), borders: new Set(borders) };
}

const breve = '\u0306';
const takesBreve = /^[aeiouyâêôơư]$/i;
const takesHighBreve = /^[âêô]$/i;

function read(found: RegExpExecArray, surroundings: Surroundings): Replacement {
  const [was, letter, mark] = found;
  if (mark) return readMark(found, letter?.normalize('NFC'), mark, surroundings);
  const before = found.input[found.index - 1] ?? '';
  const after = found.input[found.index + 1] ?? '';
  const [touchesBefore, touchesAfter] = [letterLike.test(before), letterLike.test(after)];
  const pair = surroundings.paired.has(found.index) ? { instead: was, why: doubts.pair } : {};
  switch (was) {
    case '[':
      if (touchesAfter) return { text: 'ƀ', ...pair };
      return after === '\\' ? { text: was, why: doubts.unknown } : { text: was };
    case '{':
      return touchesAfter && before !== '{' ? { text: 'Ƀ', ...pair } : { text: was };
    case ']':
      return touchesAfter || touchesBefore || /[\\|#]/.test(before) ? { text: 'č', ...pair } : { text: was };
    case '}':
      if (touchesAfter && !touchesBefore && before !== '}') return { text: 'Č', ...pair };
      if (surroundings.paired.has(found.index)) return { text: was, instead: 'Č', why: doubts.pair };
      return touchesBefore ? { text: was, why: doubts.unknown } : { text: was };
    case '^':
      return touchesBefore || touchesAfter ? { text: 'ĭ' } : { text: was };
    case '`':
      return touchesBefore || touchesAfter ? { text: 'ñ', ...pair } : { text: was };
    default: // ~
      if (touchesAfter && !touchesBefore) return { text: 'Ñ' };
      return touchesBefore ? { text: was, why: doubts.unknown } : { text: was };
  }
}

function readMark(
  { 0: was, input, index }: RegExpExecArray,
  letter: string | undefined,
  mark: string,
  surroundings: Surroundings,
): Replacement {
  const after = input[index + was.length] ?? '';
  if (letter === undefined)
    return mark === '\\' && letterLike.test(after) ? { text: was, why: doubts.unknown } : { text: was };
  const capital = letter !== letter.toLowerCase();
  if (/^c$/i.test(letter) && mark !== '#') return { text: capital ? 'Č' : 'č' };
  if (mark === '\\' && takesBreve.test(letter)) return { text: (letter + breve).normalize('NFC') };
  // `|` stands higher than `\`, over a capital or a circumflex; in a table it is the border.
  const inTable = surroundings.borders.has(index + was.length - 1);
  if (mark === '|' && !inTable && (takesHighBreve.test(letter) || (capital && takesBreve.test(letter))))
    return { text: (letter + breve).normalize('NFC') };
  if (mark === '#' && /^[aoe]$/i.test(letter)) {
    const text = `${letter}\u0302${breve}`.normalize('NFC');
    const instead = (letter + breve).normalize('NFC');
    return /^e$/i.test(letter) ? { text, instead, why: doubts.circumflex } : { text };
  }
  return { text: was, why: doubts.unknown };
}

const doubts = {
  pair: {
    vi: 'hai ký hiệu đứng quanh một cụm từ: có thể là dấu ngoặc thật, không phải chữ cái',
    en: 'the two signs stand round some words: they may be real brackets and no letters',
  },
  circumflex: {
    vi: 'e# khi là ê̆, khi là ĕ (tiếng Xê Đăng viết le#m lẫn le\\m)',
    en: 'e# is ê̆ in some texts and ĕ in others (Xê Đăng has le#m beside le\\m)',
  },
  unknown: {
    vi: 'không biết ký hiệu này ở đây là chữ gì: để nguyên',
    en: 'it is not known what letter this sign would be here: left as it is',
  },
} satisfies Record<string, Bilingual>;
