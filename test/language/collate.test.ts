import { expect, test } from 'vitest';
import { collatorOf } from '../../pipeline/language/collate.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { profileOf } from './profiles.ts';

const inOrder = (language: string, ...texts: string[]) =>
  texts.toSorted(collatorOf(profileOf(language))).join(' ');

test('CLDR’s order, where CLDR has the language', () => {
  expect(inOrder('vi', 'đa', 'da', 'ăn', 'an', 'âm', 'dê', 'ạn')).toBe('an ạn ăn âm da dê đa');
  expect(inOrder('zh-Hans', '卫生', '文化', '安全', '边境')).toBe('安全 边境 卫生 文化');
  expect(inOrder('km', 'ខ', 'ក', 'ខេត្ត', 'ការ')).toBe('ក ការ ខ ខេត្ត');
});

const alphabet = (letters: string) => ({
  ...profileOf('vi'),
  tag: 'rad' as LanguageTag,
  sort: 'letters' as const,
  letters: letters.split(' '),
  loanLetters: [],
});
const ede = alphabet('a ă â b ƀ č d đ e ĕ ê ê̆ g h i ĭ k l m n ng nh ñ o ŏ ô ô̆ ơ ơ̆ p r s t u ŭ ư ư̆ w y');
const sorted = (...texts: string[]) => texts.toSorted(collatorOf(ede)).join(' ');

test('the profile’s letters in their order, those of several characters as one', () => {
  expect(sorted('đ', 'ƀ', 'b', 'č', 'd', 'ă', 'a')).toBe('a ă b ƀ č d đ');
  // nu comes before ng: in this alphabet ng is a letter after n.
  expect(sorted('ngă', 'nu', 'nao', 'nhă')).toBe('nao nu ngă nhă');
  expect(sorted('ê̆m', 'êm', 'ĕm', 'em', 'ơ̆', 'ơ')).toBe('em ĕm êm ê̆m ơ ơ̆');
});

test('then marks, then capitals; spaces and figures come before letters, other letters after', () => {
  expect(sorted('ấm', 'âm', 'ân', 'Âm', 'ẤM')).toBe('âm Âm ấm ẤM ân');
  expect(sorted('buôna', 'buôn ƀ', 'buôn', '1 buôn', 'zz', 'ya')).toBe('1 buôn buôn buôn ƀ buôna ya zz');
});

test('a tone may stand on a letter that has marks of its own', () => {
  expect(sorted('ê̆\u0301m', 'ê̆m', 'êm', 'ê̆n')).toBe('êm ê̆m ê̆\u0301m ê̆n');
});

test('a vowel that Tai Viet writes before its consonant is read after it', () => {
  expect(inOrder('blt-Tavt', 'ꪹꪁ', 'ꪵꪀ', 'ꪁ', 'ꪀ')).toBe('ꪀ ꪵꪀ ꪁ ꪹꪁ');
  // Vowels above and below are letters there, not tones.
  expect(inOrder('blt-Tavt', 'ꪀꪲꪒ', 'ꪀꪒ', 'ꪀꪲ')).toBe('ꪀꪒ ꪀꪲ ꪀꪲꪒ');
});

test('the same order, however the list came', () => {
  const texts = ['a', 'A', 'á', 'Á', 'a '];
  expect(sorted(...texts)).toBe(sorted(...texts.toReversed()));
});
