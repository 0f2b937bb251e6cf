import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inBlackInk } from '../../pipeline/engines/black-ink.ts';
import { operations, sourceOfPage } from '../../pipeline/engines/content-stream.ts';
import { findGhostscript } from '../../pipeline/engines/ghostscript.ts';
import { readColourProfile } from '../../pipeline/engines/icc.ts';
import type { Press } from '../../pipeline/engines/press.ts';
import { isOrdered, makePressFile } from '../../pipeline/engines/press-file.ts';
import { lookAtPages } from '../../pipeline/engines/raster-pdf.ts';
import { changedSides } from '../../pipeline/engines/same-picture.ts';
import type { Digest } from '../../pipeline/model/id.ts';
import type { PressColour, PressFile, PressSettings } from '../../pipeline/model/press.ts';
import type { PrintLayout } from '../../pipeline/model/rendition.ts';
import { pressWith, printLayout, projectRoot, readBack } from '../browser/print-shop.ts';

/** What a press file asks of a machine and Node does not bring. */
const ghostscript = await findGhostscript(process.env);
const cmykProfile = [
  '/usr/share/color/icc/ghostscript/default_cmyk.icc',
  '/usr/share/ghostscript/iccprofiles/default_cmyk.icc',
].find((file) => existsSync(file));

const stylesheets = {
  plain: `*{margin:0;box-sizing:border-box} html{--bleed:3mm}
    body{font:11pt/1.6 "Noto Sans","Noto Sans Khmer","Noto Sans SC","Tai Heritage Pro"}
    .side{width:154mm;height:216mm;padding:13mm;break-after:page;overflow:hidden;background:#0c6478;color:#fff}
    .side:last-child{break-after:auto;background:none;color:#06303c}`,
};

let press: Press;
beforeAll(async () => {
  press = await pressWith(stylesheets, 1, ghostscript);
}, 60_000);
afterAll(() => press.close());

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const side = (content: string) => `<section class="side" data-side>${content}</section>`;
const marks = { crop: true, fold: true, registration: true, length: 5, offset: 1 };
const settings = (more: Partial<PressSettings> = {}): PressSettings => ({
  bleed: 3,
  marks,
  colour: { space: 'rgb' },
  slug: 'leaflet/2024/x · Tiếng Việt (vi) · Ê Đê ê̆',
  ...more,
});
const texts =
  '<h1>Bốn dấu hiệu</h1><p lang="km">មនុស្សទាំងអស់ កើតមកមានសេរីភាព</p><p lang="zh-Hans">人人生而自由</p>' +
  '<p>Ê Đê: ê̆ ô̆ ơ̆, <a href="https://example.vn/">chuyển tiền</a></p>';
const sheet = side(texts) + side('<h2>Mặt sau</h2><p>Mực đậm, <b style="color:#000">đen</b>.</p>');
const panel = { side: 1, y: 0, height: 210 } as const;
const layoutOf = (more: Partial<PrintLayout> = {}): PrintLayout =>
  printLayout(sheet, {
    bleed: 3,
    sides: 2,
    press: settings(),
    panels: [
      { ...panel, name: 'one', x: 0, width: 70 },
      { ...panel, name: 'other', x: 70, width: 78 },
    ],
    ...more,
  });

async function pressFileOf(layout: PrintLayout): Promise<PressFile & { readonly reading: Uint8Array }> {
  const { bytes, press: file } = await press.render(layout);
  if (!file) throw new Error('no press file');
  return { ...file, reading: bytes };
}

async function trimOf(bytes: Uint8Array) {
  const [page] = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages();
  const { x = 0, y = 0, width = 0, height = 0 } = page?.getTrimBox() ?? {};
  return { left: x, bottom: y, right: x + width, top: y + height };
}

const inMillimetres = (points: number) => (points / 72) * 25.4;

/** Every piece of text, and where it stands from the left and lower trim, in millimetres. */
async function placesOf(bytes: Uint8Array): Promise<readonly { text: string; x: number; y: number }[]> {
  const boxes = (await PDFDocument.load(bytes, { updateMetadata: false }))
    .getPages()
    .map((page) => page.getTrimBox());
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    boxes.map(async (trim, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.flatMap((item) => {
        if (!('str' in item) || !item.str.trim()) return [];
        const [, , , , x = 0, y = 0] = item.transform as number[];
        return [{ text: item.str, x: inMillimetres(x - trim.x), y: inMillimetres(y - trim.y) }];
      });
    }),
  );
  await pdf.cleanup();
  return pages.flat();
}

