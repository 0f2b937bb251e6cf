/** A document whose addresses change: links, pictures, the documents that it gathers. Every other byte stays. */
import { applyMends, type Mend } from '../language/mend.ts';
import { scalarRange } from '../language/yaml.ts';
import { rewriteDestinations } from '../markup/destinations.ts';
import { splitFrontMatter } from './split-front-matter.ts';

export interface NewAddresses {
  /** For a link, a picture, a gathered document: what to write in its place; undefined where it stays. */
  link(url: string): string | undefined;
  picture(path: string): string | undefined;
  item(id: string): string | undefined;
  /** Written into the front matter, where it names none. */
  readonly identifier?: string;
}

/** `raw`: a file's text, with its own line ends. Undefined where an address cannot be changed for certain. */
export function rewriteAddresses(raw: string, addresses: NewAddresses): string | undefined {
  const isWindows = raw.includes('\r\n');
  const text = raw.replace(/\r\n?/g, '\n');
  const parts = splitFrontMatter(text.replace(/^\uFEFF/, ''), '').value;
  if (!parts) return undefined;
  const body = rewriteDestinations(parts.body, (url, kind) =>
    kind === 'picture' ? addresses.picture(url) : addresses.link(url),
  );
  if (body === undefined) return undefined;
  const head = text.slice(0, text.length - parts.body.length);
  const at = head.indexOf(parts.frontMatter, head.indexOf('---'));
  const fields = rewriteFields(parts.frontMatter, addresses);
  const rewritten = head.slice(0, at) + fields + head.slice(at + parts.frontMatter.length) + body;
  if (rewritten === text) return raw;
  return isWindows ? rewritten.replaceAll('\n', '\r\n') : rewritten;
}

function rewriteFields(frontMatter: string, { item, picture, identifier }: NewAddresses): string {
  const mendAt = (path: readonly string[], rewrite: (value: string) => string | undefined): Mend[] => {
    const range = scalarRange(frontMatter, path);
    if (!range) return [];
    const from = frontMatter.slice(range.start, range.end);
    const to = rewrite(from.replace(/^(["'])(.*)\1$/s, '$2'));
    return to === undefined ? [] : [{ at: range.start, from, to: isPlain(to) ? to : JSON.stringify(to) }];
  };
  const items: Mend[] = [];
  for (let index = 0; scalarRange(frontMatter, ['items', String(index)]); index += 1)
    items.push(...mendAt(['items', String(index)], item));
  const mends = [...items, ...mendAt(['image', 'file'], picture)].sort((one, other) => one.at - other.at);
  const fields = applyMends(frontMatter, mends);
  const isNamed = scalarRange(frontMatter, ['identifier']) !== undefined;
  return identifier === undefined || isNamed ? fields : `${fields}identifier: ${identifier}\n`;
}

/** Needs no quotation marks in YAML, between brackets either. */
const isPlain = (text: string): boolean => /^[a-z0-9.][\w./-]*$/i.test(text);
