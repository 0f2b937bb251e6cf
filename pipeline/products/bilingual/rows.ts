/**
 * Rows of two cells, one a language. Read row by row: what a listener has just heard stands beside what is read out, on
 * paper and for a screen reader alike; a table for the looks alone would be read as one, so there is none.
 */
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Picture } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';
import { creditLine, draw, image, type Pen } from '../draw.ts';
import type { Site } from '../product.ts';
import { withPrefix } from '../with-prefix.ts';
import type { Side } from './pages.ts';
import { type Piece, piecesOf } from './pieces.ts';

export interface RowMeasures {
  /** Width of the page's text and of one cell, in millimetres. */
  readonly width: number;
  readonly cell: number;
  /** A row no higher than this is not broken over two pages. */
  readonly whole: number;
}

type Sides = readonly [Side, Side];

interface Two {
  readonly sites: readonly [Site, Site];
  readonly languages: readonly [LanguageTag, LanguageTag];
  readonly measures: RowMeasures;
  readonly pictures: Pen['pictures'];
}

/** @throws Error where the two are not editions of one document. */
export function textRows(
  [first, other]: Sides,
  measures: RowMeasures,
  pictures: Pen['pictures'],
): readonly HtmlNode[] {
  const sites = [first.site, other.site] as const;
  const two: Two = { sites, languages: [sites[0].language, sites[1].language], measures, pictures };
  const [pieces, others] = [piecesOf(first.edition.body), piecesOf(other.edition.body)];
  if (pieces.length !== others.length)
    throw new Error(`${first.edition.facts.id}: its editions differ in their blocks`);
  return pieces.flatMap((piece, index) => rowOf(piece, others[index] ?? piece, two));
}

function rowOf(piece: Piece, other: Piece, two: Two): readonly HtmlNode[] {
  if (piece.type === 'rule') return [h('hr')];
  if (piece.picture && other.picture) return pictureRows([piece.picture, other.picture], two);
  const { cell, width } = two.measures;
  const isStacked = piece.type === 'table' && (piece.columns ?? 0) * narrowest > cell;
  const column = isStacked ? width : cell;
  const cells = [
    draw(piece.blocks, penOf(two, 0, column)),
    draw(other.blocks, penOf(two, 1, column)),
  ] as const;
  return [row(`.${piece.type}${isStacked ? '.stacked' : ''}`, two.languages, cells, two.measures.whole)];
}

/** Of a column of a table, in millimetres: where they were narrower, the tables stand below one another. */
const narrowest = 27;

/** One picture for both, unless one language has its own. */
function pictureRows([picture, other]: readonly [Picture, Picture], two: Two): readonly HtmlNode[] {
  const { sites, languages, measures } = two;
  const { cell, width, whole } = measures;
  const captions = [caption(picture, sites[0]), caption(other, sites[1])] as const;
  if (picture.asset.digest === other.asset.digest)
    return [
      h(
        'div.picture.shared',
        { dataColumn: 'text' },
        h('figure', null, cropped(picture, penOf(two, 0, width), 0.5)),
      ),
      ...(captions.some((each) => each.length > 0) ? [row('.captions', languages, captions, whole)] : []),
    ];
  const own = (each: Picture, at: 0 | 1) => [
    h('figure', null, cropped(each, penOf(two, at, cell), 0.8)),
    ...captions[at],
  ];
  return [row('.picture', languages, [own(picture, 0), own(other, 1)], whole)];
}

/** What stands below a picture. */
export const caption = (
  { caption: text, credit }: Picture,
  { language, words }: Site,
): readonly HtmlNode[] =>
  text || credit
    ? [
        h(
          'p.caption',
          null,
          text && renderText('span', text, language),
          credit && creditLine('span.credit', credit, words),
        ),
      ]
    : [];

/** As wide as its place, and no higher than the given part of that. */
function cropped(picture: Picture, pen: Pen, most: number): ElementNode {
  const { width, height } = picture.asset;
  return image(picture, pen, pen.column, Math.min((pen.column * height) / width, pen.column * most));
}

const penOf = ({ sites, pictures }: Two, at: 0 | 1, column: number): Pen => ({
  language: sites[at].language,
  words: sites[at].words,
  column,
  pictures,
});

/**
 * Two cells side by side. As a generic each is in the tree of tags, and its language with it. Both texts use the same names: those of the second get its language before them.
 *
 * @param whole in millimetres: no higher than this, it is not broken over two pages
 */
export function row(
  selector: string,
  [first, other]: readonly [LanguageTag, LanguageTag],
  [one, two]: readonly [readonly HtmlNode[], readonly HtmlNode[]],
  whole?: number,
): ElementNode {
  return h(
    `div.row${selector}`,
    whole === undefined ? null : { dataWhole: whole },
    h('div.cell', { lang: first, role: 'generic', dataColumn: 'text' }, one),
    h('div.cell', { lang: other, role: 'generic', dataColumn: 'text' }, withPrefix(two, `${other}-`)),
  );
}
