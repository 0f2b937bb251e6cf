import { findCodeFaults } from '../markup/inline-codes.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, excuseStale, listed, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'inline-codes': {
    severity: 'error',
    message: {
      vi: 'Các thẻ đánh dấu chữ đậm, liên kết… trong bản dịch không khớp với bản gốc. Thiếu: {missing}. Thừa hoặc lặp lại: {extra}. Chưa đóng hoặc đóng sai thứ tự: {crossed}. Chữ đậm hay liên kết sẽ mất hoặc nằm sai chỗ.',
      en: 'The codes that stand for bold text, links and so on differ from the source’s. Missing: {missing}. Extra or repeated: {extra}. Unclosed or closed in the wrong order: {crossed}. Bold text or links would be lost or misplaced.',
    },
    advice: {
      vi: 'Chép đúng các thẻ của bản gốc, mỗi thẻ một lần: {wanted}. Chữ nằm giữa <1> và </1> được dịch, thẻ thì giữ nguyên.',
      en: 'Use the source’s codes, each once: {wanted}. Translate what stands between <1> and </1>; leave the codes as they are.',
    },
  },
});

/** A translator can move the codes of a text, but must neither lose, add nor cross them. */
export const check: Check = {
  code: 'inline-codes',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Thẻ đánh dấu trong câu (<1>…</1>, <2/>) bị thiếu, thừa, lặp, chưa đóng hoặc chéo nhau so với bản gốc.',
    en: 'Inline codes (<1>…</1>, <2/>) that are missing, extra, repeated, unclosed or crossed compared with the source.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Gọi <1>113</1> ngay.', target: 'Call <1>113</1> now.', language: 'en', found: false },
    {
      source: '<1>Một</1> và <2>hai</2>',
      target: '<2>Two</2> and <1>one</1>',
      language: 'en',
      found: false,
    },
    { source: 'Gọi <1>113</1> ngay.', target: 'Call 113 now.', language: 'en', found: 'error' },
    { source: 'Gọi ngay.', target: 'Call <1>now</1>.', language: 'en', found: 'error' },
    { source: 'Gọi <1>ngay</1>.', target: 'Call <1>now.', language: 'en', found: 'error' },
    {
      source: '<1>Một</1> và <2>hai</2>',
      target: '<1>One <2>and</1> two</2>',
      language: 'en',
      found: 'error',
    },
    {
      source: 'Gọi <1>ngay</1>.',
      target: '<1>Call</1> <1>now</1>.',
      language: 'en',
      found: 'error',
    },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (unit.source.codes.length === 0 && !unit.text.includes('<')) return [];
      const faults = findCodeFaults(unit.text, unit.source.codes);
      if (faults.length === 0) return [];
      const codesOf = (...kinds: (typeof faults)[number]['fault'][]) =>
        listed(faults.filter(({ fault }) => kinds.includes(fault)).map(({ code }) => code));
      const values = {
        missing: codesOf('missing'),
        extra: codesOf('extra', 'repeated'),
        crossed: codesOf('crossed', 'unclosed'),
        wanted: listed(
          unit.source.codes.map(({ number, single }) =>
            single ? `<${number}/>` : `<${number}>…</${number}>`,
          ),
        ),
      };
      const language = edition.language;
      return [excuseStale(diagnose('inline-codes', unit.place, { values, language }), unit)];
    }),
};
