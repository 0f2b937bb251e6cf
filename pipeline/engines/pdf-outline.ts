/** The bookmarks of a PDF (ISO 32000-1, 12.3.3), which the browser makes of the headings. */
import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { elementsOf } from './standard-tags.ts';
import type { StructureElement } from './structure-tree.ts';

/** From here on a reader is shown the bookmarks at once, as one who opens a book looks at its contents. */
const manyPages = 3;

/**
 * Leaves bookmarks out where there is but one, which leads to where the file opens anyway; names the others by their
 * headings, without calls of notes. The browser runs words together where a heading breaks.
 */
export function finishOutline(
  pdf: PDFDocument,
  top: StructureElement,
  nameOf: (heading: StructureElement) => string,
): void {
  const outline = pdf.catalog.get(PDFName.of('Outlines'));
  if (!(outline instanceof PDFRef)) return;
  const items = [...itemsOf(pdf, outline)];
  if (items.length < 2) {
    pdf.catalog.delete(PDFName.of('Outlines'));
    for (const ref of [outline, ...items.map(([each]) => each)]) pdf.context.delete(ref);
    return;
  }
  const elements = new Map([...elementsOf(top)].map((element) => [element.ref, element]));
  if (pdf.getPageCount() >= manyPages) pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  for (const [, item] of items) {
    const ref = item.get(PDFName.of('SE'));
    const heading = ref instanceof PDFRef ? elements.get(ref) : undefined;
    if (heading) item.set(PDFName.of('Title'), PDFHexString.fromText(nameOf(heading)));
    else item.delete(PDFName.of('SE'));
  }
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
