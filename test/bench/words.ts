/** Words of each language, for texts that look real: the right script, the right lengths, no meaning. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Vocabulary {
  readonly language: string;
  readonly words: readonly string[];
  /** Chinese and Khmer are written without spaces. */
  readonly joint: '' | ' ';
}

/** A text that exists in every language of the project. */
const text = 'handbook/2024/universal-declaration';

/** The words of `language` in the project's own translations, each once, in an order that does not change. */
export function readVocabulary(repository: string, language: string): Vocabulary {
  const file = join(repository, 'locales', language, 'content', `${text}.json`);
  const texts = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = texts
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .flatMap((run) => [...segmenter.segment(run)].map(({ segment }) => segment))
    // ICU ends some Khmer words in the middle of a syllable, on the sign that joins the next letter below (U+17D2).
    .filter((word) => /^\p{L}/u.test(word) && !word.endsWith('\u17D2'));
  return {
    language,
    words: [...new Set(words)].sort(),
    joint: /^(?:zh|km)/.test(language) ? '' : ' ',
  };
}

/** What a translation leaves as it is, and runs of words. */
const tokens =
  /<[^>]*>|\{[^}\n]*\}+|\]\([^)]*\)|^:::+[a-z]*|(?<words>\p{L}[\p{L}\p{M}]*(?: \p{L}[\p{L}\p{M}]*)*)/gmu;

/** Gives each word of a text one word in `to`, always the same, and keeps marks, figures and codes. */
export function translator(from: Vocabulary, to: Vocabulary): (text: string) => string {
  const places = new Map(from.words.map((word, index) => [word, index]));
  const translate = (word: string): string => {
    const lower = word.toLowerCase();
    const other = to.words[(places.get(lower) ?? 0) % to.words.length] ?? lower;
    return word === lower ? other : capitalise(other);
  };
  // Khmer and Chinese end a sentence with a sign of their own: otherwise every text would be reported.
  const stop = to.language.startsWith('zh') ? '。' : '។ ';
  const punctuate = (text: string) =>
    to.joint === ''
      ? text.replace(/(?<!^\d+)\.((?:<\/\d+>)?)(?:[ \t]+|$)/gm, `${stop.trim()}$1${stop.slice(1)}`).trimEnd()
      : text;
  return (text) =>
    punctuate(
      text.replaceAll(tokens, (token, words: string | undefined) =>
        words ? words.split(' ').map(translate).join(to.joint) : token,
      ),
    );
}

export const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
