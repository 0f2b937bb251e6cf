/** How far on its page a marked part reaches that is drawn: what a figure's `BBox` says (ISO 32000-1, 14.8.5.4.3). */
import { PDFDict, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { operations, sourceOfPage } from './content-stream.ts';

/** Left, bottom, right, top, in points. */
export type Extent = readonly [number, number, number, number];

type Matrix = readonly [number, number, number, number, number, number];

/** Of those parts of a page that `wanted` names, if they draw a path or a picture. Forms are not looked into. */
export function drawnExtents(page: PDFPage, wanted: ReadonlySet<number>): ReadonlyMap<number, Extent> {
  const extents = new Map<number, Extent>();
  const pictures = page.node.Resources()?.lookup(PDFName.of('XObject'));
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  const open: (number | undefined)[] = [];
  /** Of a path that is not painted yet: it may only cut what follows. */
  let path = nowhere;
  const paint = (mcid: number, drawn: Extent) =>
    extents.set(mcid, around(extents.get(mcid) ?? nowhere, drawn));
  for (const { operator, operands } of operations(sourceOfPage(page))) {
    if (operator === 'q') saved.push(matrix);
    else if (operator === 'Q') matrix = saved.pop() ?? matrix;
    else if (operator === 'cm') matrix = times(operands.map(Number), matrix);
    else if (operator === 'BDC' || operator === 'BMC') {
      const at = operands.indexOf('/MCID');
      open.push(at < 0 ? open.at(-1) : Number(operands[at + 1]));
    } else if (operator === 'EMC') open.pop();
    const mcid = open.at(-1);
    if (mcid === undefined || !wanted.has(mcid)) continue;
    if (operator === 'Do' && isPicture(operands[0]))
      paint(mcid, reach(nowhere, ['0', '0', '1', '1'], matrix, true));
    else if (operator === 're') path = reach(path, operands, matrix, true);
    else if (lines.has(operator)) path = reach(path, operands, matrix);
    else if (painting.has(operator)) {
      if (operator !== 'n') paint(mcid, path);
      path = nowhere;
    }
  }
  return extents;

  function isPicture(name = ''): boolean {
    const drawing = pictures instanceof PDFDict ? pictures.lookup(PDFName.of(name.slice(1))) : undefined;
    return drawing instanceof PDFRawStream && drawing.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
  }
}

const nowhere: Extent = [Infinity, Infinity, -Infinity, -Infinity];
/** The last point of a curve is where it leads to; the others hold it in. */
const lines = new Set(['m', 'l', 'c', 'v', 'y']);
/** What ends a path. */
const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'n']);

export const around = (one: Extent, other: Extent): Extent => [
  Math.min(one[0], other[0]),
  Math.min(one[1], other[1]),
  Math.max(one[2], other[2]),
  Math.max(one[3], other[3]),
];

/** `extent`, and all points beside; of a rectangle, its four corners. */
function reach(extent: Extent, operands: readonly string[], matrix: Matrix, isRectangle = false): Extent {
  let [left, bottom, right, top] = extent;
  const [a, b, c, d, e, f] = matrix;
  const point = (x: number, y: number) => {
    const across = a * x + c * y + e;
    const up = b * x + d * y + f;
    left = Math.min(left, across);
    bottom = Math.min(bottom, up);
    right = Math.max(right, across);
    top = Math.max(top, up);
  };
  if (isRectangle) {
    const [x = 0, y = 0, width = 0, height = 0] = operands.map(Number);
    for (const across of [x, x + width]) for (const up of [y, y + height]) point(across, up);
  } else
    for (let at = 0; at < operands.length; at += 2) point(Number(operands[at]), Number(operands[at + 1]));
  return [left, bottom, right, top];
}

function times(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  [g, h, i, j, k, l]: Matrix,
): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
