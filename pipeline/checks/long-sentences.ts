import { wordsIn } from '../language/segment.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, openUnits, proseOf } from './check.ts';

const diagnose = declareDiagnostics({
  'long-sentences': {
    severity: 'note',
    message: {
      vi: 'Câu dài {words} tiếng: «{sentence}». Trên tờ rơi, người đọc chậm sẽ khó theo.',
      en: 'A sentence of {words} words: “{sentence}”. On a leaflet, slow readers would lose the thread.',
    },
    advice: {
      vi: 'Tách thành hai câu, hoặc thành danh sách.',
      en: 'Make two sentences of it, or a list.',
    },
  },
});

/** Vietnamese counts syllables, of which a word has nearly two; of others, words. Plain-language guides ask for 15 to 25. */
const most: Readonly<Record<string, number>> = { vi: 50, en: 35, km: 45, 'zh-Hans': 45 };
const mostElsewhere = 50;

export const check: Check = {
  code: 'long-sentences',
  severity: 'note',
  about: {
    vi: 'Câu quá dài trong bài có tờ rơi, khi chưa hiệu đính hoặc duyệt.',
    en: 'Sentences too long for a leaflet, while nobody has reviewed or approved them.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'một hai ba, '.repeat(20), language: 'vi', found: false },
    {
      source: 'Dừng lại và hỏi người thân của bạn nhé. '.repeat(9),
      products: ['leaflet'],
      language: 'vi',
      found: false,
    },
    { source: 'một hai ba, '.repeat(20), products: ['leaflet'], language: 'vi', found: 'note' },
  ],
  judge(edition, { profile }) {
    if (!edition.facts.products.some(({ product }) => product === 'leaflet')) return [];
    const limit = most[profile.tag] ?? mostElsewhere;
    return openUnits(edition).flatMap(({ text, place }) => {
      // No word is shorter than a character.
      if (text.length < limit) return [];
      return proseOf(text)
        .split(sentenceEnd)
        .flatMap((sentence) => {
          const words = sentence.length < limit ? 0 : wordsIn(sentence, profile).length;
          if (words <= limit) return [];
          const values = { words, sentence: `${sentence.slice(0, 60)}…` };
          const excerpt = sentence.slice(0, 30);
          return [diagnose('long-sentences', place, { values, excerpt, language: edition.language })];
        });
    });
  },
};

const sentenceEnd = /(?<=[.!?…]["”)]?)\s+|(?<=[。！？៕។])\s*/u;
