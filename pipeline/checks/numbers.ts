import { numberDifferences } from '../language/number-differences.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, excuseStale, isJudged, listed, translatedUnits } from './check.ts';

const changed = declareDiagnostics({
  numbers: {
    severity: 'error',
    message: {
      vi: 'Số trong bản dịch khác bản gốc. Bản gốc có mà bản dịch không có: {missing}. Bản dịch có mà bản gốc không có: {extra}.',
      en: 'The numbers differ from the source’s. In the source only: {missing}. In the translation only: {extra}.',
    },
    advice: {
      vi: 'Sửa số trong bản dịch cho đúng với bản gốc.',
      en: 'Correct the numbers of the translation to those of the source.',
    },
  },
});

const unsure = declareDiagnostics({
  numbers: {
    severity: 'warning',
    message: {
      vi: 'Có số chỉ thấy ở một bên. Chỉ có trong bản gốc: {missing}. Chỉ có trong bản dịch: {extra}.',
      en: 'Some numbers stand on one side only. In the source only: {missing}. In the translation only: {extra}.',
    },
    advice: {
      vi: 'Nếu bên kia viết số bằng chữ thì không cần sửa; nếu không, hãy sửa cho khớp với bản gốc. Đoạn đã soát (reviewed) thì không báo nữa.',
      en: 'If the other side writes the number as a word, all is well; otherwise make it agree with the source. Once the text is reviewed, this is no longer said.',
    },
  },
});

/**
 * Figures must survive translation, whatever their digits and separators. One that is merely gone may have become a
 * word (warning, until a reviewer has judged it); one that is gone while another appears has been changed (error).
 * Facts have a check of their own.
 */
export const check: Check = {
  code: 'numbers',
  severity: 'error',
  about: {
    vi: 'Số trong bản dịch khác bản gốc; cách viết (1.000 hay 1,000, chữ số Khmer…) không tính là khác.',
    en: 'Numbers that differ from the source’s; how they are written (1.000 or 1,000, Khmer digits …) is no difference.',
  },
  kinds: [...Object.values(changed.kinds), ...Object.values(unsure.kinds)],
  examples: [
    {
      source: 'Giảm 12,5% trên 1.000 hộ.',
      target: 'Down 12.5% in 1,000 households.',
      language: 'en',
      found: false,
    },
    { source: 'Có 80 cụm loa.', target: 'មានឧបករណ៍បំពងសំឡេង ៨០ កន្លែង។', language: 'km', found: false },
    { source: 'Ngày 05/6/2024', target: '5 June 2024', language: 'en', found: false },
    { source: 'Kinh phí 3,6 tỷ đồng', target: '经费36亿越南盾', language: 'zh-Hans', found: false },
    { source: 'Điều 21', target: '第二十一条', language: 'zh-Hans', found: false },
    { source: 'Gọi 0912 345 678', target: 'Call 0912345678', language: 'en', found: false },
    { source: 'Gọi 0299 3822 333', target: 'Call +84 299 3822 333', language: 'en', found: false },
    { source: 'Từ 8 giờ đến 17 giờ', target: 'From 8:00 a.m. to 5 p.m.', language: 'en', found: false },
    { source: 'Lúc 14h30', target: 'At 2:30 pm', language: 'en', found: false },
    { source: 'Lúc 17 giờ', target: 'At 5 a.m.', language: 'en', found: 'error' },
    { source: 'Gọi 0299 3822 333', target: 'Call +84 299 3822 338', language: 'en', found: 'error' },
    {
      source: 'Xem <1>bài</1> {{facts.x, number}}.',
      target: 'See <1>it</1> {{facts.x, number}}.',
      language: 'en',
      found: false,
    },
    { source: 'Có 80 cụm loa.', target: 'There are 800 clusters.', language: 'en', found: 'error' },
    { source: '1.234.567,8 đồng', target: '12,345,678 dong', language: 'en', found: 'error' },
    { source: 'Dài 1,5 km.', target: '15 km long.', language: 'en', found: 'error' },
    { source: 'Gồm 3 bước.', target: 'In three steps.', language: 'en', found: 'warning' },
    { source: 'Gồm ba bước.', target: 'In 3 steps.', language: 'en', found: 'warning' },
  ],
  judge: (edition, { profile }) =>
    translatedUnits(edition).flatMap((unit) => {
      if (hasSameNumerals(unit.source.text, unit.text)) return [];
      const { missing, extra } = numberDifferences(bareText(unit.source.text), bareText(unit.text), profile);
      const isChanged = missing.length > 0 && extra.length > 0;
      if (missing.length === 0 && extra.length === 0) return [];
      if (!isChanged && isJudged(unit.state)) return [];
      const diagnose = isChanged ? changed : unsure;
      const values = { missing: listed(missing), extra: listed(extra) };
      const details = { values, language: edition.language, ...(extra[0] && { excerpt: extra[0] }) };
      return [excuseStale(diagnose('numbers', unit.place, details), unit)];
    }),
};

/** Nearly always: the same digits in the same order, or none in either. What is written otherwise is looked at closely. */
const hasSameNumerals = (source: string, target: string) => {
  const [one, other] = [source.match(numeral), target.match(numeral)];
  return one === null || other === null
    ? one === other
    : one.length === other.length && one.every((each, index) => each === other[index]);
};

const numeral = /\p{Nd}(?:[.,]?\p{Nd})*/gu;
