/** How the text of a document is put into a bulletin, among those of others. */
import type { Block } from '../../model/edition.ts';
import type { HtmlNode } from '../../model/html.ts';

/** Its headings stand one level below its title, which is a heading of the bulletin. */
export const inBulletin = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    if (block.type === 'heading') return { ...block, depth: below[block.depth] };
    return block.type === 'directive' ? { ...block, blocks: inBulletin(block.blocks) } : block;
  });

const below = { 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const;

/** Two documents may use one name: each gets its own, and links within a document still lead there. */
export const withPrefix = (nodes: readonly HtmlNode[], prefix: string): readonly HtmlNode[] =>
  nodes.map((node) => {
    if (node.type !== 'element') return node;
    const { id, href } = node.properties;
    const own = {
      ...(typeof id === 'string' && { id: prefix + id }),
      ...(typeof href === 'string' && href.startsWith('#') && { href: `#${prefix}${href.slice(1)}` }),
    };
    return {
      ...node,
      properties: { ...node.properties, ...own },
      children: withPrefix(node.children, prefix),
    };
  });
