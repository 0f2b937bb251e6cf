/** Skeleton + one language's texts → blocks of an edition. */
import type {
  FigureValue,
  SkeletonBlock,
  SkeletonElement,
  SkeletonFootnote,
  SkeletonNode,
} from '../model/document.ts';
import type { Block, Figure, Text } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import { isCall, writeCall } from './footnotes.ts';
import { inLanguage } from './text.ts';

export interface Filling {
  readonly language: LanguageTag;
  /** The text of the document's unit with this index. */
  text(unit: number): Text;
  figure(value: FigureValue): Figure;
  date(iso: string): string;
  /** A number of a note. */
  number(value: number): string;
}

export function fillBlocks(blocks: readonly SkeletonBlock[], filling: Filling): readonly Block[] {
  return blocks.map((block) => fillBlock(block, filling));
}

function fillBlock(block: SkeletonBlock, filling: Filling): Block {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: block.depth, anchor: block.anchor, text: filling.text(block.unit) };
    case 'prose':
      return { type: 'prose', element: fillElement(block.element, filling) };
    case 'picture':
      return {
        type: 'picture',
        asset: block.asset,
        alt: filling.text(block.alt),
        ...(block.caption !== undefined && { caption: filling.text(block.caption) }),
      };
    case 'footnotes': {
      const fill = (note: SkeletonFootnote) => ({ ...note, element: fillElement(note.element, filling) });
      return { type: 'footnotes', notes: block.notes.map(fill) };
    }
    case 'directive': {
      const title = block.title === undefined ? undefined : filling.text(block.title);
      return {
        type: 'directive',
        name: block.name,
        attributes: block.attributes,
        ...(title && { title }),
        blocks: fillBlocks(block.blocks, filling),
        ...(block.figures && {
          figures: {
            head: block.figures.head.map(filling.text),
            rows: block.figures.rows.map((row) => ({
              label: filling.text(row.label),
              figures: row.figures.map(filling.figure),
            })),
          },
        }),
      };
    }
  }
}

/** Where the only text of an element falls back, the element itself carries its language. */
function fillElement(element: SkeletonElement, filling: Filling): ElementNode {
  const { tagName, properties } = element;
  const [only] = element.children;
  if (element.children.length === 1 && only?.type === 'hole') {
    const text = filling.text(only.unit);
    return {
      type: 'element',
      tagName,
      properties: { ...properties, ...inLanguage(text, filling.language) },
      children: text.nodes,
    };
  }
  return {
    type: 'element',
    tagName,
    properties,
    children: element.children.flatMap((child) => fillNode(child, filling)),
  };
}

function fillNode(node: SkeletonNode, filling: Filling): readonly HtmlNode[] {
  switch (node.type) {
    case 'text':
      return [node];
    case 'figure':
      return [{ type: 'text', value: filling.figure(node.figure).text }];
    case 'date':
      return [{ type: 'text', value: filling.date(node.date) }];
    case 'element': {
      const filled = fillElement(node, filling);
      return [isCall(filled) ? writeCall(filled, filling.number) : filled];
    }
    case 'hole': {
      const text = filling.text(node.unit);
      const properties = inLanguage(text, filling.language);
      return 'lang' in properties
        ? [{ type: 'element', tagName: 'span', properties, children: text.nodes }]
        : text.nodes;
    }
  }
}
