/**
 * Cuts the blocks of an edition into pieces: what stands in one row with the same piece of the other language. All
 * editions of a document have one skeleton, so they are cut alike, and their pieces pair one to one.
 */
import { h } from '../../markup/hast.ts';
import type { Block, Picture } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';

export interface Piece {
  /**
   * `heading`: stays with what follows. `text`: on the first line of the other's. `box`: as high as the other.
   * `table`: beside the other where columns are few. `picture`: once for both. `rule`: once for both.
   */
  readonly type: 'heading' | 'text' | 'box' | 'table' | 'picture' | 'rule';
  /** What is drawn of it. */
  readonly blocks: readonly Block[];
  /** Of a table. */
  readonly columns?: number;
  readonly picture?: Picture;
}

type Directive = Extract<Block, { type: 'directive' }>;

export const piecesOf = (blocks: readonly Block[]): readonly Piece[] => blocks.flatMap(cut);

function cut(block: Block): readonly Piece[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', blocks: [block] }];
    case 'prose':
      return cutProse(block.element);
    case 'picture':
      return [{ type: 'picture', blocks: [block], picture: block }];
    case 'footnotes':
      return block.notes.map((note) => text(listFrom(h('ol.notes', null, note.element), note.number)));
    case 'directive':
      return cutDirective(block);
  }
}

function cutProse(element: ElementNode): readonly Piece[] {
  if (element.tagName === 'table')
    return [{ type: 'table', blocks: [prose(element)], columns: columnsOf(element) }];
  if (element.tagName === 'hr') return [{ type: 'rule', blocks: [prose(element)] }];
  return itemsOf(element)?.map(text) ?? [text(element)];
}

function cutDirective(block: Directive): readonly Piece[] {
  if (block.name === 'panel') return piecesOf(block.blocks);
  const { title, ...untitled } = block;
  const part = (more: Partial<Directive>): Piece => ({ type: 'text', blocks: [{ ...untitled, ...more }] });
  const rows = (block.name === 'stats' && block.figures?.rows) || [];
  const list = block.name === 'steps' || block.name === 'timeline' ? onlyList(block.blocks) : undefined;
  if (rows.length === 0 && !list) return [{ type: 'box', blocks: [block] }];
  return [
    // As a heading: it stays with the first of what it names.
    ...(title
      ? [{ ...part({ title, blocks: [], figures: { head: [], rows: [] } }), type: 'heading' } as const]
      : []),
    ...rows.map((row) => part({ figures: { head: [], rows: [row] } })),
    ...(list ?? []).map((item) => part({ blocks: [prose(item)] })),
  ];
}

/** The items of the list that is all there is, each as a list of its own. */
function onlyList(blocks: readonly Block[]): readonly ElementNode[] | undefined {
  const [first, ...others] = blocks;
  return first?.type === 'prose' && others.length === 0 ? itemsOf(first.element) : undefined;
}

/** Each item as a list of its own, which goes on counting; undefined of what is no list. */
function itemsOf(element: ElementNode): readonly ElementNode[] | undefined {
  const { tagName, properties, children } = element;
  if (tagName !== 'ul' && tagName !== 'ol') return undefined;
  const items = children.filter((child) => child.type === 'element');
  const first = typeof properties.start === 'number' ? properties.start : 1;
  return items.map((item, index) =>
    tagName === 'ul'
      ? { ...element, children: [item] }
      : listFrom({ ...element, children: [item] }, first + index),
  );
}

/** `counter-reset` is for lists whose numbers the stylesheet draws. */
const listFrom = (list: ElementNode, start: number): ElementNode => ({
  ...list,
  properties: { ...list.properties, start, style: `counter-reset:step ${start - 1}` },
});

const prose = (element: ElementNode): Block => ({ type: 'prose', element });

const text = (element: ElementNode): Piece => ({ type: 'text', blocks: [prose(element)] });

const columnsOf = (table: ElementNode): number =>
  Math.max(0, ...rowsIn(table).map((row) => row.children.length));

const rowsIn = ({ tagName, children }: ElementNode): readonly ElementNode[] =>
  children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : tagName === 'table' ? rowsIn(child) : [];
  });
