import { factPlace } from '../language/interpolation.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, excuseStale, listed, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  facts: {
    severity: 'error',
    message: {
      vi: 'Số liệu tự động trong bản dịch không khớp với bản gốc. Thiếu: {missing}. Thừa hoặc viết sai: {extra}. Người đọc sẽ thấy thiếu số, hoặc thấy nguyên dấu ngoặc.',
      en: 'The automatic figures differ from the source’s. Missing: {missing}. Extra or misspelt: {extra}. Readers would see no figure, or the brackets themselves.',
    },
    advice: {
      vi: 'Chép nguyên phần trong ngoặc kép nhọn của bản gốc, không dịch, không đổi chữ nào: {wanted}.',
      en: 'Copy what stands in double braces from the source, translating and changing nothing: {wanted}.',
    },
  },
});

/** The facts of a text, each once, without the spaces that i18next doesn't mind. */
const factsOf = (text: string): readonly string[] =>
  text.includes('{{')
    ? [...new Set([...text.matchAll(factPlace)].map(([fact]) => fact.replace(/\s+/g, '')))]
    : [];

/** A figure is typed once, in facts.yaml: a translation must name the same facts, in the same form. */
export const check: Check = {
  code: 'facts',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Số liệu tự động ({{facts.…}}) mà bản dịch làm mất, thêm vào hoặc viết khác bản gốc.',
    en: 'Automatic figures ({{facts.…}}) that a translation loses, adds or spells otherwise than the source.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Có {{facts.loudspeakers, number}} cụm loa.',
      target: 'There are {{ facts.loudspeakers,number }} clusters.',
      language: 'en',
      found: false,
    },
    {
      source: 'Có {{facts.loudspeakers, number}} cụm loa.',
      target: 'There are 80 clusters.',
      language: 'en',
      found: 'error',
    },
    {
      source: 'Có {{facts.loudspeakers, number}} cụm loa.',
      target: 'There are {{facts.speakers, number}} clusters.',
      language: 'en',
      found: 'error',
    },
    {
      source: 'Có {{facts.loudspeakers, number}} cụm loa.',
      target: 'There are {facts.loudspeakers, number} clusters.',
      language: 'en',
      found: 'error',
    },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      const wanted = factsOf(unit.source.text);
      const named = factsOf(unit.text);
      const missing = wanted.filter((fact) => !named.includes(fact));
      const extra = named.filter((fact) => !wanted.includes(fact));
      if (missing.length === 0 && extra.length === 0) return [];
      const values = { missing: listed(missing), extra: listed(extra), wanted: listed(wanted) };
      const language = edition.language;
      return [excuseStale(diagnose('facts', unit.place, { values, language }), unit)];
    }),
};
