/** Finishes what the browser printed: exact boxes, tags, bookmarks, metadata, and nothing that changes by itself. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PrintFault, PrintLayout } from '../model/rendition.ts';
import { type FigurePlace, figurePlaces } from './figure-places.ts';
import { identify, reserveIdentifier } from './file-identifier.ts';
import { type Description, describe } from './pdf-metadata.ts';
import { finishOutline } from './pdf-outline.ts';
import { completeTags } from './pdf-tags.ts';
import { readBack } from './read-back.ts';
import { outOfOrder } from './reading-order.ts';
import { textOfElement } from './standard-tags.ts';
import { mendUnicodeMaps } from './unicode-maps.ts';
import { writtenIn } from './written-text.ts';

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly sides: number;
  readonly faults: readonly PrintFault[];
  readonly figures: readonly FigurePlace[];
}

type Sheet = Pick<PrintLayout, 'width' | 'height' | 'bleed' | 'limit'>;

const pointsPerMillimetre = 72 / 25.4;

/**
 * Makes of a tagged PDF from the browser the file for reading: exact trim size in millimetres (what bleeds is cut off),
 * PDF/A-2a (ISO 19005-2, level A) and PDF/UA-1 (ISO 14289-1). `html` is what was printed.
 */
export async function finishPdf(
  bytes: Uint8Array,
  description: Description,
  { width, height, bleed = 0, limit }: Sheet,
  html: string,
): Promise<FinishedPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of pdf.getPages()) {
    // The browser rounds the page up to whole device pixels; its content hangs from the top left corner.
    const [out, across, down] = [bleed, width, height].map((side) =>
      hundredth(side * pointsPerMillimetre),
    ) as [number, number, number];
    const box = [out, hundredth(page.getHeight() - out - down), across, down] as const;
    page.setMediaBox(...box);
    page.setCropBox(...box);
    page.setBleedBox(...box);
    page.setTrimBox(...box);
  }
  // Style sheets may set text in capitals.
  const maps = mendUnicodeMaps(pdf, new Set(html + html.toUpperCase()));
  const { faults, textOfMark } = readBack(pdf, maps, html);
  // Between texts of which some are lost, places are not what they were.
  const isWhole = faults.every(({ type }) => type !== 'lost-text');
  const top = completeTags(pdf, textOfMark, writtenIn(html, 'a'));
  const written = writtenIn(html, 'h[1-6]');
  // The call of a note is no part of a heading's name.
  finishOutline(pdf, top, (heading) => written(textOfElement(heading, textOfMark, 'Link')));
  describe(pdf, description);
  reserveIdentifier(pdf);
  const finished = identify(await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }));
  return {
    bytes: finished,
    sides: pdf.getPageCount(),
    faults: [
      ...faults,
      ...(isWhole ? outOfOrder(html, textOfElement(top, textOfMark)) : []),
      ...sizeFault(finished.length, limit),
    ],
    figures: figurePlaces(pdf),
  };
}

function sizeFault(bytes: number, limit = Number.POSITIVE_INFINITY): readonly PrintFault[] {
  if (bytes <= limit) return [];
  const kilobytes = (count: number) => `${Math.ceil(count / 1000)} KB`;
  return [{ type: 'large-file', text: `${kilobytes(bytes)} > ${kilobytes(limit)}` }];
}

const hundredth = (points: number): number => Math.round(points * 100) / 100;
