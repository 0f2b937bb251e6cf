/**
 * Whether two files look alike but for the inks: converting colours must lose nothing. Ghostscript 10.00 was seen to leave
 * pictures out without a word, for which no comparison of texts is enough.
 */
import sharp from 'sharp';
import { drawPages, type Ghostscript } from './ghostscript.ts';

/** Four millimetres a pixel and a half: enough to miss no picture, and done in a fifth of a second. */
const dpi = 12;
/** Of 255. Four inks show a saturated colour up to a fifth darker or lighter; what is lost turns to paper. */
const tolerance = 72;

/** The numbers of the pages that differ, from 1; those that only one of the files has among them. */
export async function changedSides(
  one: Uint8Array,
  other: Uint8Array,
  ghostscript: Ghostscript,
): Promise<readonly number[]> {
  const [pages = [], others = []] = await Promise.all(
    [one, other].map((bytes) => drawPages(bytes, dpi, ghostscript)),
  );
  const numbers = Array.from({ length: Math.max(pages.length, others.length) }, (_, index) => index);
  const same = await Promise.all(numbers.map((index) => looksAlike(pages[index], others[index])));
  return numbers.filter((index) => !same[index]).map((index) => index + 1);
}

async function looksAlike(one: Uint8Array | undefined, other: Uint8Array | undefined): Promise<boolean> {
  if (!one || !other) return false;
  const [light, otherLight] = await Promise.all([one, other].map(lightOf));
  if (light?.length !== otherLight?.length) return false;
  return (light ?? []).every((value, at) => Math.abs(value - (otherLight?.[at] ?? 0)) <= tolerance);
}

/** The light of every pixel, blurred: an edge that has moved by less than a pixel is no difference. */
const lightOf = async (png: Uint8Array): Promise<readonly number[]> => [
  ...(await sharp(png).greyscale().blur(1.2).raw().toBuffer()),
];
