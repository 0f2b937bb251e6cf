/** The word lists of readers: `locales/<tag>/words.txt`, one word a line; a line that begins with `#` is a remark. */
import { normalise } from '../language/normalise.ts';
import type { LanguageTag } from '../model/id.ts';
import { readBytes } from './read-bytes.ts';

export const isWordList = (path: string): boolean => /^locales\/[^/]+\/words\.txt$/.test(path);

/** In small letters, of the languages that have a list. */
export const readWordLists = (
  root: string,
  languages: readonly LanguageTag[],
): ReadonlyMap<LanguageTag, ReadonlySet<string>> =>
  new Map(
    languages.flatMap((tag) => {
      const text = readBytes(root, `locales/${tag}/words.txt`)?.toString('utf8');
      return text === undefined ? [] : [[tag, wordsOf(text)] as const];
    }),
  );

function wordsOf(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/).map((line) => normalise(line).trim().toLowerCase());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
