/**
 * Mends the maps from glyphs to characters (`ToUnicode`) in what the browser printed, so that text copied or searched
 * is the text that was set. The browser writes U+0000 for a glyph without a character of its own, such as a Khmer
 * subscript (forbidden by ISO 19005-2, 6.2.11.7.2), and of characters that share a glyph always the lowest: the
 * radical ⼀ for 一, the ligature ﬂ for fl.
 */
import { PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type Font, openSync } from 'fontkit';
import { deflated, sourceOfStream } from './content-stream.ts';
import { nameOf } from './drawn-glyphs.ts';
import { facesOf, familyNames } from './fonts.ts';

/** From the glyphs of one font to characters. */
export type GlyphMap = ReadonlyMap<number, string>;
/** Of every font of a file. */
export type UnicodeMaps = ReadonlyMap<PDFDict, GlyphMap>;

/** `characters`: those of the text that was set, by which one of several is chosen. @returns the maps as they are now. */
export function mendUnicodeMaps(pdf: PDFDocument, characters: ReadonlySet<string>): UnicodeMaps {
  const maps = new Map<PDFDict, GlyphMap>();
  for (const { font, name, map } of mapsIn(pdf)) {
    const mended = mend(map, name, characters);
    maps.set(font, mended ?? map);
    if (mended) setMap(pdf, font, mended);
  }
  return maps;
}

/**
 * Gives the fonts of `to` the maps that fonts of the same name have in `from`. Ghostscript numbers glyphs as before and
 * writes maps anew: version 10.00 swaps the bytes of characters (ស as U+9FB6) and takes ọ apart.
 */
export function copyUnicodeMaps(from: PDFDocument, to: PDFDocument): void {
  const known = new Map<string, Map<number, string>>();
  for (const { name, map } of mapsIn(from)) known.set(name, new Map([...(known.get(name) ?? []), ...map]));
  for (const { font, name } of mapsIn(to)) {
    const map = known.get(name);
    if (map) setMap(to, font, map);
  }
}

interface FontMap {
  readonly font: PDFDict;
  readonly name: string;
  readonly map: GlyphMap;
}

function mapsIn(pdf: PDFDocument): readonly FontMap[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, font]): FontMap[] => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Type')) !== PDFName.of('Font')) return [];
    const stream = font.lookup(PDFName.of('ToUnicode'));
    if (!(stream instanceof PDFRawStream)) return [];
    const map = readMap(sourceOfStream(stream));
    return [{ font, name: nameOf(font), map }];
  });
}

const setMap = ({ context }: PDFDocument, font: PDFDict, map: GlyphMap): void =>
  font.set(PDFName.of('ToUnicode'), context.register(deflated(writeMap(map), context.obj({}))));

function mend(map: GlyphMap, fontName: string, characters: ReadonlySet<string>): GlyphMap | undefined {
  const mended = new Map(map);
  for (const [glyph, text] of map) {
    const better = text === '\0' ? textOfName(fontName, glyph) : spelled(text, fontName, glyph, characters);
    if (better !== text) mended.set(glyph, better);
  }
  return [...mended].some(([glyph, text]) => map.get(glyph) !== text) ? mended : undefined;
}

/** Of the characters that share this glyph, the one that the text has; of a ligature, its letters. */
function spelled(text: string, fontName: string, glyph: number, characters: ReadonlySet<string>): string {
  if (characters.has(text) || [...text].length > 1) return text;
  const alternatives: readonly string[] = fontNamed(fontName)?.stringsForGlyph(glyph) ?? [];
  const letters = text.normalize('NFKC');
  const ligature = [...letters].every((letter) => characters.has(letter)) ? letters : text;
  return alternatives.find((alternative) => characters.has(alternative)) ?? ligature;
}

/** `uni17D2179F.low` stands for U+17D2 U+179F (Adobe Glyph List specification); U+FFFD where the name says nothing. */
function textOfName(fontName: string, glyph: number): string {
  const name = fontNamed(fontName)?.getGlyph(glyph)?.name?.split('.')[0] ?? '';
  const digits = /^uni((?:[0-9A-F]{4})+)$/.exec(name)?.[1];
  return digits ? fromHex(digits) : '\uFFFD';
}

let fonts: ReadonlyMap<string, Font> | undefined;

function fontNamed(name: string): Font | undefined {
  fonts ??= new Map(
    familyNames
      .flatMap(facesOf)
      .map((face) => openSync(face.file))
      .filter((font) => 'characterSet' in font)
      .map((font) => [font.postscriptName, font]),
  );
  return fonts.get(name);
}

const singles = /<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi;
const runs = /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi;

/** Reads the `bfchar` and `bfrange` sections of a character map. */
function readMap(source: string): GlyphMap {
  const map = new Map<number, string>();
  for (const [, body = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of body.matchAll(singles))
      map.set(Number.parseInt(glyph, 16), fromHex(text));
  }
  for (const [, body = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', digits = ''] of body.matchAll(runs)) {
      const start = Number.parseInt(first, 16);
      const text = fromHex(digits);
      const unit = text.charCodeAt(text.length - 1);
      for (let glyph = start; glyph <= Number.parseInt(last, 16); glyph++) {
        map.set(glyph, text.slice(0, -1) + String.fromCharCode(unit + glyph - start));
      }
    }
  }
  return map;
}

/** A section may have a hundred entries (Adobe Technical Note 5411). */
function writeMap(map: GlyphMap): string {
  const entries = [...map]
    .sort(([a], [b]) => a - b)
    .map(([glyph, text]) => `<${hex(glyph)}> <${toHex(text)}>\n`);
  const sections: string[] = [];
  for (let index = 0; index < entries.length; index += 100) {
    const section = entries.slice(index, index + 100);
    sections.push(`${section.length} beginbfchar\n${section.join('')}endbfchar\n`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${sections.join('')}` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
  );
}

const hex = (unit: number): string => unit.toString(16).toUpperCase().padStart(4, '0');

/** UTF-16BE, as the format has it. */
const toHex = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');

const fromHex = (digits: string): string =>
  String.fromCharCode(...(digits.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
