/** Finds the dates that a running text writes, in figures or with the names of months: for comparing, not for reckoning. */
import type { LanguageProfile } from '../model/language.ts';
import { foldDigits } from './numerals.ts';

export interface DateInText {
  /** As it stands in the text, in the digits 0–9. */
  readonly text: string;
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

/** Dates with a day and a month. In figures they are read in the order in which the language writes them. */
export function datesIn(text: string, profile: LanguageProfile): readonly DateInText[] {
  if (!/\p{Nd}/u.test(text)) return [];
  const folded = foldDigits(text);
  return patternsOf(profile).flatMap(({ pattern, names }) =>
    [...folded.matchAll(pattern)].flatMap(({ 0: found, groups = {} }) => {
      const month =
        names.length > 0 ? names.indexOf((groups.month ?? '').toLowerCase()) + 1 : Number(groups.month);
      const year = groups.year ? { year: Number(groups.year) } : {};
      return [{ text: found, day: Number(groups.day), month, ...year }];
    }),
  );
}

/** Whether there is such a day: 31/02 and 05/13 are misprints, whatever the year. */
export function isPossible({ day, month, year = 2000 }: DateInText): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

interface DatePattern {
  readonly pattern: RegExp;
  /** Names of the months in small letters; empty where the month is a figure. */
  readonly names: readonly string[];
}

const known = new WeakMap<LanguageProfile, readonly DatePattern[]>();

function patternsOf(profile: LanguageProfile): readonly DatePattern[] {
  const patterns = known.get(profile) ?? makePatterns(profile);
  known.set(profile, patterns);
  return patterns;
}

const day = '(?<day>\\d{1,2})';
const month = '(?<month>\\d{1,2})';
const year = '(?<year>\\d{4})';
const sign = '\\s?[/.-]\\s?';

function makePatterns({ dates, tag }: LanguageProfile): readonly DatePattern[] {
  const isYearFirst = dates.short.indexOf('{y}') < dates.short.search(/\{d{1,2}\}/);
  const inFigures = isYearFirst ? [year, month, day] : [day, month, year];
  const figure = (source: string) => ({ pattern: new RegExp(source, 'giu'), names: [] });
  const patterns: DatePattern[] = [figure(`(?<![\\d/.-])${inFigures.join(sign)}(?![\\d/])`)];
  if (tag === 'vi') patterns.push(figure(`${day} tháng ${month}(?!\\d)(?: năm ${year})?`));
  if (tag.startsWith('zh')) patterns.push(figure(`(?:${year}年)?${month}月${day}日`));
  if (tag === 'km') patterns.push(figure(`${day}\\s*ខែ(?:ទី)?\\s*${month}(?!\\d)(?:\\s*ឆ្នាំ\\s*${year})?`));
  if (dates.months) {
    const names = dates.months.map((name) => name.toLowerCase());
    const name = `(?<month>${dates.months.map(RegExp.escape).join('|')})`;
    const edge = '(?![\\p{L}\\p{M}])';
    for (const source of [
      `${day}(?:st|nd|rd|th)?\\s*(?:of\\s|ខែ)?\\s*${name}${edge}(?:,?\\s*(?:ឆ្នាំ\\s*)?${year})?`,
      `${name}\\s+${day}(?!\\d)(?:,?\\s+${year})?`,
    ])
      patterns.push({ pattern: new RegExp(source, 'giu'), names });
  }
  return patterns;
}
