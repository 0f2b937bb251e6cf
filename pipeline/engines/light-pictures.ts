/**
 * Makes a page quick to draw small. PDFium decodes a photograph whole, in WebAssembly, however small it is to be: of the
 * 65 ms that a leaflet's two thumbnails took, 40. libjpeg, which sharp has, decodes an eighth, a quarter or half of it.
 */
import { bitmapFormats, type Pdfium, withMemory } from './pdfium.ts';
import { jpegAsPixels } from './raster.ts';

/** Exchanges, on the open page alone, each photograph that has more pixels than are drawn at `scale` pixels a point. */
export async function lightenPictures(pdfium: Pdfium, page: number, scale: number): Promise<void> {
  for (let index = 0; index < pdfium._FPDFPage_CountObjects(page); index++) {
    const object = pdfium._FPDFPage_GetObject(page, index);
    if (pdfium._FPDFPageObj_GetType(object) !== imageType || !isJpeg(pdfium, object)) continue;
    const drawn = widthOf(pdfium, object) * scale;
    if (drawn < 1 || pixelsAcross(pdfium, object) < 2 * drawn) continue;
    replace(pdfium, page, object, await jpegAsPixels(dataOf(pdfium, object), Math.ceil(drawn)));
  }
}

/** `FPDF_PAGEOBJ_IMAGE`. */
const imageType = 3;

function isJpeg(pdfium: Pdfium, object: number): boolean {
  if (pdfium._FPDFImageObj_GetImageFilterCount(object) !== 1) return false;
  const room = 32;
  return withMemory(pdfium, room, (at) => {
    const length = pdfium._FPDFImageObj_GetImageFilter(object, 0, at, room);
    return Buffer.from(pdfium.HEAPU8.slice(at, at + length - 1)).toString('latin1') === 'DCTDecode';
  });
}

const dataOf = (pdfium: Pdfium, object: number): Uint8Array => {
  const length = pdfium._FPDFImageObj_GetImageDataRaw(object, 0, 0);
  return withMemory(pdfium, length, (at) => {
    pdfium._FPDFImageObj_GetImageDataRaw(object, at, length);
    return pdfium.HEAPU8.slice(at, at + length);
  });
};

/** In points, on its page. */
const widthOf = (pdfium: Pdfium, object: number): number =>
  withMemory(pdfium, 16, (at) => {
    if (!pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return 0;
    const [left = 0, , right = 0] = new Float32Array(pdfium.HEAPU8.slice(at, at + 16).buffer);
    return right - left;
  });

const pixelsAcross = (pdfium: Pdfium, object: number): number =>
  withMemory(pdfium, 8, (at) => {
    if (!pdfium._FPDFImageObj_GetImagePixelSize(object, at, at + 4)) return 0;
    const [width = 0] = new Uint32Array(pdfium.HEAPU8.slice(at, at + 8).buffer);
    return width;
  });

function replace(
  pdfium: Pdfium,
  page: number,
  object: number,
  { data, width, height }: { readonly data: Uint8Array; readonly width: number; readonly height: number },
): void {
  withMemory(pdfium, data.length + 4, (at) => {
    pdfium.HEAPU8.set(data, at);
    const pages = at + data.length;
    pdfium.HEAPU8.set(new Uint8Array(Uint32Array.of(page).buffer), pages);
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bitmapFormats.BGR, at, width * 3);
    pdfium._FPDFImageObj_SetBitmap(pages, 1, object, bitmap);
    pdfium._FPDFBitmap_Destroy(bitmap);
  });
}
