/** JSON that people edit by hand: where it stops being JSON, and why, in words for those who are no programmers. */
import type { Bilingual } from '../model/bilingual.ts';

export interface JsonFault {
  readonly reason: Bilingual;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault };

/** Parses a file's text; a byte-order mark at its start is passed over. */
export function parseJson(text: string): ParsedJson {
  const json = withoutMark(text);
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    const { message } = error as SyntaxError;
    return { fault: { reason: reasonOf(message), ...placeOfOffset(json, offsetOf(message, json)) } };
  }
}

export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Line and column, counted from 1. */
export const placeOfOffset = (text: string, offset: number): LinePlace =>
  placesIn(text.slice(0, offset))(offset);

/** The same for many offsets of one text. */
export function placesIn(text: string): (offset: number) => LinePlace {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** A key of a flat object with its text, and where the key stands. */
export interface FlatText {
  readonly key: string;
  readonly text: string;
  readonly offset: number;
}

/** The texts of one flat object as they stand: of two under equal keys a parser silently keeps the later. */
export function flatTexts(json: string): readonly FlatText[] {
  const pairs = withoutMark(json).matchAll(/("(?:[^"\\]|\\.)*")\s*:\s*("(?:[^"\\]|\\.)*")/g);
  return [...pairs].map(({ 1: key = '', 2: text = '', index }) => ({
    key: JSON.parse(key) as string,
    text: JSON.parse(text) as string,
    offset: index,
  }));
}

/**
 * V8 names the position, but for a token that it does not expect: there it shows the text around it, ten characters
 * to each side, cut where the file begins or ends (V8: JsonParser::LookUpErrorMessageForJsonToken).
 */
function offsetOf(message: string, json: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position) return Number(position);
  const [, token = '', cut, shown = ''] =
    /^Unexpected token '(.+?)', (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  if (cut) return json.indexOf(shown) + 10;
  return token ? Math.max(0, json.indexOf(token)) : json.length;
}

const reasons: readonly (readonly [pattern: RegExp, reason: Bilingual])[] = [
  [
    /^Expected ',' or/,
    {
      vi: 'thiếu dấu phẩy ở cuối dòng trước, hoặc có dấu " trong câu (viết \\")',
      en: 'a comma is missing at the end of the line before, or there is a " within the text (write \\")',
    },
  ],
  [
    /^Expected (?:double-quoted )?property name/,
    {
      vi: 'ở đây phải là một mã trong dấu ngoặc kép thẳng ", hoặc dòng trước thừa dấu phẩy',
      en: 'an id in straight quotation marks " belongs here, or the line before has a comma too many',
    },
  ],
  [/^Expected ':'/, { vi: 'thiếu dấu hai chấm sau mã', en: 'the colon after the id is missing' }],
  [
    /^(?:Unterminated string|Bad control character)/,
    {
      vi: 'câu không được đóng bằng dấu ngoặc kép thẳng ", hoặc có xuống dòng hay phím Tab trong câu',
      en: 'the text is not closed with a straight quotation mark ", or there is a line break or a Tab within it',
    },
  ],
  [
    /^Bad escaped character/,
    { vi: 'dấu \\ trong câu phải viết thành \\\\', en: 'a \\ within the text has to be written \\\\' },
  ],
  [
    /^Unexpected (?:non-whitespace|end)/,
    {
      vi: 'tệp bị cụt, hoặc có chữ thừa sau dấu } cuối cùng',
      en: 'the file is cut off, or there is something after its last }',
    },
  ],
];

function reasonOf(message: string): Bilingual {
  const known = reasons.find(([pattern]) => pattern.test(message))?.[1];
  if (known) return known;
  const [, token] = /^Unexpected token '(.+?)'/.exec(message) ?? [];
  return token
    ? {
        vi: `ở đây không thể là «${token}»; câu phải nằm trong dấu ngoặc kép thẳng "`,
        en: `“${token}” cannot stand here; a text must be in straight quotation marks "`,
      }
    : { vi: 'không đúng quy tắc JSON', en: 'not valid JSON' };
}
