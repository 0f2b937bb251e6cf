/** Figures as Vietnamese writes them, read once from the source, so that no translator types one again. */
import { isCalendarDay } from '../language/schema.ts';
import type { FigureValue } from '../model/document.ts';
import type { Facts } from '../model/publisher.ts';

const number = /^(?<sign>[-−])?(?<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?<fraction>\d+))?$/;
const scales: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };
const mostCharacters = 100;
/** With the format `date` it is a day and no figure. */
const fact = /^\{\{\s*facts\.([\w-]+)\s*(?:,\s*(?!date\b)\w+\s*)?\}\}$/;

/**
 * Reads `80`, `12,5%`, `415.675.000 đồng`, `3,6 tỷ đồng`, `2024` (a year: kept as typed) or `{{facts.name}}`.
 * @returns undefined where the text is no figure.
 */
export function readFigure(text: string, facts: Facts): FigureValue | undefined {
  const trimmed = text.trim().normalize('NFC');
  // What is longer is no figure, and would keep the patterns below busy.
  if (trimmed.length > mostCharacters) return undefined;
  const named = fact.exec(trimmed)?.[1];
  if (named) {
    const found = facts.get(named);
    return found && { value: found.value, decimals: found.decimals, ...(found.unit && { unit: found.unit }) };
  }
  const parts =
    /^(?<number>\S+?)\s*(?<percent>%)?(?:\s+(?<scale>nghìn|ngàn|triệu|tỷ|tỉ))?(?:\s*(?<money>đồng|₫|VNĐ|VND))?$/u.exec(
      trimmed,
    )?.groups;
  const match = parts && number.exec(parts.number ?? '')?.groups;
  if (!match || !parts) return undefined;
  const scale = parts.scale ? (scales[parts.scale] ?? 1) : 1;
  const fraction = match.fraction ?? '';
  const whole = (match.whole ?? '').replaceAll('.', '');
  // Digits are joined before scaling, because 3,6 × 10⁹ in floating point need not be a whole number.
  const value = (Number(whole + fraction) / 10 ** fraction.length) * scale;
  const typedPlain = scale === 1 && !fraction && whole.length >= 4 && !(match.whole ?? '').includes('.');
  return {
    value: (match.sign ? -1 : 1) * (scale === 1 ? value : Math.round(value)),
    decimals: scale === 1 ? fraction.length : 0,
    ...(parts.percent ? { unit: 'percent' as const } : parts.money ? { unit: 'VND' as const } : {}),
    ...(typedPlain && !parts.percent && !parts.money && { verbatim: trimmed }),
  };
}

const shortDate = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/;

/** Reads `27/10/2023` as `2023-10-27`; undefined where it is no date of the calendar. */
export function readShortDate(text: string): string | undefined {
  const match = shortDate.exec(text.trim())?.groups;
  if (!match) return undefined;
  const iso = `${match.year}-${(match.month ?? '').padStart(2, '0')}-${(match.day ?? '').padStart(2, '0')}`;
  return isCalendarDay(iso) ? iso : undefined;
}
