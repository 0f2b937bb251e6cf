/** Where in its file a diagnostic's text stands: a catalogue names the unit, and people look for a line. */
import { flatTexts, withoutMark } from '../language/json.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

export interface SourceLine {
  /** Counted from 1, in UTF-16 code units, as editors count. */
  readonly line: number;
  readonly column: number;
  /** Of the piece that is meant, the column behind it; absent where the whole line is. */
  readonly endColumn?: number;
  /** The whole line. */
  readonly text: string;
}

/** What a diagnostic says of where it is. */
export type Meant = Pick<Diagnostic, 'place' | 'excerpt'>;

export type FindLine = (meant: Meant) => SourceLine | undefined;

/** @param read the text of a file of the project; undefined where it cannot be read. */
export function lineFinder(read: (file: string) => string | undefined): FindLine {
  const files = new Map<string, OpenFile | undefined>();
  return (meant) => {
    const { file } = meant.place;
    if (!files.has(file)) files.set(file, openFile(file, read(file)));
    const open = files.get(file);
    return open && findLine(meant, open);
  };
}

interface OpenFile {
  readonly lines: readonly string[];
  /** Of a catalogue: the line of each unit, counted from 0. */
  readonly units: ReadonlyMap<string, number>;
}

function openFile(file: string, content: string | undefined): OpenFile | undefined {
  if (content === undefined) return undefined;
  const text = withoutMark(content);
  const lines = text.split(/\r?\n/);
  if (!file.endsWith('.json')) return { lines, units: new Map() };
  const units = new Map<string, number>();
  let line = 0;
  let at = 0;
  for (const { key, offset } of flatTexts(text)) {
    for (; at < offset; at += 1) if (text[at] === '\n') line += 1;
    units.set(key, line);
  }
  return { lines, units };
}

function findLine({ place, excerpt }: Meant, { lines, units }: OpenFile): SourceLine | undefined {
  const isCatalogue = units.size > 0;
  const first = place.line === undefined ? units.get(place.unit ?? '') : place.line - 1;
  if (first === undefined || lines[first] === undefined) return undefined;
  const from = isCatalogue ? textStart(lines[first]) : (place.column ?? 1) - 1;
  const wanted = excerpt && (isCatalogue ? JSON.stringify(excerpt).slice(1, -1) : excerpt);
  // A paragraph of Markdown may go on for some lines; a text of a catalogue has one.
  const goesOn = (index: number) => index === first || (!isCatalogue && lines[index]?.trim());
  for (let index = first; wanted && index < lines.length && goesOn(index); index += 1) {
    const text = lines[index] ?? '';
    const at = text.indexOf(wanted, index === first ? from : 0);
    if (at >= 0) return { line: index + 1, column: at + 1, endColumn: at + wanted.length + 1, text };
  }
  return { line: first + 1, column: from + 1, text: lines[first] };
}

/** Behind the key of a catalogue's line, where its text begins. */
const textStart = (line: string): number => /^\s*"(?:[^"\\]|\\.)*"\s*:\s*"?/.exec(line)?.[0].length ?? 0;

/** What is meant with some of its line around it. */
export interface CutOut {
  readonly before: string;
  /** Empty where the whole line is meant. */
  readonly meant: string;
  readonly after: string;
}

/** Characters to each side of what is meant. */
const around = 48;

export function cutOut({ text, column, endColumn }: SourceLine): CutOut {
  const start = column - 1;
  const end = (endColumn ?? column) - 1;
  const isLine = endColumn === undefined;
  const from = edge(text, start - (isLine ? 20 : around), -1);
  const to = edge(text, end + (isLine ? 2 * around : around), 1);
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, start)}`,
    meant: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  };
}

/** A place near `at` where no letter is cut from its marks, and no character in two. */
function edge(text: string, at: number, step: -1 | 1): number {
  let found = Math.min(Math.max(at, 0), text.length);
  while (found > 0 && /[\p{M}\u{dc00}-\u{dfff}]/u.test(text[found] ?? '')) found += step;
  return found;
}
