/**
 * What of a file is text: in a catalogue its values, in a document all but its syntax. Addresses, inline codes, keys and
 * names of blocks stay as they are, byte for byte.
 *
 * Told by patterns and not by the parsers: to them the letters’ signs of the Highlands are links, code, tables and
 * escapes, and a catalogue with `\p` in it is no JSON. Of a text in Unicode `markup/text-ranges.ts` asks the parser.
 */
import type { Span } from '../../model/span.ts';
import type { Conversion, Doubt } from './encoding.ts';

export type FileKind = 'markdown' | 'catalogue' | 'plain';

export interface FileText {
  readonly text: string;
  readonly kind: FileKind;
  /**
   * Whether a backslash may be a letter’s mark that was typed as it is, where JSON would have it doubled: the `\t` of
   * `sang wơ\t` is no tabulator.
   */
  readonly bareBackslashes: boolean;
}

/** Converts what is text in a file. Offsets of doubts are those in the new file. */
export function convertStretches(
  { text, kind, bareBackslashes }: FileText,
  convert: (text: string, kept: readonly Span[]) => Conversion,
): Conversion {
  if (kind === 'catalogue') return convertCatalogue(text, bareBackslashes, convert);
  return convert(text, kind === 'markdown' ? syntaxOf(text, bareBackslashes) : spansOf(text, inline));
}

/** Inline codes `<1>`, facts `{{…}}`, addresses of the web and of mail. */
const inline =
  /<\/?\d+\/?>|\{\{[^{}\n]*\}\}|https?:\/\/[^\s<>"'”]+|www\.[^\s<>"'”]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/g;

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));

/** Of Markdown, in any order: what a converter must not read. */
const markdown = [
  inline,
  // Addresses of links and pictures with the brackets that belong to them, and reference definitions.
  /!\[|\]\([^()\s]*(?:\s+"[^"\n]*")?\)|^\[[^\]\n]+\]:.*$|\[\^[^\]\s]+\]/gm,
  // The bracket that opens a link: the nearest before its address that does not open a word.
  /(?<!\p{L})\[(?=[^[\]\n]*\]\([^()\s]*\))/gu,
  /<!--(?:(?!<!--|-->)[\s\S])*-->|<\/?[a-zA-Z][^<>\n]*>|&#?\w+;/g,
  // Check boxes, rules of tables, strikethrough.
  /^[ \t]*[-*+][ \t]+\[[ xX]\]|^[ \t]*(?:\|[ \t]*)?:?-{3,}.*$|~~/gm,
] as const;

/** Signs of the Highlands may be backquotes; elsewhere they enclose code. */
const code = /`[^`\n]+`/g;

function syntaxOf(text: string, backquotesAreText: boolean): readonly Span[] {
  const patterns = backquotesAreText ? markdown : [...markdown, code];
  const spans = [
    ...frontMatterSyntax(text),
    ...fencedCode(text),
    ...blockSyntax(text),
    ...patterns.flatMap((pattern) => spansOf(text, pattern)),
  ];
  return merge(spans.filter(({ start, end }) => end > start));
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** From each fence to the next line that is a fence and nothing else. */
function fencedCode(text: string): readonly Span[] {
  const spans: Span[] = [];
  let opening: number | undefined;
  for (const { 0: fence, index } of text.matchAll(/^(?:```|~~~).*$/gm)) {
    if (opening === undefined) opening = index;
    else if (/^...[ \t]*$/.test(fence)) {
      spans.push({ start: opening, end: index + fence.length });
      opening = undefined;
    }
  }
  return spans;
}

/** Of `:::stats[Title]{name=back}` all but the title. */
function blockSyntax(text: string): readonly Span[] {
  return [...text.matchAll(/^[ \t]*:{2,}.*$/gm)].flatMap(({ 0: line, index }) => {
    const opening = /^[ \t]*:+[\w-]*\[?/.exec(line)?.[0].length ?? 0;
    const rest = line.slice(opening).trimEnd();
    const attributes = /\{[^{}]*\}$/.exec(rest)?.[0].length ?? 0;
    const end = opening + rest.length - attributes;
    const closing = end > opening && line[end - 1] === ']' ? end - 1 : end;
    return [
      { start: index, end: index + opening },
      { start: index + closing, end: index + line.length },
    ];
  });
}

/** Keys, and values that are one word of ASCII: `news`, `2024-06-01`, `[tran-de, soc-trang]`. */
function frontMatterSyntax(text: string): readonly Span[] {
  const head = /^\s*---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!head) return [];
  return spansOf(
    head[0],
    /^[ \t]*(?:- +)?[\w-]+:(?:[ \t]+(?:[\w./:-]+|\[[\w./, -]*\]))?(?=[ \t]*\r?$)|^[ \t]*(?:- +)?[\w-]+:|^[ \t]*-+[ \t]/gm,
  );
}