/** Every point that the instructions outside the page's own name: marks and the line that names the sheet. */
function pointsOutside(source: string): readonly { x: number; y: number }[] {
  const outside = source.slice(source.indexOf('/EveryPlate CS'));
  return [...operations(outside)].flatMap(({ operator, operands }) => {
    if (!['m', 'l', 'c'].includes(operator)) return [];
    const numbers = operands.map(Number);
    return Array.from({ length: numbers.length / 2 }, (_, at) => ({
      x: numbers[at * 2] ?? Number.NaN,
      y: numbers[at * 2 + 1] ?? Number.NaN,
    }));
  });
}

describe('the file for the print shop', () => {
  test('has the exact trim in the middle of its bleed, and room for marks around', async () => {
    const { bytes } = await pressFileOf(layoutOf());
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getPageCount()).toBe(2);
    for (const page of pdf.getPages()) {
      const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
      expect(Math.abs(inMillimetres(trim.width) - 148)).toBeLessThan(0.01);
      expect(Math.abs(inMillimetres(trim.height) - 210)).toBeLessThan(0.01);
      expect(Math.abs(inMillimetres(bleed.width) - 154)).toBeLessThan(0.01);
      expect(Math.abs(inMillimetres(trim.x - bleed.x) - 3)).toBeLessThan(0.01);
      expect(Math.abs(inMillimetres(trim.y - bleed.y) - 3)).toBeLessThan(0.01);
      expect(media.x).toBe(0);
      expect(Math.abs(media.width / 2 - (trim.x + trim.width / 2))).toBeLessThan(0.01);
      expect(inMillimetres(bleed.x)).toBeGreaterThan(marks.offset + marks.length);
    }
  }, 60_000);

  test('every word lies as far from the trim as in the file for reading', async () => {
    const { bytes, reading } = await pressFileOf(layoutOf());
    const [one, other] = await Promise.all([reading, bytes].map(placesOf));
    expect(one?.length).toBeGreaterThan(5);
    expect(other?.map(({ text }) => text)).toEqual(one?.map(({ text }) => text));
    for (const [index, { x, y }] of (one ?? []).entries()) {
      expect(Math.abs((other?.[index]?.x ?? Number.NaN) - x)).toBeLessThan(0.01);
      expect(Math.abs((other?.[index]?.y ?? Number.NaN) - y)).toBeLessThan(0.01);
    }
  });

  test('all marks and the line with the name of the sheet stand outside the bleed', async () => {
    const { bytes } = await pressFileOf(layoutOf());
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of pdf.getPages()) {
      const { x, y, width, height } = page.getBleedBox();
      const media = page.getMediaBox();
      const points = pointsOutside(sourceOfPage(page));
      expect(points.length).toBeGreaterThan(500);
      for (const point of points) {
        const outside = point.x < x || point.x > x + width || point.y < y || point.y > y + height;
        expect(outside, JSON.stringify(point)).toBe(true);
        expect(point.x > 0 && point.y > 0 && point.x < media.width && point.y < media.height).toBe(true);
      }
    }
  });

  test('is cut at the trim and folded where two panels meet', async () => {
    const { bytes } = await pressFileOf(layoutOf());
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const [front, back] = pdf.getPages().map((page) => {
      const trim = page.getTrimBox();
      const points = pointsOutside(sourceOfPage(page));
      const hasUpright = (millimetres: number) =>
        points.filter(({ x }) => Math.abs(inMillimetres(x - trim.x) - millimetres) < 0.01).length >= 4;
      return { cut: hasUpright(0) && hasUpright(148), folded: hasUpright(70) };
    });
    expect(front).toEqual({ cut: true, folded: true });
    expect(back).toEqual({ cut: true, folded: false });
    const none = await pressFileOf(
      layoutOf({ press: settings({ marks: { ...marks, crop: false, fold: false, registration: false } }) }),
    );
    const bare = await PDFDocument.load(none.bytes, { updateMetadata: false });
    const [page] = bare.getPages();
    const { y = 0 } = page?.getBleedBox() ?? {};
    expect(pointsOutside(page ? sourceOfPage(page) : '').every((point) => point.y < y)).toBe(true);
  });

  test('has no tags, no links and no claim of a standard, and holds all its fonts', async () => {
    const { bytes, fonts, faults, sides, space } = await pressFileOf(layoutOf());
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(await pdf.getMarkInfo()).toBeNull();
    expect(await pdf.getOutline()).toBeNull();
    for (const number of [1, 2]) {
      const page = await pdf.getPage(number);
      expect(await page.getAnnotations()).toEqual([]);
      expect(await page.getStructTree()).toBeNull();
    }
    await pdf.cleanup();
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/StructTreeRoot|pdfaid|pdfxid|GTS_PDFXVersion/);
    expect({ faults, sides, space }).toEqual({ faults: [], sides: 2, space: 'rgb' });
    expect(fonts).toEqual(
      expect.arrayContaining(['NotoSans-Bold', 'NotoSansKhmer-Regular', 'NotoSansSC-Regular']),
    );
  });

  test('carries the text of the reading file, and says where one does not', async () => {
    const layout = layoutOf();
    const { bytes, reading } = await pressFileOf(layout);
    const sorted = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
    expect(sorted((await readBack(bytes)).text)).toBe(sorted((await readBack(reading)).text));

    const other = await press.render(layoutOf({ body: sheet.replace('Mặt sau', 'Mặt trước') }));
    if (!isOrdered(layout)) throw new Error('not ordered');
    // The reading file, for want of what the browser printed: it draws the same.
    const swapped = await makePressFile({ bytes: other.bytes, body: layout.body }, reading, layout, {
      projectRoot,
    });
    expect(swapped.faults).toContainEqual({ type: 'other-text', text: expect.stringContaining('Mặt') });
  });

  test('colour fills the bleed and ends with it', async () => {
    const { bytes } = await pressFileOf(layoutOf());
    const trim = await trimOf(bytes);
    const light = await lookAtPages(bytes, ({ page }) => {
      const first = page(0);
      const across = (millimetres: number) => (millimetres / 25.4) * 72;
      return [-1.5, -2.8, -3.4].map((x) => {
        const at = { x: trim.left + across(x), y: first.height - trim.top + across(40), width: 1, height: 1 };
        return [...first.draw(1, at).data.slice(0, 3)];
      });
    });
    expect(light).toEqual([
      [12, 100, 120],
      [12, 100, 120],
      [255, 255, 255],
    ]);
  });

  test('a side that lacks a picture of the reading file is told', async () => {
    const picture =
      '<i style="position:absolute;left:40mm;top:120mm;width:30mm;height:20mm;background:#ffb71b"></i>';
    const { bytes } = await pressFileOf(layoutOf());
    const { reading } = await pressFileOf(layoutOf({ body: sheet.replace('<h1>', `${picture}<h1>`) }));
    expect(await changedSides(reading, bytes, await trimOf(bytes))).toEqual([1]);
  });

  test('the same layout gives the same bytes, at another time and in another time zone', async () => {
    const first = await pressFileOf(layoutOf());
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const second = await pressFileOf(layoutOf());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(digest(second.bytes)).toBe(digest(first.bytes));
  });

  test('the reading file is the same with a press file beside it and without', async () => {
    const { press: _, ...without } = layoutOf();
    const { bytes, press: file } = await press.render(without);
    expect(file).toBeUndefined();
    expect(digest((await pressFileOf(layoutOf())).reading)).toBe(digest(bytes));
  });

  test('a layout whose colour ends at the trim is told', async () => {
    const { faults } = await pressFileOf(layoutOf({ bleed: 0 }));
    expect(faults).toContainEqual({ type: 'no-bleed', text: '' });
  });

  test('a layout that is white up to its edge needs no bleed of its own, and gets the print shop’s', async () => {
    const body =
      '<section data-side style="height:210mm;padding:20mm"><p>Chữ đen trên giấy trắng.</p></section>';
    const { bleed: _, panels: __, ...white } = layoutOf({ body, sides: 1 });
    const { bytes, reading, faults } = await pressFileOf(white);
    expect(faults).toEqual([]);
    const [page] = (await PDFDocument.load(bytes, { updateMetadata: false })).getPages();
    expect(inMillimetres((page?.getTrimBox().x ?? 0) - (page?.getBleedBox().x ?? 0))).toBeCloseTo(3, 2);
    const [one, other] = await Promise.all([reading, bytes].map(placesOf));
    expect(Math.abs((other?.[0]?.x ?? Number.NaN) - (one?.[0]?.x ?? 0))).toBeLessThan(0.01);
    expect(Math.abs((other?.[0]?.y ?? Number.NaN) - (one?.[0]?.y ?? 0))).toBeLessThan(0.01);
  });

  test('the coarsest picture is measured by the pixels that it has, on the thing as large as it is made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
    const file = join(folder, 'boat.png');
    const png = await sharp({ create: { width: 354, height: 236, channels: 3, background: '#c33' } })
      .png()
      .toBuffer();
    await sharp(png).toFile(file);
    const source = { width: 354, height: 236 };
    const pictures = {
      'boat.jpg': { file, digest: digest(png) as Digest, width: 709, height: 472, resolution: 300, source },
    };
    const body = side('<img src="boat.jpg" alt="Ghe ngo" style="width:60mm;height:40mm">');
    const { dpi } = await pressFileOf(layoutOf({ body, pictures, sides: 1 }));
    expect(dpi).toBeGreaterThanOrEqual(149);
    expect(dpi).toBeLessThanOrEqual(151);
    const banner = await pressFileOf(layoutOf({ body, pictures, sides: 1, scale: 10 }));
    expect(banner.dpi).toBe(15);
    await rm(folder, { recursive: true });
    expect((await pressFileOf(layoutOf())).dpi).toBeUndefined();
  });
});

