/** How text fits its boxes: what is measured, what is tried, and what a typesetter would not let pass. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { pressWith, printLayout, readBack } from '../browser/print-shop.ts';

/** Lines are 20 pixels high, and nothing has a margin. */
const stylesheets = {
  plain: `*{margin:0;padding:0;box-sizing:border-box}
    body{font:12px/20px "Noto Sans"} body.large{font-size:15px;line-height:25px} body.tight{line-height:16px}
    .side{position:relative;width:148mm;height:210mm;padding:40px;overflow:hidden}
    h2{font-size:12px;break-after:avoid} p{orphans:2;widows:2} figure{break-inside:avoid}
    .loose h2{break-after:auto} .loose p{orphans:1;widows:1} .loose figure{break-inside:auto}`,
};

let press: Press;
beforeAll(async () => {
  press = await pressWith(stylesheets);
}, 60_000);
afterAll(() => press.close());

const side = (content: string) => `<section class="side" data-side>${content}</section>`;
const box = (style: string, content: string, name = 'front') =>
  `<div data-box="${name}" style="width:400px;overflow:hidden;${style}">${content}</div>`;
/** So many lines of nine letters each. */
const lines = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `dòng ${String(from + index).padStart(4, '0')}`).join('<br>');
const twoColumns = 'columns:2;column-gap:20px;column-fill:auto;';

async function measure(body: string, more: Partial<PrintLayout> = {}) {
  const { measurement } = await press.render(printLayout(side(body), more));
  return measurement;
}

describe('what does not fit is counted', () => {
  test('in lines and in characters, from the first word that is cut', async () => {
    const { overflows, boxes } = await measure(box('height:100px', `<p>${lines(8)}</p>`));
    expect(overflows).toMatchObject([{ box: 'front', lines: 3, characters: 27, text: 'dòng 0006' }]);
    expect(overflows[0]?.excess).toBeCloseTo(60, 0);
    expect(boxes).toEqual([{ box: 'front', used: 160 }]);
  });

  test('where columns run out sideways', async () => {
    const { overflows, boxes } = await measure(box(`height:100px;${twoColumns}`, `<p>${lines(17)}</p>`));
    expect(overflows).toMatchObject([{ lines: 7, characters: 63, text: 'dòng 0011' }]);
    expect(boxes[0]?.used).toBeCloseTo(170, 0);
  });

  test('by the height of what is no text', async () => {
    const drawing = '<svg viewBox="0 0 10 10" style="display:block;width:60px;height:130px"></svg>';
    const { overflows } = await measure(box('height:100px', `<p>${lines(2)}</p>${drawing}`));
    expect(overflows).toMatchObject([{ lines: 4, characters: 36 }]);
  });

  test('and a table that is wider than its column is told from a text that is too long', async () => {
    const table = (words: string) => `<table><tr>${`<td>${words}</td>`.repeat(6)}</tr></table>`;
    const measured = async (content: string) =>
      (await measure(box(`height:100px;${twoColumns}`, content))).overflows;
    expect(await measured(table('Kếhoạch'))).toMatchObject([{ box: 'front', wideTable: true }]);
    const [long] = await measured(`${table('xã')}<p>${lines(17)}</p>`);
    expect(long).toMatchObject({ box: 'front' });
    expect(long).not.toHaveProperty('wideTable');
  });

  test('where a box is pushed out of its side', async () => {
    const { overflows } = await measure(`<div style="height:670px"></div>${box('', `<p>${lines(5)}</p>`)}`);
    expect(overflows).toMatchObject([{ box: 'front', lines: 1, text: 'dòng 0005' }]);
  });
});

