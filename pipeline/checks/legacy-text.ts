import type { LegacyText } from '../language/legacy/encoding.ts';
import { detectLegacy, legacyOf, vietnameseLegacy } from '../language/legacy-text.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import { bareText, type Check, type WrittenUnit, writtenUnits } from './check.ts';

const message = {
  vi: 'Gõ bằng {encoding}, không phải Unicode, nên người đọc chỉ thấy ký hiệu lạ: {evidence}.',
  en: 'This was typed in {encoding}, not in Unicode, so readers would see odd signs: {evidence}.',
};

const convertible = declareDiagnostics({
  'legacy-text': {
    severity: 'error',
    message,
    advice: {
      vi: 'Chạy `npm run nhipcau -- convert-text {file}`: chương trình đề nghị bản Unicode và nêu những chỗ còn ngờ.',
      en: 'Run `npm run nhipcau -- convert-text {file}`: it proposes the text in Unicode and names the doubtful places.',
    },
  },
});

const recognised = declareDiagnostics({
  'legacy-text': {
    severity: 'error',
    message,
    advice: {
      vi: 'Gõ lại bằng bộ gõ Unicode của ngôn ngữ này: với phông cũ này chương trình không chuyển được.',
      en: 'Type it again with a Unicode keyboard of the language: from this old font the program can’t convert.',
    },
  },
});

/** Text typed for the fonts of before Unicode. A whole source file in such an encoding is refused when it is read. */
export const check: Check = {
  code: 'legacy-text',
  severity: 'error',
  about: {
    vi: 'Chữ gõ bằng phông cũ: TCVN3, VNI, VISCII, VPS; ký hiệu thay chữ của các tiếng Tây Nguyên; Khmer Limon, ABC.',
    en: 'Text of old fonts: TCVN3, VNI, VISCII, VPS; the typewriter signs of the Central Highlands; Khmer Limon, ABC.',
  },
  kinds: [...Object.values(convertible.kinds), ...Object.values(recognised.kinds)],
  examples: [
    { source: 'Thông báo', target: 'Cöû tri Ñaéc Laéc: thoâng baùo', language: 'en', found: 'error' },
    { source: 'Thông báo', target: 'Ph¸t thanh ë huyÖn Cò Lao Dung', language: 'rad', found: 'error' },
    {
      source: 'Trẻ em và người dân',
      target: '[ing c\\ơđai hăng mơnuih [on sang',
      language: 'jra',
      found: 'error',
    },
    {
      source: 'Trẻ em và người dân',
      target: 'ƀing čơđai hăng mơnuih ƀon sang [1]',
      language: 'jra',
      found: false,
    },
    {
      source: 'Buôn Ma Thuột',
      target: 'ƀuôn sang hŏng, mâo êlan klông, ê̆ ô̆ ơ̆',
      language: 'rad',
      found: false,
    },
    { source: 'Vương quốc', target: 'énRBHraCaNacRkkm<úCa kñúgerOgRBhμTNÐ', language: 'km', found: 'error' },
    { source: 'Ứng dụng', target: 'កម្មវិធី VNeID និង YouTube', language: 'km', found: false },
    {
      source: 'Thủy điện «Hòa Bình» 5µm, ½ tấn',
      target: 'Crème brûlée, Müller & Söhne',
      language: 'en',
      found: false,
    },
  ],
  judge(edition, { profile }) {
    const known = legacyOf(profile);
    // The reader has looked at the whole of a source file already.
    const encodings = edition.isSource ? known.filter((id) => !vietnameseLegacy.includes(id)) : known;
    if (encodings.length === 0) return [];
    return writtenUnits(edition).flatMap((unit) => {
      const found = detectLegacy(bareText(unit.text), encodings);
      return found ? [diagnose(found, unit, edition)] : [];
    });
  },
};

function diagnose(
  { encoding, evidence }: LegacyText,
  { place }: WrittenUnit,
  { language }: Edition,
): Diagnostic {
  const values = { encoding: encoding.name, evidence, file: place.file };
  const say = encoding.convert ? convertible : recognised;
  return say('legacy-text', place, { values, language });
}
