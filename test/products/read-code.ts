/** The QR code on a printed page, as a decoder that the program doesn't use finds it. */
import jsqr from 'jsqr';
import { lookAtPages } from '../../pipeline/engines/raster-pdf.ts';

/** Declared as an ES module, delivered as CommonJS: the function itself is what gets imported. */
const decode = jsqr as unknown as typeof jsqr.default;

export interface FoundCode {
  readonly text: string;
  /** Side of its modules, without the quiet zone, in millimetres of the page. */
  readonly side: number;
}

export const readCode = (bytes: Uint8Array): Promise<FoundCode | undefined> =>
  lookAtPages(bytes, (pages) => {
    const page = pages.page(0);
    const scale = 1600 / Math.max(page.width, page.height);
    const { data, width, height } = page.draw(scale);
    const found = decode(data, width, height);
    if (!found) return undefined;
    const { topLeftCorner: from, topRightCorner: to } = found.location;
    return { text: found.data, side: (Math.hypot(to.x - from.x, to.y - from.y) / scale) * (25.4 / 72) };
  });
