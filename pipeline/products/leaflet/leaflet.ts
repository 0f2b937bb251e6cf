/** The leaflet: an edition on a sheet of paper, to hand out. Both sides are always full pages of the finished size. */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { HtmlNode } from '../../model/html.ts';
import type { LayoutPicture, PrintLayout } from '../../model/rendition.ts';
import type { Pen } from '../draw.ts';
import { bodyOf, printedEdition } from '../print-layout.ts';
import type { PrintedProduct, Site } from '../product.ts';
import * as a5 from './a5.ts';
import * as fold from './fold.ts';
import { inspect, refuse } from './inspect.ts';
import { type Flow, flow, load } from './panels.ts';
import * as trifold from './trifold.ts';

interface Format {
  readonly width: number;
  readonly height: number;
  readonly column: number;
  /** The most characters of Latin text that its boxes were seen to hold in 10 points. */
  readonly room: number;
  bodies(edition: Edition, flow: Flow, site: Site, pen: Pen): readonly (readonly HtmlNode[])[];
}

const formats: Readonly<Record<string, Format>> = {
  a5: { ...a5.sheet, column: a5.column, room: 2700, bodies: a5.a5 },
  trifold: { ...fold.sheet, column: trifold.column, room: 5000, bodies: trifold.trifold },
};

/** Of Latin script with stacked marks: what `room` was measured with. */
const usualLineHeight = 1.5;

/**
 * How the type may be set, most wanted first: large for old eyes, and with every section whole in one column; then
 * smaller, then with sections broken, at last with closer lines. Each size has a class in the stylesheet; 9.5 points is the smallest allowed.
 */
const settings = [
  { size: 15, name: 'size-15 whole' },
  { size: 14, name: 'size-14 whole' },
  { size: 13, name: 'size-13 whole' },
  { size: 12, name: 'size-12 whole' },
  { size: 11, name: 'size-11 whole' },
  { size: 11, name: 'size-11' },
  { size: 10.25, name: 'size-10' },
  { size: 9.5, name: 'size-9' },
  { size: 9.5, name: 'size-9 tight' },
] as const;

export const product: PrintedProduct = {
  id: 'leaflet',
  medium: 'print',
  formats: Object.keys(formats),

  layout(edition, format, site) {
    const shape = formats[format];
    if (!shape) throw new RangeError(`no leaflet format: ${format}`);
    const refusal = refuse(edition, format);
    if (refusal) return [refusal];
    const pictures = new Map<string, LayoutPicture>();
    const parts = flow(edition.body);
    const pen = { language: edition.language, column: shape.column, pictures };
    const [body = '', ...alternatives] = shape
      .bodies(edition, parts, site, pen)
      .map((children) => h(`main.print.leaflet.${format}`, { lang: edition.language }, children))
      .map((main) => bodyOf(main, site));
    return {
      ...printedEdition(edition, site),
      product: 'leaflet',
      format,
      stylesheet: 'leaflet.css',
      width: shape.width,
      height: shape.height,
      sides: 2,
      body,
      alternatives,
      fits: fits((load(parts) * site.profile.fonts.lineHeight) / usualLineHeight / shape.room),
      pictures: Object.fromEntries(pictures),
    } satisfies PrintLayout;
  },

  inspect,
};

/**
 * The settings worth trying: what a text plainly outgrows is left out, since every try costs the engine a layout.
 * `fullness` is that of a sheet set in 10 points; the room that a text takes grows with the square of its size.
 */
function fits(fullness: number): readonly string[] {
  const smallest = Math.min(...settings.map(({ size }) => size));
  return settings
    .filter(({ size }) => size === smallest || fullness * (size / 10) ** 2 <= 1)
    .map(({ name }) => name);
}
