/**
 * i18next as this program sets it: no separators in keys, no escaping (templates are trees), and nothing taken from the
 * machine's locale: formats come from our Formatter, plural categories from the language profile.
 */
import { createInstance, type i18n, type Resource } from 'i18next';
import type { Fact, Facts } from '../model/publisher.ts';
import type { Formatter } from './format.ts';

/** Writes a value as `format` asks; undefined when the value or the format is unknown. */
export type Format = (
  value: unknown,
  format: string | undefined,
  language: string,
  options: unknown,
) => string | undefined;

export function createI18next(language: string, resources: Resource, format: Format): i18n {
  const instance = createInstance();
  instance.use({
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    // i18next itself tells an unknown value by undefined, which its type leaves out.
    format: (value: unknown, name: string | undefined, tag: string | undefined, options: unknown) =>
      format(value, name, tag ?? language, options) as string,
  });
  instance.init({
    lng: language,
    fallbackLng: false,
    load: 'currentOnly',
    resources,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: false,
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  return instance;
}

/** Where a fact stands in a text: `{{facts.loudspeakers, number}}`. Braces that are never closed cost no time. */
export const factPlace = /(?<!\{)\{\{+[^{}]*\}\}/g;

/** What stands in a word's place: `{{count}}`, `{{name}}`; several of them for a list, two for a range. */
export type WordValue = string | number | readonly (string | number)[];

/**
 * Formats for the program's own words: `{{count}}`, `{{count, number}}`, `{{date, date}}`, `{{date, longdate}}`;
 * of several values `{{names, list}}`, `{{names, or}}`, of two `{{ends, range}}` (numbers) and `{{days, daterange}}`.
 */
export function formatWord(
  formatter: Formatter,
  value: unknown,
  format: string | undefined,
): string | undefined {
  if (Array.isArray(value)) return formatSeveral(formatter, value, format);
  if (typeof value === 'number')
    return format === undefined || format === 'number' ? formatter.number(value) : undefined;
  if (typeof value !== 'string') return undefined;
  if (format === 'date') return formatter.date(value, 'short');
  if (format === 'longdate') return formatter.date(value, 'long');
  return format === undefined ? value : undefined;
}

function formatSeveral(
  formatter: Formatter,
  values: readonly unknown[],
  format: string | undefined,
): string | undefined {
  const [from, to] = values;
  if (format === 'range' && typeof from === 'number' && typeof to === 'number')
    return formatter.numberRange(from, to);
  if (format === 'daterange' && typeof from === 'string' && typeof to === 'string')
    return formatter.dateRange(from, to, 'short');
  const items = values.map((value) => formatWord(formatter, value, undefined));
  if (!items.every((item) => item !== undefined)) return undefined;
  if (format === 'or') return formatter.list(items, 'or');
  return format === undefined || format === 'list' ? formatter.list(items, 'and') : undefined;
}

/**
 * Formats for facts: `number`, `money`, `percent`, `short`, and `date` for the day that the figure is of; without one,
 * as the fact's unit has it.
 */
function formatFact(formatter: Formatter, fact: Fact, format: string | undefined): string | undefined {
  if (format === undefined) return formatter.figure(fact);
  if (format === 'number') return formatter.number(fact.value, fact.decimals);
  if (format === 'short') return formatter.shortFigure(fact);
  if (format === 'money') return fact.unit === 'VND' ? formatter.figure(fact) : undefined;
  if (format === 'percent') return fact.unit === 'percent' ? formatter.figure(fact) : undefined;
  return format === 'date' ? formatter.date(fact.date, 'short') : undefined;
}

interface FactOptions {
  readonly formatter: Formatter;
  missingInterpolationHandler(text: string, match: RegExpExecArray): string;
}

const facts = createI18next('dev', {}, (value, format, _language, options) =>
  isFact(value) ? formatFact((options as FactOptions).formatter, value, format) : undefined,
);

const isFact = (value: unknown): value is Fact =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Fact>).value === 'number';

/**
 * Puts facts in their places `{{facts.loudspeakers, number}}`. A place whose fact or format is unknown stays as it is
 * and is named in `missing`.
 */
export function interpolateFacts(
  text: string,
  known: Facts,
  formatter: Formatter,
): { readonly text: string; readonly missing: readonly string[] } {
  if (!text.includes('{{')) return { text, missing: [] };
  const missing: string[] = [];
  const options: FactOptions = {
    formatter,
    missingInterpolationHandler: (_text, match) => {
      missing.push(match[1]?.trim() || match[0]);
      return match[0];
    },
  };
  const { interpolator } = facts.services;
  // i18next hands these options on to the formatter; its type knows only those of its own.
  return {
    text: interpolator.interpolate(text, { facts: recordOf(known) }, 'dev', options as object),
    missing,
  };
}

const records = new WeakMap<Facts, Readonly<Record<string, Fact>>>();

/** i18next reads objects; one is made for each collection of facts, not for each text. */
function recordOf(known: Facts): Readonly<Record<string, Fact>> {
  const record = records.get(known) ?? Object.fromEntries(known);
  records.set(known, record);
  return record;
}
