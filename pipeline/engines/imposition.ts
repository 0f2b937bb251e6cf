/** A booklet for an office printer: pages two by two, so that the sheets, laid into one another and folded, read on. */
import { Duplex, PDFDocument, PrintScaling } from '@cantoo/pdf-lib';
import type { PrintLayout } from '../model/rendition.ts';
import { identify, reserveIdentifier } from './file-identifier.ts';

/** Two pages beside each other, by their numbers from 1; undefined for a blank one. */
export interface Spread {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/**
 * The sides to print, outer side of the outermost sheet first, each sheet's two sides after one another. Blank pages
 * that fill up the last sheet stand before the last page, which stays the back cover.
 */
export function saddleOrder(pages: number): readonly Spread[] {
  const places = Math.ceil(pages / 4) * 4;
  const page = (place: number) => (place === places ? pages : place < pages ? place : undefined);
  return Array.from({ length: places / 4 }, (_, sheet) => [
    { left: page(places - 2 * sheet), right: page(1 + 2 * sheet) },
    { left: page(2 + 2 * sheet), right: page(places - 1 - 2 * sheet) },
  ]).flat();
}

/**
 * Lays the pages of a finished PDF on sheets of twice their width, to be printed on both sides and turned on the short
 * edge. The text of the pages stays text; their tags and bookmarks do not: the file says that it is a print-out.
 */
export async function imposeBooklet(
  bytes: Uint8Array,
  { metadata, language, width, height }: PrintLayout,
): Promise<Uint8Array> {
  const [across, down] = [width, height].map((side) => Math.round((side / 25.4) * 7200) / 100) as [
    number,
    number,
  ];
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const pages = await pdf.embedPages(source.getPages());
  for (const spread of saddleOrder(pages.length)) {
    const sheet = pdf.addPage([2 * across, down]);
    for (const [number, x] of [
      [spread.left, 0],
      [spread.right, across],
    ] as const) {
      const page = number === undefined ? undefined : pages[number - 1];
      if (page) sheet.drawPage(page, { x, y: 0, width: across, height: down });
    }
  }
  const date = new Date(`${metadata.date}T00:00:00Z`);
  pdf.setTitle(metadata.title, { showInWindowTitleBar: true });
  pdf.setAuthor(metadata.author);
  pdf.setSubject(
    'Bản để in và gấp thành sách nhỏ: in hai mặt, lật theo cạnh ngắn. Print-out to fold into a booklet: both sides, turned on the short edge.',
  );
  pdf.setKeywords([metadata.identifier, 'print-out']);
  pdf.setLanguage(language);
  pdf.setCreator('Nhịp Cầu');
  pdf.setProducer('Nhịp Cầu');
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  // What the dialogue for printing begins with (ISO 32000-1, 12.2): nothing made smaller, turned on the short edge.
  const preferences = pdf.catalog.getOrCreateViewerPreferences();
  preferences.setPrintScaling(PrintScaling.None);
  preferences.setDuplex(Duplex.DuplexFlipShortEdge);
  reserveIdentifier(pdf);
  return identify(await pdf.save({ updateFieldAppearances: false, addDefaultPage: false }));
}
