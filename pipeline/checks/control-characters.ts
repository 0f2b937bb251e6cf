import { strayControls, suspicious } from '../language/controls.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import { type Check, codePoint, listed, type WrittenUnit, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'control-characters': {
    severity: 'error',
    message: {
      vi: 'Có ký tự hỏng hoặc ký tự ẩn: {characters} (sau «{before}»). Chúng làm sai chữ in, tìm kiếm và thứ tự đọc.',
      en: 'There are damaged or invisible characters: {characters} (after “{before}”). They spoil print, search and reading order.',
    },
    advice: {
      vi: 'Xóa chỗ đó và gõ lại; chữ chép từ tệp PDF hoặc phông cũ (TCVN3, VNI) phải chuyển sang Unicode trước.',
      en: 'Delete that spot and type it again; text copied from a PDF or an old encoding (TCVN3, VNI) must first be converted to Unicode.',
    },
  },
});

export const check: Check = {
  code: 'control-characters',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Ký tự hỏng (U+FFFD), ký tự riêng của phông cũ, ký tự đổi chiều chữ và ký tự ẩn mà hệ chữ không cần.',
    en: 'Damaged characters (U+FFFD), private ones of old fonts, directional controls, and invisible ones that the script does not need.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Chữ Việt có dấu', language: 'vi', found: false },
    { source: 'Một', target: 'ព្រះរាជា\u200Bណាចក្រ', language: 'km', found: false },
    { source: 'Một', target: 'ꪶꪝꪉ\u200Bꪵꪖ', language: 'blt-Tavt', found: false },
    { source: 'Gia đình 👨\u200D👩\u200D👧', language: 'vi', found: false },
    { source: 'Một', target: 'Free\u200Bdom', language: 'en', found: 'error' },
    { source: 'H\uFFFD Nội', language: 'vi', found: 'error' },
    { source: 'Tệp \u202Efdp.exe', language: 'vi', found: 'error' },
    { source: 'Chữ \uF0B7 riêng', language: 'vi', found: 'error' },
    { source: 'Hà\u200DNội', language: 'vi', found: 'error' },
    { source: 'Hai\u2028dòng', language: 'vi', found: 'error' },
    { source: 'Chuông \u0007', language: 'vi', found: 'error' },
  ],
  judge: (edition, { profile }) =>
    suspects(edition).flatMap(({ text, place }) => {
      const found = strayControls(text, profile);
      const first = found[0];
      if (!first) return [];
      const characters = listed([...new Set(found.map(({ character }) => codePoint(character)))]);
      const before = text.slice(0, first.at).replace(suspicious, '').slice(-20);
      return [
        diagnose('control-characters', place, { values: { characters, before }, language: edition.language }),
      ];
    }),
};

/** Nearly always there is nothing: all texts are looked through at once, and one by one only then. */
function suspects(edition: Edition): readonly WrittenUnit[] {
  const units = writtenUnits(edition);
  return units
    .map(({ text }) => text)
    .join(' ')
    .search(suspicious) < 0
    ? []
    : units;
}
