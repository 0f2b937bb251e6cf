/** PDFium compiled to WebAssembly, which npm brings whole: the browsers' own reader of PDFs, the same on every machine. */
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The module inside the wrapper, which knows more than the wrapper: regions of pages, the objects on them. */
export type Pdfium = PDFiumLibrary['module'] & {
  /** Writes left, bottom, right and top in points, four bytes each. */
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number;
  /** `pages`: those that the picture is on, so that what was kept of it is forgotten. */
  _FPDFImageObj_SetBitmap(pages: number, count: number, object: number, bitmap: number): number;
};

/** A bitmap's formats: three bytes a pixel (blue, green, red), and four. */
export const bitmapFormats = { BGR: 2, BGRA: 4 } as const;

let loaded: Promise<Pdfium> | undefined;

export function loadPdfium(): Promise<Pdfium> {
  // biome-ignore lint/complexity/useLiteralKeys: it is private, and reached on purpose
  loaded ??= PDFiumLibrary.init().then((library) => library['module'] as Pdfium);
  return loaded;
}

/** Reserves memory inside the module for as long as `use` takes. */
export function withMemory<Result>(pdfium: Pdfium, bytes: number, use: (at: number) => Result): Result {
  const { malloc, free } = pdfium.wasmExports;
  const at = malloc(bytes);
  if (!at) throw new Error(`no memory for ${bytes} bytes`);
  try {
    return use(at);
  } finally {
    free(at);
  }
}
