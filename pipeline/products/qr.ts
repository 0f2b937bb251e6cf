/** A QR code as vector drawing: sharp at any print resolution, and pure black on white. */
import { encode } from 'uqr';
import { h } from '../markup/hast.ts';
import type { ElementNode } from '../model/html.ts';

/** ISO/IEC 18004 asks for four light modules on every side. */
const quietZone = 4;

/** The QR code of `text`, error correction level M; `label` is what a screen reader says. */
export function qrCode(text: string, label: string): ElementNode {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  );
  return h(
    'svg.qr',
    { viewBox: `0 0 ${size} ${size}`, role: 'img', ariaLabel: label, shapeRendering: 'crispEdges' },
    h('path', { d: `M0 0h${size}v${size}h-${size}z`, fill: '#fff' }),
    h('path', { d: runs.join(''), fill: '#000' }),
  );
}

/** Start and length of every run of dark modules in a row. */
function darkRuns(row: readonly boolean[]): readonly (readonly [number, number])[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [[x, (end < 0 ? row.length : end) - x] as const];
  });
}
