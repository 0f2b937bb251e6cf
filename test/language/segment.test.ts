import { expect, test } from 'vitest';
import { wordsIn } from '../../pipeline/language/segment.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import { profileOf } from './profiles.ts';

const words = (text: string, profile: LanguageProfile) => wordsIn(text, profile).join(' | ');

test('letters with marks of their own are letters, numbers are one word, punctuation is none', () => {
  expect(words('Ơ̆ ƀuôn Êa Kao: 12,5% (1.080 loa).', profileOf('vi'))).toBe(
    'Ơ̆ | ƀuôn | Êa | Kao | 12,5 | 1.080 | loa',
  );
  expect(words('Don’t “quote” it, don\u0027t.', profileOf('en'))).toBe('Don’t | quote | it | don\u0027t');
});

test('an apostrophe that is a letter belongs to its word; one that closes a quotation does not', () => {
  const bahnar = { ...profileOf('vi'), apostrophe: '’' };
  expect(words('bôk ’bok t’ngla, ‘bar’ ’ngoai', bahnar)).toBe('bôk | ’bok | t’ngla | bar | ’ngoai');
});

test('Khmer by the dictionary, with U+200B between words, and names whole', () => {
  expect(words('មនុស្សទាំងអស់ កើតមក។ ៨០', profileOf('km'))).toBe('មនុស្ស | ទាំងអស់ | កើតមក | ៨០');
  expect(words('កើត\u200Bមក', profileOf('km'))).toBe('កើត | មក');
  const named = { ...profileOf('km'), keepWhole: ['សុកត្រាំង', 'ខេត្តសុកត្រាំង'] };
  expect(words('នៅខេត្តសុកត្រាំងមាន', named)).toBe('នៅ | ខេត្តសុកត្រាំង | មាន');
  const { keepWhole: _names, ...without } = profileOf('km');
  expect(wordsIn('សុកត្រាំង', without).length).toBeGreaterThan(1);
});

test('Chinese by ideographs, without its punctuation', () => {
  expect(words('边境安全，80个。', profileOf('zh-Hans'))).toBe('边境 | 安全 | 80 | 个');
});

test('Tai Viet by the spaces, visible or not, that the translator set', () => {
  expect(words('ꪼꪕ\u200Bꪒꪾ ꪀꪫꪱꪣ', profileOf('blt-Tavt'))).toBe('ꪼꪕ | ꪒꪾ | ꪀꪫꪱꪣ');
});
