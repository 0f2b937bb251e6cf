/** The leaflet: an edition on a sheet of paper, to hand out. Its sides are always full pages of the finished size. */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import { usualPress } from '../../model/press.ts';
import type { LayoutPicture, PrintLayout } from '../../model/rendition.ts';
import { mm } from '../draw.ts';
import { bodyOf, printedEdition } from '../print-layout.ts';
import type { PrintedProduct } from '../product.ts';
import { shortenedEdition } from '../shortened.ts';
import { formats } from './formats.ts';
import { inspect, panelNames, refuse } from './inspect.ts';
import { flow, load } from './panels.ts';
import type { Measures } from './setting.ts';

export const product: PrintedProduct = {
  id: 'leaflet',
  medium: 'print',
  formats,
  boxes: panelNames,

  layout(edition, name, site) {
    const format = formats[name];
    if (!format) throw new RangeError(`no leaflet format: ${name}`);
    const refusal = refuse(edition, name);
    if (refusal) return [refusal];
    const press = site.press ?? usualPress;
    const sheet = format.sheet(press);
    const pictures = new Map<string, LayoutPicture>();
    const pen = { language: edition.language, words: site.words, column: format.column(press), pictures };
    const style = measuresCss(sheet, format.measures);
    const compose = (text: Edition) => {
      const parts = flow(text.body);
      const bodies = format
        .bodies({
          edition: text,
          flow: parts,
          site,
          pen,
          sheet,
          bleed: press.bleed,
          measures: format.measures,
        })
        .map((children) =>
          h(`main.print.leaflet.${format.shape}.${name}`, { lang: text.language, style }, children),
        )
        .map((main) => bodyOf(main, site));
      return { bodies, fits: format.fits(load(parts), site.profile) };
    };
    const short = shortenedEdition(edition);
    const { bodies, fits } = compose(edition);
    const [body = '', ...alternatives] = bodies;
    return {
      ...printedEdition(edition, site),
      ...sheet,
      product: 'leaflet',
      format: name,
      stylesheet: 'leaflet.css',
      bleed: press.bleed,
      limit: format.limit,
      body,
      alternatives,
      fits,
      ...(short && { shortened: short === 'unready' ? short : compose(short) }),
      pictures: Object.fromEntries(pictures),
    } satisfies PrintLayout;
  },

  inspect,
};

const measuresCss = (sheet: Pick<PrintLayout, 'width' | 'height'>, measures: Measures): string =>
  [
    `--width:${mm(sheet.width)}`,
    `--height:${mm(sheet.height)}`,
    `--margin:${mm(measures.margin)}`,
    `--picture:${mm(measures.picture)}`,
    `--code:${mm(measures.code)}`,
    `--title:${measures.title}pt`,
    `--summary:${measures.summary}pt`,
    `--wide-columns:${measures.columns[0]}`,
    `--narrow-columns:${measures.columns[1]}`,
    `--column-gap:${mm(measures.gap)}`,
  ].join(';');
