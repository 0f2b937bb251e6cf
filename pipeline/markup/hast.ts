/** Building and writing HTML trees. Templates write hast through `h`, so that escaping is not a thing to remember. */
import { h as hastscript } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { ElementNode, HtmlNode } from '../model/html.ts';

type Child = HtmlNode | readonly Child[] | string | number | false | null | undefined;
type Properties = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>
>;

/** `h('p.lead', {lang: 'km'}, 'text', [nodes])`: selector, properties, children; falsy children are left out. */
export function h(selector: string, properties?: Properties | null, ...children: Child[]): ElementNode {
  // hastscript makes nothing but elements and texts of these arguments: exactly our own nodes.
  return hastscript(
    selector,
    (properties ?? {}) as never,
    ...(flatten(children) as never[]),
  ) as unknown as ElementNode;
}

const flatten = (children: readonly Child[]): (HtmlNode | string | number)[] =>
  children.flatMap((child) =>
    Array.isArray(child)
      ? flatten(child)
      : child === false || child === null || child === undefined
        ? []
        : [child as HtmlNode | string | number],
  );

// `allowDangerousHtml` lets through what `written` and `stencil` made, and nothing else: no tree of ours has raw nodes otherwise.
const writer = unified()
  .use(rehypeStringify, {
    characterReferences: { useNamedReferences: false },
    closeSelfClosing: false,
    allowDangerousHtml: true,
  })
  .freeze();

/** A tree that is put into many documents, serialised once. */
export function written(node: ElementNode): HtmlNode {
  return { type: 'raw', value: toHtml(node) } as unknown as HtmlNode;
}

/**
 * As `written`, for trees that differ in one attribute or text alone, which `node` has as `hole`: serialised once, and
 * filled in for each.
 */
export function stencil(node: ElementNode, hole: string): (filling: string) => HtmlNode {
  const parts = toHtml(node).split(hole);
  return (filling) => ({ type: 'raw', value: parts.join(escapeHtml(filling)) }) as unknown as HtmlNode;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<"]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);

/** Serialises nodes: `<p>…</p>`. */
export function toHtml(nodes: HtmlNode | readonly HtmlNode[]): string {
  const children = Array.isArray(nodes) ? nodes : [nodes];
  return writer.stringify({ type: 'root', children: children as never });
}
