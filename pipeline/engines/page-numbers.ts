/**
 * The numbers of pages in a table of contents. No browser knows `target-counter` (CSS Generated Content for Paged Media,
 * 1.3.1): the text is printed, its destinations are read from the file, and it is printed again with their numbers in it.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { PrintLayout } from '../model/rendition.ts';

/** More often than the second time only numbers that change the pages they name would be printed. */
const mostRounds = 4;

/**
 * Prints with `print` until the numbers are those of the pages. Of a draft only its destinations are read: without tags it
 * takes a seventh less to print (41 pages), and is read in a quarter of the time. @returns what it printed last, which is none.
 */
export async function printNumbered(
  layout: PrintLayout,
  print: (layout: PrintLayout, isDraft: boolean) => Promise<Buffer>,
): Promise<Buffer> {
  let { body } = layout;
  if (!body.includes(' data-page-of="')) return print(layout, false);
  for (let round = 0; round < mostRounds; round++) {
    const isDraft = round === 0;
    const bytes = await print({ ...layout, body }, isDraft);
    const numbered = numberPages(layout.body, await pagesOf(bytes), layout.digits);
    if (numbered === body && !isDraft) return bytes;
    body = numbered;
  }
  throw new Error('the numbers of the contents change the pages that they name');
}

/** Puts into every element with `data-page-of` the number of the page where the element with that id stands. */
export function numberPages(
  body: string,
  pages: ReadonlyMap<string, number>,
  digits: readonly string[] = [],
): string {
  return body.replace(/( data-page-of="([^"]*)"[^>]*>)[^<]*/g, (_, start: string, id: string) => {
    const page = pages.get(id);
    if (page === undefined) throw new Error(`nothing in the print is called ${id}`);
    return start + String(page).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
  });
}

/** The page, from 1, of every element that a link of the same text leads to. */
export async function pagesOf(bytes: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const numbers = new Map(pdf.getPages().map(({ ref }, index) => [ref.toString(), index + 1]));
  const places = pdf.catalog.lookup(PDFName.of('Dests'));
  if (!(places instanceof PDFDict)) return new Map();
  return new Map(
    places.entries().flatMap(([name]): [string, number][] => {
      const place = places.lookup(name);
      const page = place instanceof PDFArray ? numbers.get(String(place.get(0))) : undefined;
      return page === undefined ? [] : [[name.decodeText(), page]];
    }),
  );
}
