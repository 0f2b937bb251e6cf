/**
 * What the four Vietnamese encodings have in common. Each gives the Latin-1 letters other meanings, so a text can be
 * told by its words: no Vietnamese as they stand, but so once converted.
 */
import type { Bilingual } from '../../model/bilingual.ts';
import { isVietnameseSyllable } from '../syllable.ts';
import {
  type Conversion,
  type ConvertOptions,
  type LegacyEncoding,
  type LegacyId,
  type LegacyText,
  type Replacement,
  rewrite,
} from './encoding.ts';

export interface VietnameseTable {
  readonly id: LegacyId;
  readonly name: string;
  readonly fonts: RegExp;
  readonly capitalFonts?: RegExp;
  /** A run of letters and of the signs that stand for letters; global. */
  readonly word: RegExp;
  /** What no language writes but this encoding: accented small letters alone are not enough. */
  readonly suspect: RegExp;
  /** Whether its table has no capitals with tones, so that they depend on the font. */
  readonly capitalsByFont?: boolean;
  /** Reads a word whose characters stand for bytes, as {@link asBytes} writes them; what it does not know stays. */
  decode(word: string): string;
}

export interface VietnameseEncoding extends LegacyEncoding {
  readonly table: VietnameseTable;
  readonly convert: (text: string, options: ConvertOptions) => Conversion;
}

export function vietnamese(table: VietnameseTable): VietnameseEncoding {
  const { id, name, fonts, capitalFonts } = table;
  const encoding: VietnameseEncoding = {
    id,
    name: { vi: name, en: name },
    fonts,
    ...(capitalFonts && { capitalFonts }),
    table,
    find: (text) => findVietnamese(text, [encoding]),
    convert: (text, options) => convert(text, table, options),
  };
  return encoding;
}

/**
 * The bytes 80–9F of Windows-1252, which its programs write as these characters; where it has none, browsers keep the
 * control character (Encoding Standard, index-windows-1252).
 */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** Those of them that show. */
export const signsOf1252 = [...windows1252].filter((sign) => sign > '\u009F').join('');
const byteOfSign = new Map([...windows1252].map((sign, index) => [sign, String.fromCharCode(0x80 + index)]));
const aSignOf1252 = new RegExp(`[${signsOf1252}]`, 'g');

/** A word read as Windows-1252, with its bytes as characters up to U+00FF again. */
const asBytes = (word: string): string => word.replace(aSignOf1252, (sign) => byteOfSign.get(sign) ?? sign);

/** The letters of Vietnamese that no byte stands for: whoever wrote one wrote Unicode. */
const onlyInUnicode = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/;
const marked = /[^ -~]/;

const decodeWord = (word: string, { decode }: VietnameseTable): string =>
  decode(asBytes(word)).normalize('NFC');

/** Letters of a table by rows of 16 bytes, `·` where it has none; and of single control characters. */
export function byteTable(
  rows: Readonly<Record<number, string>>,
  controls: Readonly<Record<number, string>> = {},
): ReadonlyMap<string, string> {
  const letters = Object.entries(rows).flatMap(([first, row]) =>
    [...row].map((letter, index): [number, string] => [Number(first) + index, letter]),
  );
  return new Map(
    [
      ...letters,
      ...Object.entries(controls).map(([byte, letter]): [number, string] => [Number(byte), letter]),
    ]
      .filter(([, letter]) => letter !== '·')
      .map(([byte, letter]) => [String.fromCharCode(byte), letter]),
  );
}

/** Reads by a table of one byte a letter. */
export const decodeByTable =
  (table: ReadonlyMap<string, string>) =>
  (word: string): string =>
    word.replace(/[^ -~]/g, (byte) => table.get(byte) ?? byte);

/** The characters of a table's bytes, as they stand in a text that was read as Windows-1252, for a character class. */
export const signsOf = (table: ReadonlyMap<string, string>): string =>
  [...table.keys()]
    .flatMap((byte) =>
      /[\u0080-\u009F]/.test(byte) ? [byte, windows1252[byte.charCodeAt(0) - 0x80] ?? ''] : [byte],
    )
    .map((byte) => `\\u{${byte.codePointAt(0)?.toString(16)}}`)
    .join('');

/**
 * The one cheap question, asked of every text: letters and signs that Vietnamese in Unicode has not, or two vowels in
 * a row that only VNI writes (`aù`, `oâ`). Any text of the four encodings has some; one in Vietnamese has none.
 */
const unusual =
  /[\u0080-\u009F¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿƒ†‡ˆ˜‰‹›€™ŒœŠšŸŽž]|a[àáâãèéêõùú]|[eyô][àáâãèéêõùú]|o[âêõùú]|u[õùú]/i;

/** A run of letters and of the signs that one of the encodings puts in letters' places. */
const anyWord = /[\p{L}\p{M}\u0080-\u009F\u00A1-\u00BF×÷ƒ†‡ˆ˜‰‹›€™]+/gu;

