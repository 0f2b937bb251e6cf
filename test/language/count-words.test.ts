import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countWords } from '../../pipeline/language/count-words.ts';
import { readProfile } from '../../pipeline/language/profile.ts';

const profileOf = (tag: string) => {
  const file = `locales/languages/${tag}.yaml`;
  return readProfile(file, readFileSync(file, 'utf8')).value ?? expect.unreachable();
};

test.each([
  ['Kế hoạch thông tin đối ngoại', 6],
  ['Kế hoạch số 199/KH-UBND ngày 27/10/2023', 6],
  ['giai đoạn 2021 - 2030, 3.595.680.000 đồng.', 6],
  ['Gọi <1>ngay</1> số <2/>1022', 4],
  ['Có {{facts.loudspeakers, number}} cụm loa', 4],
  ['  —  ', 0],
  ['', 0],
])('%j has as many words as a word processor counts', (text, words) =>
  expect(countWords(text, profileOf('vi'))).toBe(words),
);

test('a source without spaces is counted by its words', () =>
  expect(countWords('我们热爱和平，也热爱自由。', profileOf('zh-Hans'))).toBeGreaterThan(4));
