import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, proseOf, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'doubled-punctuation': {
    severity: 'warning',
    message: {
      vi: 'Hai dấu câu liền nhau: {found}.',
      en: 'Two punctuation marks in a row: {found}.',
    },
    advice: { vi: 'Bỏ bớt một dấu.', en: 'Take one of them away.' },
  },
});

/** The same mark twice, or a comma, semicolon or colon beside a mark of the same rank; `…`, `!!` and `?!` are meant. */
const doubled =
  /([,;:，。、；：។៕])\s?\1|[^\s.]{2}\.\.(?!\.)|[,;:][,;:.](?![-)(DP])|[，、；：][，。、；：]|[។៕]\s?\./gu;

export const check: Check = {
  code: 'doubled-punctuation',
  severity: 'warning',
  about: {
    vi: 'Dấu câu gõ hai lần: «,,», «..», «។។»; dấu ba chấm và «?!» không tính.',
    en: 'A punctuation mark typed twice: “,,”, “..”, “។។”; three dots and “?!” are meant.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Chờ đã... Thật sao?! Có… v.v., và hơn nữa.', language: 'vi', found: false },
    { source: 'Xem <1>bài</1>: <2/>, mục 1.2.', language: 'vi', found: false },
    { source: 'Một', target: 'ប្រយ័ត្ន!! មួយ។ ពីរ។', language: 'km', found: false },
    { source: 'Dừng lại,, kiểm tra.', language: 'vi', found: 'warning' },
    { source: 'Dừng lại..', language: 'vi', found: 'warning' },
    { source: 'Một', target: 'មួយ។។', language: 'km', found: 'warning' },
    { source: 'Một', target: '停下来，。核实', language: 'zh-Hans', found: 'warning' },
  ],
  judge: (edition) =>
    writtenUnits(edition).flatMap(({ text, place }) => {
      if (!maybe.test(text)) return [];
      const found = proseOf(text).match(doubled);
      if (!found) return [];
      const values = { found: listed([...new Set(found)].map((each) => `“${each}”`)) };
      const excerpt = found[0];
      return [diagnose('doubled-punctuation', place, { values, excerpt, language: edition.language })];
    }),
};

const maybe = /[.,;:，。、；：។៕]\s?[.,;:，。、；：។៕]/u;
