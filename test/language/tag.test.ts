import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProfile } from '../../pipeline/language/profile.ts';
import { isSameLanguage } from '../../pipeline/language/tag.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';

const english = readFileSync(new URL('../../locales/languages/en.yaml', import.meta.url), 'utf8');

/** The English profile under another tag and script, as its own file. */
const judged = (tag: string, script = 'Latn') => {
  const text = english.replace('tag: en', `tag: ${tag}`).replace('script: Latn', `script: ${script}`);
  const { value, diagnostics } = readProfile(`locales/languages/${tag}.yaml`, text);
  expect(value === undefined).toBe(diagnostics.length > 0);
  return diagnostics;
};
const codes = (tag: string, script?: string) => judged(tag, script).map(({ code }) => code);

test.each([
  ['vi', 'Latn'],
  ['zh', 'Hans'],
  ['zh-Hans', 'Hans'],
  ['cjm-Cham', 'Cham'],
  ['blt-Tavt', 'Tavt'],
  ['hnj-Latn', 'Latn'],
  ['hmn-Latn-VN', 'Latn'],
  ['de-1996', 'Latn'],
])('%s in %s is right', (tag, script) => {
  expect(codes(tag, script)).toEqual([]);
});

test.each([
  ['a language that is not registered', 'xx', 'xx'],
  ['a code for private use', 'qaa', 'qaa'],
  ['a script that is not registered', 'tyz-Qqqq', 'Qqqq'],
  ['a region that is not registered', 'vi-XX', 'XX'],
  ['a variant that is not registered', 'hmn-rpa1953', 'rpa1953'],
])('%s is named, in both languages, where it stands', (_, tag, subtag) => {
  const [found, ...others] = judged(tag);
  expect(others).toEqual([]);
  const line = english.slice(0, english.indexOf('tag:')).split('\n').length;
  expect(found).toMatchObject({
    code: 'unknown-tag',
    severity: 'error',
    place: { file: `locales/languages/${tag}.yaml`, line, column: 6 },
    message: { vi: expect.stringContaining(`“${subtag}”`), en: expect.stringContaining(`“${subtag}”`) },
  });
});

test('each subtag that is not registered is named', () => {
  expect(codes('xx-Qqqq-XX')).toEqual(['unknown-tag', 'unknown-tag', 'unknown-tag']);
});

test.each([
  ['withdrawn', 'in', 'id'],
  ['of three letters where two are registered', 'vie', 'vi'],
  ['of a country that has another name now', 'my-BU', 'my-MM'],
  ['with a variant twice', 'de-1996-1996', 'de-1996'],
])('a tag %s is answered with the one that is right', (_, tag, current) => {
  expect(judged(tag)).toMatchObject([
    { code: 'outdated-tag', advice: { en: expect.stringContaining(`\`tag: ${current}\``) } },
  ]);
});

test.each([
  ['hnj', 'Latn', 'Hmnp', 'hnj-Latn'],
  ['cja', 'Cham', 'Arab', 'cja-Cham'],
  ['twh', 'Tavt', 'Latn', 'twh-Tavt'],
  ['zh-TW', 'Hans', 'Hant', 'zh-Hans-TW'],
  ['plj', 'Latn', 'unknown', 'plj-Latn'],
])('bare %s is not %s but %s to software: the script must be written', (tag, script, likely, better) => {
  expect(judged(tag, script)).toMatchObject([
    {
      code: 'ambiguous-script',
      message: { en: expect.stringContaining(likely) },
      advice: {
        vi: expect.stringContaining(`\`tag: ${better}\``),
        en: expect.stringContaining(`\`tag: ${better}\``),
      },
    },
  ]);
});

test('a tag that names another script than the profile', () => {
  expect(judged('cjm-Cham', 'Latn')).toMatchObject([
    { code: 'wrong-script', message: { en: expect.stringContaining('says script Cham') } },
  ]);
});

test('a wrong name of the file and a wrong tag are said together', () => {
  const text = english.replace('tag: en', 'tag: hnj');
  expect(readProfile('locales/languages/hmong.yaml', text).diagnostics.map(({ code }) => code)).toEqual([
    'misnamed-profile',
    'ambiguous-script',
  ]);
});

test.each([
  ['vi-VN', 'vi', true],
  ['VI', 'vi', true],
  ['zh_CN', 'zh-Hans', true],
  ['zh-TW', 'zh-Hans', false],
  ['km-KH', 'km', true],
  ['blt-Tavt-VN', 'blt-Tavt', true],
  ['en', 'vi', false],
  ['no tag', 'vi', false],
  ['', 'vi', false],
])('a tool’s “%s” means %s: %s', (tag, language, same) =>
  expect(isSameLanguage(tag, language as LanguageTag)).toBe(same),
);
