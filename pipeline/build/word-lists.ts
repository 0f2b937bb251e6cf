/** The word lists of readers: `locales/<tag>/words.txt`, one word a line; a line that begins with `#` is a remark. */
import { normalise } from '../language/normalise.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';
import { readBytes, readFile } from './read-bytes.ts';

export const isWordList = (path: string): boolean => /^locales\/[^/]+\/words\.txt$/.test(path);

const fileOf = (tag: LanguageTag): string => `locales/${tag}/words.txt`;

/** In small letters, of the languages that have a list. */
export const readWordLists = (
  root: string,
  languages: readonly LanguageTag[],
): ReadonlyMap<LanguageTag, ReadonlySet<string>> =>
  new Map(
    languages.flatMap((tag) => {
      const text = readBytes(root, fileOf(tag))?.toString('utf8');
      return text === undefined ? [] : [[tag, wordsOf(text)] as const];
    }),
  );

/** What keeps a list from being read. */
export const faultsOfWordLists = (root: string, languages: readonly LanguageTag[]): readonly Diagnostic[] =>
  languages.flatMap((tag) => readFile(root, fileOf(tag))?.diagnostics ?? []);

function wordsOf(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/).map((line) => normalise(line).trim().toLowerCase());
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
