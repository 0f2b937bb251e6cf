import { existsSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { facesOf, familyNames, missingCharacters } from '../../pipeline/engines/fonts.ts';
import { webFont, webFontSet } from '../../pipeline/engines/web-fonts.ts';
import { cacheDirectory } from '../browser/print-shop.ts';

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
  test('the Latin file has every mark and still stacks them; it is small', async () => {
    const [font] = webFontSet(['Noto Sans'], '');
    if (!font) throw new Error('no font');
    const file = await webFont(font, cacheDirectory);
    expect(file.length).toBeLessThan(60_000);
    const subset = create(file);
    if (!('characterSet' in subset)) throw new Error('a collection');
    for (const character of 'ê̆ô̆ơ̆ư̆Ỷđ₫–ƀč')
      expect(subset.hasGlyphForCodePoint(character.codePointAt(0) ?? 0), character).toBe(true);
    const [base, mark] = subset.layout('ê̆').positions;
    expect(base?.xAdvance).toBeGreaterThan(0);
    expect(mark?.xAdvance).toBe(0);
    expect(mark?.yOffset).toBeGreaterThan(0);
  }, 30_000);

  test('Khmer comes whole with its subscripts; of Chinese only what is used', async () => {
    const fonts = webFontSet(['Noto Sans Khmer', 'Noto Sans SC'], '人生 abc');
    expect(fonts.filter((font) => font.face.family === 'Noto Sans SC').map((font) => font.unicodes)).toEqual([
      [0x4eba, 0x751f],
      [0x4eba, 0x751f],
    ]);
    const [khmer] = fonts;
    if (!khmer) throw new Error('no font');
    const subset = create(await webFont(khmer, cacheDirectory));
    if (!('characterSet' in subset)) throw new Error('a collection');
    expect(subset.layout('ស្ត្រី').glyphs.every((glyph) => glyph.id !== 0)).toBe(true);
    expect(subset.layout('ស្ត').glyphs.length).toBeLessThan(3);
  }, 30_000);
});
