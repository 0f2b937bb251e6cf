/** What is seen of a printed file and not read from its instructions: small pictures of it, and its codes. */
import type { PrintFault, PrintLayout } from '../model/rendition.ts';
import type { FigurePlace } from './figure-places.ts';
import { thumbnailOf } from './raster.ts';
import { lookAtPages } from './raster-pdf.ts';
import { readCodes } from './read-codes.ts';

export interface SeenPrint {
  readonly thumbnails: readonly Uint8Array[];
  readonly faults: readonly PrintFault[];
}

const thumbnailWidth = 320;
/** Of text that flows, which may have hundreds of pages. */
const mostThumbnails = 4;

export function lookAtPrint(
  bytes: Uint8Array,
  { codes = [], sides }: Pick<PrintLayout, 'codes' | 'sides'>,
  figures: readonly FigurePlace[],
): Promise<SeenPrint> {
  return lookAtPages(bytes, async (pages) => {
    const shown = sides === 'flow' ? Math.min(pages.count, mostThumbnails) : pages.count;
    // Before photographs are made small: a code may stand in one.
    const faults = await readCodes(pages, codes, figures);
    const thumbnails: Promise<Uint8Array>[] = [];
    for (let index = 0; index < shown; index++) {
      const page = pages.page(index);
      thumbnails.push(thumbnailOf(await page.drawSmall(thumbnailWidth / page.width)));
    }
    return { thumbnails: await Promise.all(thumbnails), faults };
  });
}
