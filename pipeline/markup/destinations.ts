/** Where links and pictures of a body lead: rewritten in its Markdown without touching anything else. */
import type { Definition, Image, Link, Nodes } from 'mdast';
import { applyMends, type Mend } from '../language/mend.ts';
import { parseTree } from './parse.ts';

/** Gives a destination its new form; undefined leaves it as it is. */
export type Rewrite = (url: string, kind: 'link' | 'picture') => string | undefined;

/**
 * The body with every destination as `rewrite` gives it; undefined where one is written in a way that cannot be changed
 * for certain.
 */
export function rewriteDestinations(markdown: string, rewrite: Rewrite): string | undefined {
  const nodes = destinationsOf(parseTree(markdown));
  const mends: Mend[] = [];
  for (const node of nodes) {
    const to = rewrite(node.url, kindOf(node));
    if (to === undefined || to === node.url) continue;
    const at = placeOf(node, markdown);
    if (!at) return undefined;
    mends.push({ ...at, to: isPlain(to) ? to : `<${to.replace(/[<>\\]/g, '\\$&')}>` });
  }
  const rewritten = applyMends(markdown, mends);
  // Read again, every destination is the one that was meant, and there are no more and no fewer.
  const wanted = nodes.map((node) => rewrite(node.url, kindOf(node)) ?? node.url);
  const found = destinationsOf(parseTree(rewritten)).map(({ url }) => url);
  return JSON.stringify(found) === JSON.stringify(wanted) ? rewritten : undefined;
}

type WithUrl = Link | Image | Definition;

const kindOf = ({ type }: WithUrl) => (type === 'image' ? 'picture' : 'link');

function destinationsOf(node: Nodes): readonly WithUrl[] {
  const own = node.type === 'link' || node.type === 'image' || node.type === 'definition' ? [node] : [];
  return [...own, ...('children' in node ? node.children.flatMap(destinationsOf) : [])].sort(
    (one, other) => (one.position?.start.offset ?? 0) - (other.position?.start.offset ?? 0),
  );
}

/** CommonMark 6.3: without space or control character and with balanced parentheses it needs no pointed brackets. */
const isPlain = (url: string): boolean => /^[^\s<>()\\\p{Cc}]+$/u.test(url);

const written = /^(\s*)(<(?:\\.|[^<>\\\n])*>|(?:\\.|\((?:\\.|[^\s()\\])*\)|[^\s()\\])+)/;

/** The tree has no places for destinations: they are looked for behind `](` and `]:`, and are found when they say the same. */
function placeOf({ position, url, type }: WithUrl, markdown: string): Omit<Mend, 'to'> | undefined {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const source = markdown.slice(start.offset, end.offset);
  for (const { index } of source.matchAll(type === 'definition' ? /\]:/g : /\]\(/g)) {
    const [, space = '', from = ''] = written.exec(source.slice(index + 2)) ?? [];
    const bare = from.startsWith('<') ? from.slice(1, -1) : from;
    if (from && bare === url) return { at: start.offset + index + 2 + space.length, from };
  }
  return undefined;
}
