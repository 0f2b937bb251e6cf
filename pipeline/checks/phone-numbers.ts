import { foldDigits } from '../language/numerals.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, excuseStale, listed, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'phone-numbers': {
    severity: 'error',
    message: {
      vi: 'Số điện thoại {missing} của bản gốc không có trong bản dịch. Người đọc sẽ gọi nhầm số.',
      en: 'The source’s telephone number {missing} is not in the translation. Readers would call the wrong one.',
    },
    advice: {
      vi: 'Chép đủ các chữ số, cả số 0 đầu; cách chia nhóm thì tùy.',
      en: 'Copy all its digits, the leading 0 too; how they are grouped does not matter.',
    },
  },
});

/** Vietnamese numbers from 8 digits on: 0… or +84…, and 1800/1900 of services; groups parted by a space, point or hyphen. */
const phoneNumber =
  /(?<![\d/.,])(?!\d{1,2}[.-]\d{1,2}[.-]\d{4}(?!\d))(?:\+84[ .-]?|0|1[89]00[ .-]?)\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){1,3}(?![\d/])/g;

/** As a number 0912 is 912: to whoever calls it is another. */
export const check: Check = {
  code: 'phone-numbers',
  severity: 'error',
  about: {
    vi: 'Số điện thoại mất chữ số, kể cả số 0 đầu; chia nhóm khác, +84 thay 0 và chữ số riêng của ngôn ngữ không tính.',
    en: 'Telephone numbers that lose a digit, the leading 0 included; other groups, +84 for 0 and native digits make no difference.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Gọi 0912 345 678', target: 'Call 0912-345-678', language: 'en', found: false },
    { source: 'Gọi 0912 345 678', target: 'Call +84 912 345 678', language: 'en', found: false },
    { source: 'Gọi 0912345678', target: 'ហៅ ០៩១២៣៤៥៦៧៨', language: 'km', found: false },
    { source: 'Ngày 05.06.2024, tổng 1.234.567', target: '5 June 2024', language: 'en', found: false },
    { source: 'Gọi 0912 345 678', target: 'Call 912 345 678', language: 'en', found: 'error' },
    { source: 'Gọi 1900 6868', target: 'Call 1900 6886', language: 'en', found: 'error' },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (!maybe.test(unit.source.text)) return [];
      const wanted = bareText(unit.source.text).match(phoneNumber) ?? [];
      if (wanted.length === 0) return [];
      const digits = foldDigits(bareText(unit.text))
        .replace(/\+84[ .-]?/g, '0')
        .replace(/(?<=\d)[ ().\u00A0-]+(?=\d)/g, '');
      const missing = wanted.filter((each) => !digits.includes(digitsOf(each)));
      if (missing.length === 0) return [];
      const details = { values: { missing: listed(missing) }, language: edition.language };
      return [excuseStale(diagnose('phone-numbers', unit.place, details), unit)];
    }),
};

const maybe = /(?:0|\+84|1[89]00)[\d .()-]{4}/;
const digitsOf = (number: string): string => number.replace(/^\+84/, '0').replace(/\D/g, '');
