/** The bilingual sheet: a document in two languages side by side, paragraph by paragraph, on as many pages as it takes. */
import { h } from '../../markup/hast.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { formatBeside, type LayoutPicture, type PrintLayout } from '../../model/rendition.ts';
import { image } from '../draw.ts';
import { type FlowSheet, flowing, measureOf } from '../flow.ts';
import { imprint, pageCode } from '../imprint.ts';
import { inspectPrint, refuseIncomplete } from '../inspect-print.ts';
import { bodyOf, printedEdition } from '../print-layout.ts';
import type { PrintedFormat, PrintedProduct } from '../product.ts';
import { office, titleBlock } from '../title-block.ts';
import { wholeCompanion } from './companion.ts';
import { pages, type Side } from './pages.ts';
import { caption, row, textRows } from './rows.ts';

interface Format extends PrintedFormat, FlowSheet {
  /** How many times the smallest type its text is: see the stylesheet. */
  readonly times: number;
  /** Between the columns, in millimetres. */
  readonly gap: number;
}

const formats: Readonly<Record<string, Format>> = {
  a4: {
    name: { vi: 'Bản song ngữ A4', en: 'Bilingual sheet, A4' },
    width: 210,
    height: 297,
    top: 19,
    bottom: 13,
    inner: 16,
    outer: 16,
    times: 1.28,
    gap: 10,
  },
};

export const product: PrintedProduct = {
  id: 'bilingual',
  medium: 'print',
  formats,
  pairs: true,

  layout(edition, asked, site, _gathered, companion) {
    const sheet = formats[asked];
    if (!sheet || !companion) throw new RangeError(`no bilingual sheet: ${asked}`);
    const format = formatBeside(asked, [edition.language, companion.site.language]);
    const refusal = refuseIncomplete(edition, 'bilingual', format);
    if (refusal) return [refusal];
    const whole = wholeCompanion(edition, companion, format);
    if ('code' in whole) return [whole];
    const sides = [
      { edition, site },
      { edition: whole, site: companion.site },
    ] as const;
    const [own, other] = [printedEdition(edition, site), printedEdition(whole, companion.site)];
    const title = `${own.title} · ${other.title}`;
    const pictures = new Map<string, LayoutPicture>();
    const cell = (measureOf(sheet) - sheet.gap) / 2;
    const main = h(
      'main.print.bilingual',
      { lang: edition.language, style: `--times:${sheet.times};--gap:${sheet.gap}mm;--bars:${cell * 0.5}mm` },
      inside(sides, sheet, pictures),
    );
    return {
      ...own,
      ...flowing(sheet, 0, site),
      product: 'bilingual',
      format,
      beside: companion.site.language,
      stylesheet: 'bilingual.css',
      body: bodyOf(main, site),
      title,
      codes: [own, other].flatMap(({ codes = [] }) => codes),
      metadata: { ...own.metadata, title },
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
  const width = measureOf(sheet);
  const height = sheet.height - sheet.top - sheet.bottom;
  const measures = { width, cell: (width - sheet.gap) / 2, whole: Math.round(height / 3) };
  return [
    opening(sides, sheet, pictures),
    h('div.rows', null, textRows(sides, measures, pictures)),
    beside('.foot', sides, (side) => [
      tongue(side),
      pageCode(side.edition, side.site),
      imprint(side.edition, side.site),
    ]),
  ];
}

/** Who publishes, the picture of the document, then name and summary under the name of each language. */
function opening(sides: Sides, sheet: Format, pictures: Map<string, LayoutPicture>): ElementNode {
  const [{ edition }] = sides;
  const width = measureOf(sheet);
  const pen = { language: edition.language, words: sides[0].site.words, column: width, pictures };
  return h(
    'header.opening',
    null,
    pages(sides, sheet, sheet.gap),
    publishers(sides),
    edition.image && h('div.hero', null, image(edition.image, pen, width, width * 0.3)),
    beside('.titles', sides, (side) => [
      tongue(side),
      ...titleBlock(side.edition, side.site),
      ...(side.edition.image ? caption(side.edition.image, side.site) : []),
    ]),
  );
}

/** Once, where the office has but one name for both. */
function publishers(sides: Sides): ElementNode {
  const [first, other] = sides.map(({ site }) => [site.texts.parent.plain, site.texts.name.plain].join());
  const [{ site }] = sides;
  return first === other ? office(site) : beside('.offices', sides, (side) => [office(side.site)]);
}

const tongue = ({ site }: Side): ElementNode => h('p.tongue', null, site.profile.endonym);

const beside = (
  selector: string,
  [first, other]: Sides,
  draw: (side: Side) => readonly HtmlNode[],
): ElementNode => row(selector, [first.site.language, other.site.language], [draw(first), draw(other)]);
