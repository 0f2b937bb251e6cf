/** Units as they are exported, for the tests of the exchange formats. */
import type { ElementNode } from '../../pipeline/model/html.ts';
import type { DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { InlineCode } from '../../pipeline/model/unit.ts';
import { envelopeOf } from '../../pipeline/translation/interchange/envelope.ts';
import type { ExchangeJob, ExchangeUnit } from '../../pipeline/translation/interchange/format.ts';
import { profileOf } from '../language/profiles.ts';

const element = (tagName: string): ElementNode => ({
  type: 'element',
  tagName,
  properties: {},
  children: [],
});

export const pair = (number: number, tagName = 'strong'): InlineCode => ({
  number,
  single: false,
  element: element(tagName),
});
export const single = (number: number, tagName = 'br'): InlineCode => ({
  number,
  single: true,
  element: element(tagName),
});

export const unitOf = (
  id: string,
  source: string,
  target = '',
  more: Partial<ExchangeUnit> = {},
): ExchangeUnit => ({
  document: 'news/2024/plan' as DocumentId,
  id: id as UnitId,
  source,
  target,
  state: target ? 'translated' : 'missing',
  note: '',
  role: 'paragraph',
  place: { file: 'content/news/2024/plan.md', line: 7 },
  codes: [],
  ...more,
});

export const jobOf = (...units: readonly ExchangeUnit[]): ExchangeJob => ({
  envelope: envelopeOf(
    {
      project: 'tag:soctrang.example,2024:soctrang',
      source: 'vi' as LanguageTag,
      language: 'km' as LanguageTag,
    },
    units,
  ),
  units,
  terms: [],
  source: profileOf('vi'),
  target: profileOf('km'),
  date: '2024-06-01',
  tongue: 'vi',
});

/** What each format has to carry: codes, facts, signs of its own syntax, states, notes, limits, sources of before. */
export const hardUnits: readonly ExchangeUnit[] = [
  unitOf('title', 'Gọi <1>113</1> ngay', 'ហៅ <1>113</1>។', { codes: [pair(1)], role: 'field', limit: 110 }),
  unitOf('a1', '<1>Một <2>hai</2></1><3/>ba', '<3/><1><2>ពីរ</2> មួយ</1>បី', {
    codes: [pair(1), pair(2, 'a'), single(3)],
    state: 'reviewed',
  }),
  unitOf(
    'a2',
    'Có {{facts.loudspeakers, number}} cụm loa & <3 "đài"',
    "{{facts.loudspeakers, number}} — '&lt;1&gt;'",
    {
      state: 'draft',
      note: 'Từ «loa» là gì?\nXin giải thích.',
    },
  ),
  unitOf('a3', '=1+2', '-5 °C', { state: 'approved' }),
  unitOf('a4', '27/10/2023', '០១២'),
  unitOf('a5', 'Chưa dịch, “nháy”; chấm phẩy\tvà _x000D_ \\n %s', ''),
  unitOf('a6', 'Giá 5.000 đồng', 'តម្លៃ ៤.០០០ ដុង', {
    state: 'stale-data',
    previous: 'Giá 4.000 đồng',
    alternatives: ['តម្លៃ <5 & ៥'],
  }),
  unitOf('b1', 'Gọi <1>113</1> khi có {{facts.loudspeakers, number}} việc', '', {
    codes: [pair(1)],
    matches: [
      { percent: 101, source: 'Gọi <1>113</1>', target: 'ហៅ <1>113</1>។', from: 'news/2023/plan' },
      {
        percent: 87,
        source: 'Gọi <4>114</4> & {{facts.loudspeakers, number}}',
        target: '<4>ហៅ</4>',
        from: 'a.tmx',
      },
    ],
  }),
  unitOf('a7', 'Ê̆ Đê: ƀuôn, ê̆ ô̆ ơ̆ ư̆ 😀', 'ꪹꪁꪙ ꪎꪱꪫ', { note: '=HYPERLINK("x")' }),
  unitOf('a8', 'Mã hỏng <1>đây</1>', 'Bản dịch <1>hỏng', { codes: [pair(1)] }),
  unitOf('a9', "'+84 900", "'Ba Na", {}),
  unitOf('image.alt', 'Hình', 'រូប', { role: 'alt', document: 'culture/2024/ooc-om-boc' as DocumentId }),
];
