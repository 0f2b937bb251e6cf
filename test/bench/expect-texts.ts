/** Reads a rival's leaflet back: a quick run that printed nothing would be a lie. */
import { readFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Trifold } from './trifold.ts';

/**
 * How much of a side's text a reader finds at least. Not all: of Khmer, where glyphs and characters are not one to one,
 * WeasyPrint tells readers half of what was typed. Another text of the same language would pass, too; none does not.
 */
const enough = 0.4;

/** @throws where one of them has not two pages, each with its text. */
export async function expectTexts(leaflets: readonly Trifold[]): Promise<void> {
  const library = await PDFiumLibrary.init();
  for (const { pdf, sides } of leaflets) {
    const document = await library.loadDocument(readFileSync(pdf));
    const pages = [...document.pages()].map((page) => page.getText());
    document.destroy();
    if (pages.length !== sides.length)
      throw new Error(`${pdf}: ${pages.length} pages instead of ${sides.length}`);
    const least = Math.min(...sides.map((text, side) => found(text, pages[side] ?? '')));
    if (least < enough)
      throw new Error(`${pdf}: of a page’s text only ${Math.round(least * 100)} % can be read`);
  }
  library.destroy();
}

/** The share of three letters in a row that also follow each other in what was read. */
function found(text: string, read: string): number {
  const there = new Set(triples(read));
  const wanted = triples(text);
  return wanted.filter((triple) => there.has(triple)).length / wanted.length;
}

/** Without marks and vowel signs: these are what readers are told in another order. */
function triples(text: string): readonly string[] {
  const letters = text.normalize('NFKD').match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.slice(2).map((_, at) => letters.slice(at, at + 3).join(''));
}
