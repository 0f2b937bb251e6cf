/** Blocks of an edition as HTML: what every product has in common. A product overrides the blocks it draws itself. */
import type { Block, FootnotesBlock } from '../model/edition.ts';
import type { HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { DirectiveBlock } from './block-kind.ts';
import { blockKinds } from './blocks.ts';
import { h } from './hast.ts';
import { inLanguage, renderText } from './text.ts';

type PictureBlock = Extract<Block, { type: 'picture' }>;

export interface RenderOptions {
  /** The language around the blocks: a text in another one gets its own `lang`. */
  readonly language: LanguageTag;
  /** How this product shows a picture. */
  picture(picture: PictureBlock): readonly HtmlNode[];
  /** How this product shows the notes. */
  footnotes(block: FootnotesBlock): readonly HtmlNode[];
  /** Returns nodes to draw a directive in the product's own way, or undefined to have the block's plain HTML. */
  directive?(block: DirectiveBlock): readonly HtmlNode[] | undefined;
}

export function renderBlocks(blocks: readonly Block[], options: RenderOptions): readonly HtmlNode[] {
  return blocks.flatMap((block) => renderBlock(block, options));
}

function renderBlock(block: Block, options: RenderOptions): readonly HtmlNode[] {
  switch (block.type) {
    case 'heading':
      return [
        h(
          `h${block.depth}`,
          { id: block.anchor, ...inLanguage(block.text, options.language) },
          ...block.text.nodes,
        ),
      ];
    case 'prose':
      return [block.element];
    case 'picture':
      return options.picture(block);
    case 'footnotes':
      return options.footnotes(block);
    case 'directive': {
      const own = options.directive?.(block);
      if (own) return own;
      const kind = blockKinds.get(block.name);
      const title = block.title && renderText('p.block-title', block.title, options.language);
      const children = [...(title ? [title] : []), ...renderBlocks(block.blocks, options)];
      return kind ? kind.render(block, children, options.language) : children;
    }
  }
}
