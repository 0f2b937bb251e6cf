/**
 * Reads a printed file back, as a reader's program would: what came out is held against what was to be set. Only what
 * the browser writes is understood (Skia's PDF: composite fonts, two bytes a glyph, `ActualText` where glyphs and
 * characters are not one to one), which is why this takes two milliseconds and not the two hundred of a PDF library.
 */
import {
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { decodeEntities } from '../markup/entities.ts';
import type { PrintFault } from '../model/rendition.ts';
import { sourceOfPage, sourceOfStream } from './content-stream.ts';
import {
  isElement,
  isMarked,
  type MarkedContent,
  readStructure,
  type StructureKid,
} from './structure-tree.ts';
import type { GlyphMap, UnicodeMaps } from './unicode-maps.ts';

export interface ReadBack {
  readonly faults: readonly PrintFault[];
  /** What a part says that the tree of tags can name; empty where it only draws. */
  readonly textOfMark: (content: MarkedContent) => string;
}

/** `html` is what was printed; each of its texts must be there, whole, as often as it stands in it. */
export function readBack(pdf: PDFDocument, maps: UnicodeMaps, html: string): ReadBack {
  const read = readAll(pdf, maps);
  return {
    faults: [...drawnFonts(pdf), ...read.faults, ...lostTexts(html, inReadingOrder(pdf, read))],
    textOfMark: ({ owner, mcid }) => read.marks.get(markName(String(owner), mcid)) ?? '',
  };
}

/** The text of a file, in the order in which it is painted. */
export const textOf = (pdf: PDFDocument, maps: UnicodeMaps): string => readAll(pdf, maps).text;

/**
 * As the tree of tags has it, then what is in no tree. A paragraph runs on from page to page; what is painted between its
 * parts, such as a running head, must not stand between its words.
 */
function inReadingOrder(pdf: PDFDocument, { marks, untagged }: Read): string {
  const left = new Map(marks);
  let text = '';
  const take = (kid: StructureKid) => {
    if (isElement(kid)) for (const each of kid.kids) take(each);
    else if (isMarked(kid)) {
      const mark = markName(String(kid.owner), kid.mcid);
      text += left.get(mark) ?? '';
      left.delete(mark);
    }
  };
  const top = readStructure(pdf);
  if (top) take(top);
  return [text, ...left.values(), untagged].join('\uFFFC');
}

const markName = (owner: string, mcid: number | string): string => `${owner} ${mcid}`;

interface Read {
  /** All, in the order in which it is painted. */
  text: string;
  /** Of it, what each part says that the tree of tags can name, and what is in no such part. */
  readonly marks: Map<string, string>;
  untagged: string;
  readonly faults: PrintFault[];
}

function readAll(pdf: PDFDocument, maps: UnicodeMaps): Read {
  const read: Read = { text: '', marks: new Map(), untagged: '', faults: [] };
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

function readPage(page: PDFPage, maps: UnicodeMaps, read: Read): void {
  const holder = { owner: String(page.ref), resources: page.node.Resources() };
  readContent(sourceOfPage(page), holder, maps, read);
}

/**
 * The operators that matter: a font, glyphs, a drawing within the drawing, a text in place of glyphs, content of the
 * tree of tags, other marked content, its end.
 */
const operators =
  /\/(?<font>\S+) [-.\d]+ Tf\b|<(?<glyphs>[\dA-F]*)> ?Tj|\[(?<line>[^\]]*)\] ?TJ|\/(?<form>\S+) Do\b|\/ActualText ?(?:<(?<actual>[\dA-F]*)>|\((?<plain>(?:[^\\)]|\\.)*)\))[^>]*>> ?BDC|\/MCID (?<mcid>\d+) ?>> ?BDC|\b(?<begin>BDC|BMC)\b|\b(?<end>EMC)\b/gi;

/** What holds drawing instructions: a page, or a form that is drawn on it. */
interface Holder {
  readonly owner: string;
  readonly resources: PDFDict | undefined;
  /** The part of the tree in which a form is drawn. */
  readonly mark?: string;
}

function readContent(source: string, holder: Holder, maps: UnicodeMaps, read: Read): void {
  const { owner, resources } = holder;
  let map: GlyphMap | undefined;
  /** What each marked part is that is open: a name of the tree, with a text in place of its glyphs, or neither. */
  const open: string[] = holder.mark ? [holder.mark] : [];
  const mark = () => open.findLast((each) => each !== replaced && each !== other);
  const write = (text: string) => {
    read.text += text;
    const name = mark();
    if (name) read.marks.set(name, (read.marks.get(name) ?? '') + text);
    else read.untagged += text;
  };
  const show = (glyphs: string) => {
    for (let at = 0; at < glyphs.length; at += 4) {
      const glyph = Number.parseInt(glyphs.slice(at, at + 4), 16);
      if (glyph === 0) read.faults.push({ type: 'missing-glyph', text: read.text.slice(-20) });
      if (!open.includes(replaced)) write(map?.get(glyph) ?? '\uFFFD');
    }
  };
  for (const { groups = {} } of source.matchAll(operators)) {
    const { font, glyphs, line, form, actual, plain, mcid, begin } = groups;
    if (font) map = mapOf(resources, font, maps);
    else if (glyphs !== undefined) show(glyphs);
    else if (line !== undefined) for (const [, part = ''] of line.matchAll(/<([\dA-F]*)>/gi)) show(part);
    else if (form) readForm(holder, form, mark(), maps, read);
    else if (actual !== undefined || plain !== undefined) {
      if (!open.includes(replaced)) write(actual === undefined ? unescaped(plain ?? '') : fromUtf16(actual));
      open.push(replaced);
    } else if (mcid) open.push(markName(owner, mcid));
    else if (begin) open.push(other);
    else open.pop();
  }
}

const replaced = 'replaced';
const other = 'other';

function readForm(
  { resources }: Holder,
  name: string,
  mark: string | undefined,
  maps: UnicodeMaps,
  read: Read,
): void {
  const drawings = resources?.lookup(PDFName.of('XObject'));
  const ref = drawings instanceof PDFDict ? drawings.get(PDFName.of(name)) : undefined;
  const form = entry(resources, 'XObject', name);
  if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return;
  const own = form.dict.lookup(PDFName.of('Resources'));
  // The tree names the marked parts of a form by the form, not by its page (ISO 32000-1, 14.7.4.2).
  const holder = { owner: String(ref), resources: own instanceof PDFDict ? own : resources };
  readContent(sourceOfStream(form), { ...holder, ...(mark && { mark }) }, maps, read);
}

const mapOf = (resources: PDFDict | undefined, name: string, maps: UnicodeMaps): GlyphMap | undefined => {
  const font = entry(resources, 'Font', name);
  return font instanceof PDFDict ? maps.get(font) : undefined;
};

function entry(resources: PDFDict | undefined, kind: string, name: string): PDFObject | undefined {
  const dictionary = resources?.lookup(PDFName.of(kind));
  return dictionary instanceof PDFDict ? dictionary.lookup(PDFName.of(name)) : undefined;
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
export const bare = (text: string): string =>
  text.replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '').toUpperCase();
