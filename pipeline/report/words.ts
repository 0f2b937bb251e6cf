/** The report speaks Vietnamese, with English beside it. */
import { h } from '../markup/hast.ts';
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { ElementNode } from '../model/html.ts';

/** Vietnamese, then English, smaller. The page itself is in Vietnamese. */
export function both({ vi, en }: Bilingual): readonly (ElementNode | string)[] {
  return vi === en ? [vi] : [vi, ' ', h('span.en', { lang: 'en' }, en)];
}

/** `12.345` as Vietnamese writes it, `12,345` as English does. */
export const grouped = (count: number, tongue: Tongue): string =>
  String(count).replace(/\B(?=(?:\d{3})+$)/g, tongue === 'vi' ? '.' : ',');

/** `1 unit`, `1,200 units` */
export const counted = (count: number, one: string): string =>
  `${grouped(count, 'en')} ${one}${count === 1 ? '' : 's'}`;
