/** Printed files as they are seen: drawn by another program than the browser that printed them. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pixels } from '../../pipeline/engines/pixels.ts';
import type { Press } from '../../pipeline/engines/press.ts';
import { lookAtPages } from '../../pipeline/engines/raster-pdf.ts';
import { toHtml } from '../../pipeline/markup/hast.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { qrCode } from '../../pipeline/products/qr.ts';
import { pressWith, printLayout } from '../browser/print-shop.ts';

const stylesheets = {
  plain: `body{font:11pt/1.6 "Noto Sans","Noto Sans Khmer","Noto Sans SC","Tai Heritage Pro"}
    .side{position:relative;width:148mm;height:210mm;break-after:page;overflow:hidden}
    .side:last-child{break-after:auto} .qr{position:absolute;left:100mm;top:150mm;width:24mm}`,
};

let press: Press;
beforeAll(async () => {
  press = await pressWith(stylesheets);
}, 60_000);
afterAll(() => press.close());

const side = (content: string) => `<section class="side" data-side>${content}</section>`;
const code = (address: string) => toHtml(qrCode(address, 'Mã QR'));
const address = 'https://soctrang.example/thong-tin-doi-ngoai/km/leaflet/2024/your-rights.html';

describe('codes on the printed page', () => {
  const faults = async (body: string, codes: readonly string[] = [address]) =>
    (await press.render(printLayout(body, { codes, sides: 2 }))).measurement.faults;

  test('lead to the address that was meant, on whichever side they stand', async () => {
    expect(await faults(side('<p>Một</p>') + side(code(address)))).toEqual([]);
    expect(await faults(side(code(address)), [])).toEqual([]);
    expect(await faults(side(code(address)).repeat(2))).toEqual([]);
  });

  test('that are not there, lead elsewhere or are cut are found', async () => {
    const lost = { type: 'lost-code', text: address };
    expect(await faults(side('<p>Không có mã</p>'))).toEqual([lost]);
    expect(await faults(side(code('https://soctrang.example/vi/')))).toEqual([
      lost,
      { type: 'wrong-code', text: 'https://soctrang.example/vi/' },
    ]);
    const cut = `<style>.qr{left:135mm!important}</style>${code(address)}`;
    expect(await faults(side(cut))).toEqual([lost]);
    const covered = `${code(address)}<div style="position:absolute;left:100mm;top:150mm;width:14mm;height:14mm;background:#fff"></div>`;
    expect(await faults(side(covered))).toEqual([lost]);
  });

  test('that something stands too close to are found; what keeps away is no matter', async () => {
    const beside = (left: number) =>
      `${code(address)}<div style="position:absolute;left:${left}mm;top:150mm;width:2mm;height:24mm;background:#06303b"></div>`;
    expect(await faults(side(beside(124.2)))).toEqual([]);
    expect(await faults(side(beside(122.6)))).toEqual([{ type: 'crowded-code', text: address }]);
  });

  test('are found where no tag says where they stand', async () => {
    const hidden = code(address).replace('role="img"', 'aria-hidden="true"');
    expect(hidden).toContain('aria-hidden');
    expect(await faults(side(hidden))).toEqual([]);
  });
});

describe('pages', () => {
  const text = (language: string, words: string) =>
    side(`<p lang="${language}" style="font-size:30pt;margin:10mm">${words}</p>`);
  /** Share of pixels that are ink. */
  const ink = ({ data }: Pixels) => {
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark / (data.length / 4);
  };

  test.each([
    ['km', 'ស្ត្រី ខ្ញុំ'],
    ['rad', 'ê̆ ô̆ Ê̆ Ô̆'],
    ['blt-Tavt', 'ꪼꪕ ꪬꪺ ꪀꪫꪱꪣ'],
    ['zh-Hans', '人人生而自由'],
  ])('%s is drawn as the browser draws it', async (language, words) => {
    const layout = printLayout(text(language, words), { language: language as LanguageTag });
    const { bytes } = await press.render(layout);
    const printed = await lookAtPages(bytes, (pages) => pages.page(0).draw(96 / 72));
    const { bytes: screen } = await press.render({
      ...layout,
      medium: 'image',
      width: Math.round((148 / 25.4) * 96),
      height: Math.round((210 / 25.4) * 96),
    });
    const { data, info } = await sharp(screen).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const shown: Pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
    expect(Math.abs(printed.width - shown.width)).toBeLessThanOrEqual(1);
    expect(ink(shown)).toBeGreaterThan(0.001);
    // A mark that were lost or shifted changes far more than the two ways of smoothing edges do.
    expect(apart(printed, shown)).toBeLessThan(ink(shown) * 0.25);
  });

  test('a region is the page’s pixels there, and pages come by their number', async () => {
    const { bytes } = await press.render(
      printLayout(side('') + side('<div style="margin:20mm;width:20mm;height:20mm;background:#d00"></div>'), {
        sides: 2,
      }),
    );
    await lookAtPages(bytes, (pages) => {
      expect(pages.count).toBe(2);
      expect(ink(pages.page(0).draw(1))).toBe(0);
      const points = (millimetres: number) => (millimetres / 25.4) * 72;
      const red = pages.page(1).draw(2, { x: points(25), y: points(25), width: 10, height: 10 });
      expect([red.width, red.height, ...red.data.subarray(0, 4)]).toEqual([20, 20, 221, 0, 0, 255]);
      const outside = pages.page(1).draw(1, { x: -10, y: -10, width: 10, height: 10 });
      expect(Math.min(...outside.data)).toBe(255);
    });
  });

  test('what is no PDF is refused', async () => {
    await expect(lookAtPages(Buffer.from('Trang'), () => 0)).rejects.toThrow('cannot open');
  });

  /** Share of pixels that are ink in one and paper in the other, one pixel around included. */
  function apart(one: Pixels, other: Pixels): number {
    const dark = ({ data, width }: Pixels, x: number, y: number, limit: number) =>
      (data[(y * width + x) * 4] ?? 255) < limit;
    let differ = 0;
    for (let y = 1; y < other.height - 2; y++) {
      for (let x = 1; x < other.width - 2; x++) {
        if (!dark(other, x, y, 100)) continue;
        let near = false;
        for (let dy = -1; dy <= 1; dy++)
          for (let dx = -1; dx <= 1; dx++) near ||= dark(one, x + dx, y + dy, 200);
        if (!near) differ += 1;
      }
    }
    return differ / (other.width * other.height);
  }
});