describe('the room that is taken', () => {
  test('is a share of the height of all columns', async () => {
    const single = await measure(box('height:200px', `<p>${lines(5)}</p>`));
    expect(single.boxes).toEqual([{ box: 'front', used: 50 }]);
    const balanced = await measure(box('height:200px;columns:2', `<p>${lines(10)}</p>`));
    expect(balanced.boxes).toEqual([{ box: 'front', used: 50 }]);
  });

  test('counts what decoration beside the text would give up', async () => {
    const column = (content: string) =>
      `<div style="height:400px;display:flex;flex-direction:column">${content}</div>`;
    const { boxes } = await measure(
      column(`${box('', `<p>${lines(10)}</p>`)}<i style="flex:1 1 0;min-height:100px"></i>`),
    );
    expect(boxes[0]?.used).toBe(67);
  });

  test('of a box as high as its text counts the highest column', async () => {
    const { boxes } = await measure(
      `<div style="height:200px;display:flex;flex-direction:column">${box('columns:2', `<p>${lines(9)}</p>`)}<i style="flex:1"></i></div>`,
    );
    expect(boxes[0]?.used).toBe(50);
  });

  test('leaves out a margin that only fills the box', async () => {
    const { boxes } = await measure(
      box(
        'height:200px;display:flex;flex-direction:column',
        `<p>${lines(4)}</p><p style="margin-top:auto">${lines(1)}</p>`,
      ),
    );
    expect(boxes).toEqual([{ box: 'front', used: 50 }]);
    const grown = await measure(
      box('height:200px;display:flex;flex-direction:column', `<p style="flex:1">${lines(5)}</p>`),
    );
    expect(Math.abs((grown.boxes[0]?.used ?? 0) - 50)).toBeLessThanOrEqual(2);
  });
});

describe('the short text', () => {
  const whole = box('height:100px', `<p>${lines(12)}</p>`);
  const short = box('height:100px', `<p>${lines(4, 101)}</p>`);
  const layout = (more: Partial<PrintLayout>) => printLayout(side(whole), { fits: ['large', ''], ...more });

  test('is taken where the whole fits in no size, in the largest that holds it', async () => {
    const { measurement, bytes } = await press.render(
      layout({ shortened: { bodies: [side(short)], fits: ['large', ''] } }),
    );
    expect(measurement.overflows).toEqual([]);
    expect(measurement.fit).toEqual({ setting: 'large', size: 11.25, shortened: true });
    expect((await readBack(bytes)).text).toContain('0101');
    expect(measurement.faults).toEqual([]);
  });

  test('is what must be read back of pages that flow, too', async () => {
    const { measurement } = await press.render(
      layout({ sides: 'flow', shortened: { bodies: [side(short)], fits: ['large', ''] } }),
    );
    expect(measurement.fit.shortened).toBe(true);
    expect(measurement.faults).toEqual([]);
  });

  test('is not taken where the whole fits in the smallest size', async () => {
    const fitting = printLayout(side(box('height:100px', `<p>${lines(5)}</p>`)), {
      fits: ['large', ''],
      shortened: { bodies: [side(short)] },
    });
    const { measurement } = await press.render(fitting);
    expect(measurement.fit).toEqual({ setting: '', size: 9, shortened: false });
  });

  test('is counted where it does not fit either, or is not there', async () => {
    const long = box('height:100px', `<p>${lines(7, 101)}</p>`);
    const both = await press.render(layout({ shortened: { bodies: [side(long)], fits: ['large', ''] } }));
    expect(both.measurement.overflows).toMatchObject([{ lines: 2, text: 'dòng 0106' }]);
    const none = await press.render(layout({ shortened: 'unready' }));
    expect(none.measurement.overflows).toMatchObject([{ lines: 7 }]);
    expect(none.measurement.fit.shortened).toBe(false);
  });
});

