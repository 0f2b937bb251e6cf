/** A unit keeps its id wherever an editor moves it, so that no translator has to do a text again. */
import { describe, expect, test } from 'vitest';
import type { DocumentId, UnitId } from '../../pipeline/model/id.ts';
import type { SourceUnit, Unit } from '../../pipeline/model/unit.ts';
import { align } from '../../pipeline/translation/align.ts';
import { sourceCatalogue } from '../../pipeline/translation/sync.ts';

const document = 'news/2024/plan' as DocumentId;
const place = { file: 'content/news/2024/plan.md' };
const unit = (text: string): SourceUnit => ({ role: 'paragraph', text, codes: [], place });
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

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

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
