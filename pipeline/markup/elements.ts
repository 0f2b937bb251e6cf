/** Walking the hast that Markdown became. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { HtmlNode } from '../model/html.ts';

/** The elements in a parent, without the white space between them. */
export const elementsOf = (parent: Root | Element): Element[] =>
  (parent.children as RootContent[]).filter((node): node is Element => node.type === 'element');

/** The phrasing inside an element, as our own nodes (comments do not occur: they were taken out while parsing). */
export const phrasing = (element: Element): readonly HtmlNode[] =>
  element.children.filter(isNode) as unknown as HtmlNode[];

export const isNode = (node: ElementContent): boolean => node.type === 'text' || node.type === 'element';
