/** Where the words of a print were written. Paper knows its words alone, and whoever has to mend them needs a line. */
import { flatTexts } from '../language/json.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import type { UnitId } from '../model/id.ts';
import { lineFinder } from '../report/source-lines.ts';
import { readBytes } from './read-bytes.ts';

/** @param files relative to the project, where its texts may stand: documents and catalogues. */
export type PlaceWords = (diagnostic: Diagnostic, files: readonly string[]) => Diagnostic;

/**
 * Places what only names its file and the words that it means. Done whenever a build tells it, not when it is found: lines
 * move while a print stays as it is.
 */
export function wordPlacer(root: string): PlaceWords {
  const contents = new Map<string, string>();
  const read = (file: string): string => {
    const known = contents.get(file) ?? readBytes(root, file)?.toString('utf8') ?? '';
    contents.set(file, known);
    return known;
  };
  const findLine = lineFinder(read);

  return (diagnostic, files) => {
    const { excerpt: words, place, ...rest } = diagnostic;
    if (!words || place.line !== undefined) return diagnostic;
    for (const excerpt of beginningsOf(words)) {
      const found = files.flatMap((file) => placesOf(excerpt, file, read(file)));
      const [only] = found;
      if (found.length > 1) break;
      if (!only) continue;
      const line = findLine({ place: only, excerpt });
      return { ...rest, excerpt, place: { ...only, ...(line && { line: line.line, column: line.column }) } };
    }
    return { ...rest, place };
  };
}

/** What follows may be in a figure that was written as its language does, or behind a mark of Markdown's. */
const beginningsOf = (words: string): readonly string[] => [
  ...new Set([60, 30, 15].map((length) => bare(words).trim().slice(0, length).trim())),
];

function placesOf(words: string, file: string, content: string): readonly Place[] {
  if (file.endsWith('.json'))
    return flatTexts(content).flatMap(({ key, text }) =>
      bare(text).includes(words) ? [{ file, unit: key as UnitId }] : [],
    );
  return content.split(/\r?\n/).flatMap((line, index) => {
    const at = bare(line).indexOf(words);
    return at < 0 ? [] : [{ file, line: index + 1, column: at + 1 }];
  });
}

/** What must not break is tied with U+00A0 when it is laid out. */
const bare = (text: string): string => text.replaceAll('\u00A0', ' ');
