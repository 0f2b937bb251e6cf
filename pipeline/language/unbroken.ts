/**
 * What must stay on one line: numbers with their unit, the two ends of a range, day and month, numbers of documents, and
 * the names that the profile lists. All else is left to the browser, which sets pages, PDF files and pictures alike: see DECISIONS.md.
 */
import type { LanguageProfile } from '../model/language.ts';
import { wholeNames } from './segment.ts';

/** A stretch of a text. `whole`: it has places other than spaces where a browser would break it, and must not. */
export interface Stretch {
  readonly text: string;
  readonly whole: boolean;
}

/** The text in stretches; spaces inside a number with its unit have become U+00A0. */
export function unbroken(text: string, profile: LanguageProfile): readonly Stretch[] {
  const { sign, pattern, mayBreak } = rulesOf(profile);
  if (!sign.test(text)) return [{ text, whole: false }];
  const stretches: Stretch[] = [];
  let plain = '';
  let at = 0;
  for (const { 0: match, index, groups } of text.matchAll(pattern)) {
    const found = withoutCapital(match, text.charAt(index + match.length));
    if (found.length > longest && groups?.name === undefined) continue;
    plain += text.slice(at, index);
    at = index + found.length;
    const kept = found.replace(/ /g, '\u00A0');
    if (!mayBreak.test(kept)) {
      plain += kept;
      continue;
    }
    if (plain) stretches.push({ text: plain, whole: false });
    plain = '';
    stretches.push({ text: kept, whole: true });
  }
  plain += text.slice(at);
  if (plain || stretches.length === 0) stretches.push({ text: plain, whole: false });
  return stretches;
}

/** What would run out of a narrow column may break after all; names are short. */
const longest = 20;

/** A number is not tied to a word with a capital: that begins something new. */
const withoutCapital = (found: string, next: string): string =>
  /\s$/.test(found) && next !== next.toLowerCase() ? found.slice(0, -1) : found;

interface Rules {
  /** Found in every text that has anything to keep: most have not. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
  /** Finds a place, other than a space, where a browser would break. */
  readonly mayBreak: RegExp;
}

const known = new WeakMap<LanguageProfile, Rules>();

function rulesOf(profile: LanguageProfile): Rules {
  const rules = known.get(profile) ?? makeRules(profile);
  known.set(profile, rules);
  return rules;
}

function makeRules(profile: LanguageProfile): Rules {
  const digit = `[0-9${(profile.digits ?? []).join('')}]`;
  const names = anyOf(wholeNames(profile));
  const isChinese = profile.lineBreak === 'ideographs';
  const patterns = [
    dayAndMonth(profile, digit),
    telephone(digit),
    documentNumber(digit),
    amount(profile, digit),
    isChinese && `\\S(?:${connector}|／\\S)`,
    names && `(?<name>${bounded(names, profile)})`,
  ];
  // UAX 14: a hyphen or dash is followed by a break; so is a character of a script without spaces.
  const dash = `(?<=${digit}|%)[-–—～]${digit}|[-–—]\\u00A0`;
  const within = `/[${capital}]+-[${capital}]`;
  const breaks = profile.lineBreak === 'spaces' ? [dash, within] : [dash, within, connector, unspaced];
  return {
    sign: new RegExp([digit, isChinese && `${connector}|／`, names].filter(Boolean).join('|'), 'u'),
    pattern: new RegExp(patterns.filter(Boolean).join('|'), 'gu'),
    mayBreak: new RegExp(breaks.join('|'), 'u'),
  };
}

/**
 * Marks that start no line, and yet the browser lets them start one, also with `line-break: strict` (measured: Chromium
 * 156); the stroke ends none either. GB/T 15834-2011, 5.1; W3C, Requirements for Chinese Text Layout, prohibition rules.
 */
const connector = '[·～]';

// Blocks, not \p{L} and its like: a class of all of Unicode takes milliseconds to compile, for each language.
const latin = 'A-Za-z\\u00C0-\\u024F\\u1E00-\\u1EFF';
const letter = `[${latin}\\u0300-\\u1DFF\\u2C00-\\u2DFF\\u3040-\\uABFF\\uF900-\\uFAFF]`;
const ideograph = '[\\u3400-\\u9FFF\\u{20000}-\\u{3FFFF}]';
/** Letters of scripts that are written without spaces between words. */
const unspaced =
  '[\\u0E01-\\u0E4E\\u0E81-\\u0ECD\\u1000-\\u103F\\u1780-\\u17D3\\u3040-\\u9FFF\\uAA80-\\uAAC2]';
const space = '[ \\u00A0\\u202F]';
const capital = 'A-ZĐ';

