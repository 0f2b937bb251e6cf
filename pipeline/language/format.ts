/** Numbers, dates and money as a language writes them: from its profile, never from the machine's locale. */
import type { FigureValue } from '../model/document.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type Decimal, decimalOf, divided, rounded, toNumber, trimmed } from './decimal.ts';

export interface Formatter {
  /** `decimals` digits after the separator (default: as many as the number has, at most 3). */
  number(value: number, decimals?: number): string;
  /** Full form: `3.595.680.000 đồng`, `12,5%`, `80`. */
  figure(figure: FigureValue): string;
  /** Short form for large type: `3,6 tỷ đồng`. */
  shortFigure(figure: FigureValue): string;
  /** `iso` is `2024-06-01`. */
  date(iso: string, form: 'short' | 'long'): string;
}

export function createFormatter(profile: LanguageProfile): Formatter {
  const { numbers, dates } = profile;
  const digits = digitsOf(profile);

  const write = (decimal: Decimal) => writeDecimal(decimal, numbers, digits);
  const number: Formatter['number'] = (value, decimals) => {
    const exact = decimalOf(value);
    return write(decimals === undefined ? trimmed(rounded(exact, 3)) : rounded(exact, decimals));
  };
  const figure: Formatter['figure'] = ({ value, decimals, unit }) => {
    const text = number(value, decimals);
    if (unit === 'VND') return numbers.money.VND.replace('{n}', () => text);
    return unit === 'percent' ? numbers.percent.replace('{n}', () => text) : text;
  };

  return {
    number,
    figure,
    shortFigure: (whole) => {
      const short = whole.unit === 'VND' ? shortAmount(whole.value, numbers.shortMoney) : undefined;
      return short ? short.pattern.replace('{n}', () => write(short.amount)) : figure(whole);
    },
    date: (iso, form) => {
      const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)?.map(Number) ?? [];
      if (!year || !month || !day) throw new TypeError(`Not an ISO 8601 date: ${iso}`);
      return writeDate({ year, month, day }, dates[form], profile);
    },
  };
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
