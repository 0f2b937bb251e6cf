/**
 * The file for the print shop, made of the very bytes that the file for reading is made of: single pages with their
 * bleed, marks outside it and one line that says which sheet it is; no tags and no links. No standard is claimed
 * (PDF/X-4 asks for more than Ghostscript 10 writes): boxes, colours and output intent are what they say they are.
 */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';
import type { PressColour, PressFault, PressFile, PressSettings } from '../model/press.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { setBlackInk } from './black-ink.ts';
import { hasColourAtEdge } from './colour-at-edge.ts';
import { deflated, sourceOfPage } from './content-stream.ts';
import { drawnGlyphs, fontsOf } from './drawn-glyphs.ts';
import { identify, reserveIdentifier } from './file-identifier.ts';
import { type Ghostscript, separate } from './ghostscript.ts';
import { outlinedText } from './outlined-text.ts';
import { placedPictures } from './placed-pictures.ts';
import {
  type Box,
  drawMarks,
  foldsOf,
  number,
  type PressPage,
  points,
  pressPage,
  reach,
} from './press-marks.ts';
import { changedSides } from './same-picture.ts';
import { copyUnicodeMaps, mendUnicodeMaps } from './unicode-maps.ts';

export interface PressTools {
  /** What colour profiles are relative to. */
  readonly projectRoot: string;
  readonly ghostscript?: Ghostscript | undefined;
}

type Ordered = PrintLayout & { readonly press: PressSettings };

export const isOrdered = (layout: PrintLayout): layout is Ordered => layout.press !== undefined;

/**
 * @param printed what the browser printed, untouched, and the body that it was printed from.
 * @param reading the finished file for reading, whose text the press file must carry, and which it must look like.
 */
export async function makePressFile(
  printed: { readonly bytes: Uint8Array; readonly body: string },
  reading: Uint8Array,
  layout: Ordered,
  tools: PressTools,
): Promise<PressFile> {
  const page = pressPage(layout, layout.press);
  const wanted = layout.press.colour;
  const faults: PressFault[] = [];
  if (!layout.bleed && (await hasColourAtEdge(reading))) faults.push({ type: 'no-bleed', text: '' });
  const characters = charactersOf(printed.body);
  const bare = await withoutTags(printed.bytes, layout, page, characters);
  if (wanted.space === 'cmyk' && tools.ghostscript) setBlackInk(bare);
  const dpi = coarsest(bare, layout);
  const { pdf, space } = await inColour(bare, wanted, tools, faults);
  finishPages(pdf, layout, page, space);
  describe(pdf, layout);
  const bytes = identify(
    await pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false }),
  );
  const { names, missing } = fontsOf(pdf);
  return {
    bytes,
    space,
    sides: pdf.getPageCount(),
    fonts: names,
    ...(dpi !== undefined && { dpi }),
    faults: [
      ...faults,
      ...missing.map((text): PressFault => ({ type: 'font-not-embedded', text })),
      ...(await otherText(reading, bytes, characters)),
      ...(await changedSides(reading, bytes, page.trim)).map(
        (side): PressFault => ({ type: 'other-picture', text: String(side) }),
      ),
    ],
  };
}

/** Only what the pages draw goes along: tags, links, outline and metadata stay behind. */
async function withoutTags(
  printed: Uint8Array,
  layout: PrintLayout,
  page: PressPage,
  characters: ReadonlySet<string>,
): Promise<PDFDocument> {
  const from = await PDFDocument.load(printed, { updateMetadata: false });
  for (const { node } of from.getPages())
    for (const name of ['Annots', 'StructParents', 'Tabs']) node.delete(PDFName.of(name));
  mendUnicodeMaps(from, characters);
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const pages = await pdf.copyPages(from, from.getPageIndices());
  for (const each of pages) {
    place(pdf, each, page, layout.bleed ?? 0);
    pdf.addPage(each);
  }
  return pdf;
}

