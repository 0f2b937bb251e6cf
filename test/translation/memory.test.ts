import { describe, expect, test } from 'vitest';
import { createMemory, type MemoryUnit, type Neighbours } from '../../pipeline/translation/memory.ts';
import { partFinder } from '../../pipeline/translation/memory-parts.ts';
import { profileOf } from '../language/profiles.ts';

const unit = (source: string, target: string, more: Partial<MemoryUnit> = {}): MemoryUnit => ({
  source,
  target,
  from: 'news/2023/old',
  state: 'translated',
  ...more,
});

const lookUp = (units: readonly MemoryUnit[], text: string, neighbours?: Neighbours) =>
  createMemory(units, profileOf('vi'))
    .lookUp(text, neighbours)
    .map(({ percent, unit: { target } }) => `${percent} ${target}`);

describe('the same text', () => {
  const yes = [
    unit('Có', 'Yes', { before: 'Trả lời', after: 'Không' }),
    unit('Có', 'There is', { before: 'Loa', after: 'Xã', state: 'reviewed' }),
  ];

  test('between the same neighbours is better than elsewhere, whatever a reviewer said there', () => {
    expect(lookUp(yes, 'Có', { before: 'Trả lời', after: 'Không' })).toEqual(['101 Yes', '100 There is']);
    expect(lookUp(yes, 'Có', { before: 'Trả lời' })).toEqual(['100 There is', '100 Yes']);
    expect(lookUp(yes, 'Có')).toEqual(['100 There is', '100 Yes']);
  });

  test('is the same with the tone on the other vowel, with marks apart and with wider spaces', () =>
    expect(lookUp([unit('Hòa bình ở Việt Nam', 'x')], 'Hoà bình  ở Vie\u0323\u0302t Nam')).toEqual([
      '100 x',
    ]));

  test('is offered once for one translation', () =>
    expect(lookUp([unit('Có', 'Yes'), unit('Có', 'Yes')], 'Có')).toEqual(['100 Yes']));
});

describe('a text that is alike', () => {
  const plan = unit('Có 80 cụm loa ở <1>xã đảo</1> trong năm nay.', 'x');
  const percent = (text: string) => Number.parseInt(lookUp([plan], text)[0] ?? '0', 10);

  test('is never the same, when only a capital or a comma differs', () =>
    expect(percent('có 80 cụm loa, ở <1>xã đảo</1> trong năm nay')).toBe(99));

  test('is less alike with another figure, with other codes, and with both', () => {
    expect(percent('Có 90 cụm loa ở <1>xã đảo</1> trong năm nay.')).toBe(96);
    expect(percent('Có 80 cụm loa ở <1>xã đảo</1> trong <2>năm nay</2>.')).toBeLessThan(96);
    expect(percent('Có 90 cụm loa ở xã đảo trong năm nay.')).toBeLessThan(
      percent('Có 80 cụm loa ở xã đảo trong năm nay.'),
    );
  });

  test('is less alike the more of its words are others, and in the end is not offered', () => {
    const near = percent('Có 80 cụm loa ở <1>xã biên giới</1> trong năm nay.');
    const far = percent('Có 80 cụm loa ở <1>vùng biên giới</1> trong quý này.');
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
    expect(lookUp([plan], 'Công an không bao giờ yêu cầu chuyển tiền.')).toEqual([]);
  });

  test('of one word is found by its letters, though no word is the same', () =>
    expect(lookUp([unit('Kế-hoạch-năm', 'x'), unit('nghiêng', 'y')], 'nghiên')).toEqual(['85 y']));

  test('comes behind the same text, and the best first', () => {
    const units = [
      unit('Sở Thông tin và Truyền thông tỉnh', 'b'),
      unit('Sở Thông tin và Truyền thông', 'a'),
      unit('Sở Thông tin và Truyền thông tỉnh Sóc Trăng', 'c'),
    ];
    const found = lookUp(units, 'Sở Thông tin và Truyền thông');
    expect(found.map((each) => each.slice(-1))).toEqual(['a', 'b', 'c']);
    expect(found[0]).toBe('100 a');
  });

  test('the likest of many is found, whatever they share', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      unit(
        `Ủy ban nhân dân xã số ${'một hai ba bốn năm sáu bảy tám'.split(' ')[at % 8]} ban hành kế hoạch ${at}`,
        `${at}`,
      ),
    );
    const wanted = unit('Ủy ban nhân dân phường ban hành quy định về loa truyền thanh', 'wanted');
    const [best] = lookUp([...many, wanted], 'Ủy ban nhân dân phường ban hành quy định về loa phát thanh');
    expect(best).toMatch(/^91 wanted$/);
  });
});

test('an empty memory has nothing to offer', () => expect(lookUp([], 'Có')).toEqual([]));

describe('sentences of a block that was never translated', () => {
  const old = unit(
    'Gọi <1>113</1> ngay. Không chuyển tiền. <2>Báo</2> công an xã.',
    'Call <1>113</1> now. Send no money. Tell <2>the police</2>.',
  );
  const parts = (text: string, ...units: readonly MemoryUnit[]) =>
    partFinder(units, profileOf('vi'), profileOf('en'))(text).map(({ source, target }) => [source, target]);

  test('are offered where they were sentences of another, with the codes of this one', () =>
    expect(parts('Hãy <1>dừng</1> lại. <2>Báo</2> công an xã. Không chuyển tiền.', old)).toEqual([
      ['<2>Báo</2> công an xã.', 'Tell <2>the police</2>.'],
      ['Không chuyển tiền.', 'Send no money.'],
    ]));

  test('are not offered where the translation has another number of sentences, or other codes', () => {
    expect(parts('Một. Hai.', unit('Một. Hai.', 'One and two.'))).toEqual([]);
    expect(parts('<1>Một</1>. Hai.', unit('<1>Một</1>. Hai.', 'One. <1>Two</1>.'))).toEqual([]);
  });

  test('a text of one sentence has no parts: it is looked up as a whole', () =>
    expect(parts('Không chuyển tiền.', old)).toEqual([]));
});
