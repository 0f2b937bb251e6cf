/** Where the words of a body stand in its Markdown: what may be respelt without touching anything else. */
import type { Image, Nodes } from 'mdast';
import type { Span } from '../model/span.ts';
import { parseTree } from './parse.ts';

/**
 * What an editor typed as text, in order, pictures' alternative texts and captions with it; without code, HTML,
 * addresses, and the names and attributes of blocks. A range may hold what Markdown puts between lines (`> `) and
 * escapes (`\*`, `&nbsp;`): signs of ASCII all of them.
 */
export function textRanges(markdown: string): readonly Span[] {
  const ranges: Span[] = [];
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return;
    if (node.type === 'text') ranges.push({ start, end });
    else if (node.type === 'image') ranges.push(...partsOf(node, { start, end }, markdown));
    // An address that is its own text, and a text that is the name of a definition.
    else if (node.type === 'link' && markdown[start] !== '[') return;
    else if (node.type === 'linkReference' && node.referenceType !== 'full') return;
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of parseTree(markdown).children) visit(node);
  return ranges;
}

/** `![alternative text](file "caption")`: the tree has no places for its parts, so they are looked for as they are. */
function partsOf({ alt, title }: Image, { start, end }: Span, markdown: string): readonly Span[] {
  const source = markdown.slice(start, end);
  const at = (text: string | null | undefined, offset: number, before: RegExp): Span[] =>
    text && offset > 0 && before.test(source.slice(0, offset))
      ? [{ start: start + offset, end: start + offset + text.length }]
      : [];
  return [
    ...at(alt, alt && source.startsWith(alt, 2) ? 2 : -1, /^!\[$/),
    ...at(title, title ? source.lastIndexOf(title) : -1, /\s["'(]$/),
  ];
}