/** One entry of a catalogue on a line of its own: whatever stands between the first quotation mark and the last. */
const entry = /^(\s*"(?:[^"\\]|\\.)*"\s*:\s*")(.*)("\s*(?:,\s*)?)$/;
const manyEntries = /(?<!\\)"\s*[,:]\s*"/;
const strings = /"((?:[^"\\]|\\[\s\S])*)"(\s*:)?/g;

function convertCatalogue(
  text: string,
  bareBackslashes: boolean,
  convert: (text: string, kept: readonly Span[]) => Conversion,
): Conversion {
  const doubts: Doubt[] = [];
  let output = '';
  const write = (raw: string) => {
    const { value, bare } = readString(raw, bareBackslashes);
    const converted = convert(value, spansOf(value, inline));
    for (const doubt of [...converted.doubts, ...bare.map((offset) => bareDoubt(value, offset, convert))])
      doubts.push({
        ...doubt,
        offset: output.length + writeString(converted.text.slice(0, doubt.offset)).length,
      });
    output += writeString(converted.text);
  };
  const copy = (raw: string) => {
    output += raw;
  };
  for (const line of text.split(/(?<=\n)/)) {
    const [, before, value = '', after = ''] = entry.exec(line) ?? [];
    if (before !== undefined && !manyEntries.test(value)) {
      copy(before);
      write(value);
      copy(after);
      continue;
    }
    let from = 0;
    for (const { 0: whole, 1: raw = '', 2: colon, index } of line.matchAll(strings)) {
      copy(line.slice(from, index));
      from = index + whole.length;
      if (colon !== undefined) copy(whole);
      else {
        copy('"');
        write(raw);
        copy('"');
      }
    }
    copy(line.slice(from));
  }
  return { text: output, doubts: doubts.sort((one, other) => one.offset - other.offset) };
}

const writeString = (text: string): string => JSON.stringify(text).slice(1, -1);

const named: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** A value as it is meant, and the offsets of the backslashes that JSON would have read otherwise. */
function readString(
  raw: string,
  bareBackslashes: boolean,
): { readonly value: string; readonly bare: readonly number[] } {
  const bare: number[] = [];
  let value = '';
  let from = 0;
  for (const { 0: whole, 1: sign = '', index } of raw.matchAll(/\\(u[0-9a-fA-F]{4}|.|$)/g)) {
    value += raw.slice(from, index);
    from = index + whole.length;
    const control = named.get(sign);
    if (/^u./.test(sign)) value += String.fromCharCode(Number.parseInt(sign.slice(1), 16));
    else if (['"', '\\', '/'].includes(sign)) value += sign;
    else if (control !== undefined && !(bareBackslashes && /[aeiouycâêôơư]$/i.test(value))) value += control;
    else {
      if (control !== undefined) bare.push(value.length);
      value += `\\${sign}`;
    }
  }
  return { value: (value + raw.slice(from)).normalize('NFC'), bare };
}

/** Of two readings the one as a letter’s mark is proposed. `offset` is that of the backslash in `value`. */
function bareDoubt(
  value: string,
  offset: number,
  convert: (text: string, kept: readonly Span[]) => Conversion,
): Doubt {
  const converted = convert(value.slice(0, offset + 1), []).text;
  const was = value.slice(offset - 1, offset + 2);
  const letter = converted.search(/.\p{M}*$/u);
  return {
    offset: letter,
    was,
    becomes: converted.slice(letter) + was.slice(2),
    why: {
      vi: 'trong tệp JSON, dấu \\ với chữ này còn có nghĩa là xuống dòng hoặc phím Tab; ở đây coi là dấu của chữ đứng trước',
      en: 'in JSON the \\ with this letter also means a line break or a Tab; here it is taken for the mark of the letter before',
    },
  };
}
