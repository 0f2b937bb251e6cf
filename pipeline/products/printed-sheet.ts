/** A product that prints one edition by its own text alone: what all of those do before and after they lay it out. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Edition } from '../model/edition.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { inspectPrint, refuseIncomplete } from './inspect-print.ts';
import { printedEdition } from './print-layout.ts';
import type { PrintedFormat, PrintedProduct, Site } from './product.ts';

type Common = ReturnType<typeof printedEdition>;

interface PrintedSheet<Format extends PrintedFormat> {
  readonly id: string;
  readonly formats: Readonly<Record<string, Format>>;
  /** What an editor calls each `data-box`. */
  readonly boxes: Readonly<Record<string, Bilingual>>;
  /** Lays out an edition that is complete. `common` is what it prints of any edition, where it says something else. */
  layOut(
    edition: Edition,
    format: Format,
    site: Site,
    common: Common,
  ): Omit<PrintLayout, keyof Common | 'product' | 'format' | 'stylesheet'> & Partial<Common>;
}

/** Its stylesheet is called as it is; an edition that is not complete is refused. */
export const printedSheet = <Format extends PrintedFormat>({
  id,
  formats,
  boxes,
  layOut,
}: PrintedSheet<Format>): PrintedProduct => ({
  id,
  medium: 'print',
  formats,
  boxes,

  layout(edition, name, site) {
    const format = formats[name];
    if (!format) throw new RangeError(`no ${id} format: ${name}`);
    const refusal = refuseIncomplete(edition, id, name);
    if (refusal) return [refusal];
    const common = printedEdition(edition, site);
    const stylesheet = `${id}.css`;
    return { ...common, product: id, format: name, stylesheet, ...layOut(edition, format, site, common) };
  },

  inspect: (edition, layout, measurement) => inspectPrint(edition, layout, measurement, boxes),
});
