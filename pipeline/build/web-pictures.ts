/** The web's copies of a picture: their addresses follow from the picture alone, so a page can name them at once. */
import type { Asset } from '../model/document.ts';
import type { WebPicture } from '../products/product.ts';

/** CSS pixels of a small telephone twice over, of a column of text, and of the same on a dense screen. */
export const widths: readonly number[] = [640, 960, 1440];

/** Paths relative to `output/web/`. */
export function webPicture(asset: Asset): WebPicture {
  const possible = [...new Set(widths.map((width) => Math.min(width, asset.width)))];
  return {
    sources: possible.map((width) => ({
      path: `assets/pictures/${asset.digest.slice(0, 16)}-${width}.webp`,
      width,
    })),
    width: asset.width,
    height: asset.height,
  };
}