describe('CMYK', () => {
  const colour = (): PressColour => ({
    space: 'cmyk',
    profile: { file: cmykProfile ?? '', digest: 'd' as Digest, name: 'Thử nghiệm' },
  });

  test('without Ghostscript the file is RGB and says so', async () => {
    const plain = await pressWith(stylesheets);
    const { press: file } = await plain.render(layoutOf({ press: settings({ colour: colour() }) }));
    await plain.close();
    expect(file?.space).toBe('rgb');
    expect(file?.faults).toEqual([]);
    expect(Buffer.from(file?.bytes ?? []).toString('latin1')).not.toMatch(/OutputIntent|DeviceCMYK/);
  }, 60_000);

  test('near-black text is black ink alone, nothing is RGB, the profile is named, the bytes are the same', async ({
    skip,
  }) => {
    if (!ghostscript || !cmykProfile) return skip('no Ghostscript with a CMYK profile on this machine');
    const layout = layoutOf({ press: settings({ colour: colour() }) });
    const file = await pressFileOf(layout);
    expect(file.space).toBe('cmyk');
    expect(file.faults).toEqual([]);
    const pdf = await PDFDocument.load(file.bytes, { updateMetadata: false });
    for (const page of pdf.getPages()) {
      const operators = [...operations(sourceOfPage(page))].map(({ operator }) => operator);
      expect(operators.filter((each) => each === 'rg' || each === 'RG')).toEqual([]);
    }
    const raw = Buffer.from(file.bytes).toString('latin1');
    expect(raw).toContain('/OutputIntents');
    expect(raw).not.toMatch(/DeviceRGB|GTS_PDFXVersion/);

    const inks = await separations(file.bytes, 2);
    expect(inks.Black).toBeLessThan(100);
    expect([inks.Cyan, inks.Magenta, inks.Yellow]).toEqual([255, 255, 255]);
    expect(digest((await pressFileOf(layout)).bytes)).toBe(digest(file.bytes));
  }, 60_000);

  test('its text can be copied and searched as that of the file for reading', async ({ skip }) => {
    if (!ghostscript || !cmykProfile) return skip('no Ghostscript with a CMYK profile on this machine');
    const { bytes, reading } = await pressFileOf(layoutOf({ press: settings({ colour: colour() }) }));
    const copied = async (file: Uint8Array) =>
      (await placesOf(file)).map(({ text }) => text.normalize('NFC').replaceAll(' ', '')).join('');
    expect(await copied(bytes)).toBe(await copied(reading));
    expect(await copied(bytes)).toMatch(/មនុស្សទាំងអស់.*人人生而自由.*Đê:ê̆/);
  }, 60_000);

  test('a profile that Ghostscript can’t use is told in its words, and the file stays RGB', async ({
    skip,
  }) => {
    if (!ghostscript) return skip('no Ghostscript on this machine');
    const folder = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
    const file = join(folder, 'broken.icc');
    await writeFile(file, 'no profile');
    const broken: PressColour = { space: 'cmyk', profile: { file, digest: 'd' as Digest, name: 'x' } };
    const made = await pressFileOf(layoutOf({ press: settings({ colour: broken }) }));
    await rm(folder, { recursive: true });
    expect(made.space).toBe('rgb');
    expect(made.faults).toMatchObject([{ type: 'not-converted', text: expect.stringMatching(/\S/) }]);
  }, 60_000);

  test('profiles tell their colours and their name', () => {
    expect(readColourProfile(Buffer.from('no profile'))).toBeUndefined();
    if (cmykProfile)
      expect(readColourProfile(readFileSync(cmykProfile))).toMatchObject({
        space: 'CMYK',
        name: expect.stringMatching(/\S/),
      });
  });
});

