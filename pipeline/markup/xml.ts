/** Writes XML: sole owner of the XML library, as hast.ts is for HTML, so that escaping is not a thing to remember. */
import { XMLBuilder } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Elements, or the text alone. */
  readonly content: string | readonly XmlElement[];
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  format: true,
  indentBy: '  ',
});

/** A document in UTF-8 with its declaration. Characters that XML 1.0 can't hold are left out. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build([toOrdered(root)])).trim()}\n`;
}

/** The shape that the library calls “preserve order”: one key an element, attributes under `:@`. */
function toOrdered({ name, attributes = {}, content }: XmlElement): object {
  const children = typeof content === 'string' ? [{ '#text': legal(content) }] : content.map(toOrdered);
  const kept = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, legal(value)]));
  return { [name]: children, ':@': kept };
}

/** XML 1.0, production 2 (Char). Lone surrogates are matched too, because of the flag `u`. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const legal = (text: string) => text.replace(illegal, '');
