import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { Digest, LanguageTag } from '../../pipeline/model/id.ts';
import { imageLayout, pressWith, printLayout, readBack } from '../browser/print-shop.ts';

const stylesheets = {
  plain: `body{font:11pt/1.6 "Noto Sans","Noto Sans Khmer","Noto Sans SC","Tai Heritage Pro","Noto Sans Cham"}
    .side{width:148mm;height:210mm;box-sizing:border-box;padding:10mm;break-after:page;overflow:hidden}
    .side:last-child{break-after:auto}`,
};

let press: Press;
beforeAll(async () => {
  press = await pressWith(stylesheets);
}, 60_000);
afterAll(() => press.close());

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const side = (content: string) => `<section class="side" data-side>${content}</section>`;

describe('print', () => {
  test('the same layout gives the same bytes, in another browser, at another time and in another time zone', async () => {
    const layout = printLayout(
      side(
        '<h1>Tờ rơi</h1><p>Công an không yêu cầu <a href="https://example.vn/">chuyển tiền</a>.</p>' +
          // The browser names the heads of a table by what it has set before.
          '<table><tr><th scope="col">Số</th><th scope="col">Việc</th></tr><tr><td>113</td><td>Gọi</td></tr></table>',
      ),
    );
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const first = await press.render(layout);
    process.env.TZ = 'America/New_York';
    const other = await pressWith(stylesheets);
    // What was set before leaves no trace.
    await other.render(
      printLayout(side('<p lang="zh-Hans">你好</p>'), { language: 'zh-Hans' as LanguageTag }),
    );
    const second = await other.render(layout);
    await other.close();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(digest(second.bytes)).toBe(digest(first.bytes));
    expect(second.thumbnails.map(digest)).toEqual(first.thumbnails.map(digest));
  }, 60_000);

  const texts: readonly [language: string, text: string][] = [
    ['vi', 'Bốn dấu hiệu nhận biết: ĐẮK LẮK, ưỡn ẹo, Ỷ ỹ, 3.595.680.000 ₫'],
    ['rad', 'Ê Đê: ê̆ ô̆ ơ̆ ư̆ Ê̆ Ô̆ Ơ̆ Ư̆ č ƀ ĕ ŏ'],
    ['km', 'មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព'],
    ['zh-Hans', '人人生而自由，在尊严和权利上一律平等。'],
    ['blt-Tavt', 'ꪼꪕ ꪬꪺ ꪀꪫꪱꪣ ꪹꪏꪸ꫁ ꪎꪱꪙ'],
  ];
  test.each(texts)('%s is read back from the PDF without a lost character', async (language, text) => {
    const layout = printLayout(side(`<p>${text}</p><p><b>${text}</b></p>`), {
      language: language as LanguageTag,
    });
    const { bytes } = await press.render(layout);
    const { text: read, missingGlyphs } = await readBack(bytes);
    expect(missingGlyphs).toBe(0);
    // Khmer vowels stand in the order in which they are drawn, and ើ is drawn in two parts.
    const inOrder = (characters: string) =>
      [...characters.normalize('NFC').replace(/\s/g, '').replaceAll('ើ', 'េី')].sort().join('');
    expect(inOrder(read)).toBe(inOrder(text + text));
  });

  test('a character that no font has is found by reading back', async () => {
    const { bytes } = await press.render(printLayout(side('<p>Ơ \u{1E900} ơ</p>')));
    expect((await readBack(bytes)).missingGlyphs).toBeGreaterThan(0);
  });

  test('boxes are exact, metadata complete, and the file says that it is tagged PDF/A', async () => {
    const { bytes, measurement } = await press.render(
      printLayout(side('<h1>Một</h1>') + side('<h1>Hai</h1>')),
    );
    expect(measurement.sides).toBe(2);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of pdf.getPages()) {
      const trim = page.getTrimBox();
      expect(trim.width).toBeCloseTo((148 / 25.4) * 72, 1);
      expect(trim.height).toBeCloseTo((210 / 25.4) * 72, 1);
      expect(page.getMediaBox()).toEqual(trim);
    }
    expect(pdf.getTitle()).toBe('Bốn dấu hiệu lừa đảo');
    expect(pdf.getKeywords()).toBe('soctrang-2024-0003');
    expect(pdf.getCreationDate()?.toISOString()).toBe('2024-06-01T00:00:00.000Z');
    expect(pdf.getModificationDate()?.toISOString()).toBe('2024-06-01T00:00:00.000Z');
    expect(String(pdf.catalog.get(pdf.context.obj('Lang') as never) ?? pdf.getLanguage())).toContain('vi');
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('pdfaid:part');
    expect(raw).toContain('StructTreeRoot');
  });

  test('colour reaches every edge of the side', async () => {
    const { thumbnails } = await press.render(
      printLayout('<section data-side style="width:148mm;height:210mm;background:#000"></section>'),
    );
    const { data, info } = await sharp(thumbnails[0]).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(320);
    const middle = Math.floor(info.height / 2) * info.width;
    expect(data[middle]).toBeLessThan(20);
    expect(data[middle + info.width - 2]).toBeLessThan(40);
  });

  test('text that runs out of its box is reported with the box and the first words that are cut', async () => {
    const box = (text: string) =>
      side(
        `<div data-box="mặt trước" style="width:100mm;height:20mm;overflow:hidden"><p style="margin:0">${text}</p></div>`,
      );
    const fits = await press.render(printLayout(box('Vừa đủ chỗ.')));
    expect(fits.measurement.overflows).toEqual([]);

    const long = await press.render(printLayout(box(`${'từ '.repeat(150)}cuối`)));
    const [overflow, ...rest] = long.measurement.overflows;
    expect(rest).toEqual([]);
    expect(overflow?.box).toBe('mặt trước');
    expect(overflow?.excess).toBeGreaterThan(20);
    expect(overflow?.text).toMatch(/^từ từ/);

    const wide = await press.render(printLayout(box('x'.repeat(200))));
    expect(wide.measurement.overflows[0]?.excess).toBeGreaterThan(100);
  });

  test('of several type sizes and divisions the first that holds its text is taken, else the one that nearly does', async () => {
    const box = (text: string) =>
      side(
        `<div data-box="mặt" style="width:100mm;height:30mm;overflow:hidden"><p style="margin:0">${text}</p></div>`,
      );
    const sized = { plain: `${stylesheets.plain} body.large{font-size:18pt} body.small{font-size:8pt}` };
    const sizing = await pressWith(sized);
    const text = 'Công an không bao giờ yêu cầu chuyển tiền qua điện thoại. '.repeat(6);
    const fits = ['large', '', 'small'];
    const chosen = await sizing.render(printLayout(box(text), { fits }));
    expect(chosen.measurement.overflows).toEqual([]);
    const directly = await sizing.render(printLayout(box(text), { fits: ['small'] }));
    expect(digest(chosen.bytes)).toBe(digest(directly.bytes));
    const divided = await sizing.render(
      printLayout(box(text), { fits, alternatives: [box(text.slice(0, 60))] }),
    );
    expect((await readBack(divided.bytes)).text.length).toBeLessThan(80);
    const never = await sizing.render(printLayout(box(text.repeat(5)), { fits }));
    expect(never.measurement.overflows[0]?.box).toBe('mặt');
    expect(digest(never.bytes)).toBe(
      digest((await sizing.render(printLayout(box(text.repeat(5)), { fits: ['small'] }))).bytes),
    );
    await sizing.close();
  });

  test('one side too many is counted', async () => {
    const { measurement } = await press.render(
      printLayout(side('Một') + side('Hai') + side('Ba'), { sides: 2 }),
    );
    expect(measurement.sides).toBe(3);
  });

  test('nothing is fetched from elsewhere, and what was tried is reported', async () => {
    const { measurement } = await press.render(
      printLayout(
        side(
          '<img src="https://example.org/spy.png" alt=""><img src="file:///etc/hostname" alt="">' +
            '<div style="background:url(https://example.org/paper.png)">x</div><iframe src="https://frames.example.org/frame"></iframe>',
        ),
      ),
    );
    expect(measurement.refused).toEqual(
      expect.arrayContaining(['https://example.org/spy.png', 'https://example.org/paper.png']),
    );
    expect(measurement.refused.some((url) => url === 'https://frames.example.org/frame')).toBe(true);
    expect(measurement.refused.some((url) => url.startsWith('file:'))).toBe(true);
    const clean = await press.render(printLayout(side('<p>x</p>')));
    expect(clean.measurement.refused).toEqual([]);
  });

  test('a picture is cut to its box and lies in the PDF as a JPEG of exactly that size', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
    const file = join(folder, 'boat.png');
    const png = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#c33' } })
      .png()
      .toBuffer();
    await sharp(png).toFile(file);
    const { bytes, measurement } = await press.render(
      printLayout(side('<img src="pictures/boat.jpg" alt="Ghe ngo" style="width:60mm;height:40mm">'), {
        pictures: {
          'pictures/boat.jpg': {
            file,
            digest: digest(png) as Digest,
            width: 709,
            height: 472,
            resolution: 300,
            source: { width: 1600, height: 900 },
          },
        },
      }),
    );
    await rm(folder, { recursive: true });
    expect(measurement.refused).toEqual([]);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/DCTDecode/);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const images = pdf.context.enumerateIndirectObjects().map(([, object]) => String(object));
    expect(images.some((object) => /\/Width 709\b/.test(object) && /\/Height 472\b/.test(object))).toBe(true);
  });
});

