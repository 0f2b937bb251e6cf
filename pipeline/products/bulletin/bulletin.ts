/** The bulletin: the documents that it gathers on two columns, with a masthead, a contents, and at its end who answers for it. */
import { h } from '../../markup/hast.ts';
import { inLanguage, renderText } from '../../markup/text.ts';
import type { Edition, Picture } from '../../model/edition.ts';
import { type ElementNode, type HtmlNode, plainText } from '../../model/html.ts';
import { usualPress } from '../../model/press.ts';
import type { LayoutPicture, PrintLayout } from '../../model/rendition.ts';
import { creditLine, draw, image, type Pen } from '../draw.ts';
import { contents, type FlowSheet, flowing, measureOf, pages } from '../flow.ts';
import { letters } from '../letters.ts';
import { mark } from '../mark.ts';
import { bodyOf, printedEdition } from '../print-layout.ts';
import type { PrintedFormat, PrintedProduct, Site } from '../product.ts';
import { withPrefix } from '../with-prefix.ts';
import { colophon } from './colophon.ts';
import { boxes, inspect, refuse } from './inspect.ts';
import { inBulletin } from './item.ts';

interface Format extends PrintedFormat, FlowSheet {
  /** Type size in points, the space between the columns and the height of the masthead in millimetres. */
  readonly type: number;
  readonly gap: number;
  readonly masthead: number;
}

const formats: Readonly<Record<string, Format>> = {
  a4: {
    name: { vi: 'Bản tin A4', en: 'Bulletin, A4' },
    width: 210,
    height: 297,
    top: 21,
    bottom: 17,
    inner: 17,
    outer: 15,
    type: 10.5,
    gap: 8,
    masthead: 51,
  },
  // The largest that a licensed bulletin may have: see `source/masthead.ts`.
  newsletter: {
    name: { vi: 'Bản tin 19 × 27 cm', en: 'Bulletin, 19 × 27 cm' },
    width: 190,
    height: 270,
    top: 20,
    bottom: 16,
    inner: 15,
    outer: 13,
    type: 10,
    gap: 7,
    masthead: 49,
  },
};

export const product: PrintedProduct = {
  id: 'bulletin',
  medium: 'print',
  formats,
  kinds: ['bulletin'],
  gathers: true,
  boxes,

  layout(edition, format, site, gathered = []) {
    const sheet = formats[format];
    if (!sheet) throw new RangeError(`no bulletin format: ${format}`);
    const refusal = refuse(edition, format, gathered);
    if (refusal) return [refusal];
    const { bleed } = site.press ?? usualPress;
    const pictures = new Map<string, LayoutPicture>();
    const items = gathered.flatMap((each) => each.edition ?? []);
    // Its ribbon speaks for all that it prints.
    const whole = { ...edition, machine: edition.machine || items.some(({ machine }) => machine) };
    const column = (measureOf(sheet) - sheet.gap) / 2;
    const main = h(
      'main.print.bulletin',
      {
        lang: edition.language,
        style: `--type:${sheet.type}pt;--gap:${sheet.gap}mm;--bars:${column * 0.5}mm;--masthead:${sheet.masthead}mm`,
      },
      inside(
        whole,
        items,
        site,
        { sheet, bleed },
        { language: edition.language, words: site.words, column, pictures },
      ),
    );
    return {
      ...printedEdition(edition, site),
      ...flowing(sheet, bleed, site),
      product: 'bulletin',
      format,
      stylesheet: 'bulletin.css',
      // The band of the masthead is as high as it is: a long name is set smaller.
      fits: ['name-26', 'name-20', 'name-16', 'name-13'],
      body: bodyOf(main, site),
      pictures: Object.fromEntries(pictures),
    } satisfies PrintLayout;
  },

  inspect,
};

function inside(
  edition: Edition,
  items: readonly Edition[],
  site: Site,
  { sheet, bleed }: { readonly sheet: Format; readonly bleed: number },
  pen: Pen,
): readonly HtmlNode[] {
  const rules = pages(edition, site, {
    sheet,
    bleed,
    heads: { left: edition.title.plain, right: site.texts.name.plain },
    more: firstPage(sheet.masthead + bleed),
  });
  const entries = items.map(
    ({ title }, index) => ({ id: itemId(index), level: 1, title: title.plain }) as const,
  );
  return [
    masthead(edition, site, rules),
    ...opening(edition, entries.length > 0 && contents(site.words.node('page.items'), entries), pen),
    ...items.map((item, index) => article(item, index, site, sheet, pen)),
    colophon(edition, site),
  ];
}

