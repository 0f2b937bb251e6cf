import { wordsIn } from '../language/segment.ts';
import { languageOf } from '../language/strange-words.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, openUnits } from './check.ts';

const diagnose = declareDiagnostics({
  spelling: {
    severity: 'note',
    message: {
      vi: 'Không có trong bảng từ của ngôn ngữ này: {words}.',
      en: 'Not in the language’s list of words: {words}.',
    },
    advice: {
      vi: 'Gõ sai thì sửa; đúng thì thêm vào locales/{tag}/words.txt, mỗi từ một dòng.',
      en: 'Correct what is mistyped; add what is right to locales/{tag}/words.txt, one word a line.',
    },
  },
});

/** For languages that no dictionary of software knows: their readers make the list, and it grows with their texts. */
export const check: Check = {
  code: 'spelling',
  severity: 'note',
  about: {
    vi: 'Từ không có trong locales/<mã>/words.txt, nếu có tệp ấy; tên riêng và từ của bản gốc không tính.',
    en: 'Words that are not in locales/<tag>/words.txt, where there is one; names and words of the source are passed over.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Một',
      target: 'Ƀuôn sang, 12 OTP, Êa Kao',
      language: 'rad',
      words: ['ƀuôn', 'sang'],
      found: false,
    },
    { source: 'Một', target: 'Ƀuôn sanf', language: 'rad', found: false },
    { source: 'Một', target: 'Ƀuôn sanf', language: 'rad', words: ['ƀuôn', 'sang'], found: 'note' },
  ],
  judge(edition, { profile, words }) {
    if (!words) return [];
    return openUnits(edition).flatMap(({ text, source, place }) => {
      const original = edition.isSource ? '' : source.text.toLowerCase();
      const unknown = wordsIn(languageOf(text), profile).filter((word, index) => {
        const small = word.toLowerCase();
        if (words.has(small) || /\p{Nd}/u.test(word) || original.includes(small)) return false;
        // A capital is a name's, but for that of the first word.
        return word === small || index === 0;
      });
      if (unknown.length === 0) return [];
      const values = { words: listed([...new Set(unknown)]), tag: profile.tag };
      return [diagnose('spelling', place, { values, excerpt: unknown[0] ?? '', language: edition.language })];
    });
  },
};
