import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type Check, listed, proseOf, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'doubled-words': {
    severity: 'warning',
    message: { vi: 'Có từ viết hai lần: {words}.', en: 'A word stands twice: {words}.' },
    advice: { vi: 'Bỏ bớt một từ.', en: 'Take one of them away.' },
  },
});

/**
 * Doubling a word is grammar in the languages here (luôn luôn, đời đời, 人人, ៗ): only words that are never doubled are
 * reported, so only where they are known.
 */
const neverDoubled: Readonly<Record<string, string>> = {
  vi: 'của và là các những được cho với tại từng trong đã đang sẽ bị bởi thì mà về theo nhưng hoặc khi nếu cùng đến trên dưới',
  en: 'the a an and or of to in on at by for with from is are was were be been it its this these those as not their his her our your they we he she you will would can may must have has who which when if but than into over under about',
};

export const check: Check = {
  code: 'doubled-words',
  severity: 'warning',
  about: {
    vi: 'Từ lặp do gõ nhầm («của của», «the the»); từ láy như «luôn luôn» không tính.',
    en: 'A word typed twice (“của của”, “the the”); Vietnamese reduplication such as “luôn luôn” is passed over.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Luôn luôn xanh xanh, ngày ngày; đã có, có rồi', language: 'vi', found: false },
    { source: 'Một', target: 'What it is, is what it had had.', language: 'en', found: false },
    { source: 'Một', target: 'txhij txhua txhua', language: 'hnj-Latn', found: false },
    { source: 'Công an của của tỉnh', language: 'vi', found: 'warning' },
    { source: 'Một', target: 'To <1>the</1> the police', language: 'en', found: 'warning' },
  ],
  judge: (edition, { profile }) => {
    const doubled = doubledWords(profile);
    if (!doubled) return [];
    return writtenUnits(edition).flatMap(({ text, place }) => {
      const found = proseOf(text).match(doubled);
      if (!found) return [];
      const [excerpt = ''] = found;
      const values = { words: listed([...new Set(found)].map((each) => `“${each}”`)) };
      return [diagnose('doubled-words', place, { values, excerpt, language: edition.language })];
    });
  },
};

const patterns = new Map<string, RegExp>();

function doubledWords({ tag }: LanguageProfile): RegExp | undefined {
  const words = neverDoubled[tag];
  if (!words) return undefined;
  const made =
    patterns.get(tag) ??
    new RegExp(`(${words.replaceAll(' ', '|')})(?<![\\p{L}\\p{M}-]\\1)\\s+\\1(?![\\p{L}\\p{M}-])`, 'giu');
  patterns.set(tag, made);
  return made;
}
