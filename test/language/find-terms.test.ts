import { describe, expect, test } from 'vitest';
import { termFinder, withNames } from '../../pipeline/language/find-terms.ts';
import { unbroken } from '../../pipeline/language/unbroken.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import type { PartOfSpeech, TermEntry } from '../../pipeline/model/term.ts';
import { profileOf } from './profiles.ts';

const entry = (
  tag: string,
  forms: readonly string[],
  {
    forbidden = [],
    partOfSpeech = 'noun',
  }: { forbidden?: readonly string[]; partOfSpeech?: PartOfSpeech } = {},
): TermEntry => ({
  partOfSpeech,
  domain: 'other',
  forms: new Map([[tag as LanguageTag, forms]]),
  forbidden: new Map([[tag as LanguageTag, forbidden]]),
  status: 'approved',
  place: { file: 'locales/terms.csv' },
});

const found = (tag: string, entries: readonly TermEntry[], text: string) =>
  termFinder(
    entries,
    profileOf(tag),
  )(text).map(({ written, forbidden }) => (forbidden ? `!${written}` : written));

describe('in Vietnamese, by syllables', () => {
  const office = entry('vi', ['Sở Thông tin và Truyền thông']);
  const information = entry('vi', ['thông tin']);

  test('a term is found whatever its capitals, spaces and place of the tone', () => {
    const peace = entry('vi', ['hòa bình']);
    expect(found('vi', [peace], 'HOÀ  BÌNH và hoà-bình')).toEqual(['HOÀ  BÌNH', 'hoà-bình']);
  });

  test('of terms one inside the other, the longest', () =>
    expect(found('vi', [information, office], 'Sở Thông tin và Truyền thông đưa thông tin')).toEqual([
      'Sở Thông tin và Truyền thông',
      'thông tin',
    ]));

  test('a tone makes another word, and a syllable is no part of a longer one', () => {
    const fields = entry('vi', ['ban']);
    expect(found('vi', [fields], 'bạn bàn bang Ban')).toEqual(['Ban']);
  });

  test('across bold letters, but not across a figure, a comma or the end of a sentence', () => {
    expect(found('vi', [information], 'Có <1>thông</1> tin.')).toEqual(['thông</1> tin']);
    expect(found('vi', [information], 'giao thông, tin tức; thông {{facts.x, number}} tin')).toEqual([]);
  });

  test('what must not be written is told apart', () =>
    expect(
      found('vi', [entry('vi', ['đồng bào'], { forbidden: ['dân tộc ít người'] })], 'dân tộc ít người'),
    ).toEqual(['!dân tộc ít người']));
});

describe('in scripts without spaces, as they are segmented', () => {
  test('a Chinese name that no dictionary has is one word, and a part of another word is none', () => {
    const province = entry('zh-Hans', ['朔庄省'], { partOfSpeech: 'name' });
    expect(found('zh-Hans', [province], '越南朔庄省人民')).toEqual(['朔庄省']);
    expect(found('zh-Hans', [entry('zh-Hans', ['国人'])], '中国人民')).toEqual([]);
  });

  test('a Khmer term of several words, with U+200B or bold letters between them or not', () => {
    const rights = entry('km', ['សិទ្ធិមនុស្ស']);
    expect(found('km', [rights], 'អំពីសិទ្ធិមនុស្សនៅ')).toEqual(['សិទ្ធិមនុស្ស']);
    expect(found('km', [rights], 'អំពី<1>សិទ្ធិ</1>\u200Bមនុស្ស')).toEqual(['សិទ្ធិ</1>\u200Bមនុស្ស']);
  });

  test('a Khmer name is found though it has other names’ letters in it', () => {
    const name = entry('km', ['ត្រឹនដេ'], { partOfSpeech: 'name' });
    expect(found('km', [name], 'ស្រុកត្រឹនដេមាន')).toEqual(['ត្រឹនដេ']);
  });
});

test('in English the plural and the genitive are the same term', () => {
  const boat = entry('en', ['Ngo boat']);
  expect(found('en', [boat], 'Ngo boats, the Ngo boat’s prow')).toEqual(['Ngo boats', 'Ngo boat’s']);
});

test('nothing is found where the language has no terms', () =>
  expect(found('en', [entry('vi', ['thông tin'])], 'information')).toEqual([]));

test('a name of the termbase stays on one line, as those of the profile do', () => {
  const name = entry('km', ['គ្រឿងគាន់ហ្វា'], { partOfSpeech: 'name' });
  const whole = (names: readonly TermEntry[]) =>
    unbroken('នៅគ្រឿងគាន់ហ្វាមាន', withNames(profileOf('km'), names)).filter((stretch) => stretch.whole);
  expect(whole([name])).toEqual([{ text: 'គ្រឿងគាន់ហ្វា', whole: true }]);
  expect(whole([])).toEqual([]);
});
