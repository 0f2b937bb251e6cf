/** What no text for readers holds and a parser would spend minutes on, or run out of stack. */
import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnose, type Reading } from './reading.ts';

/** Ten pages without an empty line. Signs of emphasis that are never closed cost the square of a paragraph's length. */
const mostCharacters = 50_000;
/** Blocks within blocks. The parser's time multiplies with every level (measured: 8,000 levels take seven minutes). */
const mostLevels = 10;

/** Why `markdown` is not to be parsed; undefined for nearly every text. */
export function refuseHuge(markdown: string, { file, firstLine }: Reading): Diagnostic | undefined {
  const open: number[] = [];
  let paragraph = { line: firstLine, characters: 0 };
  for (const [index, line] of markdown.split('\n').entries()) {
    const place = { file, line: firstLine + index, column: 1 };
    if (line.trim() === '') paragraph = { line: place.line + 1, characters: 0 };
    paragraph.characters += line.length;
    if (paragraph.characters > mostCharacters)
      return diagnose('paragraph-too-long', { ...place, line: paragraph.line });
    const marks = /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*/.exec(line)?.[0] ?? '';
    const [, colons = '', name] = /^(:{3,})\s*(\S)?/.exec(line.slice(marks.length)) ?? [];
    const closed = open.findLastIndex((length) => length <= colons.length);
    if (name) open.push(colons.length);
    else if (colons && closed >= 0) open.splice(closed);
    const levels = isRule(line) ? 0 : (marks.match(/[-+*>]|\d[.)]/g)?.length ?? 0);
    if (open.length + levels > mostLevels) return diagnose('nested-too-deep', place);
  }
  return undefined;
}

/** `- - - - -`: one sign over and over. */
const isRule = (line: string): boolean => /^([-*])\1*$/.test(line.replace(/\s/g, ''));
