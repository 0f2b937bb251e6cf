import { mixesScripts, type StrangeWord } from '../language/strange-words.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, type StrangeUnit, spelt, strangeUnits } from './check.ts';

const why = {
  vi: 'Trông gần giống nhau nhưng máy coi là chữ khác: tìm kiếm, sắp thứ tự, đọc thành tiếng và phông chữ đều sai.',
  en: 'They look much the same, but to a machine they are others: search, sorting, reading aloud and fonts go wrong.',
};

const said = {
  vi: `Có chữ bị thay bằng chữ khác trông giống nó: {words}. ${why.vi}`,
  en: `Letters stand in for others that look like them: {words}. ${why.en}`,
};

const mendable = {
  vi: 'Chạy «npm run nhipcau -- check --fix» để sửa tất cả những chỗ như vậy; hoặc gõ lại bằng bộ gõ Unicode của tiếng ấy.',
  en: 'Run “npm run nhipcau -- check --fix”, which mends all of them; or type them again with a Unicode keyboard for the language.',
};

/** Beside Latin letters a Cyrillic or Greek one is never meant. */
const sure = declareDiagnostics({
  'look-alikes': { severity: 'error', message: said, advice: mendable },
});

const likely = declareDiagnostics({
  'look-alikes': { severity: 'warning', message: said, advice: mendable },
});

const doubtful = declareDiagnostics({
  'look-alikes': {
    severity: 'note',
    message: {
      vi: 'Có chỗ có thể là chữ khác trông giống, mà chương trình không tự quyết được: {words}.',
      en: 'Something may stand in for a letter that looks like it, and a program can’t decide: {words}.',
    },
    advice: {
      vi: 'Là dấu ngoặc hay dấu câu thì để nguyên; là chữ của tiếng ấy thì gõ lại như ở trên. «check --fix» không sửa chỗ này.',
      en: 'Leave it where it is a quotation mark; type it again where it is a letter. “check --fix” does not touch it.',
    },
  },
});

export const check: Check = {
  code: 'look-alikes',
  severity: 'error',
  about: {
    vi: 'Chữ mà NFC không thống nhất nhưng trông giống chữ của ngôn ngữ: ǎ thay ă, Ð thay Đ, ƃ thay ƀ, ’ thay dấu phẩy trên của tiếng Ba Na, chữ Kirin trong từ Latinh.',
    en: 'Letters that NFC leaves apart and that look like the language’s own: ǎ for ă, Ð for Đ, ƃ for ƀ, ’ for the apostrophe of Ba Na, Cyrillic letters in Latin words.',
  },
  kinds: [sure, likely, doubtful].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Đảng, nước, ầy; ca sĩ Björk', language: 'vi', found: false },
    { source: 'Vở kịch của Россия, СССР', language: 'vi', found: false },
    { source: 'Một', target: 'Êa Kao: ƀuôn, mơ̆, čiăng, m\u0027ak', language: 'rad', found: false },
    { source: 'Buôn Čư Ðăng', target: 'Ƀuôn Čư Ðăng', language: 'rad', found: false },
    { source: '\u00D0ảng', language: 'vi', found: 'warning' },
    { source: 'n\u01A3ớc', language: 'vi', found: 'warning' },
    { source: 'c\u043Eng', language: 'vi', found: 'error' },
    { source: 'Một', target: 'bu\u01D2n', language: 'rad', found: 'warning' },
    { source: 'Một', target: 'c\u0306iăng', language: 'rad', found: 'warning' },
    { source: 'Một', target: '\u0115\u0302', language: 'rad', found: 'warning' },
    { source: 'Một', target: 'b\u0336uôn', language: 'rad', found: 'warning' },
    { source: 'Một', target: 'm\u2019ak', language: 'rad', found: 'warning' },
    { source: 'Một', target: '\u2018bar hnam', language: 'bdq', found: 'warning' },
    { source: '“Một” hai', target: '\u2018bar\u2019 hnam', language: 'bdq', found: 'note' },
  ],
  judge: (edition, { profile }) =>
    strangeUnits(edition, profile).flatMap((unit) =>
      [
        { diagnose: sure, words: wordsOf(unit, 'look-alike').filter(mixesScripts) },
        { diagnose: likely, words: wordsOf(unit, 'look-alike').filter((word) => !mixesScripts(word)) },
        { diagnose: doubtful, words: wordsOf(unit, 'doubtful') },
      ].flatMap(({ diagnose, words }) =>
        words.length === 0
          ? []
          : diagnose('look-alikes', unit.place, {
              values: { words: listed([...new Set(words.map(explained))]) },
              language: edition.language,
            }),
      ),
    ),
};

const wordsOf = ({ words }: StrangeUnit, kind: StrangeWord['kind']) =>
  words.filter((word) => word.kind === kind);

/** `“buǒn” → “buŏn” (ǒ U+01D2 → ŏ U+014F)` */
function explained({ text, mended, strange }: StrangeWord): string {
  const letters = strange.map(({ cluster, meant }) => `${spelt(cluster)} → ${meant.map(spelt).join(' / ')}`);
  return `“${text}” → “${mended}” (${listed([...new Set(letters)])})`;
}
