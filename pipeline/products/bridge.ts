/** The drawn bridge, in all forms that printed products show it in. Decorative: hidden from who listens. */
import { h } from '../markup/hast.ts';
import type { ElementNode } from '../model/html.ts';

/** A row of spans across a whole edge: `count` arches under one deck. */
export function spans(count: number): ElementNode {
  const arches = Array.from({ length: count }, (_, index) => `M${index * 40 + 3} 20a17 15 0 0 1 34 0z`).join(
    '',
  );
  return h(
    'svg.spans',
    { viewBox: `0 0 ${count * 40} 20`, preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path', { fillRule: 'evenodd', d: `M0 0h${count * 40}v20H0z${arches}` }),
  );
}

/** The cover's lower edge of a picture: a deck that rises gently in the middle. */
export function deck(): ElementNode {
  return h(
    'svg.deck',
    { viewBox: '0 0 100 9', preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path.edge', { d: 'M0 7.2Q50 -5.4 100 7.2V8.2Q50 -4.4 0 8.2z' }),
    h('path.body', { d: 'M0 8.1Q50 -4.5 100 8.1V9H0z' }),
  );
}

/** What a cover shows when there is no picture: the sun behind a bridge, and the river. `view` cuts from 200 × 78. */
export function scene(view: string, fit: 'meet' | 'slice'): ElementNode {
  return h(
    'svg.scene',
    { viewBox: view, preserveAspectRatio: `xMidYMax ${fit}`, ariaHidden: 'true' },
    h('circle.sun', { cx: 122, cy: 31, r: 15 }),
    h('path.hill', { d: 'M0 44Q24 30 46 43T92 44T138 41T176 40T200 44V70H0z' }),
    bridge('M0 50Q100 26 200 50V66H0z', 'M82 66a15 19 0 0 1 30 0z', 66, [-12, 20, 52, 114, 146, 178]),
    h('path.river', { d: 'M0 66h200v12H0z' }),
    h('path.water', {
      d: 'M4 69.5h18m6 0h12m7 0h22m6 0h9m6 0h20m6 0h11m7 0h19m6 0h12m6 0h16M14 74h15m6 0h22m7 0h12m9 0h17m6 0h23m7 0h12m8 0h24',
    }),
  );
}

/** The same bridge across three panels: it takes the room that the text leaves, flatter where that is little. */
export function panorama(): ElementNode {
  return h(
    'svg.scene.panorama',
    { viewBox: '0 28 297 42', preserveAspectRatio: 'none', ariaHidden: 'true' },
    h('path.hill', { d: 'M0 46Q30 28 62 44T128 46T190 42T244 40T297 46V62H0z' }),
    h('circle.sun', { cx: 148.5, cy: 59, r: 15 }),
    bridge(
      'M0 48Q148.5 14 297 48V60H0z',
      'M124 60a24.5 27 0 0 1 49 0z',
      60,
      [-8, 25, 58, 91, 178, 211, 244, 277],
    ),
    h('path.river', { d: 'M0 60h297v10H0z' }),
    h('path.water', {
      d: 'M6 63h22m7 0h14m8 0h30m7 0h12m8 0h26m8 0h16m9 0h24m7 0h15m8 0h27m7 0h20M18 66.5h16m7 0h25m8 0h14m9 0h22m7 0h31m8 0h14m8 0h24m9 0h16m8 0h24',
    }),
  );
}

/** A deck with openings: the wide one in the middle, and small ones that stand on the water at each `x`. */
function bridge(line: string, middle: string, water: number, xs: readonly number[]): ElementNode {
  const arches = xs.map((x) => `M${x} ${water}a14 13 0 0 1 28 0z`).join('');
  return h('path.bridge', { fillRule: 'evenodd', d: line + middle + arches });
}
