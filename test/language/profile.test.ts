import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { familyNames, missingCharacters } from '../../pipeline/engines/fonts.ts';
import { describeSchema } from '../../pipeline/language/describe-schema.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import { profileSchema } from '../../pipeline/language/profile-schema.ts';
import { profiles } from './profiles.ts';

interface Subtag {
  readonly Type: string;
  readonly Subtag?: string;
}
const registry = createRequire(import.meta.url)(
  'language-subtag-registry/data/json/registry.json',
) as readonly Subtag[];

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
  ['an old encoding that is none', 'endonym:', 'legacy: [tcvn]\nendonym:', 'misspelt-value'],
  ['a mark beyond Unicode', 'endonym:', 'marks: { signs: U+110000, on: a }\nendonym:', 'invalid-value'],
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

test('every profile is read without a complaint', () => {
  for (const file of readdirSync(new URL('../../locales/languages/', import.meta.url)).sort()) {
    const text = readFileSync(new URL(`../../locales/languages/${file}`, import.meta.url), 'utf8');
    expect(complaints(text, `locales/languages/${file}`), file).toEqual([]);
  }
});

test('every part of a tag is registered with IANA (RFC 5646)', () => {
  const registered = new Set(registry.map(({ Type, Subtag }) => `${Type} ${Subtag}`));
  for (const { tag, script } of profiles.values()) {
    const { language, region, script: written } = new Intl.Locale(tag);
    expect(registered, tag).toContain(`language ${language}`);
    for (const code of [script, written ?? script]) expect(registered, tag).toContain(`script ${code}`);
    if (region) expect(registered, tag).toContain(`region ${region}`);
  }
});

test.each([...profiles.values()])('$tag: its fonts set every letter, capital, mark and sign', (profile) => {
  const { letters = [], loanLetters = [], marks, digits = [], punctuation, apostrophe = '', fonts } = profile;
  const alphabet = [...letters, ...loanLetters];
  const marked = marks?.on.flatMap((letter) => marks.signs.map((sign) => letter + sign)) ?? [];
  const { quotes, sentenceEnd, other } = punctuation;
  const texts = [...alphabet, ...marked].flatMap((text) => [text, text.toUpperCase()]);
  const signs = [...digits, ...quotes, ...sentenceEnd, ...other, apostrophe];
  expect(alphabet).toEqual(alphabet.map((letter) => letter.normalize('NFC')));
  for (const text of [...texts, ...signs])
    expect(missingCharacters(text.normalize('NFC'), fonts.sans), text).toEqual([]);
});

test('every fallback is a language that exists, and every family a font that exists', () => {
  for (const { tag, fallback, fonts } of profiles.values()) {
    expect(fallback.every((other) => profiles.has(other) && other !== tag)).toBe(true);
    for (const family of fonts.sans) expect(familyNames).toContain(family);
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
