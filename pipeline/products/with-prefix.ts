/** Names of elements, where several texts stand in one file. */
import type { HtmlNode } from '../model/html.ts';

/** Two texts may use one name: each gets its own, and links within a text still lead there. */
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