/**
 * Pixels an inch of the coarsest picture, of those that the picture itself has: one that was made larger for its box has
 * gained none. Of a sheet that is made larger than laid out, an inch of the thing as it is made.
 */
function coarsest(pdf: PDFDocument, { pictures, scale = 1 }: PrintLayout): number | undefined {
  const own = Object.values(pictures);
  const found = placedPictures(pdf).map(({ width, height, dpi }) => {
    const same = own.filter((picture) => picture.width === width && picture.height === height);
    const shares = same.map(({ source }) => Math.min(1, source.width / width, source.height / height));
    return (dpi * Math.min(1, ...shares)) / scale;
  });
  return found.length > 0 ? Math.round(Math.min(...found)) : undefined;
}

/** Style sheets may set text in capitals. */
const charactersOf = (html: string): ReadonlySet<string> => new Set(html + html.toUpperCase());

/** The browser's page hangs from its upper left corner; beyond its own bleed, to which it was rounded up, it is cut. */
function place(pdf: PDFDocument, printed: PDFPage, { trim, width, height }: PressPage, bleed: number): void {
  const out = points(bleed);
  const [left, top] = [trim.left - out, trim.top + out];
  const across = trim.right - trim.left + 2 * out;
  const down = trim.top - trim.bottom + 2 * out;
  const box = [left, top - down, across, down].map(number).join(' ');
  const shift = `1 0 0 1 ${number(left)} ${number(top - printed.getHeight())} cm`;
  setContents(pdf, printed, `q ${box} re W n ${shift}\n${sourceOfPage(printed)}\nQ`);
  for (const name of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) printed.node.delete(PDFName.of(name));
  printed.setMediaBox(0, 0, exact(width), exact(height));
}

const setContents = (pdf: PDFDocument, { node }: PDFPage, source: string): void =>
  node.set(PDFName.of('Contents'), pdf.context.register(deflated(source, pdf.context.obj({}))));

interface Coloured {
  readonly pdf: PDFDocument;
  readonly space: PressColour['space'];
}

/** In the colours that are wanted, as far as this machine can make them. */
async function inColour(
  pdf: PDFDocument,
  wanted: PressColour,
  { ghostscript, projectRoot }: PressTools,
  faults: PressFault[],
): Promise<Coloured> {
  if (wanted.space === 'rgb' || !ghostscript) return { pdf, space: 'rgb' };
  const { file } = wanted.profile;
  const profile = isAbsolute(file) ? file : join(projectRoot, file);
  const made = await separate(await pdf.save(), profile, ghostscript);
  if ('reason' in made) {
    faults.push({ type: 'not-converted', text: made.reason });
    return { pdf, space: 'rgb' };
  }
  const coloured = await PDFDocument.load(made.bytes, { updateMetadata: false });
  copyUnicodeMaps(pdf, coloured);
  addOutputIntent(coloured, wanted.profile.name, await readFile(profile));
  return { pdf: coloured, space: 'cmyk' };
}

/** Which press and paper the colours are for (ISO 32000-1, 14.11.5). It claims no standard: that would be another entry. */
function addOutputIntent({ catalog, context }: PDFDocument, name: string, profile: Uint8Array): void {
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    DestOutputProfile: context.register(context.flateStream(profile, { N: 4 })),
  });
  for (const key of ['OutputConditionIdentifier', 'Info'])
    intent.set(PDFName.of(key), PDFHexString.fromText(name));
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
}

function finishPages(pdf: PDFDocument, layout: Ordered, page: PressPage, space: PressColour['space']): void {
  const sides = pdf.getPageCount();
  const everyPlate = onEveryPlate(pdf, space);
  for (const [index, sheet] of pdf.getPages().entries()) {
    const marks = drawMarks(page, layout.press.marks, foldsOf(layout.panels ?? [], index + 1));
    const slug = `${layout.press.slug} · mặt ${index + 1}/${sides} · ${space.toUpperCase()}`;
    addColourSpace(sheet, everyPlate);
    const outside = `q /${everyPlateName} CS 1 SCN /${everyPlateName} cs 1 scn\n${marks}\n${drawSlug(slug, page, layout)}\nQ`;
    setContents(pdf, sheet, `q\n${sourceOfPage(sheet)}\nQ\n${outside}`);
    setBox(sheet, 'MediaBox', { left: 0, bottom: 0, right: page.width, top: page.height });
    setBox(sheet, 'BleedBox', page.bleed);
    setBox(sheet, 'TrimBox', page.trim);
  }
}

