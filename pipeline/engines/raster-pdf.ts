/** Pages of PDFs as pixels: what a reader's program draws, and the same pixels on every machine. */
import { lightenPictures } from './light-pictures.ts';
import { bitmapFormats, loadPdfium, type Pdfium, withMemory } from './pdfium.ts';
import type { Pixels } from './pixels.ts';

/** In points, from the left and upper edge of the page as it is seen. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Draws the page, or a region of it, with `scale` pixels a point. What of a region is off the page is white. */
  draw(scale: number, region?: Region): Pixels;
  /** Draws it whole, with photographs no finer than that asks for: about three times as fast where there is one. */
  drawSmall(scale: number): Promise<Pixels>;
}

export interface DrawnPages {
  readonly count: number;
  /** By its place, from 0. */
  page(index: number): DrawnPage;
}

/** Opens a file for as long as `look` takes. @throws Error where it is no PDF. */
export async function lookAtPages<Seen>(
  bytes: Uint8Array,
  look: (pages: DrawnPages) => Seen | Promise<Seen>,
): Promise<Seen> {
  const pdfium = await loadPdfium();
  const { malloc, free } = pdfium.wasmExports;
  const source = malloc(bytes.length);
  pdfium.HEAPU8.set(bytes, source);
  const file = pdfium._FPDF_LoadMemDocument(source, bytes.length, 0);
  const open = new Map<number, number>();
  try {
    if (!file) throw new Error(`PDFium cannot open the file (error ${pdfium._FPDF_GetLastError()})`);
    return await look({
      count: pdfium._FPDF_GetPageCount(file),
      page(index) {
        const page = open.get(index) ?? pdfium._FPDF_LoadPage(file, index);
        if (!page) throw new Error(`PDFium cannot open page ${index + 1}`);
        open.set(index, page);
        return drawnPage(pdfium, page);
      },
    });
  } finally {
    for (const page of open.values()) pdfium._FPDF_ClosePage(page);
    if (file) pdfium._FPDF_CloseDocument(file);
    free(source);
  }
}

/** Written as red, green, blue (`FPDF_REVERSE_BYTE_ORDER`), with annotations. */
const flags = 0x10 | 0x01;
const white = 0xffffffff;

function drawnPage(pdfium: Pdfium, page: number): DrawnPage {
  const width = pdfium._FPDF_GetPageWidth(page);
  const height = pdfium._FPDF_GetPageHeight(page);
  const drawn: DrawnPage = {
    width,
    height,
    draw(scale, region = { x: 0, y: 0, width, height }) {
      const pixels = (points: number) => Math.round(points * scale);
      const across = Math.max(1, pixels(region.width));
      const down = Math.max(1, pixels(region.height));
      return withMemory(pdfium, across * down * 4, (memory) => {
        const bitmap = pdfium._FPDFBitmap_CreateEx(across, down, bitmapFormats.BGRA, memory, across * 4);
        pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, across, down, white);
        const [left, top] = [-pixels(region.x), -pixels(region.y)];
        pdfium._FPDF_RenderPageBitmap(bitmap, page, left, top, pixels(width), pixels(height), 0, flags);
        pdfium._FPDFBitmap_Destroy(bitmap);
        // A copy: what the memory grows to is another buffer.
        const data = new Uint8ClampedArray(pdfium.HEAPU8.slice(memory, memory + across * down * 4).buffer);
        return { data: data as Uint8ClampedArray<ArrayBuffer>, width: across, height: down };
      });
    },
    async drawSmall(scale) {
      await lightenPictures(pdfium, page, scale);
      return drawn.draw(scale);
    },
  };
  return drawn;
}
