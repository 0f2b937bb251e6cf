import { declareDiagnostics, type Place } from '../model/diagnostic.ts';
import { allBlocks, type Block, type Edition } from '../model/edition.ts';
import type { LanguageProfile } from '../model/language.ts';
import { bareText, type Check, type CheckContext, codePoint, listed, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'missing-glyph': {
    severity: 'error',
    message: {
      vi: 'Phông chữ không có ký tự {characters}; người đọc sẽ thấy ô vuông trống.',
      en: 'The fonts lack {characters}; readers would see an empty box.',
    },
    advice: {
      vi: 'Gõ lại ký tự này bằng bộ gõ Unicode của đúng ngôn ngữ, hoặc thay bằng ký tự khác. Nếu ngôn ngữ cần đến nó, báo kỹ thuật thêm phông chữ vào hồ sơ ngôn ngữ.',
      en: 'Type it again with a Unicode keyboard for the language, or use another character. If the language needs it, have a font added to the language profile.',
    },
  },
});

/** No character is lost: every text is checked against the fonts that will set it. */
export const check: Check = {
  code: 'missing-glyph',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Ký tự mà phông chữ của ngôn ngữ không có.',
    en: 'Characters that the fonts of the language cannot set.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Chào bạn', target: 'Buôn Ma Thuột: ê̆ ô̆ ơ̆ ư̆ ƀ', language: 'hnj-Latn', found: false },
    { source: 'Chào bạn', target: 'សួស្តី', language: 'km', found: false },
    { source: 'Chào bạn 𐓏', language: 'vi', found: 'error' },
    { source: 'Chào bạn', target: 'សួស្តី 你', language: 'km', found: 'error' },
  ],
  judge: (edition, context) => {
    const texts = textsOf(edition, context);
    // Nearly always nothing is missing: every character of the document is asked about once, its places only then.
    const missing = missingIn(texts.map(({ text }) => text).join(''), context);
    if (missing.length === 0) return [];
    return texts.flatMap(({ text, place }) => {
      const characters = missing.filter((character) => text.includes(character));
      if (characters.length === 0) return [];
      const named = listed(characters.map((character) => `“${character}” (${codePoint(character)})`));
      return [
        diagnose('missing-glyph', place, { values: { characters: named }, language: edition.language }),
      ];
    });
  },
};

function textsOf(
  edition: Edition,
  context: CheckContext,
): readonly { readonly text: string; readonly place: Place }[] {
  const digits = numeralSigns(context);
  return [
    ...writtenUnits(edition).map(({ text, place }) => ({
      text: bareText(text) + (text.includes('{{') ? digits : ''),
      place,
    })),
    ...figureTexts(edition.body).map((text) => ({ text, place: { file: edition.facts.file } })),
  ];
}

function missingIn(text: string, { profile, missingCharacters }: CheckContext): readonly string[] {
  const settable = settableOf(profile);
  let unknown = '';
  for (let at = 0; at < text.length; at += 1) if (!settable[text.charCodeAt(at)]) unknown += text[at];
  if (unknown === '') return [];
  const missing = new Set(missingCharacters(unknown, profile.fonts.sans));
  for (const character of unknown)
    if (character.length === 1 && !missing.has(character)) settable[character.charCodeAt(0)] = 1;
  return [...missing];
}

const settables = new WeakMap<LanguageProfile, Uint8Array>();

/** Code units that the language's fonts were found to set: a document of thousands of characters has few new ones. */
function settableOf(profile: LanguageProfile): Uint8Array {
  const settable = settables.get(profile) ?? new Uint8Array(0x10000);
  settables.set(profile, settable);
  return settable;
}

/** What a fact may be written with once it stands in the text. */
const numeralSigns = ({ profile: { numbers, digits = [] } }: CheckContext) =>
  ['0123456789', ...digits, numbers.group, numbers.decimal, numbers.percent.replace('{n}', '')].join('');

/** Figures as the language writes them, with the names of its units and magnitudes. */
function figureTexts(blocks: readonly Block[]): readonly string[] {
  return allBlocks(blocks).flatMap((block) => {
    if (block.type !== 'directive' || !block.figures) return [];
    const figures = block.figures.rows.flatMap((row) => row.figures);
    return [figures.map(({ text, short }) => text + short).join('')];
  });
}
