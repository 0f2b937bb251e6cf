/** Reads the drawing instructions of a PDF page one by one (ISO 32000-1, 7.8.2), whoever wrote them. */
import { deflateSync, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDict,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';

export interface Operation {
  readonly operator: string;
  /** As they are written; an array's brackets and a dictionary's are operands of their own. */
  readonly operands: readonly string[];
  /** Where the operands begin, and where the operator ends. */
  readonly start: number;
  readonly end: number;
}

const blank = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
/** Letters, and the quotes of two operators: what a number, name, text or bracket doesn't begin with. */
const isOperator = (word: string): boolean => {
  const first = word.charCodeAt(0);
  const isWord = first >= 0x41 || first === 0x27 || first === 0x22;
  return isWord && !brackets.has(word) && word !== 'true' && word !== 'false' && word !== 'null';
};
const brackets = new Set(['[', ']', '{', '}']);

/** @param source the decoded stream, a character a byte. */
export function* operations(source: string): Generator<Operation> {
  let operands: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; ) {
    blank.lastIndex = at;
    blank.test(source);
    const begin = blank.lastIndex;
    if (begin >= source.length) return;
    if (operands.length === 0) start = begin;
    at = source.charCodeAt(begin) === 0x28 ? endOfText(source, begin) : endOfToken(source, begin);
    const word = source.slice(begin, at);
    if (!isOperator(word)) {
      operands.push(word);
      continue;
    }
    // A picture among the instructions: its bytes are none.
    if (word === 'ID') at = endOfPicture(source, at);
    yield { operator: word, operands, start, end: at };
    operands = [];
  }
}

/** Ends a word without being part of it (ISO 32000-1, 7.2.2). */
const isDelimiter = Array.from({ length: 256 }, (_, code) =>
  '\0\t\n\f\r ()<>[]{}/%'.includes(String.fromCharCode(code)),
);

function endOfToken(source: string, start: number): number {
  const first = source[start] ?? '';
  if (first === '<' && source[start + 1] !== '<') return source.indexOf('>', start) + 1 || source.length;
  if (first === '<' || first === '>') return start + (source[start + 1] === first ? 2 : 1);
  let end = start + 1;
  if (first !== '/' && isDelimiter[first.charCodeAt(0)]) return end;
  while (end < source.length && !isDelimiter[source.charCodeAt(end)]) end++;
  return end;
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

/** Node's own inflates and deflates ten times as fast as the PDF library. */
export function sourceOfStream(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) return '';
  const bytes =
    stream.dict.get(filter) === flate
      ? inflateSync(stream.contents)
      : Buffer.from(decodePDFRawStream(stream).decode());
  return bytes.toString('latin1');
}

/** `source`: a character a byte; `dict` becomes the stream's. */
export function deflated(source: string, dict: PDFDict): PDFRawStream {
  dict.set(filter, flate);
  return PDFRawStream.of(dict, deflateSync(Buffer.from(source, 'latin1')));
}

const filter = PDFName.of('Filter');
const flate = PDFName.of('FlateDecode');
