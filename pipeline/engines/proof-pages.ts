/** Pages of a printed file as pictures to look at, with the boxes that the file says. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { pngOf } from './raster.ts';
import { type DrawnPages, lookAtPages, type Region } from './raster-pdf.ts';

export interface ProofPage {
  /** PNG. */
  readonly picture: Uint8Array;
  /** In millimetres, from the upper left corner of the page. */
  readonly width: number;
  readonly height: number;
  readonly bleed: Region;
  readonly trim: Region;
}

/** A part of a page, in millimetres from the upper left corner of its trim. */
export interface PagePart extends Region {
  /** From 0. */
  readonly page: number;
}

const pointsPerMillimetre = 72 / 25.4;

/** @param scale pixels a millimetre, for a page of that size */
export async function proofPages(
  bytes: Uint8Array,
  scale: (width: number, height: number) => number,
): Promise<readonly ProofPage[]> {
  const boxes = await boxesOf(bytes);
  return lookAtPages(bytes, async (pages) => {
    const proofs: ProofPage[] = [];
    // One after another: hundreds of pages at once would be gigabytes.
    for (const [index, box] of boxes.entries()) {
      const drawn = pages.page(index).draw(scale(box.width, box.height) / pointsPerMillimetre);
      proofs.push({ ...box, picture: await pngOf(drawn) });
    }
    return proofs;
  });
}

/** Pictures of parts, in the order given. */
export async function proofParts(
  bytes: Uint8Array,
  parts: readonly PagePart[],
  scale: number,
): Promise<readonly Uint8Array[]> {
  const boxes = await boxesOf(bytes);
  const draw = (pages: DrawnPages, { page, x, y, width, height }: PagePart) => {
    const trim = boxes[page]?.trim ?? { x: 0, y: 0 };
    const region = [x + trim.x, y + trim.y, width, height].map((side) => side * pointsPerMillimetre);
    const [left = 0, top = 0, across = 0, down = 0] = region;
    return pages
      .page(page)
      .draw(scale / pointsPerMillimetre, { x: left, y: top, width: across, height: down });
  };
  return lookAtPages(bytes, (pages) => Promise.all(parts.map((part) => pngOf(draw(pages, part)))));
}

async function boxesOf(bytes: Uint8Array): Promise<readonly Omit<ProofPage, 'picture'>[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPages().map((page) => {
    const seen = page.getCropBox();
    const inside = ({ x, y, width, height }: Region): Region => ({
      x: (x - seen.x) / pointsPerMillimetre,
      y: (seen.y + seen.height - y - height) / pointsPerMillimetre,
      width: width / pointsPerMillimetre,
      height: height / pointsPerMillimetre,
    });
    const { width, height } = inside(seen);
    return { width, height, bleed: inside(page.getBleedBox()), trim: inside(page.getTrimBox()) };
  });
}
