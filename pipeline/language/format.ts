/** Numbers, dates, money and lists as a language writes them: from its profile, never from the machine's locale. */
import type { FigureValue } from '../model/document.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type Decimal, decimalOf, divided, rounded, toNumber, trimmed } from './decimal.ts';

export interface Formatter {
  /** `decimals` digits after the separator (default: as many as the number has, at most 3). */
  number(value: number, decimals?: number): string;
  /** `5–10`. */
  numberRange(from: number, to: number): string;
  /** Full form: `3.595.680.000 đồng`, `12,5%`, `80`. */
  figure(figure: FigureValue): string;
  /** Short form for large type: `3,6 tỷ đồng`. */
  shortFigure(figure: FigureValue): string;
  /** Two figures of one unit, which is written once: `5–10%`, `1–2 tỷ đồng`. */
  figureRange(from: FigureValue, to: FigureValue, form: 'full' | 'short'): string;
  /** `iso` is `2024-06-01`. */
  date(iso: string, form: DateForm): string;
  /** Both days whole, as CLDR's intervals of dates in figures: a half date can be taken for another. */
  dateRange(from: string, to: string, form: DateForm): string;
  /** `a, b và c`; `a, b hoặc c`; or only set apart, where the last is none more than the others: `a, b, c`. */
  list(items: readonly string[], form: 'and' | 'or' | 'apart'): string;
  /** What stays as its editor typed it, such as a year, in the language's digits. */
  asTyped(text: string): string;
}

type DateForm = 'short' | 'long';

export function createFormatter(profile: LanguageProfile): Formatter {
  const { numbers, dates } = profile;
  const digits = digitsOf(profile);

  const write = (decimal: Decimal) => writeDecimal(decimal, numbers, digits);
  const number: Formatter['number'] = (value, decimals) => {
    const exact = decimalOf(value);
    return write(decimals === undefined ? trimmed(rounded(exact, 3)) : rounded(exact, decimals));
  };
  /** The number, and the pattern that it stands in. */
  const full = ({ value, decimals, unit }: FigureValue): Written => ({
    number: number(value, decimals),
    pattern: unit === 'VND' ? numbers.money.VND : unit === 'percent' ? numbers.percent : '{n}',
  });
  const short = (figure: FigureValue): Written => {
    const amount = figure.unit === 'VND' ? shortAmount(figure.value, numbers.shortMoney) : undefined;
    return amount ? { number: write(amount.amount), pattern: amount.pattern } : full(figure);
  };
  const date: Formatter['date'] = (iso, form) => writeDate(readDate(iso), dates[form], profile);

  return {
    number,
    numberRange: (from, to) =>
      range({ number: number(from), pattern: '{n}' }, { number: number(to), pattern: '{n}' }, numbers.range),
    figure: (figure) => put(full(figure)),
    shortFigure: (figure) => put(short(figure)),
    figureRange(from, to, form) {
      const written = form === 'short' ? short : full;
      return range(written(from), written(to), numbers.range);
    },
    date,
    dateRange: (from, to, form) =>
      from === to ? date(from, form) : between(date(from, form), date(to, form), dates.range),
    list: (items, form) => writeList(items, form, profile.lists),
    asTyped: (text) => inDigits(text, digits),
  };
}

interface Written {
  readonly number: string;
  readonly pattern: string;
}

const put = ({ number, pattern }: Written) => pattern.replace('{n}', () => number);

/** The unit once, where both have the same; `-5 – 10` and `900 triệu đồng – 1,2 tỷ đồng` need air (CLDR does so too). */
function range(from: Written, to: Written, pattern: string): string {
  if (from.pattern !== to.pattern) return between(put(from), put(to), spaced(pattern));
  if (from.number === to.number) return put(from);
  const isSigned = [from, to].some(({ number }) => number.startsWith('-'));
  const number = between(from.number, to.number, isSigned ? spaced(pattern) : pattern);
  return put({ number, pattern: from.pattern });
}

const between = (from: string, to: string, pattern: string) =>
  pattern.replace(/\{(from|to)\}/g, (_, end) => (end === 'from' ? from : to));

const spaced = (pattern: string) =>
  pattern.replace(/^\{from\}(?=\S)/, '{from} ').replace(/(?<=\S)\{to\}$/, ' {to}');

function writeList(
  items: readonly string[],
  form: 'and' | 'or' | 'apart',
  lists: LanguageProfile['lists'],
): string {
  const last = items.at(-1);
  if (form === 'apart' || items.length < 2 || last === undefined) return items.join(lists.separator);
  const first = items.slice(0, -1).join(lists.separator);
  return lists[form].replace(/\{([ab])\}/g, (_, place) => (place === 'a' ? first : last));
}

type Numbers = LanguageProfile['numbers'];

function writeDecimal(
  { negative, digits, scale }: Decimal,
  { group, decimal }: Numbers,
  own: readonly string[] | undefined,
): string {
  const plain = digits.toString().padStart(scale + 1, '0');
  const whole = plain.slice(0, plain.length - scale).replace(/\B(?=(\d{3})+$)/g, () => group);
  const fraction = scale > 0 ? decimal + plain.slice(-scale) : '';
  return (negative && digits > 0n ? '-' : '') + inDigits(whole + fraction, own);
}

/** The digits that numbers and dates are written in; undefined for 0–9. */
export const digitsOf = ({ numbers, digits }: LanguageProfile): readonly string[] | undefined =>
  numbers.digits === 'native' ? digits : undefined;

const inDigits = (text: string, own: readonly string[] | undefined) =>
  own ? text.replace(/\d/g, (digit) => own[Number(digit)] ?? digit) : text;

/** The largest name that fits, with one decimal; 999,95 million is already 1 billion, as it would round to 1.000. */
function shortAmount(value: number, steps: Numbers['shortMoney']) {
  const exact = decimalOf(value);
  const fits = steps.findIndex(({ from }) => Math.abs(value) >= from);
  const above = steps[fits - 1];
  const step = steps[fits];
  if (!step) return undefined;
  const amount = trimmed(divided(exact, step.divide, 1));
  if (above && Math.abs(toNumber(amount)) * step.divide >= above.from)
    return { pattern: above.pattern, amount: trimmed(divided(exact, above.divide, 1)) };
  return { pattern: step.pattern, amount };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readDate(iso: string): Day {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)?.map(Number) ?? [];
  if (!year || !month || !day) throw new TypeError(`Not an ISO 8601 date: ${iso}`);
  return { year, month, day };
}

function writeDate({ year, month, day }: Day, pattern: string, profile: LanguageProfile): string {
  const { dates } = profile;
  const digits = digitsOf(profile);
  const two = (value: number) => String(value).padStart(2, '0');
  const zero = dates.administrativeZero === true;
  const places: Readonly<Record<string, string>> = {
    d: zero ? two(day) : String(day),
    dd: two(day),
    // The decree asks for the zero in months 1 and 2 only.
    m: zero && month <= 2 ? two(month) : String(month),
    mm: two(month),
    y: String(year),
  };
  return pattern.replace(/\{(\w+)\}/g, (place, part: string) =>
    part === 'month' ? (dates.months?.[month - 1] ?? place) : inDigits(places[part] ?? place, digits),
  );
}
