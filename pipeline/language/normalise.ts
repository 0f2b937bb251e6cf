/** One spelling for what looks the same, so that texts compare, search and print alike. */
import { khnormal } from 'khmer-normalizer';
import type { LanguageProfile } from '../model/language.ts';

/** NFC; Khmer syllables in the order of Unicode's L2/22-290 (NFC leaves them); no byte-order mark at the start. */
export function normalise(text: string, profile: Pick<LanguageProfile, 'script'>): string {
  const composed = text.replace(/^\uFEFF/, '').normalize('NFC');
  return profile.script === 'Khmr' ? composed.replace(khmerSyllable, khmerOrder) : composed;
}

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
