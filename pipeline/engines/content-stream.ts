/** Reads the drawing instructions of a PDF page one by one (ISO 32000-1, 7.8.2), whoever wrote them. */
import { decodePDFRawStream, PDFArray, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';

export interface Operation {
  readonly operator: string;
  /** As they are written; an array's brackets and a dictionary's are operands of their own. */
  readonly operands: readonly string[];
  /** Where the operands begin, and where the operator ends. */
  readonly start: number;
  readonly end: number;
}

const blank = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)+/y;
const token =
  /<<|>>|[[\]{}]|<[\dA-Fa-f\s]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[-+.\d]+|[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** @param source the decoded stream, a character a byte. */
export function* operations(source: string): Generator<Operation> {
  let operands: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; ) {
    at = after(blank, source, at) ?? at;
    if (at >= source.length) return;
    if (operands.length === 0) start = at;
    const end = source[at] === '(' ? endOfText(source, at) : (after(token, source, at) ?? at + 1);
    const word = source.slice(at, end);
    at = end;
    if (/^[-+.\d/(<>[\]{}]/.test(word) || word === 'true' || word === 'false' || word === 'null') {
      operands.push(word);
      continue;
    }
    // A picture among the instructions: its bytes are none.
    if (word === 'ID') at = endOfPicture(source, at);
    yield { operator: word, operands, start, end: at };
    operands = [];
  }
}

function after(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

/** Brackets inside a text stand in pairs, or after a backslash. */
function endOfText(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '(') depth++;
    else if (source[at] === ')' && --depth === 0) return at + 1;
  }
  return source.length;
}

function endOfPicture(source: string, start: number): number {
  const end = source.slice(start).search(/[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/);
  return end < 0 ? source.length : start + end;
}

/** What a page draws, decoded, a character a byte. */
export function sourceOfPage({ node }: PDFPage): string {
  const contents = node.Contents();
  const parts = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  return parts.map((part) => sourceOfStream(node.context.lookup(part))).join('\n');
}

export const sourceOfStream = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
