/** A unit keeps its id wherever an editor moves it, so that no translator has to do a text again. */
import { describe, expect, test } from 'vitest';
import type { DocumentId, UnitId } from '../../pipeline/model/id.ts';
import type { SourceUnit, Unit, UnitRole } from '../../pipeline/model/unit.ts';
import { align } from '../../pipeline/translation/align.ts';
import { sourceCatalogue } from '../../pipeline/translation/sync.ts';
import { seeded } from '../seeded.ts';

const document = 'news/2024/plan' as DocumentId;
const place = { file: 'content/news/2024/plan.md' };
/** A text with its kind before it: `heading: Kinh phí`; without one it is a paragraph. */
function unit(written: string): SourceUnit {
  const [, role = 'paragraph', text = ''] = /^(?:(heading|item|cell): )?([\s\S]*)$/.exec(written) ?? [];
  return { role: role as UnitRole, text, codes: [], place };
}
const aligned = (texts: readonly string[], before: readonly Unit[] = []) =>
  align(document, texts.map(unit), sourceCatalogue(before));
const idOf = (units: readonly Unit[], text: string): UnitId | undefined =>
  units.find((each) => each.text === text)?.id;

const sentences = [
  'Công an không bao giờ yêu cầu chuyển tiền qua điện thoại.',
  'Người gọi tự nhận là nhân viên ngân hàng hoặc bưu điện.',
  'Hãy tắt máy và gọi lại số chính thức của cơ quan.',
  'Bốn dấu hiệu nhận biết',
  'Gọi 113 khi nghi ngờ.',
];

describe('one edit', () => {
  const before = aligned(sentences);

  test('inserted around, moved or deleted: every other text keeps its id', () => {
    const after = aligned(['Mới ở đầu.', ...sentences.slice(2), 'Mới ở cuối.', sentences[0] ?? ''], before);
    for (const text of [...sentences.slice(2), sentences[0] ?? ''])
      expect(idOf(after, text)).toBe(idOf(before, text));
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
  });

  test('an edited text keeps its id, also when its neighbours change', () => {
    const edited = 'Công an không yêu cầu ai chuyển tiền qua điện thoại.';
    const after = aligned(['Một câu hoàn toàn mới.', edited, ...sentences.slice(2)], before);
    expect(idOf(after, edited)).toBe(before[0]?.id);
  });

  test('a text replaced by another one gives its id to nobody', () => {
    const after = aligned(
      [...sentences.slice(0, 4), 'Lễ hội đua ghe ngo diễn ra vào tháng mười âm lịch.'],
      before,
    );
    expect(before.map(({ id }) => id)).not.toContain(after[4]?.id);
  });

  test('two who add the same paragraph give it the same id', () => {
    const [one, other] = [aligned([...sentences, 'Thêm.'], before), aligned(['Thêm.', ...sentences], before)];
    expect(idOf(one, 'Thêm.')).toBe(idOf(other, 'Thêm.'));
  });

  test('equal texts have ids of their own, and keep them in order', () => {
    const twice = aligned(['Gọi 113.', 'Ở giữa.', 'Gọi 113.']);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(3);
    expect(
      aligned(['Ở đầu.', 'Gọi 113.', 'Ở giữa.', 'Gọi 113.'], twice)
        .slice(1)
        .map(({ id }) => id),
    ).toEqual(twice.map(({ id }) => id));
  });
});

