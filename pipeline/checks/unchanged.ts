import { isVietnameseSyllable } from '../language/syllable.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { bareText, type Check, isJudged, translatedUnits, type WrittenUnit } from './check.ts';

const diagnose = declareDiagnostics({
  unchanged: {
    severity: 'warning',
    message: {
      vi: 'Bản dịch giống hệt bản gốc: «{text}». Có lẽ chưa được dịch.',
      en: 'The translation is the same as the source: “{text}”. It has probably not been translated.',
    },
    advice: {
      vi: 'Dịch đoạn này; chưa dịch được thì xóa trống để chương trình biết là còn thiếu.',
      en: 'Translate it; if that must wait, leave it empty, so that the program knows it is missing.',
    },
  },
});

/** A name or an abbreviation may well stay as it is; a text of this many letters is more than that. */
const longEnough = 25;

const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * A shorter one, until a reviewer has passed it: in another script than Latin no more stays as it is than a name, of which
 * every word has a capital; in Latin letters an office may, but no sentence.
 */
function isLeft(
  { text, state, origin }: WrittenUnit,
  { script, letters: own = [] }: LanguageProfile,
): boolean {
  if (isJudged(state) || origin === 'official' || !hasSmallWord(text)) return false;
  // Languages that are written as Vietnamese is have sentences in common with it.
  return script !== 'Latn' || (sentenceEnd.test(text) && !own.includes('đ'));
}

const sentenceEnd = /[.!?…]["”»’)\]]*(?:<\/?\d+\/?>)*\s*$/;

/** A small word that only Vietnamese is likely to have: with its marks. */
const hasSmallWord = (text: string): boolean =>
  (
    bareText(text)
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).some((word) => word === word.toLowerCase() && /[^a-z]/.test(word) && isVietnameseSyllable(word));

export const check: Check = {
  code: 'unchanged',
  severity: 'warning',
  about: {
    vi: 'Đoạn dài, hoặc câu ngắn chưa hiệu đính không phải tên riêng, mà bản dịch để nguyên như bản gốc.',
    en: 'A text that the translation leaves as it is in the source: a long one, or a short one that is no name and was not reviewed.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Công an tỉnh Sóc Trăng', target: 'Công an tỉnh Sóc Trăng', language: 'en', found: false },
    {
      source: 'Không chuyển tiền cho người lạ qua điện thoại.',
      target: 'Không chuyển tiền cho  người lạ qua điện thoại.',
      language: 'en',
      found: 'warning',
    },
    {
      source: 'Không chuyển tiền cho người lạ qua điện thoại.',
      target: 'Never send money to strangers over the telephone.',
      language: 'en',
      found: false,
    },
    { source: 'Gọi công an.', target: 'Gọi công an.', language: 'km', found: 'warning' },
    { source: 'Điều thứ ba', target: 'Điều thứ ba', language: 'zh-Hans', found: 'warning' },
    { source: 'Gọi công an.', target: 'Gọi công an.', language: 'en', found: 'warning' },
    { source: 'Gọi công an.', target: 'Gọi công an.', language: 'tyz', found: false },
    { source: 'Điều thứ ba', target: 'Điều thứ ba', language: 'km', state: 'reviewed', found: false },
    { source: 'Nguyễn Thị Hoa.', target: 'Nguyễn Thị Hoa.', language: 'km', found: false },
    { source: 'Zalo: <1>zalo.me</1>', target: 'Zalo: <1>zalo.me</1>', language: 'km', found: false },
  ],
  judge: (edition, { profile }) =>
    translatedUnits(edition)
      .filter((unit) => isSame(unit.text, unit.source.text))
      .filter((unit) => letters(bareText(unit.text)) >= longEnough || isLeft(unit, profile))
      .map(({ text, place }) =>
        diagnose('unchanged', place, { values: { text: shorten(text) }, language: edition.language }),
      ),
};

/** But for white space. Nearly all texts differ in their first letter already. */
const isSame = (one: string, other: string) => one[0] === other[0] && fold(one) === fold(other);

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
