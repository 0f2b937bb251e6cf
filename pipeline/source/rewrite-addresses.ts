/** A document whose addresses change: links, pictures, the documents that it gathers. Every other byte stays. */
import { applyMends, type Mend } from '../language/mend.ts';
import { namesIn, pairsIn, scalarRange } from '../language/yaml.ts';
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
  const pictures = new Set<string>();
  const body = rewriteDestinations(parts.body, (url, kind) => {
    if (kind === 'picture') pictures.add(url);
    return kind === 'picture' ? addresses.picture(url) : addresses.link(url);
  });
  if (body === undefined) return undefined;
  const head = text.slice(0, text.length - parts.body.length);
  const at = head.indexOf(parts.frontMatter, head.indexOf('---'));
  const fields = rewriteFields(parts.frontMatter, pictures, addresses);
  const rewritten = head.slice(0, at) + fields + head.slice(at + parts.frontMatter.length) + body;
  if (rewritten === text) return raw;
  return isWindows ? rewritten.replaceAll('\n', '\r\n') : rewritten;
}

/** `pictures`: of the body, as they are written there. */
function rewriteFields(
  frontMatter: string,
  pictures: ReadonlySet<string>,
  { item, link, picture, identifier }: NewAddresses,
): string {
  const mendAt = (path: readonly string[], rewrite: (value: string) => string | undefined): Mend[] => {
    const range = scalarRange(frontMatter, path);
    if (!range) return [];
    const from = frontMatter.slice(range.start, range.end);
    const to = rewrite(unquoted(from));
    return to === undefined ? [] : [{ at: range.start, from, to: inYaml(to) }];
  };
  const items: Mend[] = [];
  for (let index = 0; scalarRange(frontMatter, ['items', String(index)]); index += 1)
    items.push(...mendAt(['items', String(index)], item));
  const image = scalarRange(frontMatter, ['image', 'file']);
  const shown = new Set(pictures);
  if (image) shown.add(unquoted(frontMatter.slice(image.start, image.end)));
  // What is replaced is named by its address in the document, which has changed with it.
  const replaced = namesIn(frontMatter, ['replace']).flatMap((language) =>
    pairsIn(frontMatter, ['replace', language]).flatMap(({ name, value }) => {
      const rewrite = shown.has(name.text) || pictures.has(encodeURI(name.text)) ? picture : link;
      return [name, value].flatMap(({ text, span }): Mend[] => {
        const to = rewrite(text);
        const from = frontMatter.slice(span.start, span.end);
        return to === undefined ? [] : [{ at: span.start, from, to: inYaml(to) }];
      });
    }),
  );
  const mends = [...items, ...mendAt(['image', 'file'], picture), ...replaced].sort(
    (one, other) => one.at - other.at,
  );
  const fields = applyMends(frontMatter, mends);
  const isNamed = scalarRange(frontMatter, ['identifier']) !== undefined;
  return identifier === undefined || isNamed ? fields : `${fields}identifier: ${identifier}\n`;
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/s, '$2');

const inYaml = (text: string): string => (isPlain(text) ? text : JSON.stringify(text));

/** Needs no quotation marks in YAML, between brackets either. */
const isPlain = (text: string): boolean => /^[a-z0-9.][\w./-]*$/i.test(text);