/**
 * The first line in which at least two words, and at least half of those with marks, are Vietnamese once converted and
 * are not as they stand: a foreign name never reaches that, nor does a line of any other language. Or a few such words
 * side by side, as where an old sentence was copied into a new text. Where several encodings would do, the one that
 * makes sense of the most words.
 */
export function findVietnamese(
  text: string,
  encodings: readonly VietnameseEncoding[],
): LegacyText | undefined {
  if (!unusual.test(text)) return undefined;
  const found = new Map<VietnameseEncoding, LegacyText & { readonly score: number }>();
  for (const [index, line] of text.split('\n').entries()) {
    const inOrder = line.match(anyWord)?.filter((each) => marked.test(each)) ?? [];
    const words = new Set(inOrder);
    const isHalf = (count: number) => count >= 2 && count * 2 >= words.size;
    // Asked once for all encodings: in nearly every line the answer ends the search.
    const strange = [...words].filter((word) => !isVietnameseSyllable(word));
    if (strange.length < 2) continue;
    for (const encoding of encodings) {
      const { table } = encoding;
      const hits = strange.filter((word) => isHit(word, table));
      if (!isHalf(hits.length) && !standTogether(inOrder, new Set(hits))) continue;
      if (!hits.some((word) => table.suspect.test(word))) continue;
      const evidence = hits.slice(0, 3).map((word) => `${word} → ${decodeWord(word, table)}`);
      const first = found.get(encoding) ?? {
        encoding,
        line: index + 1,
        evidence: evidence.join(', '),
        score: 0,
      };
      found.set(encoding, { ...first, score: first.score + hits.length });
    }
  }
  const best = [...found.values()].sort((one, other) => other.score - one.score)[0];
  if (!best) return undefined;
  const { encoding, line, evidence } = best;
  return { encoding, line, evidence };
}

/**
 * Whether, words without marks apart, some of `hits` follow one another: two where a sign that is no letter stands in a
 * word (`ng©n hµng`); else three, for ñ is a letter of the Highlands, too, and VNI's đ.
 */
function standTogether(words: readonly string[], hits: ReadonlySet<string>): boolean {
  let run = new Set<string>();
  return words.some((word) => {
    run = hits.has(word) ? run.add(word) : new Set();
    return run.size >= 3 || (run.size === 2 && [...run].some((each) => /[^\p{L}\p{M}]/u.test(each)));
  });
}

/** One sign alone says nothing, and a capital within a word is no Vietnamese. */
function isHit(word: string, table: VietnameseTable): boolean {
  const decoded = decodeWord(word, table);
  return /[a-z]/i.test(word) && !/\p{Ll}\p{Lu}/u.test(decoded) && isVietnameseSyllable(decoded);
}

/** Whether a word can only be of the encoding, only be Unicode already, or either. */
type Reading = 'legacy' | 'unicode' | 'open';

function readingOf(word: string, table: VietnameseTable): Reading {
  if (!marked.test(word)) return 'open';
  if (onlyInUnicode.test(word)) return 'unicode';
  const decoded = decodeWord(word, table);
  if (decoded === word) return 'open';
  const [asItIs, converted] = [isVietnameseSyllable(word), isVietnameseSyllable(decoded)];
  return asItIs === converted ? 'open' : converted ? 'legacy' : 'unicode';
}

interface Line {
  /** Offset of its line end. */
  readonly end: number;
  readonly isBlank: boolean;
  readonly legacy: boolean;
  readonly unicode: boolean;
  /** All its letters of ASCII are capitals, in a word of two at least. */
  readonly inCapitals: boolean;
  /** It begins a paragraph with a small letter, and has no capital at all. */
  readonly withoutCapitals: boolean;
}

function convert(text: string, table: VietnameseTable, { capitals, kept }: ConvertOptions): Conversion {
  // Words come in order, so that one line at a time is known.
  let line = judgeLine(text, 0, { table, beginsParagraph: true });
  const lineAt = (offset: number): Line => {
    while (offset > line.end) line = judgeLine(text, line.end + 1, { table, beginsParagraph: line.isBlank });
    return line;
  };
  const isMixed = onlyInUnicode.test(text);
  const told = new Set<Line>();
  return rewrite(text, table.word, kept, ({ 0: word, index }) => {
    const its = lineAt(index);
    const decided = isMixed && !isOld(word, its, table) ? left(word, its, table) : decide(word, table);
    if (capitals) return { ...decided, text: decided.text.toUpperCase() };
    if (!table.capitalsByFont || decided.text === word) return decided;
    const cased = withCapitals(word, decided, its);
    if (cased.why !== doubts.line) return cased;
    // Said once, of the line’s first word.
    if (told.has(its)) return decided;
    told.add(its);
    return cased;
  });
}