describe('where an editor does more than one thing', () => {
  const ids = (units: readonly Unit[]) => units.map(({ id }) => id);

  test('cells that repeat keep their own ids when rows are added and moved', () => {
    const table = [
      'cell: Xã An Hiệp',
      'cell: Có',
      'cell: Xã Lai Hòa',
      'cell: Không',
      'cell: Xã Vĩnh Hải',
      'cell: Có',
    ];
    const before = aligned(table);
    const added = aligned([...table.slice(0, 2), 'cell: Xã Mới', 'cell: Có', ...table.slice(2)], before);
    expect(ids(added).toSpliced(2, 2)).toEqual(ids(before));
    const removed = aligned(table.slice(2), before);
    expect(ids(removed)).toEqual(ids(before).slice(2));
  });

  test('of two equal texts the one of the same kind goes on', () => {
    const before = aligned(['heading: Kinh phí', 'Đoạn một nói về loa.', 'cell: Kinh phí', 'cell: Ghi chú']);
    const after = aligned(['Đoạn một nói về loa.', 'cell: Ghi chú', 'cell: Kinh phí'], before);
    expect(idOf(after, 'Kinh phí')).toBe(before[2]?.id);
  });

  test('of two equal texts each goes on in its own section when sections change places', () => {
    const sections = [
      'heading: Trần Đề',
      'Liên hệ công an.',
      'Một.',
      'heading: Vĩnh Châu',
      'Liên hệ công an.',
      'Hai.',
    ];
    const before = aligned(sections);
    const after = aligned([...sections.slice(3), ...sections.slice(0, 3)], before);
    expect(ids(after)).toEqual([...ids(before).slice(3), ...ids(before).slice(0, 3)]);
  });

  test('a paragraph that is split goes on in its longer part, and paragraphs that are merged in the whole', () => {
    const [one = '', two = ''] = sentences;
    const whole = aligned([`${one} ${two}`, sentences[2] ?? '']);
    const split = aligned([one, two, sentences[2] ?? ''], whole);
    expect(ids(split)[0]).toBe(ids(whole)[0]);
    expect(ids(whole)).not.toContain(ids(split)[1]);
    const merged = aligned([`${one} ${two}`, sentences[2] ?? ''], split);
    expect(ids(merged)).toEqual(ids(whole));
  });

  test('a paragraph moved and corrected in one go keeps its id', () => {
    const before = aligned(sentences);
    const corrected = 'Công an không bao giờ yêu cầu bà con chuyển tiền qua điện thoại.';
    const after = aligned([...sentences.slice(1), corrected], before);
    expect(idOf(after, corrected)).toBe(before[0]?.id);
  });

  test('a heading reworded in its place keeps its id; emphasis and case make no other text', () => {
    const before = aligned(['heading: Kinh phí', sentences[0] ?? '', 'Gọi 113.', sentences[1] ?? '']);
    const after = aligned(
      ['heading: Kinh phí và nguồn', sentences[0] ?? '', 'GỌI <1>113</1>.', sentences[1] ?? ''],
      before,
    );
    expect(ids(after)).toEqual(ids(before));
  });

  test('an id of a text that goes is not given to another that comes', () => {
    const before = aligned(['Gọi 113.']);
    const after = aligned(['Gọi 113.', 'Gọi 113.'], before);
    expect(new Set(ids(after)).size).toBe(2);
    expect(ids(after)[0]).toBe(before[0]?.id);
  });

  test('two thousand texts rewritten at once take no longer than a breath', () => {
    const below = seeded(3);
    const sentence = () => Array.from({ length: 30 }, () => words[below(words.length)]).join(' ');
    const before = aligned(Array.from({ length: 2000 }, sentence));
    const start = performance.now();
    aligned(Array.from({ length: 2000 }, sentence), before);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

const words =
  'công an xã biên giới tuyên truyền loa thông tin đồng bào Khmer chuyển tiền điện thoại lễ hội ghe ngo kinh phí tỉnh huyện năm'.split(
    ' ',
  );

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'many edits, series %i: what was not touched keeps its id',
  (seed) => {
    const below = seeded(seed);
    const sentence = () =>
      Array.from({ length: 6 + below(12) }, () => words[below(words.length)] ?? '').join(' ');
    let texts = [...new Set(Array.from({ length: 12 }, sentence))];
    let units = aligned(texts);
    for (let step = 0; step < 25; step += 1) {
      const at = below(texts.length);
      const kind = below(4);
      const text = texts[at] ?? '';
      const rest = texts.filter((_, index) => index !== at);
      const edited = text.replace(/\S+$/, 'sửa').replace(/^/, 'Đã ');
      const next =
        kind === 0
          ? [...texts.slice(0, at), sentence(), ...texts.slice(at)]
          : kind === 1 && texts.length > 3
            ? rest
            : kind === 2
              ? [...rest.slice(0, below(rest.length + 1)), text, ...rest.slice(below(rest.length + 1))]
              : texts.map((each, index) => (index === at ? edited : each));
      const after = aligned([...new Set(next)], units);
      const ids = after.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { text: kept, id } of after) {
        const known = idOf(units, kept);
        if (known) expect(id, `step ${step}: ${kept}`).toBe(known);
      }
      if (kind === 3) expect(idOf(after, edited), `step ${step}: edited in its place`).toBe(units[at]?.id);
      [texts, units] = [[...new Set(next)], after];
    }
  },
);

test('texts that somebody typed over in the source’s catalogue keep their ids: they were made of the document', () => {
  const before = aligned(sentences);
  const overwritten = before.map((each) => ({ ...each, text: 'Một câu khác hẳn.' }));
  expect(aligned(sentences, overwritten)).toEqual(before);
});