describe('images', () => {
  test('a PNG has exactly the size that was asked for, the same bytes each time, and a small picture beside it', async () => {
    const layout = imageLayout('<div style="height:1350px;background:#0a6">Số liệu</div>');
    const first = await press.render(layout);
    await press.render(printLayout(side('<p>between</p>')));
    const second = await press.render(layout);
    expect(digest(second.bytes)).toBe(digest(first.bytes));
    expect(await sharp(first.bytes).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1350 });
    expect(await sharp(first.thumbnails[0]).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 400,
    });
  });
});

describe.runIf(process.platform === 'linux')('a browser that crashes', () => {
  test('is started again, and its layout is set all the same', async () => {
    const before = new Set(children());
    const fragile = await pressWith(stylesheets);
    const browsers = children().filter((id) => !before.has(id));
    expect(browsers).toHaveLength(1);
    for (const id of browsers) process.kill(id, 'SIGKILL');
    const { measurement } = await fragile.render(printLayout(side('<p>Lần nữa</p>')));
    expect(measurement.sides).toBe(1);
    await fragile.close();
    await expect(fragile.render(printLayout(side('<p>Đã đóng</p>')))).rejects.toThrow();
    expect(children().filter((id) => !before.has(id))).toEqual([]);
  }, 60_000);
});

/** The processes that this one has started. */
function children(): number[] {
  return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
}