/** `199/KH-UBND`, `30/2020/NĐ-CP`: number and signs of a document are written as one word (Decree 30/2020/NĐ-CP, annex I). */
const documentNumber = (digit: string): string =>
  `${start(digit)}(?<!/)${digit}{1,5}(?:/${digit}{4})?/[${capital}]+(?:-[${capital}]+)+(?!${letter})`;

/** `415.675.000`, `27/10/2023`, `30/2020`. */
const number = (digit: string) => `${digit}+(?:[.,:/]${digit}+)*`;

/** Not inside an identifier such as `soctrang-2024-0003`. */
const start = (digit: string) => `(?<![${latin}0-9][./_-]?)(?<!${digit}[–—]?)`;

const telephone = (digit: string): string =>
  `${start(digit)}\\+?0${digit}+(?:[ .-]${digit}{2,})+(?!${letter})|${start(digit)}\\+${digit}+(?: ${digit}{2,})+`;

/** A number or range; with the words that the profile sets before it or after it, else with the next word. */
function amount({ numbers, dates, lineBreak }: LanguageProfile, digit: string): string {
  const patterns = [numbers.money.VND, ...numbers.shortMoney.map(({ pattern }) => pattern), numbers.percent];
  const around = patterns.map((pattern) => pattern.split('{n}'));
  const dateWords = wordsOf(dates.long);
  const prefix = anyOf([...around.map(([before]) => before), ...dateWords]);
  const units = anyOf([...around.map(([, after]) => after), '%', '‰']);
  // Between ideographs stands no space: the measure word is the next of them. A year counts nothing.
  const next =
    lineBreak === 'ideographs'
      ? `${space}?${ideograph}`
      : `(?<!(?<!${digit}[.,]?)(?:19|20)${digit}{2})${space}(?!${anyOf(dateWords) || digit})(?=${letter})`;
  // With spaces around its dash, too, which may begin no line; not between dates or times, which are long.
  const apart = `${space}[-–—]${space}${digit}+(?:[.,]${digit}+)*(?![/:.,]?${digit})`;
  const range = `[-−]?${number(digit)}(?:[-–—～]${number(digit)}|${apart})?`;
  const unit = `${space}?(?:${units})`;
  const led = prefix && `${wordStart(lineBreak)}(?:${prefix})${space}?${range}(?:${unit})?`;
  return [led, `${start(digit)}${range}(?:${unit}|${next})?`].filter(Boolean).join('|');
}

/** `ngày 05 tháng 8`, `5 August`: the long form up to its year, before which a line may break. */
function dayAndMonth({ dates, lineBreak }: LanguageProfile, digit: string): string | undefined {
  const before = /^(.*\{(?:m|mm|month)\})\s.*\{y\}/u.exec(dates.long)?.[1];
  if (!before) return undefined;
  const parts = before.split(/(\{\w+\})/).map((part) => {
    if (part === '{month}') return `(?:${anyOf(dates.months ?? [])})`;
    return part.startsWith('{') ? `${digit}{1,2}` : literal(part);
  });
  return `${wordStart(lineBreak)}${parts.join('')}(?!${letter}|${digit}|/)`;
}

/** The words of a date: `ngày`, `tháng`, `năm`. */
const wordsOf = (pattern: string): readonly string[] =>
  pattern.replace(/\{\w+\}/g, ' ').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];

/** Where words have no spaces between them, one may start anywhere. */
const isUnspaced = (lineBreak: LanguageProfile['lineBreak']) =>
  lineBreak === 'dictionary' || lineBreak === 'ideographs';

const wordStart = (lineBreak: LanguageProfile['lineBreak']) =>
  isUnspaced(lineBreak) ? '' : `(?<!${letter})`;

/** A name and not a part of a word; nor may its last letter have a mark or subscript more. */
function bounded(names: string, { lineBreak, marks }: LanguageProfile): string {
  const more = isUnspaced(lineBreak) ? marks && `[${marks.signs.join('')}]` : letter;
  return `${wordStart(lineBreak)}(?:${names})${more ? `(?!${more})` : ''}`;
}

/** The longest first, for the first that fits is taken. */
const anyOf = (texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.map((text) => text?.trim() ?? ''))]
    .filter((text) => text !== '')
    .sort((one, other) => other.length - one.length)
    .map(literal)
    .join('|');

/** As it is written, or with a capital at the start of a sentence; with whichever space. */
function literal(text: string): string {
  const escaped = (part: string) => RegExp.escape(part).replaceAll(/\\x20|\\xa0/gi, space);
  const first = text.slice(0, 1);
  const upper = first.toUpperCase();
  const start = upper.length === 1 && upper !== first ? `[${first}${upper}]` : escaped(first);
  return start + escaped(text.slice(1));
}
