/** Reads HTML as a browser would (parse5 follows the HTML standard); `properties` are attributes by their own names. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { ElementNode, HtmlNode } from '../../pipeline/model/html.ts';

export const parseHtml = (html: string): readonly HtmlNode[] => parse(html).childNodes.flatMap(nodeOf);

/** Every element inside, in document order; of one name where given. */
export function elementsOf(
  within: ElementNode | readonly HtmlNode[],
  tagName?: string,
): readonly ElementNode[] {
  const nodes = 'type' in within ? within.children : within;
  return nodes.flatMap((node) =>
    node.type === 'text'
      ? []
      : [...(!tagName || node.tagName === tagName ? [node] : []), ...elementsOf(node, tagName)],
  );
}

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): readonly HtmlNode[] {
  if ('value' in node) return [{ type: 'text', value: node.value }];
  if (!('attrs' in node)) return [];
  const properties = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ type: 'element', tagName: node.tagName, properties, children: node.childNodes.flatMap(nodeOf) }];
}
