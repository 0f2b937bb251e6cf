/** Where on the pages of a finished file its figures stand, as its tags say (`BBox`: ISO 32000-1, 14.8.5.4.3). */
import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { Region } from './raster-pdf.ts';
import { elementsOf } from './standard-tags.ts';
import { readStructure, type StructureElement } from './structure-tree.ts';

export interface FigurePlace {
  /** From 0. */
  readonly page: number;
  readonly region: Region;
}

export function figurePlaces(pdf: PDFDocument): readonly FigurePlace[] {
  const top = readStructure(pdf);
  if (!top) return [];
  const pages = pdf.getPages();
  return [...elementsOf(top)].flatMap((element): FigurePlace[] => {
    const box = element.type === 'Figure' ? boxOf(element) : undefined;
    const on = element.dict.get(PDFName.of('Pg'));
    const page = pages.findIndex(({ ref }) => ref === on);
    if (!box || page < 0) return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    const edge = pages[page]?.getCropBox() ?? { x: 0, y: 0, height: 0 };
    const region = {
      x: left - edge.x,
      y: edge.y + edge.height - top,
      width: right - left,
      height: top - bottom,
    };
    return [{ page, region }];
  });
}

function boxOf({ dict }: StructureElement): readonly number[] | undefined {
  const attributes = dict.lookup(PDFName.of('A'));
  const box = attributes instanceof PDFDict ? attributes.lookup(PDFName.of('BBox')) : undefined;
  return box instanceof PDFArray
    ? box.asArray().map((each) => (each instanceof PDFNumber ? each.asNumber() : 0))
    : undefined;
}
