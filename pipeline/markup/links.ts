/** Links of a document: what is safe, which lead to another document, and where those stand in what is made. */
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { DocumentId } from '../model/id.ts';

const schemes = new Set(['http', 'https', 'mailto', 'tel']);
const schemeOf = (href: string): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();

/** Browsers drop white space and control characters before they look for a scheme (WHATWG URL, 4.4). */
export function isSafeLink(href: string): boolean {
  const bare = href.replace(/[\s\p{Cc}]/gu, '');
  const scheme = schemeOf(bare);
  return bare !== '' && (scheme === undefined || schemes.has(scheme));
}

export interface DocumentLink {
  /** Whether there is such a document is for the caller to say. */
  readonly document: DocumentId;
  /** `#…` or nothing. */
  readonly fragment: string;
}

/** The document that a link in `file` leads to; undefined for a link that leaves the site or stays on the page. */
export function documentLink(href: string, file: string): DocumentLink | undefined {
  const [, path = '', fragment = ''] = /^([^?#]*)[^#]*(#.*)?$/s.exec(href.trim()) ?? [];
  if (path === '' || schemeOf(path) !== undefined || path.startsWith('//')) return undefined;
  const steps = path.startsWith('/') ? [] : file.split('/').slice(1, -1);
  for (const step of path.split('/')) {
    if (step === '..') {
      // Out of content/ there is nothing: what is left of the path names no document.
      if (steps.pop() === undefined) return { document: path as DocumentId, fragment };
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return { document: steps.join('/').replace(/(?:\/index)?(?:\.md|\.html)?$/, '') as DocumentId, fragment };
}

/**
 * Gives every link in a record of trees the address that `resolve` finds for it. A link for which it finds none stays
 * as text.
 */
export function mapLinks<Tree>(tree: Tree, resolve: (href: string) => string | undefined): Tree {
  // Most of a document holds no link: it is handed on as it is, not copied.
  if (!holdsLink(tree)) return tree;
  if (Array.isArray(tree))
    return tree.flatMap((each) =>
      isLink(each) ? mapLink(each, resolve) : [mapLinks(each, resolve)],
    ) as Tree;
  return Object.fromEntries(
    Object.entries(tree as object).map(([name, value]) => [name, mapLinks(value, resolve)]),
  ) as Tree;
}

function mapLink(link: ElementNode, resolve: (href: string) => string | undefined): readonly HtmlNode[] {
  const href = resolve(String(link.properties.href ?? ''));
  const children = mapLinks(link.children, resolve);
  return href === undefined ? children : [{ ...link, properties: { ...link.properties, href }, children }];
}

function holdsLink(tree: unknown): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  if (isLink(tree)) return true;
  for (const value of Array.isArray(tree) ? tree : Object.values(tree)) if (holdsLink(value)) return true;
  return false;
}

const isLink = (node: unknown): node is ElementNode =>
  typeof node === 'object' &&
  node !== null &&
  'tagName' in node &&
  node.tagName === 'a' &&
  'children' in node;
