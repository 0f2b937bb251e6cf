/** Reads the QR codes of a printed file back, as a phone would: each must lead where it was meant to. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { PrintFault } from '../model/rendition.ts';
import type { FigurePlace } from './figure-places.ts';
import type { Pixels } from './pixels.ts';
import type { DrawnPages, Region } from './raster-pdf.ts';

/**
 * @param wanted the addresses that the codes must give, no more and no fewer
 * @param figures where to look first; all over the pages, which takes ten times as long, only for what isn't there
 */
export async function readCodes(
  pages: DrawnPages,
  wanted: readonly string[],
  figures: readonly FigurePlace[],
): Promise<readonly PrintFault[]> {
  if (wanted.length === 0) return [];
  const read = new Map<string, boolean>();
  for (const { page, region } of figures) {
    if (isSquare(region))
      await look(pages, page, pixelsAcross / region.width, read, withSurroundings(region));
  }
  for (let page = 0; page < pages.count && wanted.some((address) => !read.has(address)); page++) {
    await look(pages, page, Math.min(2.5, mostPixels / pages.page(page).width), read);
  }
  return [
    ...wanted
      .filter((address) => !read.has(address))
      .map((text): PrintFault => ({ type: 'lost-code', text })),
    ...[...read].flatMap(([text, isQuiet]): PrintFault[] => {
      if (!wanted.includes(text)) return [{ type: 'wrong-code', text }];
      return isQuiet ? [] : [{ type: 'crowded-code', text }];
    }),
  ];
}

/** A code of 45 modules, quiet zone included, has six pixels for each. */
const pixelsAcross = 270;
/** Of a page that is looked at whole. */
const mostPixels = 4000;

/** Takes down what the codes of a page, or of a region of it, say, and whether each has its quiet zone. */
async function look(
  pages: DrawnPages,
  page: number,
  scale: number,
  read: Map<string, boolean>,
  region?: Region,
): Promise<void> {
  const drawn = pages.page(page).draw(scale, region);
  await ready();
  for (const code of await readBarcodes({ ...drawn, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    tryInvert: false,
    tryRotate: false,
    tryDownscale: false,
  })) {
    if (code.isValid) read.set(code.text, (read.get(code.text) ?? true) && isQuietAround(code, drawn));
  }
}

let prepared: Promise<unknown> | undefined;

/** The package would fetch its WebAssembly from the network; it is on the disk beside it. */
function ready(): Promise<unknown> {
  prepared ??= readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))).then(
    (file) =>
      prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true }),
  );
  return prepared;
}

const isSquare = ({ width, height }: Region): boolean => Math.abs(width - height) < width / 50;

/** What crowds a code stands beside it. */
const withSurroundings = ({ x, y, width, height }: Region): Region => {
  const more = width / 8;
  return { x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more };
};

/**
 * Four modules on every side must be light (ISO/IEC 18004). Half a module is left out inside, where the edge is drawn
 * soft and the decoder tells corners to a pixel, and outside, where another thing may begin.
 */
function isQuietAround({ position, version }: ReadResult, { data, width, height }: Pixels): boolean {
  const { topLeft, bottomRight } = position;
  const modules = 17 + 4 * Number(version);
  const module = (bottomRight.x - topLeft.x) / modules;
  const [inner, outer] = [module / 2, module * 3.5];
  const isLight = (x: number, y: number) => {
    const at = (Math.round(y) * width + Math.round(x)) * 4;
    return (data[at] ?? 0) > light && (data[at + 1] ?? 0) > light && (data[at + 2] ?? 0) > light;
  };
  for (let y = Math.max(0, topLeft.y - outer); y < Math.min(height - 1, bottomRight.y + outer); y++) {
    const beside = y > topLeft.y - inner && y < bottomRight.y + inner;
    for (let x = Math.max(0, topLeft.x - outer); x < Math.min(width - 1, bottomRight.x + outer); x++) {
      const isInside = beside && x > topLeft.x - inner && x < bottomRight.x + inner;
      if (!isInside && !isLight(x, y)) return false;
    }
  }
  return true;
}

/** Of 255: paper, tinted paper and a pale panel, but no letter, rule or module. */
const light = 150;
