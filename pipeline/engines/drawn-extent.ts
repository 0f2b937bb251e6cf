/** How far on its page a marked part reaches that is drawn: what a figure's `BBox` says (ISO 32000-1, 14.8.5.4.3). */
import { PDFDict, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { operations, sourceOfPage } from './content-stream.ts';

/** Left, bottom, right, top, in points. */
export type Extent = readonly [number, number, number, number];

type Point = readonly [number, number];
type Matrix = readonly [number, number, number, number, number, number];

/** Of every part of the page that draws a path or a picture, by its number. Forms are not looked into. */
export function drawnExtents(page: PDFPage): ReadonlyMap<number, Extent> {
  const extents = new Map<number, Extent>();
  const pictures = page.node.Resources()?.lookup(PDFName.of('XObject'));
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  const open: (number | undefined)[] = [];
  /** Of a path that is not painted yet: it may only cut what follows. */
  let path: Point[] = [];
  const reach = (points: readonly Point[]) => {
    const mcid = open.findLast((each) => each !== undefined);
    if (mcid === undefined || points.length === 0) return;
    const [left, bottom, right, top] = extents.get(mcid) ?? [Infinity, Infinity, -Infinity, -Infinity];
    const across = points.map(([x]) => x);
    const up = points.map(([, y]) => y);
    extents.set(mcid, [
      Math.min(left, ...across),
      Math.min(bottom, ...up),
      Math.max(right, ...across),
      Math.max(top, ...up),
    ]);
  };
  const placed = ([x, y]: Point): Point => {
    const [a, b, c, d, e, f] = matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  };
  for (const { operator, operands } of operations(sourceOfPage(page))) {
    if (operator === 'q') saved.push(matrix);
    else if (operator === 'Q') matrix = saved.pop() ?? matrix;
    else if (operator === 'cm') matrix = times(operands.map(Number), matrix);
    else if (operator === 'BDC' || operator === 'BMC') {
      const at = operands.indexOf('/MCID');
      open.push(at < 0 ? undefined : Number(operands[at + 1]));
    } else if (operator === 'EMC') open.pop();
    else if (open.length === 0) continue;
    else if (operator === 'Do' && isPicture(operands[0])) reach(corners(0, 0, 1, 1).map(placed));
    else if (painting.has(operator)) {
      if (operator !== 'n') reach(path);
      path = [];
    } else path.push(...pointsOf(operator, operands).map(placed));
  }
  return extents;

  function isPicture(name = ''): boolean {
    const drawing = pictures instanceof PDFDict ? pictures.lookup(PDFName.of(name.slice(1))) : undefined;
    return drawing instanceof PDFRawStream && drawing.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
  }
}

/** What ends a path. */
const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'n']);

function pointsOf(operator: string, operands: readonly string[]): readonly Point[] {
  const numbers = operands.map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  if (operator === 're') return corners(x, y, width, height);
  // The last point of a curve is where it leads to; the others hold it in.
  if (!['m', 'l', 'c', 'v', 'y'].includes(operator)) return [];
  return Array.from(
    { length: numbers.length / 2 },
    (_, at): Point => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0],
  );
}

const corners = (x: number, y: number, width: number, height: number): readonly Point[] => [
  [x, y],
  [x + width, y],
  [x, y + height],
  [x + width, y + height],
];

function times(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  [g, h, i, j, k, l]: Matrix,
): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}
