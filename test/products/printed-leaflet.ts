/** A leaflet as it comes from the press, and where every piece of its text stands. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Press } from '../../pipeline/engines/press.ts';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { product } from '../../pipeline/products/leaflet/leaflet.ts';
import type { Site } from '../../pipeline/products/product.ts';
import { siteOf } from './leaflet-sample.ts';

export interface Line {
  readonly text: string;
  /** Millimetres from the left and the upper trim; the line stands on `base`. */
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Points. */
  readonly size: number;
}

export interface PrintedLeaflet {
  readonly layout: PrintLayout;
  readonly diagnostics: readonly Diagnostic[];
  readonly sides: readonly (readonly Line[])[];
}

export function layoutOf(edition: Edition, format: string, site: Partial<Site> = {}): PrintLayout {
  const layout = product.layout(edition, format, { ...siteOf(edition.language), ...site });
  if (!('medium' in layout) || layout.medium !== 'print') throw new Error('no print layout');
  return layout;
}

export async function printed(
  press: Press,
  edition: Edition,
  format: string,
  site: Partial<Site> = {},
): Promise<PrintedLeaflet> {
  const layout = layoutOf(edition, format, site);
  const { bytes, measurement } = await press.render(layout);
  return {
    layout,
    diagnostics: product.inspect(edition, layout, measurement),
    sides: await readSides(bytes),
  };
}

/** The text on each side of a PDF. */
export async function readSides(bytes: Uint8Array): Promise<readonly (readonly Line[])[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const sides = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const [leftTrim = 0, , , upperTrim = 0] = page.view;
    const mm = 25.4 / 72;
    sides.push(
      items.flatMap((item): Line[] => {
        if (!('str' in item) || !item.str.trim()) return [];
        const left = (item.transform[4] - leftTrim) * mm;
        const base = (upperTrim - item.transform[5]) * mm;
        return [{ text: item.str, left, right: left + item.width * mm, base, size: item.height }];
      }),
    );
  }
  return sides;
}
