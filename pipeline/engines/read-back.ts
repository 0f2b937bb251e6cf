/**
 * Reads a printed file back, as a reader's program would: what came out is held against what was to be set. Only what
 * the browser writes is understood (Skia's PDF: composite fonts, two bytes a glyph, `ActualText` where glyphs and
 * characters are not one to one), which is why this takes two milliseconds and not the two hundred of a PDF library.
 */
import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import type { PrintFault } from '../model/rendition.ts';
import type { GlyphMap, UnicodeMaps } from './unicode-maps.ts';

/** `html` is what was printed; each of its texts must be there, whole, as often as it stands in it. */
export function readBack(pdf: PDFDocument, maps: UnicodeMaps, html: string): readonly PrintFault[] {
  const read = readAll(pdf, maps);
  // What is tagged runs on from page to page; a running head, which is not, must not stand between its words.
  return [...drawnFonts(pdf), ...read.faults, ...lostTexts(html, `${read.tagged}\uFFFC${read.untagged}`)];
}

/** The text of a file, in the order in which it is painted. */
export const textOf = (pdf: PDFDocument, maps: UnicodeMaps): string => readAll(pdf, maps).text;

interface Read {
  /** All, in the order in which it is painted; of it, what is part of the tree of tags, and what is not. */
  text: string;
  tagged: string;
  untagged: string;
  readonly faults: PrintFault[];
}

function readAll(pdf: PDFDocument, maps: UnicodeMaps): Read {
  const read: Read = { text: '', tagged: '', untagged: '', faults: [] };
  for (const page of pdf.getPages()) readPage(page, maps, read);
  return read;
}

/** Type 3 fonts are drawings: no program finds text in them reliably, and printers draw them coarsely. */
function drawnFonts(pdf: PDFDocument): readonly PrintFault[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]): PrintFault[] => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Subtype')) !== PDFName.of('Type3')) return [];
    return [{ type: 'drawn-font', text: String(object.get(PDFName.of('Name')) ?? '') }];
  });
}

function readPage({ node }: PDFPage, maps: UnicodeMaps, read: Read): void {
  const contents = node.Contents();
  const parts = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  const source = parts.map((part) => sourceOf(node.context.lookup(part))).join('\n');
  readContent(source, node.Resources(), maps, read, false);
}

/**
 * The operators that matter: a font, glyphs, a drawing within the drawing, a text in place of glyphs, content of the
 * tree of tags, other marked content, its end.
 */
const operators =
  /\/(?<font>\S+) [-.\d]+ Tf\b|<(?<glyphs>[\dA-F]*)> ?Tj|\[(?<line>[^\]]*)\] ?TJ|\/(?<form>\S+) Do\b|\/ActualText ?(?:<(?<actual>[\dA-F]*)>|\((?<plain>(?:[^\\)]|\\.)*)\))[^>]*>> ?BDC|\/(?<tag>MCID) \d+ ?>> ?BDC|\b(?<begin>BDC|BMC)\b|\b(?<end>EMC)\b/gi;

function readContent(
  source: string,
  resources: PDFDict | undefined,
  maps: UnicodeMaps,
  read: Read,
  inTagged: boolean,
): void {
  let map: GlyphMap | undefined;
  /** What each marked part is that is open: of the tree, with a text of its own in place of its glyphs, or neither. */
  const open: ('tagged' | 'replaced' | 'other')[] = inTagged ? ['tagged'] : [];
  const write = (text: string) => {
    read.text += text;
    read[open.includes('tagged') ? 'tagged' : 'untagged'] += text;
  };
  const show = (glyphs: string) => {
    for (let at = 0; at < glyphs.length; at += 4) {
      const glyph = Number.parseInt(glyphs.slice(at, at + 4), 16);
      if (glyph === 0) read.faults.push({ type: 'missing-glyph', text: read.text.slice(-20) });
      if (!open.includes('replaced')) write(map?.get(glyph) ?? '\uFFFD');
    }
  };
  for (const { groups = {} } of source.matchAll(operators)) {
    const { font, glyphs, line, form, actual, plain, tag, begin } = groups;
    if (font) map = mapOf(resources, font, maps);
    else if (glyphs !== undefined) show(glyphs);
    else if (line !== undefined) for (const [, part = ''] of line.matchAll(/<([\dA-F]*)>/gi)) show(part);
    else if (form) readForm(resources, form, maps, read, open.includes('tagged'));
    else if (actual !== undefined || plain !== undefined) {
      if (!open.includes('replaced'))
        write(actual === undefined ? unescaped(plain ?? '') : fromUtf16(actual));
      open.push('replaced');
    } else if (tag) open.push('tagged');
    else if (begin) open.push('other');
    else open.pop();
  }
}

function readForm(
  resources: PDFDict | undefined,
  name: string,
  maps: UnicodeMaps,
  read: Read,
  inTagged: boolean,
): void {
  const form = entry(resources, 'XObject', name);
  if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return;
  const own = form.dict.lookup(PDFName.of('Resources'));
  readContent(sourceOf(form), own instanceof PDFDict ? own : resources, maps, read, inTagged);
}

const mapOf = (resources: PDFDict | undefined, name: string, maps: UnicodeMaps): GlyphMap | undefined => {
  const font = entry(resources, 'Font', name);
  return font instanceof PDFDict ? maps.get(font) : undefined;
};

function entry(resources: PDFDict | undefined, kind: string, name: string): PDFObject | undefined {
  const dictionary = resources?.lookup(PDFName.of(kind));
  return dictionary instanceof PDFDict ? dictionary.lookup(PDFName.of(name)) : undefined;
}

const flate = PDFName.of('FlateDecode');

function sourceOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return '';
  const bytes =
    stream.dict.get(PDFName.of('Filter')) === flate
      ? inflateSync(stream.contents)
      : Buffer.from(decodePDFRawStream(stream).decode());
  return bytes.toString('latin1');
}

/** With its byte-order mark, as text strings have it (ISO 32000-1, 7.9.2.2). */
function fromUtf16(digits: string): string {
  const bytes = Buffer.from(digits, 'hex');
  return bytes.readUInt16BE(0) === 0xfeff
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/**
 * The texts of `html` that were not read, or not as often as they stand there: a heading that lost its accent in the
 * bold face is not excused by the same words in another. In which order is not asked: parts may be painted out of turn.
 */
function lostTexts(html: string, read: string): readonly PrintFault[] {
  const printed = bare(read);
  return [...Map.groupBy(textsOf(html), bare)].flatMap(([wanted, texts]) =>
    texts
      .slice(printed.split(wanted).length - 1)
      .map((text): PrintFault => ({ type: 'lost-text', text: text.trim() })),
  );
}

/** What is between tags, and drawn. */
export function textsOf(html: string): readonly string[] {
  return html
    .replace(/<(style|script|title|desc|template)\b[\s\S]*?<\/\1>/g, '')
    .split(/<[^>]*>/)
    .filter((text) => bare(text) !== '')
    .map(decodeEntities);
}

/** Spaces fall away at the end of a line, what has no width is not painted, and a stylesheet may set capitals. */
const bare = (text: string): string =>
  text.replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '').toUpperCase();

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([\dA-F]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name ? (named[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
