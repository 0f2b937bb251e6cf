/** Writes and reads XML: sole owner of the XML library, as hast.ts is for HTML, so that escaping is not a thing to remember. */
import { type ValidationError, XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Bilingual } from '../model/bilingual.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Elements, each on a line of its own; or the text alone; or texts and elements, between which nothing is added. */
  readonly content: string | readonly XmlElement[] | XmlMixed;
}

/** Text with elements in it: white space counts. */
export interface XmlMixed {
  readonly mixed: readonly (string | XmlElement)[];
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
});

/** A document in UTF-8 with its declaration. Characters that XML 1.0 can't hold are left out. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build([toOrdered(root, '\n')]))}\n`;
}

/** The shape that the library calls “preserve order”: one key an element, attributes under `:@`. */
function toOrdered({ name, attributes = {}, content }: XmlElement, lineEnd: string): object {
  const kept = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, legal(value)]));
  return { [name]: contentOf(content, lineEnd), ':@': kept };
}

function contentOf(content: XmlElement['content'], lineEnd: string): object[] {
  const text = (value: string) => ({ '#text': legal(value) });
  if (typeof content === 'string') return content === '' ? [] : [text(content)];
  if ('mixed' in content)
    return content.mixed.map((each) => (typeof each === 'string' ? text(each) : toOrdered(each, '')));
  if (content.length === 0) return [];
  if (lineEnd === '') return content.map((each) => toOrdered(each, ''));
  const inner = `${lineEnd}  `;
  return [...content.flatMap((each) => [text(inner), toOrdered(each, inner)]), text(lineEnd)];
}

/** XML 1.0, production 2 (Char). Lone surrogates are matched too, because of the flag `u`. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const legal = (text: string) => text.replace(illegal, '');

/** An element as read. Its name has no prefix; those of its attributes do. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in order; white space is kept, comments are not. */
  readonly children: readonly (ReadElement | string)[];
  /** Counted from 1. */
  readonly line: number;
}

export type ParsedXml = { readonly root: ReadElement } | { readonly fault: XmlFault };

/** Why it is no XML, and where that was seen. */
export interface XmlFault {
  readonly reason: Bilingual;
  readonly line: number;
  readonly column: number;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Only with these does the library read numeric references: `&#272;`.
  htmlEntities: true,
  captureMetaData: true,
});
const metadata = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** Reads a whole document. One that is cut off or not well formed gives the fault; entities of its own are not expanded. */
export function readXml(text: string): ParsedXml {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { fault: faultOf(valid.err, text) };
  const lineOf = lineCounter(text);
  try {
    const root = (parser.parse(text) as OrderedNode[])
      .map((node) => toElement(node, lineOf))
      .find((node) => typeof node !== 'string');
    if (root) return { root };
  } catch (error) {
    return { fault: { reason: notWellFormed((error as Error).message), line: 1, column: 1 } };
  }
  return { fault: { reason: { vi: 'không có thẻ nào', en: 'no element' }, line: 1, column: 1 } };
}

function faultOf({ msg, line, col }: ValidationError['err'], text: string): XmlFault {
  // Of elements that are never closed the library gives all names, and the first line for the place.
  const [, open] = /^Invalid '\[[^']*"([^"]+)"\s*\]' found/.exec(msg) ?? [];
  if (open === undefined) return { reason: notWellFormed(msg), line: line || 1, column: col || 1 };
  const lines = text.trimEnd().split('\n');
  return {
    reason: {
      vi: `tệp dừng giữa chừng, thẻ <${open}> chưa đóng`,
      en: `it ends in the middle, <${open}> is not closed`,
    },
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
  };
}

/** With what the library says, in English. */
function notWellFormed(message: string): Bilingual {
  const said = message.replace(/\.$/, '');
  return { vi: `không phải XML đúng quy cách (${said})`, en: `it is not well-formed XML (${said})` };
}

type OrderedNode = Readonly<Record<string | symbol, unknown>>;

function toElement(node: OrderedNode, lineOf: (offset: number) => number): ReadElement | string {
  const [name = ''] = Object.keys(node).filter((key) => key !== ':@');
  if (name === '#text') return String(node[name]);
  const place = node[metadata] as { readonly startIndex?: number } | undefined;
  // Before the lines of what is inside: they are counted in the order of the document.
  const line = lineOf(place?.startIndex ?? 0);
  return {
    name: name.slice(name.indexOf(':') + 1),
    attributes: (node[':@'] ?? {}) as Readonly<Record<string, string>>,
    children: (node[name] as OrderedNode[]).map((child) => toElement(child, lineOf)),
    line,
  };
}

function lineCounter(text: string): (offset: number) => number {
  let [counted, line] = [0, 1];
  // Elements come in the order of the document, so that nothing is counted twice.
  return (offset) => {
    for (; counted < offset; counted += 1) if (text[counted] === '\n') line += 1;
    return line;
  };
}

/** The elements of this name right below. */
export const childrenOf = ({ children }: ReadElement, name: string): readonly ReadElement[] =>
  children.filter((child): child is ReadElement => typeof child !== 'string' && child.name === name);

/** The elements of this name, however deep. */
export const elementsOf = (element: ReadElement, name: string): readonly ReadElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsOf(child, name)],
  );

/** All text below an element, without what its elements say of it. */
export const textContent = ({ children }: ReadElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textContent(child))).join('');
