import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { familyNames } from '../../pipeline/engines/fonts.ts';
import { describeSchema } from '../../pipeline/language/describe-schema.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import { profileSchema } from '../../pipeline/language/profile-schema.ts';
import { profiles } from './profiles.ts';

const english = readFileSync(new URL('../../locales/languages/en.yaml', import.meta.url), 'utf8');
const complaints = (text: string, file = 'locales/languages/en.yaml') =>
  readProfile(file, text).diagnostics.map(({ code, place, advice }) => [
    code,
    place.line,
    place.column,
    advice.en,
  ]);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

test('a misspelt field is named with its place and the field that was meant', () => {
  const text = english.replace('lineHeight:', 'lineHeigth:');
  const line = lineOf(text, 'lineHeigth');
  expect(complaints(text)).toContainEqual(['misspelt-field', line, 3, expect.stringContaining('lineHeight')]);
});

test.each([
  ['a pattern without its number', "'VND {n}' #", "'VND' #", 'invalid-value'],
  ['a date place that is none', '{d} {month} {y}', '{d} {mois} {y}', 'invalid-value'],
  ['a script that is no code', 'script: Latn', 'script: Latin', 'invalid-value'],
  ['a plural category that is none', '[one, other]', '[one, many, other]', 'unknown-value'],
  ['a missing field', 'endonym: English\n', '', 'missing-field'],
])('%s is refused', (_, good, bad, code) => {
  expect(complaints(english.replace(good, bad))[0]?.[0]).toBe(code);
});

test('the tag must be the file’s name', () => {
  const line = lineOf(english, 'tag:');
  expect(complaints(english, 'locales/languages/fr.yaml')).toEqual([
    ['misnamed-profile', line, 6, expect.stringContaining('en.yaml')],
  ]);
});

test('every fallback is a language that exists, and every family a font that exists', () => {
  expect([...profiles.keys()]).toEqual(['blt-Tavt', 'en', 'hnj-Latn', 'km', 'vi', 'zh-Hans']);
  for (const { tag, fallback, fonts } of profiles.values()) {
    expect(fallback.every((other) => profiles.has(other) && other !== tag)).toBe(true);
    for (const family of [...fonts.sans, ...fonts.serif]) expect(familyNames).toContain(family);
  }
});

test('every field is described in both languages, for the reference', () => {
  const fields = describeSchema(profileSchema);
  expect(fields.map(({ path }) => path)).toContain('numbers.shortMoney[].pattern');
  for (const { path, about } of fields) {
    expect(about.vi, path).toMatch(/\p{L}{2}/u);
    expect(about.en, path).toMatch(/\p{L}{2}/u);
  }
});
