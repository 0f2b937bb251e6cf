/** How a printed product draws the blocks of an edition: charts as bars, pictures cut to the column at print resolution. */
import type { Words } from '../language/words.ts';
import { h } from '../markup/hast.ts';
import { renderBlocks } from '../markup/render.ts';
import { renderText } from '../markup/text.ts';
import type { Block, Figure, FigureTable, Picture } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LayoutPicture } from '../model/rendition.ts';
import { armsLength } from './resolution.ts';

export interface Pen {
  readonly language: LanguageTag;
  readonly words: Words;
  /** Width of the text column in millimetres. */
  readonly column: number;
  /** Where pictures that are used get noted, for the engine to cut. */
  readonly pictures: Map<string, LayoutPicture>;
  /** Dots per inch that pictures need, as they are laid out; what is read at arm's length needs 300. */
  readonly resolution?: number;
}

/** Blocks as print shows them. */
export function draw(blocks: readonly Block[], pen: Pen): readonly HtmlNode[] {
  return renderBlocks(blocks, {
    language: pen.language,
    picture: (picture) => {
      const { width, height } = picture.asset;
      // A tall picture would push the text away: it is cut to four by five.
      return [figure(picture, pen, pen.column, Math.min((pen.column * height) / width, pen.column * 0.8))];
    },
    footnotes: ({ notes }) => [
      h(
        'section.footnotes',
        { role: 'doc-endnotes' },
        h(
          'ol',
          null,
          notes.map(({ element }) => element),
        ),
      ),
    ],
    directive: (block) => {
      const title = block.title && renderText('p.block-title', block.title, pen.language);
      if (block.name === 'contact') {
        return [h('address.block.contact', null, title, draw(block.blocks, pen).map(markNumbers))];
      }
      if (block.name === 'chart' && block.figures) {
        const chart = bars(block.figures, pen.language);
        return [h('section.block.chart', null, title, chart, draw(block.blocks, pen))];
      }
      return undefined;
    },
  });
}

/** Sets apart, in every item of a contact list, the telephone number after the label, and what follows it. */
function markNumbers(node: HtmlNode): HtmlNode {
  if (node.type === 'text') return node;
  if (node.tagName !== 'li') return { ...node, children: node.children.map(markNumbers) };
  const last = node.children.at(-1);
  const [, number, rest = ''] = (last?.type === 'text' && telephone.exec(last.value)) || [];
  if (!number) return node;
  const label = node.children.slice(0, -1);
  return h('li.number', null, label, ' ', h('b', null, number), rest && h('span.rest', null, rest));
}

/** Digits of any script, then a mark of separation and a remark. */
const telephone = /^\s*(\+?\p{Nd}[\p{Nd} .()-]{0,16}\p{Nd})(?![\p{L}\p{Nd}%])[\s,;:\p{Po}–-]*(.*)$/su;

/** Sections, each in an element of its own, which the stylesheet keeps in one column while it can. */
export const drawSections = (
  sections: readonly { readonly blocks: readonly Block[] }[],
  pen: Pen,
): readonly HtmlNode[] => sections.map(({ blocks }) => h('div.section', null, draw(blocks, pen)));

/** A picture in a box of `width` × `height` millimetres, with caption and credit. */
export function figure(picture: Picture, pen: Pen, width: number, height: number) {
  const { caption, credit } = picture;
  return h(
    'figure',
    null,
    image(picture, pen, width, height),
    (caption || credit) &&
      h(
        'figcaption',
        null,
        caption && renderText('span', caption, pen.language),
        credit && creditLine('span.credit', credit, pen.words),
      ),
  );
}

/** Whose picture it is: a bare name below a picture could be anybody's, even of who is seen on it. */
export const creditLine = (selector: string, credit: string, words: Words): ElementNode =>
  h(selector, null, words.node('page.credit', { credit }));

/** The picture alone. The engine is asked for exactly the pixels that the box prints: it need not be scaled again. */
export function image(picture: Picture, pen: Pen, width: number, height: number) {
  const { resolution = armsLength } = pen;
  const inPixels = (millimetres: number) => Math.round((millimetres / 25.4) * resolution);
  const pixels = { width: inPixels(width), height: inPixels(height) };
  const { file, digest, focus, width: across, height: down } = picture.asset;
  const point = focus ? `-${focus.join('-')}` : '';
  const src = `pictures/${digest.slice(0, 12)}-${pixels.width}x${pixels.height}${point}.jpg`;
  const source = { width: across, height: down };
  pen.pictures.set(src, { file, digest, ...pixels, resolution, source, ...(focus && { focus }) });
  return h('img', { src, alt: picture.alt.plain, style: `width:${mm(width)};height:${mm(height)}` });
}

/** Horizontal bars, each with its name before and its figure after it. Every column has its own scale. */
function bars(table: FigureTable, language: LanguageTag) {
  const columns = table.head.slice(1);
  const largest = (column: number) =>
    Math.max(...table.rows.map((row) => Math.abs(row.figures[column]?.value ?? 0)), 0);
  const bar = (figure: Figure, column: number) =>
    h(
      `dd.series-${column % 3}`,
      null,
      columns.length > 1 && columns[column] && renderText('span.series', columns[column], language),
      h('span.bar', { style: `--length:${length(figure.value, largest(column))}` }),
      h('span.figure', null, figure.short),
    );
  return h(
    'dl',
    null,
    table.rows.map((row) => h('div', null, renderText('dt', row.label, language), row.figures.map(bar))),
  );
}

const length = (value: number, largest: number): string =>
  (largest > 0 ? Math.abs(value) / largest : 0).toFixed(4);

export const mm = (value: number): string => `${Number(value.toFixed(2))}mm`;
