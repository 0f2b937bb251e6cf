/** The bilingual sheet: a document in two languages side by side, paragraph by paragraph, on as many pages as it takes. */
import { h } from '../../markup/hast.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { formatBeside, type LayoutPicture, type PrintLayout } from '../../model/rendition.ts';
import { image } from '../draw.ts';
import { type FlowSheet, flowing, measureOf } from '../flow.ts';
import { imprint, pageCode } from '../imprint.ts';
import { inspectPrint, refuseIncomplete } from '../inspect-print.ts';
import { bodyOf, printedEdition } from '../print-layout.ts';
import type { PrintedProduct } from '../product.ts';
import { office, titleBlock } from '../title-block.ts';
import { pages, type Side } from './pages.ts';
import { refuseCompanion } from './refuse.ts';
import { row, textRows } from './rows.ts';

interface Format extends FlowSheet {
  /** Type size in points, and the space between the columns in millimetres. */
  readonly type: number;
  readonly gap: number;
}

const formats: Readonly<Record<string, Format>> = {
  a4: { width: 210, height: 297, top: 21, bottom: 16, inner: 16, outer: 16, type: 11, gap: 10 },
  a5: { width: 148, height: 210, top: 19, bottom: 14, inner: 11, outer: 11, type: 9.5, gap: 8 },
};

export const product: PrintedProduct = {
  id: 'bilingual',
  medium: 'print',
  formats: Object.keys(formats),
  pairs: true,

  layout(edition, asked, site, _gathered, companion) {
    const sheet = formats[asked];
    if (!sheet || !companion) throw new RangeError(`no bilingual sheet: ${asked}`);
    const format = formatBeside(asked, [edition.language, companion.site.language]);
    const refusal =
      refuseIncomplete(edition, 'bilingual', format) ?? refuseCompanion(edition, companion, format);
    if (refusal || !companion.edition) return refusal ? [refusal] : [];
    const other = printedEdition(companion.edition, companion.site);
    const own = printedEdition(edition, site);
    const pictures = new Map<string, LayoutPicture>();
    const cell = (measureOf(sheet) - sheet.gap) / 2;
    const main = h(
      'main.print.bilingual',
      { lang: edition.language, style: `--type:${sheet.type}pt;--gap:${sheet.gap}mm;--bars:${cell * 0.5}mm` },
      inside(
        [
          { edition, site },
          { edition: companion.edition, site: companion.site },
        ],
        sheet,
        pictures,
      ),
    );
    return {
      ...own,
      ...flowing(sheet, 0, site),
      product: 'bilingual',
      format,
      beside: companion.site.language,
      stylesheet: 'bilingual.css',
      body: bodyOf(main, site),
      title: `${own.title} · ${other.title}`,
      codes: [own, other].flatMap(({ codes = [] }) => codes),
      metadata: { ...own.metadata, title: `${own.title} · ${other.title}` },
      pictures: Object.fromEntries(pictures),
    } satisfies PrintLayout;
  },

  inspect: (edition, layout, measurement) => inspectPrint(edition, layout, measurement, boxes),
};

const boxes = {
  text: { vi: 'cột chữ', en: 'its column' },
};

type Sides = readonly [Side, Side];

function inside(sides: Sides, sheet: Format, pictures: Map<string, LayoutPicture>): readonly HtmlNode[] {
  const [first, other] = sides;
  const width = measureOf(sheet);
  const height = sheet.height - sheet.top - sheet.bottom;
  const measures = { width, cell: (width - sheet.gap) / 2, whole: Math.round(height / 3) };
  return [
    h('i.first-page', { dataSide: 1, ariaHidden: 'true', style: `height:${height}mm` }),
    opening(sides, sheet, pictures),
    h('div.rows', null, textRows(first.edition, other.edition, measures, pictures)),
    beside('.foot', sides, ({ edition, site }) => [pageCode(edition, site), imprint(edition, site)]),
  ];
}

/** Who publishes, the picture of the document, then name and summary under the name of each language. */
function opening(sides: Sides, sheet: Format, pictures: Map<string, LayoutPicture>): ElementNode {
  const [{ edition }] = sides;
  const width = measureOf(sheet);
  const pen = { language: edition.language, column: width, pictures };
  return h(
    'header.opening',
    null,
    pages(sides, sheet, sheet.gap),
    beside('.offices', sides, ({ site }) => [office(site)]),
    edition.image && h('div.hero', null, image(edition.image, pen, width, width * 0.3)),
    beside('.titles', sides, (side) => [
      h('p.tongue', null, side.site.profile.endonym),
      ...titleBlock(side.edition, side.site),
    ]),
  );
}

const beside = (
  selector: string,
  [first, other]: Sides,
  draw: (side: Side) => readonly HtmlNode[],
): ElementNode => row(selector, [first.site.language, other.site.language], [draw(first), draw(other)]);
