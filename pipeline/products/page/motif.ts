/** The brand: one span of a bridge over its reflection. Drawn for this project; decoration, so hidden from assistive technology. */
import { h } from '../../markup/hast.ts';
import type { ElementNode } from '../../model/html.ts';

export const motif = (): ElementNode =>
  h(
    'svg.motif',
    { viewBox: '0 0 64 40', width: 64, height: 40, ariaHidden: 'true', focusable: 'false' },
    h('path.motif-span', { d: 'M4 24C14 7 50 7 60 24M18 14.6V24M32 11.3V24M46 14.6V24' }),
    h('path.motif-deck', { d: 'M1 24h62' }),
    h('path.motif-water', { d: 'M10 31h14m6 0h24M20 37h18m6 0h6' }),
  );
