/**
 * Between markup and text: a unit's phrasing becomes a text in which numbered codes stand for elements (`<1>…</1>` a
 * pair, `<2/>` a single), and a translation of that text becomes phrasing again. Targets and attributes stay out of
 * the text, so a translator can't break them unseen. The numbering follows XLIFF's inline codes (XLIFF 2.1, 4.7).
 */
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { InlineCode } from '../model/unit.ts';

const singles = new Set(['br', 'img', 'code', 'wbr', 'input', 'sup']);

const marks = new Set(['strong', 'em', 'del']);

/** Takes off the marks that wrap all of it. */
export function unwrap(nodes: readonly HtmlNode[]): {
  readonly nodes: readonly HtmlNode[];
  readonly around: readonly ElementNode[];
} {
  const [only, ...others] = nodes.filter((node) => node.type === 'element' || node.value.trim() !== '');
  if (only?.type !== 'element' || others.length > 0 || !marks.has(only.tagName)) return { nodes, around: [] };
  const inner = unwrap(only.children);
  return { nodes: inner.nodes, around: [{ ...only, children: [] }, ...inner.around] };
}

/** Puts them on again. */
export const wrapIn = (around: readonly ElementNode[], nodes: readonly HtmlNode[]): readonly HtmlNode[] =>
  around.reduceRight<readonly HtmlNode[]>((inner, mark) => [{ ...mark, children: inner }], nodes);

/** Writes phrasing as text. White space is folded, because line ends in Markdown mean nothing. */
export function writeText(nodes: readonly HtmlNode[]): { text: string; codes: readonly InlineCode[] } {
  const codes: InlineCode[] = [];
  const write = (node: HtmlNode): string => {
    if (node.type === 'text') return withEscapes(node.value);
    const code: InlineCode = { number: codes.length + 1, single: singles.has(node.tagName), element: node };
    codes.push(code);
    if (code.single) return `<${code.number}/>`;
    return `<${code.number}>${node.children.map(write).join('')}</${code.number}>`;
  };
  const text = nodes
    .map(write)
    .join('')
    .replace(/[ \t\n\r]+/g, ' ')
    .trim();
  return { text, codes };
}

/** A `<` that would look like a code is written `&lt;`; who really wrote `&lt;` gets one `amp;` more. */
const withEscapes = (text: string): string =>
  text.replace(/&(?=(?:amp;)*lt;)/g, '&amp;').replace(/<(?=[/\d])/g, '&lt;');

const withoutEscapes = (text: string): string =>
  text.replace(/&(amp;)?((?:amp;)*lt;)/g, (_, more: string | undefined, rest: string) =>
    more ? `&${rest}` : '<',
  );

export type CodeFault = {
  readonly fault: 'missing' | 'extra' | 'crossed' | 'unclosed' | 'repeated';
  readonly code: string;
};

/** The codes that a text really has, compared with those it should have. Empty when all is well. */
export function findCodeFaults(
  text: string,
  codes: readonly Pick<InlineCode, 'number' | 'single'>[],
): readonly CodeFault[] {
  const faults: CodeFault[] = [];
  const open: string[] = [];
  const seen = new Set<string>();
  for (const match of text.matchAll(/<(\/?)(\d+)(\/?)>/g)) {
    const [, closing, number = '', single] = match;
    const code = codes.find((each) => String(each.number) === number);
    const name = code?.single ? `<${number}/>` : `<${number}>`;
    if (!code || code.single !== Boolean(single)) faults.push({ fault: 'extra', code: match[0] });
    else if (closing) {
      if (open.at(-1) === number) open.pop();
      else faults.push({ fault: open.includes(number) ? 'crossed' : 'extra', code: match[0] });
    } else {
      if (seen.has(number)) faults.push({ fault: 'repeated', code: name });
      seen.add(number);
      if (!single) open.push(number);
    }
  }
  for (const number of open) faults.push({ fault: 'unclosed', code: `<${number}>` });
  for (const code of codes) {
    if (!seen.has(String(code.number)))
      faults.push({ fault: 'missing', code: code.single ? `<${code.number}/>` : `<${code.number}>` });
  }
  return faults;
}

/** Puts the elements back around a text whose codes are sound. Codes that are not of the unit stay out. */
export function readText(text: string, codes: readonly InlineCode[]): readonly HtmlNode[] {
  if (codes.length === 0 && !text.includes('lt;')) return text ? [{ type: 'text', value: text }] : [];
  const stack: { element: ElementNode | undefined; children: HtmlNode[] }[] = [
    { element: undefined, children: [] },
  ];
  const add = (node: HtmlNode) => stack.at(-1)?.children.push(node);
  let at = 0;
  const addText = (until: number) => {
    const value = withoutEscapes(text.slice(at, until));
    if (value) add({ type: 'text', value });
  };
  for (const match of text.matchAll(/<(\/?)(\d+)(\/?)>/g)) {
    addText(match.index);
    at = match.index + match[0].length;
    const code = codes[Number(match[2]) - 1];
    if (!code) continue;
    if (code.single) add(code.element);
    else if (!match[1]) stack.push({ element: code.element, children: [] });
    else if (stack.length > 1) {
      const { element, children } = stack.pop() as { element: ElementNode; children: HtmlNode[] };
      add({ ...element, children });
    }
  }
  addText(text.length);
  return stack[0]?.children ?? [];
}