/** The most of each ink inside the trim of one page: 255 is none, 0 is full. */
async function separations(bytes: Uint8Array, page: number): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
  await writeFile(join(folder, 'x.pdf'), bytes);
  const which = [`-dFirstPage=${page}`, `-dLastPage=${page}`, '-dUseTrimBox'];
  const words = [
    '-q',
    '-dBATCH',
    '-dNOPAUSE',
    '-sDEVICE=tiffsep',
    '-r60',
    ...which,
    '-sOutputFile=s.tif',
    'x.pdf',
  ];
  await promisify(execFile)(ghostscript?.executable ?? 'gs', words, { cwd: folder });
  const planes = (await readdir(folder)).flatMap((name) => /\((\w+)\)/.exec(name)?.[1] ?? []);
  const darkest = await Promise.all(
    planes.map(async (ink) => {
      const { channels } = await sharp(join(folder, `s(${ink}).tif`)).stats();
      return [ink, channels[0]?.min ?? Number.NaN] as const;
    }),
  );
  await rm(folder, { recursive: true });
  return Object.fromEntries(darkest);
}

describe('black ink', () => {
  test.each([
    // Nearly black, and black: text takes black ink, and gives the colour back to what follows.
    [
      '.0235 .1882 .2353 rg BT (a) Tj ET 0 0 9 9 re f',
      '.0235 .1882 .2353 rg BT\n0 g (a) Tj ET\n.0235 .1882 .2353 rg 0 0 9 9 re f',
    ],
    ['0 0 0 rg BT (a) Tj ET', '0 g BT (a) Tj ET'],
    ['1 1 1 rg 0 0 9 9 re f', '1 g 0 0 9 9 re f'],
    ['.5 .5 .5 RG 0 0 m 9 9 l S', '.5 G 0 0 m 9 9 l S'],
    // Colours stay, and so does what only looks like an instruction.
    ['.05 .39 .47 rg BT (0 0 0 rg \\) BT) Tj ET', '.05 .39 .47 rg BT (0 0 0 rg \\) BT) Tj ET'],
    ['q .0235 .1882 .2353 rg Q BT (a) Tj ET', 'q .0235 .1882 .2353 rg Q BT (a) Tj ET'],
  ])('%s', (before, after) => {
    expect(inBlackInk(before)).toBe(after);
  });

  test('instructions are told apart from texts, pictures and remarks among them', () => {
    const source =
      '% remark rg\n[(a(b)\\)c) -20 <00ff>] TJ /Span << /ActualText (x) >> BDC BI /W 1 ID \x01( EI Q';
    expect([...operations(source)].map(({ operator, operands }) => `${operands.length} ${operator}`)).toEqual(
      ['5 TJ', '5 BDC', '0 BI', '2 ID', '0 EI', '0 Q'],
    );
  });
});
