import { expect, test } from 'vitest';
import { sentencesIn } from '../../pipeline/language/sentences.ts';
import { profileOf } from './profiles.ts';

const sentences = (tag: string, text: string) => sentencesIn(text, profileOf(tag)).map((each) => each.trim());

test('a full stop of an abbreviation, an initial or a number in a list ends no Vietnamese sentence', () => {
  expect(sentences('vi', 'Ông TS. Nguyễn Văn A. Hùng ở TP. Sóc Trăng. Hai xã… của tỉnh.')).toEqual([
    'Ông TS. Nguyễn Văn A. Hùng ở TP. Sóc Trăng.',
    'Hai xã… của tỉnh.',
  ]);
  expect(sentences('vi', '1. Tuyên truyền. 2. Loa 1.080 cụm, v.v. Hết.')).toEqual([
    '1. Tuyên truyền.',
    '2. Loa 1.080 cụm, v.v.',
    'Hết.',
  ]);
});

test('what closes with a sentence belongs to it', () =>
  expect(sentences('vi', '<1>Dừng.</1> “Ai gọi?” Không trả lời.')).toEqual([
    '<1>Dừng.</1>',
    '“Ai gọi?”',
    'Không trả lời.',
  ]));

test('Khmer and Chinese sentences end without a space', () => {
  expect(sentences('km', 'មនុស្សទាំងអស់ កើតមក។សមភាព៕ ខ្មែរ')).toEqual(['មនុស្សទាំងអស់ កើតមក។', 'សមភាព៕', 'ខ្មែរ']);
  expect(sentences('zh-Hans', '人人生而自由。“好！”他们赋有理性')).toEqual([
    '人人生而自由。',
    '“好！”',
    '他们赋有理性',
  ]);
});

test.each(['vi', 'km', 'zh-Hans', 'en'])('the sentences of a text in %s are the text', (tag) => {
  const text = ' Một. <1>Hai!</1>  Ba… 一。二！ ក។ខ៕ Mr. X? ';
  expect(sentencesIn(text, profileOf(tag)).join('')).toBe(text);
});
