import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { bareText, type Check, type CheckContext, codePoint, listed, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'unplaced-mark': {
    severity: 'error',
    message: {
      vi: 'Phông chữ không đặt được dấu vào đúng chỗ: {clusters}; dấu sẽ đè lên chữ bên cạnh.',
      en: 'The fonts cannot put these marks in their place: {clusters}; they would lie across the next letter.',
    },
    advice: {
      vi: 'Xem lại chữ này: thường là gõ nhầm dấu vào chữ không mang dấu ấy. Nếu ngôn ngữ viết đúng như vậy, báo kỹ thuật đổi phông chữ trong hồ sơ ngôn ngữ.',
      en: 'Look at the letter again: usually a mark was typed on a letter that does not take it. If the language writes it so, have the font in the language profile changed.',
    },
  },
});

/** A mark beside its letter is another word to whoever reads it. */
export const check: Check = {
  code: 'unplaced-mark',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Dấu mà phông chữ của ngôn ngữ không đặt được lên chữ.',
    en: 'Marks that the fonts of the language cannot put on their letter.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Buôn Ma Thuột: ê̆ ô̆ ơ̆ ư̆ n̆ â̆ Ê̆ Ô̆ Ơ̆ Ư̆', language: 'vi', found: false },
    { source: 'Chào bạn', target: 'សួស្តី ក្ដី ស្ត្រី កើត ទាំងអស់', language: 'km', found: false },
    { source: 'Điều 1̆', language: 'vi', found: 'error' },
    // A vowel that a space has cut off its letter: the browser draws a dotted circle under it.
    { source: 'Chào bạn', target: 'ក ី', language: 'km', found: 'error' },
    // A vowel typed before its letter, as it stands on paper, at the very beginning of the text.
    { source: 'Trẻ em', target: 'េក្មង', language: 'km', found: 'error' },
    // The letter is in one font, the mark in another.
    { source: 'Chào bạn', target: 'ស̛', language: 'km', found: 'error' },
  ],
  judge: (edition, context) => {
    const units = writtenUnits(edition).map(({ text, place }) => ({ text: bareText(text), place }));
    const unplaced = unplacedIn(units.map(({ text }) => text).join('\n'), context);
    if (unplaced.size === 0) return [];
    return units.flatMap(({ text, place }) => {
      const found = clustersIn(text).filter((cluster) => unplaced.has(cluster));
      if (found.length === 0) return [];
      const clusters = listed(
        found.map((cluster) => `“${cluster}” (${[...cluster].map(codePoint).join(' ')})`),
      );
      return [diagnose('unplaced-mark', place, { values: { clusters }, language: edition.language })];
    });
  },
};

/** Of texts that stand on lines of their own. */
function unplacedIn(text: string, { profile, unplacedMarks }: CheckContext): ReadonlySet<string> {
  const placed = placedOf(profile);
  const unknown = clustersIn(text).filter((cluster) => !placed.has(cluster));
  if (unknown.length === 0) return new Set();
  const unplaced = new Set(unplacedMarks(unknown, profile.fonts.sans));
  for (const cluster of unknown) if (!unplaced.has(cluster)) placed.add(cluster);
  return unplaced;
}

const placedClusters = new WeakMap<LanguageProfile, Set<string>>();

/** What the language's fonts were found to set: a document of thousands of clusters has few new ones. */
function placedOf(profile: LanguageProfile): Set<string> {
  const known = placedClusters.get(profile) ?? new Set();
  placedClusters.set(profile, known);
  return known;
}

/**
 * A letter with the marks that follow it, in Khmer also with the subscript letters between them (U+17D2) and the joiners
 * that some vowels need (Unicode Standard, 16.4). A mark at the very beginning of a line is a cluster without its letter.
 */
const cluster = /[^\p{M}\n]?(?:[\u200C\u200D]?(?:\u17D2\P{M}|\p{M}))+/gu;

const clustersIn = (text: string): readonly string[] =>
  /\p{M}/u.test(text) ? [...new Set(text.match(cluster))] : [];
