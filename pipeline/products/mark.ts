/** The sign of every printed product. */
import { h } from '../markup/hast.ts';
import type { ElementNode } from '../model/html.ts';

/** A deck on two spans, and their reflection in the water. Decorative. */
export function mark(): ElementNode {
  return h(
    'svg.mark',
    { viewBox: '0 0 48 32', ariaHidden: 'true' },
    h('path', { d: 'M0 4h48v5.5H0z' }),
    h('path', { d: 'M0 9h48v15h-3a9.5 9.5 0 0 0-19 0h-4a9.5 9.5 0 0 0-19 0H0z' }),
    h('path.water', { d: 'M2 29h8m5 0h18m5 0h8' }),
  );
}
