/** Tags as PDF/UA-1 (ISO 14289-1) and level A of PDF/A-2 (ISO 19005-2, 6.7) ask for them, made of the browser's. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { markArtifacts } from './artifacts.ts';
import { around, drawnExtents, type Extent } from './drawn-extent.ts';
import { elementsOf, roles, standardize, type TextOfMark, textOfElement } from './standard-tags.ts';
import {
  isElement,
  isMarked,
  plantStructure,
  readStructure,
  type StructureElement,
  writeStructure,
} from './structure-tree.ts';

/**
 * @param textOf what each marked part shows.
 * @param written gives the text of a link that was read as it was written.
 * @returns the top of the tree as it is now.
 */
export function completeTags(
  pdf: PDFDocument,
  textOf: TextOfMark,
  written: (read: string) => string,
): StructureElement {
  const top = readStructure(pdf) ?? plantStructure(pdf);
  standardize(top, textOf);
  const figures: StructureElement[] = [];
  for (const element of elementsOf(top)) {
    if (element.type === 'TH' || element.type === 'TD') joinAttributes(element, pdf);
    else if (element.type === 'Link') describeLinks(element, written(textOfElement(element, textOf)), pdf);
    else if (element.type === 'Figure') figures.push(element);
  }
  placeFigures(figures, pdf);
  markArtifacts(pdf, taggedIn(top));
  writeStructure(pdf, top);
  mapRoles(top, pdf);
  for (const { node } of pdf.getPages()) node.set(PDFName.of('Tabs'), PDFName.of('S'));
  return top;
}

function taggedIn(top: StructureElement): (owner: PDFRef, mcid: number) => boolean {
  const tagged = new Map<PDFRef, Set<number>>();
  for (const { kids } of elementsOf(top)) {
    for (const kid of kids) {
      if (isElement(kid) || !isMarked(kid)) continue;
      const marks = tagged.get(kid.owner) ?? new Set();
      tagged.set(kid.owner, marks.add(kid.mcid));
    }
  }
  return (owner, mcid) => tagged.get(owner)?.has(mcid) ?? false;
}

/**
 * The browser writes a dictionary for each attribute of a cell, and into some cells which headers they have. Scope says
 * that already (ISO 32000-1, 14.8.5.7).
 */
function joinAttributes({ dict }: StructureElement, pdf: PDFDocument): void {
  const attributes = dict.lookup(PDFName.of('A'));
  if (!(attributes instanceof PDFArray)) return;
  const joined = pdf.context.obj({ O: 'Table' });
  for (const each of attributes.asArray()) {
    const part = pdf.context.lookup(each);
    if (!(part instanceof PDFDict)) continue;
    for (const [key, value] of part.entries()) {
      const isUsual = /Span$/.test(key.decodeText()) && String(value) === '1';
      if (key !== PDFName.of('Headers') && !isUsual) joined.set(key, value);
    }
  }
  if (joined.keys().length > 1) dict.set(PDFName.of('A'), joined);
  else dict.delete(PDFName.of('A'));
}

/** What a link is for those who meet it apart from its text (ISO 14289-1, 7.18.5): that text, or else its address. */
function describeLinks(link: StructureElement, text: string, { context }: PDFDocument): void {
  for (const kid of link.kids) {
    const annotation = isElement(kid) || isMarked(kid) ? undefined : context.lookup(kid.object);
    if (!(annotation instanceof PDFDict) || annotation.has(PDFName.of('Contents'))) continue;
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text || addressOf(annotation)));
  }
}

function addressOf(annotation: PDFDict): string {
  const action = annotation.lookup(PDFName.of('A'));
  const address = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
  return address instanceof PDFString || address instanceof PDFHexString ? address.decodeText() : '';
}

function placeFigures(figures: readonly StructureElement[], pdf: PDFDocument): void {
  const marksOf = (figure: StructureElement) =>
    figure.kids.flatMap((kid) => (!isElement(kid) && isMarked(kid) && kid.owner === kid.page ? [kid] : []));
  const ofPages = Map.groupBy(figures.flatMap(marksOf), ({ page }) => page);
  const drawn = new Map(
    pdf.getPages().flatMap((page) => {
      const marks = ofPages.get(page.ref)?.map(({ mcid }) => mcid);
      return marks ? [[page.ref, drawnExtents(page, new Set(marks))] as const] : [];
    }),
  );
  for (const figure of figures) {
    const parts = marksOf(figure).flatMap(({ page, mcid }): Extent[] => {
      const extent = drawn.get(page)?.get(mcid);
      return extent ? [extent] : [];
    });
    if (parts.length === 0) continue;
    const box = parts.reduce(around).map((points) => Math.round(points * 100) / 100);
    figure.dict.set(PDFName.of('A'), pdf.context.obj({ O: 'Layout', Placement: 'Block', BBox: box }));
  }
}

function mapRoles(top: StructureElement, pdf: PDFDocument): void {
  const used = new Set([...elementsOf(top)].map(({ type }) => type));
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  const map = Object.entries(roles).filter(([type]) => used.has(type));
  if (map.length > 0 && root instanceof PDFDict)
    root.set(PDFName.of('RoleMap'), pdf.context.obj(Object.fromEntries(map)));
}
