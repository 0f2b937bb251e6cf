/** Figures with what stands behind them: magnitude and unit (3,6 tỷ đồng; 12 km; 5%). For comparing two languages. */
import { foldDigits, magnitudes, numeralsIn } from './numerals.ts';

export interface Measure {
  /** As it stands in the text, in the digits 0–9. */
  readonly text: string;
  /** The figure alone, and times its magnitude; the same where it has none. */
  readonly bare: number;
  readonly value: number;
  readonly unit?: Unit;
}

const units = {
  percent: '% % phần␣trăm percent per␣cent ភាគរយ',
  VND: 'đồng ₫ VND VNĐ dong đ ដុង 越南盾 盾',
  USD: 'USD US$ $ đô␣la dollar dollars ដុល្លារ 美元',
  km: 'km ki-lô-mét kilomet kilometre kilometres kilometer kilometers គីឡូម៉ែត្រ គ.ម 公里 千米',
  m: 'm mét metre metres meter meters ម៉ែត្រ 米',
  cm: 'cm xen-ti-mét centimetre centimetres centimeter centimeters សង់ទីម៉ែត្រ 厘米',
  mm: 'mm mi-li-mét millimetre millimetres millimeter millimeters មីលីម៉ែត្រ 毫米',
  ha: 'ha héc-ta hecta hectare hectares ហិកតា 公顷',
  'km²': 'km² km2 平方公里',
  'm²': 'm² m2 mét␣vuông 平方米',
  'm³': 'm³ m3 mét␣khối 立方米',
  kg: 'kg ki-lô-gam kilogram kilograms kilo kilos គីឡូក្រាម គ.ក 公斤 千克',
  g: 'g gam gram grams ក្រាម 克',
  tonne: 'tấn tonne tonnes ton tons តោន 吨',
  litre: 'lít litre litres liter liters លីត្រ 升',
} satisfies Record<string, string>;
export type Unit = keyof typeof units;

const unitOf = new Map(
  (Object.entries(units) as [Unit, string][]).flatMap(([unit, words]) =>
    words.split(' ').map((word): [string, Unit] => [word.replace('␣', ' ').toLowerCase(), unit]),
  ),
);
const alternatives = (words: readonly string[]) =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => RegExp.escape(word))
    .join('|');
const magnitude = alternatives(magnitudes.map(([word]) => word));
const unit = alternatives([...unitOf.keys()]);
/** A Latin word ends where no letter follows; Khmer and Chinese run on. */
const edge = '(?:(?<!\\p{Script=Latin})|(?![\\p{L}\\p{M}²³]))';
const measure = new RegExp(
  `(?<before>US\\$|VND|USD|[$₫]|百分之)?\\s?(?<figure>\\d+(?:[.,]\\d+)*)(?:\\s?(?<magnitude>${magnitude})${edge})?(?:\\s?(?<unit>${unit})${edge})?`,
  'giu',
);

/** Every figure of a text. */
export function measuresIn(text: string): readonly Measure[] {
  return [...foldDigits(text).matchAll(measure)].flatMap(({ 0: found, groups = {} }) => {
    const written = `${groups.figure} ${groups.magnitude ?? ''}`;
    const numerals = numeralsIn(written);
    const [bare, value = bare] = numerals[0]?.values ?? [];
    // Of 01.06.2024 each figure is one of its own, and what stands behind it belongs to none.
    if (bare === undefined || value === undefined || numerals.length > 1) return [];
    const name = groups.before === '百分之' ? '%' : (groups.unit ?? groups.before);
    const known = name === undefined ? undefined : unitOf.get(name.toLowerCase());
    return [{ text: found.trim(), bare, value, ...(known && { unit: known }) }];
  });
}

/** Whether the words for magnitudes and percent are known, so that one that is missing is known to be missing. */
export const knowsMeasures = (tag: string): boolean => /^(?:vi|en|km|zh)(?:-|$)/.test(tag);
