/** What a memory or a machine may not write, not even as a draft. */
import { expect, test } from 'vitest';
import type { InlineCode } from '../../pipeline/model/unit.ts';
import { faultOf, tidied } from '../../pipeline/translation/acceptable.ts';
import { profileOf } from '../language/profiles.ts';

const pair = (number: number): InlineCode => ({
  number,
  single: false,
  element: { type: 'element', tagName: 'strong', properties: {}, children: [] },
});

const fault = (source: string, text: string, target = 'en') => {
  const codes = [...new Set(source.match(/(?<=<)\d+(?=>)/g))].map((number) => pair(Number(number)));
  return faultOf({ text: source, codes }, text, profileOf('vi'), profileOf(target))?.en;
};

test.each([
  ['Gọi <1>113</1> ngay.', 'Call <1>113</1> now.', 'en'],
  ['Ngày 27/10/2023', '27 October 2023', 'en'],
  ['Có 1.080 cụm loa ở xã.', 'មានឧបករណ៍បំពងសំឡេង ១០៨០ កន្លែង។', 'km'],
  ['Điều 21 của luật này', '本法第二十一条', 'zh-Hans'],
  ['ASEAN', 'ASEAN', 'km'],
  ['Bấm phím <enter> ngay.', 'Press <enter> now.', 'en'],
  ['Gọi 0299 3822 333 lúc 17 giờ.', 'Call +84 299 3822 333 at 5 p.m.', 'en'],
  ['Có {{facts.x, number}} cụm loa mới.', '{{facts.x, number}} new ones.', 'en'],
])('%s → %s may stand', (source, text, target) => expect(fault(source, text, target)).toBeUndefined());

test.each([
  ['Gọi <1>113</1> ngay.', 'Call 113 now.', 'en', 'codes'],
  ['Gọi <1>113</1> ngay.', 'Call <1>113 now.', 'en', 'codes'],
  ['Gọi 113 ngay.', 'Call <b>113</b> now.', 'en', 'codes'],
  ['Có {{facts.x, number}} cụm loa mới.', 'There are 80 new ones.', 'en', 'figures {{'],
  ['Có {{facts.x, number}} cụm loa mới.', '{{facts.y, number}} new ones.', 'en', 'figures {{'],
  ['Có 80 cụm loa.', 'There are 800.', 'en', 'figures are'],
  ['Có 80 cụm loa.', 'There are some.', 'en', 'figures are'],
  ['Có nhiều cụm loa.', 'There are 80.', 'en', 'figures are'],
  ['Bà con hãy gọi công an.', 'Bà con hãy gọi công an.', 'en', 'not translated'],
  ['Bà con hãy gọi công an.', 'Please call the police.', 'km', 'not translated'],
  ['Bà con hãy gọi công an.', '', 'en', 'empty'],
])('%s → %s may not (%s)', (source, text, target, reason) =>
  expect(fault(source, text, target)).toContain(reason),
);

test('a text is put on one line and composed; a space that must not break stays', () =>
  expect(tidied(' Vie\u0323\u0302t\n Nam\u00A080 ')).toBe('Việt Nam\u00A080'));
