/** Whether a file shows anything at the edge of its pages: what is white there may be cut without colour beyond. */
import type { Pixels } from './pixels.ts';
import { lookAtPages } from './raster-pdf.ts';

/** Two thirds of a millimetre a pixel: as far as a knife slips at its best. */
const pixelsPerPoint = 38 / 72;
/** Of 255: paper, and what is drawn so faintly that nobody misses it. */
const nearlyWhite = 245;

export const hasColourAtEdge = (bytes: Uint8Array): Promise<boolean> =>
  lookAtPages(bytes, ({ count, page }) =>
    Array.from({ length: count }, (_, index) => page(index).draw(pixelsPerPoint)).some(isColouredAtEdge),
  );

function isColouredAtEdge({ data, width, height }: Pixels): boolean {
  const isColoured = (x: number, y: number) =>
    data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).some((value) => value < nearlyWhite);
  const across = Array.from({ length: width }, (_, x) => isColoured(x, 0) || isColoured(x, height - 1));
  const down = Array.from({ length: height }, (_, y) => isColoured(0, y) || isColoured(width - 1, y));
  return [...across, ...down].includes(true);
}
