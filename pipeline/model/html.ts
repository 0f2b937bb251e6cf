/** The part of hast (https://github.com/syntax-tree/hast) that records carry: plain, serialisable, no raw HTML. */

export interface TextNode {
  readonly type: 'text';
  readonly value: string;
}

export interface ElementNode {
  readonly type: 'element';
  readonly tagName: string;
  readonly properties: Readonly<
    Record<string, string | number | boolean | readonly (string | number)[] | undefined>
  >;
  readonly children: readonly HtmlNode[];
}

export type HtmlNode = TextNode | ElementNode;

/** The characters of a tree, without its elements. */
export function plainText(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : plainText(node.children))).join('');
}
