/** The report speaks Vietnamese, with English beside it. */
import { h } from '../markup/hast.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { ElementNode } from '../model/html.ts';

/** Vietnamese, then English, smaller. The page itself is in Vietnamese. */
export function both({ vi, en }: Bilingual): readonly (ElementNode | string)[] {
  return vi === en ? [vi] : [vi, ' ', h('span.en', { lang: 'en' }, en)];
}
