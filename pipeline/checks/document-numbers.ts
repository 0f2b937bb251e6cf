import { foldDigits } from '../language/numerals.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, excuseStale, isJudged, listed, translatedUnits } from './check.ts';

const message = {
  vi: 'Số và ký hiệu văn bản khác bản gốc. Bản gốc: {wanted}. Bản dịch: {named}.',
  en: 'The number and symbol of a document differ from the source’s. Source: {wanted}. Translation: {named}.',
};
const advice = {
  vi: 'Chép nguyên số và ký hiệu, ví dụ 199/KH-UBND: người đọc tìm văn bản bằng nó.',
  en: 'Copy number and symbol as they are, such as 199/KH-UBND: readers find the document by them.',
};

const changed = declareDiagnostics({ 'document-numbers': { severity: 'error', message, advice } });
const lost = declareDiagnostics({ 'document-numbers': { severity: 'warning', message, advice } });

/** 199/KH-UBND, 30/2020/NĐ-CP, 03/2023/TT-BTTTT (Decree 30/2020/NĐ-CP, appendix I: number, year, abbreviation of the kind and of the issuer). */
const documentNumber =
  /(?<![\p{Nd}/.])\p{Nd}{1,5}(?:\/\p{Nd}{4})?\/\p{Lu}[\p{Lu}\p{Ll}\d]*(?:-\p{Lu}[\p{Lu}\p{Ll}\d]*)*/gu;

export const check: Check = {
  code: 'document-numbers',
  severity: 'error',
  about: {
    vi: 'Số và ký hiệu văn bản (199/KH-UBND) bị mất hoặc bị đổi.',
    en: 'Numbers of documents (199/KH-UBND) that are lost or changed.',
  },
  kinds: [changed, lost].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Kế hoạch số 199/KH-UBND', target: '第199/KH-UBND号计划', language: 'zh-Hans', found: false },
    { source: 'Quyết định 1079/QĐ-TTg', target: 'Decision 1079/QD-TTg', language: 'en', found: false },
    { source: 'Kế hoạch số 199/KH-UBND', target: 'ផែនការលេខ ១៩៩/KH-UBND', language: 'km', found: false },
    { source: 'Nghị định 30/2020/NĐ-CP', target: 'Decree 30/2020/ND-CP', language: 'en', found: false },
    { source: 'Kế hoạch số 199/KH-UBND', target: 'Plan No. 199/QD-UBND', language: 'en', found: 'error' },
    { source: 'Kế hoạch số 199/KH-UBND', target: 'Plan No. 198/KH-UBND', language: 'en', found: 'error' },
    { source: 'Kế hoạch số 199/KH-UBND', target: 'Plan No. 199/KH-UBNĐ', language: 'en', found: 'error' },
    { source: 'Kế hoạch số 199/KH-UBND', target: 'Plan No. 199', language: 'en', found: 'warning' },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (!maybe.test(unit.source.text) && !maybe.test(unit.text)) return [];
      const [wanted, named] = [numbersIn(unit.source.text), numbersIn(unit.text)];
      const missing = wanted.filter((each) => !named.some((other) => isCopyOf(other, each)));
      const extra = named.filter((each) => !wanted.some((other) => isCopyOf(each, other)));
      if (missing.length === 0 && extra.length === 0) return [];
      if (extra.length === 0 && isJudged(unit.state)) return [];
      const diagnose = extra.length > 0 ? changed : lost;
      const values = { wanted: listed(wanted), named: listed(named) };
      const { language } = edition;
      return [excuseStale(diagnose('document-numbers', unit.place, { values, language }), unit)];
    }),
};

const maybe = /\p{Nd}\/(?:\p{Lu}|\p{Nd})/u;

/** With the digits 0–9. */
const numbersIn = (text: string): readonly string[] => (text.match(documentNumber) ?? []).map(foldDigits);

/** D may stand for Đ, as texts in English write it; never Đ for D. */
const isCopyOf = (copy: string, original: string): boolean =>
  copy === original ||
  (copy.length === original.length &&
    [...original].every((letter, at) => letter === copy[at] || (letter === 'Đ' && copy[at] === 'D')));