const itemId = (index: number): string => `item-${index + 1}`;

/**
 * The masthead begins at the upper edge of the paper, bleed and all, without a running head; what stands beside it in the
 * margins is coloured like it, so that the band runs from edge to edge.
 */
function firstPage(height: number): string {
  const none = ['left', 'right'].map((side) => `@top-${side}{content:none;border:0}`).join('');
  const band = `content:"";height:${height}mm;background:#0c6478;border-bottom:1mm solid #ffb71b`;
  // They reach a little under it: where two coloured areas only touch, paper shines through.
  const beside = ['left-top{margin-right', 'right-top{margin-left']
    .map((rule) => `@${rule}:-1mm;${band}}`)
    .join('');
  return `@page:first{margin-top:0;${none}${beside}}`;
}

/**
 * What must stand above all on the first page: “BẢN TIN”, its name after or below that, then the office and the date
 * (Press Law 103/2016/QH13, article 34, clause 1).
 */
function masthead(edition: Edition, site: Site, rules: readonly HtmlNode[]): ElementNode {
  const { words, texts, format, language } = site;
  const number = edition.facts.masthead?.number;
  return h(
    'header.masthead',
    { dataBox: 'masthead', dataSide: 1 },
    rules,
    h('p.kind', null, mark(), words.node('kind.bulletin')),
    renderText('h1', edition.title, language),
    h(
      'p.issue',
      null,
      h(
        'span',
        null,
        renderText('span.parent', texts.parent, language),
        renderText('b', texts.name, language),
      ),
      h(
        'span.date',
        null,
        number && h('b', null, words.node('bulletin.number', { number: format.asTyped(number) })),
        h('span', null, format.date(edition.facts.date, 'long')),
      ),
    ),
  );
}

/** Summary and introduction, with the contents beside them while they are short. */
function opening(edition: Edition, list: ElementNode | false, pen: Pen): readonly ElementNode[] {
  const summary = renderText('p.summary', edition.summary, edition.language);
  const blocks = inBulletin(edition.body);
  const length = blocks.reduce(
    (sum, block) => sum + (block.type === 'prose' ? letters(plainText([block.element])) : longest),
    0,
  );
  if (length > longest) return [h('section.opening', null, summary, list), ...columns(draw(blocks, pen))];
  const text = h('div.text', { dataColumn: 'text' }, summary, draw(blocks, pen));
  return [h('section.opening.beside', null, text, list)];
}

/** Letters that stand beside a contents of usual length. */
const longest = 900;

function article(item: Edition, index: number, site: Site, sheet: Format, pen: Pen): ElementNode {
  const measure = measureOf(sheet);
  const wide = { ...pen, column: measure };
  const id = itemId(index);
  const body = draw(inBulletin(item.body), pen);
  return h(
    'article.item',
    null,
    h(
      'header',
      { dataColumn: 'item' },
      renderText('p.topic', site.texts.label('topics', item.facts.topic), site.language),
      h('h2', { id, ...inLanguage(item.title, site.language) }, ...item.title.nodes),
      renderText('p.summary', item.summary, site.language),
      item.image && image(item.image, wide, measure, measure * 0.27),
      item.image && caption(item.image, site),
    ),
    columns(withPrefix(body, `${id}-`)),
    item.provenance && h('p.provenance', null, item.provenance),
  );
}

/** Whose picture it is stands by it, caption or not. */
function caption({ caption: text, credit }: Picture, { language, words }: Site): ElementNode | undefined {
  if (!text && !credit) return undefined;
  return h(
    'p.caption',
    null,
    text && renderText('span', text, language),
    credit && creditLine('span.credit', credit, words),
  );
}

const columns = (nodes: readonly HtmlNode[]): readonly ElementNode[] =>
  nodes.length > 0 ? [h('div.text.columns', { dataColumn: 'text' }, nodes)] : [];
