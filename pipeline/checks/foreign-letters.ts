import type { StrangeWord } from '../language/strange-words.ts';
import { declareDiagnostics, type Severity } from '../model/diagnostic.ts';
import { type Check, listed, spelt, strangeUnits } from './check.ts';

const kind = (severity: Severity) => ({
  severity,
  message: {
    vi: 'Có chữ không thuộc {language}: {words}. Có lẽ gõ nhầm, chép nhầm, hoặc còn từ của tiếng khác.',
    en: 'Some letters are not of {language}: {words}. They may be mistyped, or words of another language.',
  },
  advice: {
    vi: 'Gõ nhầm thì gõ lại bằng bộ gõ của tiếng ấy. Tên riêng và từ mượn thì để nguyên. Nếu chữ ấy là của tiếng này, báo kỹ sư bổ sung locales/languages/{tag}.yaml.',
    en: 'Type it again if it is mistyped; leave names and loans. If the language does have the letter, have it added to locales/languages/{tag}.yaml.',
  },
});

const likely = declareDiagnostics({ 'foreign-letters': kind('warning') });
const possible = declareDiagnostics({ 'foreign-letters': kind('note') });

/**
 * Never an error: names and loans are real. A note where the profile may not know every letter yet (a draft), and in the
 * source, which has no other text that would excuse a name.
 */
export const check: Check = {
  code: 'foreign-letters',
  severity: 'warning',
  about: {
    vi: 'Chữ ngoài bảng chữ của ngôn ngữ, hoặc dấu đặt sai chữ. Bỏ qua từ có trong bản gốc, chữ viết tắt, địa chỉ mạng.',
    en: 'Letters outside the language’s inventory, or marks on letters that never take them. Words of the source, abbreviations and addresses are passed over.',
  },
  kinds: [likely, possible].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Ủy ban nhân dân, Washington, WHO', language: 'vi', found: false },
    { source: 'Sóc Trăng', target: 'Sóc Trăng province', language: 'en', found: false },
    { source: 'Xem zalo.vn', target: 'Xem zalo.vn, mail@zalo.vn, OTP', language: 'rad', found: false },
    { source: 'Nước', target: 'ទឹក ២០២៤ ។ 2024', language: 'km', found: false },
    { source: 'Nước', target: '水，二〇二四年 2024', language: 'zh-Hans', found: false },
    { source: 'Ông Müller', language: 'vi', found: 'note' },
    { source: 'Chữ Khmer: ទឹក', language: 'vi', found: 'note' },
    { source: 'tiê\u0301\u0301ng', language: 'vi', found: 'warning' },
    { source: 'Sóc Trăng', target: 'Hậu Giang province', language: 'en', found: 'warning' },
    { source: 'Nước', target: 'ទឹก', language: 'km', found: 'warning' },
    { source: 'Một', target: 'video ƀuôn', language: 'rad', found: false },
    { source: 'Một', target: 'zô ƀuôn', language: 'rad', found: 'note' },
    { source: 'Một', target: 'wи ƀuôn 5 µm', language: 'rad', found: 'warning' },
  ],
  judge: (edition, { profile }) =>
    strangeUnits(edition, profile).flatMap((unit) => {
      const words = unit.words.filter(({ kind }) => kinds.has(kind));
      const isLikely = ({ kind }: StrangeWord) =>
        kind === 'mixed' || (profile.status === 'published' && (!edition.isSource || kind === 'misplaced'));
      return [
        { diagnose: likely, found: words.filter(isLikely) },
        { diagnose: possible, found: words.filter((word) => !isLikely(word)) },
      ].flatMap(({ diagnose, found }) => {
        if (found.length === 0) return [];
        const values = {
          language: { vi: profile.vietnamese.replace(/^T/, 't'), en: profile.english },
          words: summary(found),
          tag: profile.tag,
        };
        return [diagnose('foreign-letters', unit.place, { values, language: edition.language })];
      });
    }),
};

const kinds: ReadonlySet<StrangeWord['kind']> = new Set(['foreign', 'misplaced', 'mixed']);

/** Enough to see what is meant, in a text that may be foreign throughout. */
const mostWords = 5;

function summary(words: readonly StrangeWord[]): string {
  const all = [...new Set(words.map(explained))];
  return listed([...all.slice(0, mostWords), ...(all.length > mostWords ? ['…'] : [])]);
}

/** `“Müller” (ü U+00FC)`; a word with hardly a letter of the language is seen to be foreign. */
function explained({ text, strange }: StrangeWord): string {
  const letters = [...new Set(strange.map(({ cluster }) => cluster))];
  const word = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return letters.length > 3 ? `“${word}”` : `“${word}” (${listed(letters.map(spelt))})`;
}
