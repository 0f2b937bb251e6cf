/**
 * Whether the file for the print shop shows what the file for reading shows, but for the inks. Ghostscript 10.00 was seen
 * to leave pictures out without a word, for which no comparison of texts is enough.
 */
import sharp from 'sharp';
import type { Pixels } from './pixels.ts';
import type { Box } from './press-marks.ts';
import { lookAtPages } from './raster-pdf.ts';

/** A millimetre a pixel: what is lost and smaller is a full stop. */
const pixelsPerPoint = 24 / 72;
/** In pixels. Text that lies half a pixel elsewhere is no difference. */
const blur = 3;
/**
 * Of 255. Of leaflets in three scripts, in RGB and in CMYK, no place differed by more than 35 (measured); what is lost
 * turns to paper.
 */
const tolerance = 64;

/**
 * The numbers of the sides that differ inside the trim, from 1; those that only one of the files has among them.
 * @param trim of every page of the press file, in points from its lower left corner.
 */
export async function changedSides(
  reading: Uint8Array,
  press: Uint8Array,
  trim: Box,
): Promise<readonly number[]> {
  const sides = await lookAtPages(reading, ({ count, page }) =>
    Array.from({ length: count }, (_, index) => page(index).draw(pixelsPerPoint)),
  );
  const [width, height] = [trim.right - trim.left, trim.top - trim.bottom];
  const others = await lookAtPages(press, ({ count, page }) =>
    Array.from({ length: count }, (_, index) => {
      const region = { x: trim.left, y: page(index).height - trim.top, width, height };
      return page(index).draw(pixelsPerPoint, region);
    }),
  );
  const numbers = Array.from({ length: Math.max(sides.length, others.length) }, (_, index) => index);
  const same = await Promise.all(numbers.map((index) => looksAlike(sides[index], others[index])));
  return numbers.filter((index) => !same[index]).map((index) => index + 1);
}

async function looksAlike(one: Pixels | undefined, other: Pixels | undefined): Promise<boolean> {
  if (!one || !other || one.width !== other.width || one.height !== other.height) return false;
  const [light, otherLight] = await Promise.all([lightOf(one), lightOf(other)]);
  return light.every((value, at) => Math.abs(value - (otherLight[at] ?? Number.NaN)) <= tolerance);
}

const lightOf = ({ data, width, height }: Pixels): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .greyscale()
    .blur(blur)
    .raw()
    .toBuffer();
