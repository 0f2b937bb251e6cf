import { lostMinuses } from '../language/minus.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, isJudged, listed, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'minus-signs': {
    severity: 'warning',
    message: {
      vi: 'Số âm của bản gốc mất dấu trừ trong bản dịch: {numbers}.',
      en: 'Numbers below zero have lost their minus sign in the translation: {numbers}.',
    },
    advice: {
      vi: 'Viết dấu trừ ngay trước con số (−3), hoặc viết bằng chữ. Nếu dấu trong bản gốc không phải dấu trừ thì không cần sửa; đoạn đã soát (reviewed) thì không báo nữa.',
      en: 'Put the minus sign right before the number (−3), or say it in words. If the dash of the source is no minus, all is well; once the text is reviewed, this is no longer said.',
    },
  },
});

/** Numbers are compared by another check, which takes no sign: a dash before a number is mostly a range or a list. */
export const check: Check = {
  code: 'minus-signs',
  severity: 'warning',
  about: {
    vi: 'Số âm mất dấu trừ khi dịch: −3 °C thành 3 °C.',
    en: 'Numbers below zero that lose their minus sign in translation: −3 °C as 3 °C.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Rét −3 °C', target: 'Cold, −3 °C', language: 'en', found: false },
    { source: 'Rét -3 °C', target: 'Cold, –3 °C', language: 'en', found: false },
    { source: 'Rét −3,5 °C', target: 'Minus 3.5 °C', language: 'en', found: false },
    { source: 'Rét −3 °C', target: '3 °C below zero', language: 'en', found: false },
    { source: 'Rét −3 đến −5 °C', target: '零下3至5度', language: 'zh-Hans', found: false },
    { source: 'Rét −3 °C', target: '气温-3度', language: 'zh-Hans', found: false },
    { source: 'Rét −3 °C', target: 'ដក ៣ អង្សា', language: 'km', found: false },
    { source: 'Rét −3 °C', target: 'សីតុណ្ហភាព −៣ °C', language: 'km', found: false },
    { source: 'Rét −3 °C', target: 'Cold, three degrees', language: 'en', found: false },
    {
      source: 'Cao 22 - 27 m, 22 -27 m, 5% -7%',
      target: '22–27 m, 22–27 m, 5–7%',
      language: 'en',
      found: false,
    },
    { source: '-80 hộ', target: '80 households', language: 'en', found: false },
    { source: 'Kế hoạch KH-199, 02-6', target: 'Plan 199, 2 June', language: 'en', found: false },
    { source: 'Rét −3 °C', target: 'Cold, 3 °C', language: 'en', found: 'warning' },
    { source: '-3 °C', target: '3 °C', language: 'en', found: 'warning' },
    { source: 'Giảm (-2,5%) so với 2023', target: 'Down (2.5%) on 2023', language: 'en', found: 'warning' },
    { source: 'Rét <1>−3</1> °C', target: 'ត្រជាក់ <1>៣</1> °C', language: 'km', found: 'warning' },
    { source: 'Từ −3 đến −5 °C', target: 'From −3 to 5 °C', language: 'en', found: 'warning' },
    { source: 'Rét −3 °C', target: 'ដកប្រាក់ ៣ °C', language: 'km', found: 'warning' },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (isJudged(unit.state) || !maybe.test(unit.source.text)) return [];
      const lost = lostMinuses(bareText(unit.source.text), bareText(unit.text));
      if (lost.length === 0) return [];
      const values = { numbers: listed(lost) };
      return [diagnose('minus-signs', unit.place, { values, language: edition.language })];
    }),
};

const maybe = /[-−]\p{Nd}/u;
