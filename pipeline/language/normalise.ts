/** One spelling for what looks the same, so that texts compare, search and print alike. */
import { khnormal } from 'khmer-normalizer';

/**
 * NFC; Khmer syllables, in a text of whatever language, in the order of Unicode's L2/22-290 (NFC leaves them); no
 * byte-order mark at the start. U+200B stays.
 */
export function normalise(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(khmerSyllable, khmerOrder);
}

/**
 * As `normalise`, for what stays in people's files: a subscript ្ដ that is in its place is left. Dictionaries spell with
 * it, and nobody can see it from the ្ត that the normal form has.
 */
export const respell = (text: string): string =>
  text.normalize('NFC').replace(khmerSyllable, (syllable) => {
    const ordered = khmerOrder(syllable);
    return ordered === syllable.replaceAll('\u17D2\u178A', '\u17D2\u178F') ? syllable : ordered;
  });

/**
 * A base with its signs and subscripts: the stretch that the normaliser orders. It is given nothing else, as it loses
 * the end of a text that holds characters outside the basic plane (emoji).
 */
const khmerSyllable =
  /[\u1780-\u17A2\u17A5-\u17B3](?:[\u17D2\u200D][\u1780-\u17A2\u17A5-\u17B3]|[\u17B6-\u17D3\u17DD\u200C\u200D])+/g;

/** A language has a few thousand syllables, and the normaliser compiles its patterns for each it is given. */
const ordered = new Map<string, string>();

function khmerOrder(syllable: string): string {
  const known = ordered.get(syllable);
  if (known !== undefined) return known;
  const result = khnormal(syllable, 'km');
  ordered.set(syllable, result);
  return result;
}