const setBox = ({ node, doc }: PDFPage, name: string, { left, bottom, right, top }: Box): void =>
  node.set(PDFName.of(name), doc.context.obj([left, bottom, right, top].map(exact)));

const exact = (value: number): number => Number(number(value));

const everyPlateName = 'EveryPlate';

/** Registration colour: the separation `All` marks every plate (ISO 32000-1, 8.6.6.4). */
function onEveryPlate({ context }: PDFDocument, space: PressColour['space']): PDFRef {
  const [device, none, full] =
    space === 'cmyk' ? ['DeviceCMYK', [0, 0, 0, 0], [1, 1, 1, 1]] : ['DeviceRGB', [1, 1, 1], [0, 0, 0]];
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: none, C1: full, N: 1 });
  return context.register(context.obj(['Separation', 'All', device, tint] as never));
}

function addColourSpace({ node, doc }: PDFPage, space: PDFRef): void {
  const resources = node.Resources() ?? doc.context.obj({});
  const known = resources.lookup(PDFName.of('ColorSpace'));
  const spaces = known instanceof PDFDict ? known : doc.context.obj({});
  spaces.set(PDFName.of(everyPlateName), space);
  resources.set(PDFName.of('ColorSpace'), spaces);
  node.set(PDFName.of('Resources'), resources);
}

const maker = 'Nhịp Cầu';
/** In points. */
const slugSize = 6.5;

/** Below the marks at the foot of the sheet, from the left trim. */
function drawSlug(text: string, { bleed, trim }: PressPage, { press }: Ordered): string {
  const y = bleed.bottom - points(reach(press.marks) + 1) - slugSize;
  return outlinedText(text, { x: trim.left, y, size: slugSize, room: trim.right - trim.left });
}

function describe(pdf: PDFDocument, { metadata, language }: Ordered): void {
  // Ghostscript writes the hour of its own work there.
  const hour = pdf.catalog.get(PDFName.of('Metadata'));
  if (hour instanceof PDFRef) pdf.context.delete(hour);
  pdf.catalog.delete(PDFName.of('Metadata'));
  const date = new Date(`${metadata.date}T00:00:00Z`);
  pdf.setTitle(metadata.title);
  pdf.setAuthor(metadata.author);
  pdf.setSubject(metadata.identifier);
  pdf.setLanguage(language);
  pdf.setCreator(maker);
  pdf.setProducer(maker);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  reserveIdentifier(pdf);
}

/** Where the two files first draw something else: what stands before it in the file for reading. */
async function otherText(
  reading: Uint8Array,
  press: Uint8Array,
  characters: ReadonlySet<string>,
): Promise<readonly PressFault[]> {
  const [one, other] = await Promise.all(
    [reading, press].map((bytes) => PDFDocument.load(bytes, { updateMetadata: false })),
  );
  if (!one || !other) return [];
  const wanted = drawnGlyphs(one);
  const found = drawnGlyphs(other);
  const longest = Math.max(wanted.length, found.length);
  const at = Array.from({ length: longest }).findIndex(
    (_, index) => wanted[index]?.glyph !== found[index]?.glyph || wanted[index]?.font !== found[index]?.font,
  );
  if (at < 0) return [];
  const maps = mendUnicodeMaps(one, characters);
  const before = wanted.slice(Math.max(0, at - 20), at + 1);
  const text = before.map(({ dictionary, glyph }) => maps.get(dictionary)?.get(glyph) ?? '\uFFFD').join('');
  return [{ type: 'other-text', text }];
}
