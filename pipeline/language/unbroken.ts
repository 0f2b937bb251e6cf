/**
 * What must stay on one line: numbers with their unit, the two ends of a range, day and month, and the names that the
 * profile lists. All else is left to the browser, which sets pages, PDF files and pictures alike: see DECISIONS.md.
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
  for (const { 0: found, index, groups } of text.matchAll(pattern)) {
    const isName = groups?.name !== undefined;
    if (!isName && found.length > longest) continue;
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

/** What is longer would run out of a narrow column. */
const longest = 20;

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
  const names = anyOf(wholeNames(profile));
  const isChinese = profile.lineBreak === 'ideographs';
  const patterns = [
    dayAndMonth(profile),
    telephone,
    amount(profile),
    isChinese && `\\S(?:${connector}|／\\S)`,
    names && `(?<name>${bounded(names, profile)})`,
  ];
  return {
    sign: new RegExp(['\\p{Nd}', isChinese && `${connector}|／`, names].filter(Boolean).join('|'), 'u'),
    pattern: new RegExp(patterns.filter(Boolean).join('|'), 'gu'),
    // UAX 14: a hyphen or dash is followed by a break; so is a character of a script without spaces.
    mayBreak: profile.lineBreak === 'spaces' ? dash : new RegExp(`${dash.source}|${connector}|\\p{Lo}`, 'u'),
  };
}

/**
 * Of the marks that start no line (the stroke, which ends none either, beside them; GB/T 15834-2011, 5.1; W3C, Requirements for Chinese Text Layout, prohibition rules)
 * those that the browser lets start one, also with `line-break: strict` (measured: Chromium 156).
 */
const connector = '[·～]';
const dash = /(?<=[\p{Nd}%])[-–—～]\p{Nd}/u;
const space = '[ \\u00A0\\u202F]';
/** `415.675.000`, `27/10/2023`, `30/2020`; not the figures of an identifier such as `soctrang-2024-0003`. */
const number = '\\p{Nd}+(?:[.,:/]\\p{Nd}+)*';
const start = '(?<![\\p{sc=Latn}\\p{Nd}][./_-]?)(?<!\\p{Nd}[–—])';
const telephone = `${start}\\+?0\\p{Nd}+(?:[ .-]\\p{Nd}{2,})+(?!\\p{L})|${start}\\+\\p{Nd}+(?: \\p{Nd}{2,})+`;

/** A number or range; with the words that the profile sets before it or after it, else with the next word. */
function amount({ numbers, dates, lineBreak }: LanguageProfile): string {
  const money = [numbers.money.VND, ...numbers.shortMoney.map(({ pattern }) => pattern), numbers.percent];
  const [before, after] = [
    money.map((pattern) => pattern.split('{n}')[0]),
    money.map((pattern) => pattern.split('{n}')[1]),
  ];
  const dateWords = wordsOf(dates.long);
  const prefix = anyOf([...before, ...dateWords]);
  const units = anyOf([...after, '%', '‰']);
  // Between ideographs stands no space: the measure word is the next of them. A year counts nothing.
  const next =
    lineBreak === 'ideographs'
      ? `${space}?\\p{sc=Han}`
      : `(?<!${year})${space}(?!${anyOf(dateWords) || '\\p{Nd}'})(?=\\p{Ll}|\\p{Lo})`;
  const range = `[-−]?${number}(?:[-–—～]${number})?`;
  const unit = `${space}?(?:${units})`;
  const led = prefix && `${wordStart(lineBreak)}(?:${prefix})${space}?${range}(?:${unit})?`;
  return [led, `${start}${range}(?:${unit}|${next})?`].filter(Boolean).join('|');
}

const year = '(?<!\\p{Nd}[.,]?)(?:19|20)\\p{Nd}{2}';

/** `ngày 05 tháng 8`, `5 August`: the long form up to its year, before which a line may break. */
function dayAndMonth({ dates, lineBreak }: LanguageProfile): string | undefined {
  const before = /^(.*\{(?:m|mm|month)\})\s.*\{y\}/u.exec(dates.long)?.[1];
  if (!before) return undefined;
  const places: Readonly<Record<string, string>> = { '{month}': `(?:${anyOf(dates.months ?? [])})` };
  const parts = before
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? (places[part] ?? '\\p{Nd}{1,2}') : literal(part)));
  return `${wordStart(lineBreak)}${parts.join('')}(?![\\p{L}\\p{Nd}/])`;
}

/** The words of a date: `ngày`, `tháng`, `năm`. */
const wordsOf = (pattern: string): readonly string[] =>
  pattern.replace(/\{\w+\}/g, ' ').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];

/** Where words have no spaces between them, one may start anywhere. */
const wordStart = (lineBreak: LanguageProfile['lineBreak']) =>
  lineBreak === 'dictionary' || lineBreak === 'ideographs' ? '' : '(?<![\\p{L}\\p{M}])';

/** A name and not a part of a word; nor may its last letter have a mark or subscript more. */
const bounded = (names: string, { lineBreak }: LanguageProfile) =>
  `${wordStart(lineBreak)}(?:${names})(?![\\p{M}${wordStart(lineBreak) && '\\p{L}'}])`;

/** The longest first, for the first that fits is taken. */
const anyOf = (texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.map((text) => text?.trim() ?? ''))]
    .filter((text) => text !== '')
    .sort((one, other) => other.length - one.length)
    .map(literal)
    .join('|');

/** As it is written, or with a capital at the start of a sentence; with whichever space. */
function literal(text: string): string {
  const first = text.slice(0, 1);
  const escaped = RegExp.escape(text.slice(1)).replaceAll('\\x20', space).replaceAll('\\u00a0', space);
  const capital = first.toUpperCase();
  return (
    (capital === first || capital.length > 1 ? RegExp.escape(first) : `[${first}${capital}]`).replace(
      '\\x20',
      space,
    ) + escaped
  );
}
