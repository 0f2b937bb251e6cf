/** How fine the pictures of a PDF lie on the paper: pixels an inch, by the size at which each is drawn. */
import { PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { operations, sourceOfPage, sourceOfStream } from './content-stream.ts';

export interface PlacedPicture {
  readonly width: number;
  readonly height: number;
  /** In the direction in which it is coarser. */
  readonly dpi: number;
}

/** a, b, c, d of a matrix: where it lies does not matter here (ISO 32000-1, 8.3.4). */
type Matrix = readonly [number, number, number, number];

export function placedPictures(pdf: PDFDocument): readonly PlacedPicture[] {
  const placed: PlacedPicture[] = [];
  for (const page of pdf.getPages())
    readStream(sourceOfPage(page), page.node.Resources(), [1, 0, 0, 1], placed);
  return placed;
}

function readStream(
  source: string,
  resources: PDFDict | undefined,
  start: Matrix,
  placed: PlacedPicture[],
): void {
  let matrix = start;
  const saved: Matrix[] = [];
  const pictures = resources?.lookup(PDFName.of('XObject'));
  for (const { operator, operands } of operations(source)) {
    if (operator === 'q') saved.push(matrix);
    else if (operator === 'Q') matrix = saved.pop() ?? start;
    else if (operator === 'cm') matrix = times(operands.map(Number), matrix);
    else if (operator === 'Do' && pictures instanceof PDFDict)
      readDrawing(pictures.lookup(PDFName.of(operands[0]?.slice(1) ?? '')), resources, matrix, placed);
  }
}

function readDrawing(
  drawing: PDFObject | undefined,
  outer: PDFDict | undefined,
  matrix: Matrix,
  placed: PlacedPicture[],
): void {
  if (!(drawing instanceof PDFRawStream)) return;
  const { dict } = drawing;
  if (dict.get(PDFName.of('Subtype')) === PDFName.of('Form')) {
    const own = dict.lookup(PDFName.of('Resources'));
    const placing = dict.lookup(PDFName.of('Matrix'));
    const inner = placing ? times((String(placing).match(/[-.\d]+/g) ?? []).map(Number), matrix) : matrix;
    readStream(sourceOfStream(drawing), own instanceof PDFDict ? own : outer, inner, placed);
    return;
  }
  const [width, height] = [numberOf(dict, 'Width'), numberOf(dict, 'Height')];
  const [a, b, c, d] = matrix;
  const dpi = Math.min((width / Math.hypot(a, b)) * 72, (height / Math.hypot(c, d)) * 72);
  placed.push({ width, height, dpi });
}

const numberOf = (dict: PDFDict, name: string): number => {
  const value = dict.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
};

function times([a = 1, b = 0, c = 0, d = 1]: readonly number[], [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}