function judgeLine(
  text: string,
  start: number,
  { table, beginsParagraph }: { readonly table: VietnameseTable; readonly beginsParagraph: boolean },
): Line {
  const found = text.indexOf('\n', start);
  const end = found < 0 ? text.length : found;
  const line = text.slice(start, end);
  const readings = new Set((line.match(table.word) ?? []).map((word) => readingOf(word, table)));
  return {
    end,
    isBlank: line.trim() === '',
    legacy: readings.has('legacy'),
    unicode: readings.has('unicode'),
    inCapitals: !/[a-z]/.test(line) && /[A-Z]{2}/.test(line),
    withoutCapitals: beginsParagraph && /^\P{L}*[a-z]/u.test(line) && !/[A-Z]/.test(line),
  };
}

/** In a text that was typed in both, a line of old letters alone is old; of a line of both, what can't be Unicode. */
function isOld(word: string, line: Line, table: VietnameseTable): boolean {
  const reading = readingOf(withoutPunctuation(word, table).core, table);
  return reading === 'legacy' || (reading === 'open' && line.legacy && !line.unicode);
}

function left(word: string, line: Line, table: VietnameseTable): Replacement {
  const { core } = withoutPunctuation(word, table);
  const instead = decodeWord(core, table);
  const isSure = readingOf(core, table) === 'unicode' || (line.unicode && !line.legacy) || instead === core;
  return isSure
    ? { text: word }
    : { text: word, instead: word.replace(core, () => instead), why: doubts.mixed };
}

function decide(word: string, table: VietnameseTable): Replacement {
  if (!marked.test(word)) return { text: word };
  const { before, core, after } = withoutPunctuation(word, table);
  if (core === '') return { text: word };
  const decoded = decodeWord(core, table);
  const text = before + decoded + after;
  if (isVietnameseSyllable(decoded) || !marked.test(core)) return { text };
  return { text, why: decoded === core ? doubts.unknown : doubts.noSyllable };
}

/** Quotation marks, dashes and such: in VISCII and VPS the same bytes are letters. */
const edgeSigns = '‘’“”•–—…‚„\u00A0';

/** Signs at the edges of a word are letters only where they make a syllable of it, and without them it is none. */
function withoutPunctuation(
  word: string,
  table: VietnameseTable,
): { readonly before: string; readonly core: string; readonly after: string } {
  let [start, end] = [0, word.length];
  while (start < end && edgeSigns.includes(word.charAt(start))) start += 1;
  while (end > start && edgeSigns.includes(word.charAt(end - 1))) end -= 1;
  const [before, core, after] = [word.slice(0, start), word.slice(start, end), word.slice(end)];
  const isLetter =
    before + after !== '' &&
    /^\P{Ll}+$/u.test(core) &&
    isVietnameseSyllable(decodeWord(word, table)) &&
    !isVietnameseSyllable(decodeWord(core, table));
  return isLetter ? { before: '', core: word, after: '' } : { before, core, after };
}

/** Of a word with tones the case is known only by its font, or by the letters beside it. */
function withCapitals(word: string, decided: Replacement, line: Line): Replacement {
  const { text, why } = decided;
  const letters = word.replace(/[^A-Za-z]/g, '');
  const upper = text.toUpperCase();
  if (upper === text) return decided;
  if (/^[A-Z]{2,}$/.test(letters)) return { ...decided, text: upper };
  if (line.inCapitals && !/[a-z]/.test(letters))
    return { text: upper, instead: text, why: why ?? doubts.capitals };
  if (line.withoutCapitals) return { text, instead: upper, why: why ?? doubts.line };
  return decided;
}

const doubts = {
  noSyllable: {
    vi: 'đổi ra không thành tiếng Việt: có thể là tên riêng, tiếng nước ngoài, hoặc gõ nhầm',
    en: 'what it becomes is no Vietnamese: a name, a foreign word, or a slip of the hand',
  },
  unknown: {
    vi: 'ký hiệu không có trong bảng mã này nên để nguyên',
    en: 'a sign that this encoding has not: left as it is',
  },
  mixed: {
    vi: 'trong tệp có cả chữ Unicode lẫn chữ phông cũ, và chữ này đọc cách nào cũng được: để nguyên',
    en: 'the file has Unicode and the old font side by side, and this word can be either: left as it is',
  },
  capitals: {
    vi: 'chữ hoa hay chữ thường là do phông: nếu phông là .VnTimeH hay phông khác có đuôi H thì phải viết hoa',
    en: 'capital or small depends on the font: in .VnTimeH or another whose name ends in H it is a capital',
  },
  line: {
    vi: 'dòng này không có chữ hoa nào: nếu phông là .VnTimeH hay phông khác có đuôi H thì cả dòng viết hoa',
    en: 'the line has no capital: in .VnTimeH or another font whose name ends in H all of it is capitals',
  },
} satisfies Record<string, Bilingual>;