describe('flaws of setting', () => {
  const columns = (content: string) => box(`height:100px;${twoColumns}`, content);
  const heading = '<h2>Đề mục</h2>';
  const kinds = async (body: string) => (await measure(body)).flaws.map(({ type }) => type);

  test('a line alone at the head or the foot of a column is found, and avoided where it can be', async () => {
    const widow = `<p>${lines(1)}</p><p>${lines(5, 101)}</p>`;
    const orphan = `<p>${lines(4)}</p><p>${lines(5, 101)}</p>`;
    const loose = await measure(`<div class="loose">${columns(widow)}</div>`);
    expect(loose.flaws).toMatchObject([{ type: 'widow', box: 'front' }]);
    expect(loose.flaws[0]?.text).toMatch(/dòng 0105$/);
    expect(await kinds(`<div class="loose">${columns(orphan)}</div>`)).toEqual(['orphan']);
    expect(await kinds(columns(widow))).toEqual([]);
    expect(await kinds(columns(orphan))).toEqual([]);
  });

  test('a paragraph of three lines is kept whole where there is room', async () => {
    expect(await kinds(columns(`<p>${lines(3)}</p><p>${lines(3, 101)}</p>`))).toEqual([]);
  });

  test('another division is taken, or closer lines, before a line is left alone', async () => {
    const flawed = `<div class="loose">${columns(`<p>${lines(1)}</p><p>${lines(5, 101)}</p>`)}</div>`;
    const sound = `<div class="loose">${columns(`<p>${lines(2)}</p><p>${lines(5, 101)}</p>`)}</div>`;
    const divided = await measure(flawed, { alternatives: [side(sound)] });
    expect(divided).toMatchObject({ flaws: [], fit: { setting: '' } });
    const closer = await measure(flawed, { fits: ['', 'tight'] });
    expect(closer).toMatchObject({ flaws: [], fit: { setting: 'tight' } });
    // Here the smaller type would have no flaw: what is readable comes first.
    const large = `<div class="loose">${columns(`<p>${lines(1)}</p><p>${lines(4, 101)}</p>`)}</div>`;
    const smaller = await measure(large, { fits: ['large', ''] });
    expect(smaller).toMatchObject({ flaws: [{ type: 'widow' }] });
  });

  test('a heading with its text in the next column is found', async () => {
    const text = `<p>${lines(4)}</p>${heading}<p>${lines(4, 101)}</p>`;
    expect(await kinds(`<div class="loose">${columns(text)}</div>`)).toEqual(['heading-at-foot']);
    expect(await kinds(columns(text))).toEqual([]);
  });

  test('a figure with what it counts in the next column is found', async () => {
    const text = `<p>${lines(4)}</p><dl><dt>4</dt><dd>${lines(3, 101)}</dd></dl>`;
    expect(await kinds(`<div class="loose">${columns(text)}</div>`)).toEqual(['heading-at-foot']);
  });

  test('a heading at the end of a box is found, but not one that has a box to itself', async () => {
    const after = box('height:100px', `<p>${lines(2)}</p>`, 'back');
    expect(await kinds(box('height:100px', `<p>${lines(2)}</p>${heading}`) + after)).toEqual([
      'heading-at-foot',
    ]);
    expect(await kinds(box('height:100px', heading) + after)).toEqual([]);
  });

  test('a picture that is parted from its caption is found', async () => {
    const picture = '<svg viewBox="0 0 10 10" style="display:block;width:80px;height:60px"></svg>';
    const figure = `<figure>${picture}<figcaption>Chú thích</figcaption></figure>`;
    const text = `<p>${lines(2)}</p>${figure}`;
    expect(await kinds(`<div class="loose">${columns(text)}</div>`)).toEqual(['parted-caption']);
    expect(await kinds(columns(text))).toEqual([]);
  });

  test('letters that an edge cuts, or that stand where the knife may, are found; the mark of a draft is not', async () => {
    const strip = '<p style="height:8px;overflow:hidden">Chữ bị cắt</p>';
    expect(await kinds(strip)).toEqual(['cut']);
    const near = (draft: string) => `<p ${draft} style="position:absolute;top:1mm;left:6mm">Sát mép</p>`;
    expect(await kinds(near(''))).toEqual(['near-trim']);
    expect(await kinds(near('data-draft'))).toEqual([]);
    expect(await kinds('<p style="position:absolute;top:4mm;left:4mm">Đủ xa</p>')).toEqual([]);
  });

  test('of a text that flows over pages, only what no page break can mend', async () => {
    const flowing = {
      sides: 'flow',
      body: `<p style="position:absolute;top:0">Đầu trang</p><i data-side></i><div data-column></div>`,
    } as const;
    expect((await press.render(printLayout('', flowing))).measurement.flaws).toEqual([]);
  });

  test('of a box that does not hold its text nothing more is said', async () => {
    const { flaws, overflows } = await measure(
      `<div class="loose">${columns(`<p>${lines(1)}</p><p>${lines(15, 101)}</p>`)}</div>`,
    );
    expect(overflows).toHaveLength(1);
    expect(flaws).toEqual([]);
  });
});
