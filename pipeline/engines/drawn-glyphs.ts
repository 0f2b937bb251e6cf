/** The glyphs that a PDF draws, one after another: two files that draw the same glyphs of the same fonts carry the same text. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { operations, sourceOfPage, sourceOfStream } from './content-stream.ts';

export interface DrawnGlyph {
  /** The font's name, without the letters by which a subset is told from another. */
  readonly font: string;
  readonly glyph: number;
  /** The font as it stands in this file. */
  readonly dictionary: PDFDict;
}

/** In the order in which they are painted; of composite fonts with two bytes a glyph, as browser and Ghostscript write them. */
export function drawnGlyphs(pdf: PDFDocument): readonly DrawnGlyph[] {
  const drawn: DrawnGlyph[] = [];
  for (const page of pdf.getPages()) readStream(sourceOfPage(page), page.node.Resources(), drawn);
  return drawn;
}

function readStream(source: string, resources: PDFDict | undefined, drawn: DrawnGlyph[]): void {
  let font: PDFDict | undefined;
  const saved: (PDFDict | undefined)[] = [];
  for (const { operator, operands } of operations(source)) {
    const [first = ''] = operands;
    if (operator === 'q') saved.push(font);
    else if (operator === 'Q') font = saved.pop();
    else if (operator === 'Tf') font = dictionary(resource(resources, 'Font', first));
    else if (operator === 'Do') readForm(resource(resources, 'XObject', first), resources, drawn);
    else if (shows.has(operator) && font) {
      for (const text of operands) drawn.push(...glyphsOf(text, font));
    }
  }
}

const shows: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

function glyphsOf(text: string, dictionary: PDFDict): readonly DrawnGlyph[] {
  if (!/^[<(]/.test(text)) return [];
  const bytes = bytesOf(text);
  const font = nameOf(dictionary);
  return Array.from({ length: bytes.length >> 1 }, (_, index) => ({
    font,
    glyph: bytes.readUInt16BE(index * 2),
    dictionary,
  }));
}

/** `AAAAAA+NotoSans-Bold` → `NotoSans-Bold`. */
export function nameOf(font: PDFDict): string {
  const name = font.get(PDFName.of('BaseFont'));
  return name instanceof PDFName ? name.decodeText().replace(/^[A-Z]{6}\+/, '') : '';
}

function readForm(form: PDFObject | undefined, outer: PDFDict | undefined, drawn: DrawnGlyph[]): void {
  if (!(form instanceof PDFRawStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return;
  readStream(sourceOfStream(form), dictionary(form.dict.lookup(PDFName.of('Resources'))) ?? outer, drawn);
}

function resource(resources: PDFDict | undefined, kind: string, name: string): PDFObject | undefined {
  return dictionary(resources?.lookup(PDFName.of(kind)))?.lookup(PDFName.of(name.slice(1)));
}

const dictionary = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFDict ? object : undefined;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A text as it is written, in digits or in brackets (ISO 32000-1, 7.3.4). */
function bytesOf(text: string): Buffer {
  if (text.startsWith('<')) {
    const digits = text.slice(1, -1).replace(/\s+/g, '');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }
  const plain = text
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|\r\n|([\s\S]))|\r\n?/g, (whole, octal?: string, letter?: string) => {
      if (octal) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      if (!whole.startsWith('\\')) return '\n';
      return letter === undefined || letter === '\n' || letter === '\r' ? '' : (escapes[letter] ?? letter);
    });
  return Buffer.from(plain, 'latin1');
}

/** Fonts of a file, each named once and in order; and those of them that it does not hold. */
export function fontsOf(pdf: PDFDocument): {
  readonly names: readonly string[];
  readonly missing: readonly string[];
} {
  const fonts = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font') ? [object] : [],
    )
    // What a composite font is made of has its name, and is asked for by it.
    .filter((font) => !/^\/CIDFont/.test(String(font.get(PDFName.of('Subtype')))));
  const inOrder = (list: readonly PDFDict[]) => [...new Set(list.map(nameOf))].sort();
  return { names: inOrder(fonts), missing: inOrder(fonts.filter((font) => !isEmbedded(font))) };
}

function isEmbedded(font: PDFDict): boolean {
  const parts = font.lookup(PDFName.of('DescendantFonts'));
  const own = parts instanceof PDFArray ? dictionary(parts.lookup(0)) : font;
  const descriptor = dictionary(own?.lookup(PDFName.of('FontDescriptor')));
  return ['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor?.has(PDFName.of(name)));
}
