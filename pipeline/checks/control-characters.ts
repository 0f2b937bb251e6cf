import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageProfile } from '../model/language.ts';
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

/**
 * U+FFFD is what a failed conversion leaves behind, private-use characters belong to one old font, directional
 * controls can show a text otherwise than it reads (Unicode Technical Report 36, 2.10), and whatever is invisible
 * can't be seen to be wrong. Variation selectors stay: they choose a character's form.
 */
const suspicious = /[\uFFFD\p{Cc}\p{Co}\p{Cn}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const always = /[\n\t\p{Variation_Selector}]/u;

/** Scripts written without spaces between words, which need a zero-width space to break lines where no dictionary does. */
const withoutSpaces = new Set(['Khmr', 'Laoo', 'Thai', 'Mymr', 'Tavt', 'Cham', 'Lana', 'Java']);
/** Scripts whose letters join or stack, so that a joiner or non-joiner changes their shape (Unicode, 23.2). */
const joining = new Set(['Khmr', 'Mymr', 'Arab', 'Cham', 'Deva', 'Beng', 'Sinh', 'Mong']);

export const check: Check = {
  code: 'control-characters',
  severity: 'error',
  about: {
    vi: 'Ký tự hỏng (U+FFFD), ký tự riêng của phông cũ, ký tự đổi chiều chữ và ký tự ẩn mà hệ chữ không cần.',
    en: 'Damaged characters (U+FFFD), private ones of old fonts, directional controls, and invisible ones that the script does not need.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Chữ Việt có dấu', language: 'vi', found: false },
    { source: 'Một', target: 'ព្រះរាជា\u200Bណាចក្រ', language: 'km', found: false },
    { source: 'Một', target: 'Free\u200Bdom', language: 'en', found: 'error' },
    { source: 'H\uFFFD Nội', language: 'vi', found: 'error' },
    { source: 'Tệp \u202Efdp.exe', language: 'vi', found: 'error' },
    { source: 'Chữ \uF0B7 riêng', language: 'vi', found: 'error' },
    { source: 'Chuông \u0007', language: 'vi', found: 'error' },
  ],
  judge: (edition, { profile }) =>
    suspects(edition).flatMap(({ text, place }) => {
      const found = [...text.matchAll(suspicious)].filter(([character]) => !isNeeded(character, profile));
      const first = found[0];
      if (!first) return [];
      const characters = listed([...new Set(found.map(([character]) => codePoint(character)))]);
      const before = text.slice(0, first.index).replace(suspicious, '').slice(-20);
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

function isNeeded(character: string, { script }: LanguageProfile): boolean {
  if (character === '\u200B') return withoutSpaces.has(script);
  if (character === '\u200C' || character === '\u200D') return joining.has(script);
  return always.test(character);
}
