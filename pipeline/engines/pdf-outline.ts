/** The bookmarks of a PDF (ISO 32000-1, 12.3.3), which the browser makes of the headings. */
import { PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/** From here on a reader is shown the bookmarks at once, as one who opens a book looks at its contents. */
const manyPages = 3;

/** Leaves bookmarks out where there is but one, which leads to where the file opens anyway. */
export function finishOutline(pdf: PDFDocument): void {
  const outline = pdf.catalog.get(PDFName.of('Outlines'));
  if (!(outline instanceof PDFRef)) return;
  const items = [...itemsOf(pdf, outline)];
  // To an element of the tree as the browser wrote it, which may be left out of it; the place on the page is enough.
  for (const [, item] of items) item.delete(PDFName.of('SE'));
  if (items.length > 1) {
    if (pdf.getPageCount() >= manyPages) pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
    return;
  }
  pdf.catalog.delete(PDFName.of('Outlines'));
  for (const ref of [outline, ...items.map(([each]) => each)]) pdf.context.delete(ref);
}

/** All items below one, each before its own. */
function* itemsOf(pdf: PDFDocument, parent: PDFRef): Generator<readonly [PDFRef, PDFDict]> {
  let next = entry(pdf.context.lookup(parent), 'First');
  while (next) {
    const item = pdf.context.lookup(next);
    if (!(item instanceof PDFDict)) return;
    yield [next, item];
    yield* itemsOf(pdf, next);
    next = entry(item, 'Next');
  }
}

function entry(item: unknown, name: string): PDFRef | undefined {
  const value = item instanceof PDFDict ? item.get(PDFName.of(name)) : undefined;
  return value instanceof PDFRef ? value : undefined;
}
