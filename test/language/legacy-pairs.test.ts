import { expect, test } from 'vitest';
import { legacyPairs } from '../../pipeline/language/legacy-pairs.ts';
import { profileOf } from './profiles.ts';

const pairsOf = (tag: string) =>
  new Map(legacyPairs(profileOf(tag)).map(({ name, pairs }) => [name.en, new Map(pairs)]));

test('what the old fonts of Vietnamese showed is held against what was meant, for every letter with every tone', () => {
  const encodings = pairsOf('vi');
  expect([...encodings.keys()]).toEqual(['TCVN3', 'VNI', 'VISCII', 'VPS']);
  for (const pairs of encodings.values()) expect(pairs.size).toBeGreaterThanOrEqual(50);
  expect(encodings.get('TCVN3')?.get('®')).toBe('đ');
  expect(encodings.get('TCVN3')?.get('Ê')).toBe('ấ');
  expect(encodings.get('VNI')?.get('aù')).toBe('á');
  expect(encodings.get('VNI')?.get('ôø')).toBe('ờ');
});

test('the typewriter signs of the Highlands are held against ƀ, č and the letters with a breve', () => {
  const signs = pairsOf('rad').get('Central-Highlands typewriter signs');
  expect([...(signs?.keys() ?? [])]).toEqual(expect.arrayContaining(['[', 'a\\', 'ê\\', 'ư\\']));
  expect(signs?.get('[')).toBe('ƀ');
  expect(signs?.get('ê\\')).toBe('ê̆');
});

test('a language that names no old encoding has none', () => {
  expect(legacyPairs(profileOf('en'))).toEqual([]);
});
