/** Finishes what the browser printed: exact boxes, metadata, PDF/A identification, and nothing that changes by itself. */
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import type { LanguageTag } from '../model/id.ts';
import type { PrintFault, PrintMetadata } from '../model/rendition.ts';
import { readBack } from './read-back.ts';
import { mendUnicodeMaps } from './unicode-maps.ts';

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly sides: number;
  readonly faults: readonly PrintFault[];
}

const maker = 'Nhịp Cầu';
const pointsPerMillimetre = 72 / 25.4;
/** Stands where the file identifier will: that is the digest of the file with this in its place. */
const noIdentifier = createHash('sha256').update(maker).digest('hex').slice(0, 32);

/**
 * Gives a tagged PDF from the browser its exact trim size in millimetres (what bleeds is cut off), its metadata and the marks of PDF/A-2u
 * (ISO 19005-2: embedded fonts with Unicode mappings). Tags stay as they are. `html` is what was printed.
 */
export async function finishPdf(
  bytes: Uint8Array,
  metadata: PrintMetadata & { readonly language: LanguageTag },
  { width, height, bleed = 0 }: { readonly width: number; readonly height: number; readonly bleed?: number },
  html: string,
): Promise<FinishedPdf> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of pdf.getPages()) {
    // The browser rounds the page up to whole device pixels; its content hangs from the top left corner.
    const [out, across, down] = [bleed, width, height].map((side) =>
      hundredth(side * pointsPerMillimetre),
    ) as [number, number, number];
    const box = [out, hundredth(page.getHeight() - out - down), across, down] as const;
    page.setMediaBox(...box);
    page.setCropBox(...box);
    page.setBleedBox(...box);
    page.setTrimBox(...box);
  }
  // Style sheets may set text in capitals.
  const maps = mendUnicodeMaps(pdf, new Set(html + html.toUpperCase()));
  const faults = readBack(pdf, maps, html);
  describe(pdf, metadata);
  const id = PDFHexString.of(noIdentifier);
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  pdf.convertToPDFA({ conformance: '2U' });
  return {
    bytes: identify(await pdf.save({ updateFieldAppearances: false, addDefaultPage: false })),
    sides: pdf.getPageCount(),
    faults,
  };
}

function describe(pdf: PDFDocument, metadata: PrintMetadata & { readonly language: LanguageTag }): void {
  const date = new Date(`${metadata.date}T00:00:00Z`);
  pdf.setTitle(metadata.title, { showInWindowTitleBar: true });
  pdf.setAuthor(metadata.author);
  pdf.setSubject(metadata.subject);
  pdf.setKeywords([metadata.identifier]);
  pdf.setLanguage(metadata.language);
  pdf.setCreator(maker);
  pdf.setProducer(maker);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
}

/** Puts the digest of the content where the identifier belongs: the same content has the same one. */
function identify(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const identifier = createHash('sha256').update(file).digest('hex').slice(0, noIdentifier.length);
  for (let at = file.indexOf(noIdentifier); at >= 0; at = file.indexOf(noIdentifier, at)) {
    at += file.write(identifier, at, 'latin1');
  }
  return file;
}

const hundredth = (points: number): number => Math.round(points * 100) / 100;
