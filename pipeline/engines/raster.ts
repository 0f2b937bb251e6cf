/** Pictures as bytes: measured, made smaller for the web, finished for publishing. */
import sharp from 'sharp';
import type { Pixels } from './pixels.ts';

export interface MeasuredPicture {
  /** As seen, that is after the camera's rotation is applied. */
  readonly width: number;
  readonly height: number;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
}

/** A phone's largest photographs have 50 megapixels; beyond 80 it is a mistake or an attack. */
export const pixelLimit = 80_000_000;

const mediaTypes: Readonly<Record<string, MeasuredPicture['mediaType']>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/**
 * Reads a picture through, so that a broken one is found. Undefined: not a JPEG, PNG or WebP, or broken. One beyond the
 * limit is never decoded: its size, which its first bytes tell, is enough to refuse it.
 */
export async function measurePicture(bytes: Uint8Array): Promise<MeasuredPicture | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
    const { format, autoOrient } = await picture.metadata();
    const mediaType = mediaTypes[format];
    if (!mediaType) return undefined;
    const { width, height } = autoOrient;
    if (width * height <= pixelLimit) await picture.stats();
    return { width, height, mediaType };
  } catch {
    return undefined;
  }
}

/** A PNG from the browser written again, lossless, without dates or texts. */
export async function finishPng(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).removeAlpha().png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
}

/** Cuts off what is of the colour of the upper left corner all around, but for a margin in pixels. */
export const cutToContent = (bytes: Uint8Array, margin: number): Promise<Buffer> =>
  sharp(bytes)
    .trim({ threshold: 8, margin })
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer();

/** A small WebP for the report. */
export async function thumbnail(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes)
    .resize({ width: 320, withoutEnlargement: true })
    .webp({ quality: 75, effort: 2 })
    .toBuffer();
}

/** A small WebP of a page that was drawn, for the report. */
export const thumbnailOf = (pixels: Pixels): Promise<Buffer> =>
  drawn(pixels).webp({ quality: 75, effort: 2 }).toBuffer();

/** A JPEG in a smaller width, three bytes a pixel: blue, green, red. */
export async function jpegAsPixels(
  bytes: Uint8Array,
  width: number,
): Promise<{ readonly data: Uint8Array; readonly width: number; readonly height: number }> {
  const { data, info } = await sharp(bytes)
    .resize({ width })
    .toColourspace('srgb')
    .removeAlpha()
    .recomb([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A page that was drawn, to be looked at: quick to write, for it is not kept. */
export const pngOf = (pixels: Pixels): Promise<Buffer> =>
  drawn(pixels).png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();

const drawn = ({ data, width, height }: Pixels) =>
  sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();

/** A picture for the web in each of the widths that it has, narrowest first; without the camera's metadata. */
export async function webPictures(
  bytes: Uint8Array,
  widths: readonly number[],
): Promise<{ width: number; height: number; bytes: Buffer }[]> {
  const source = sharp(bytes, { limitInputPixels: pixelLimit }).autoOrient();
  const { autoOrient } = await source.metadata();
  const wanted = [...new Set(widths.map((width) => Math.min(width, autoOrient.width)))].sort((a, b) => a - b);
  return Promise.all(
    wanted.map(async (width) => {
      const { data, info } = await source
        .clone()
        .resize({ width })
        .webp({ quality: 78, effort: 4 })
        .toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, bytes: data };
    }),
  );
}
