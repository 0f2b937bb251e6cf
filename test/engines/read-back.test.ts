import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import { readBack, textOf } from '../../pipeline/engines/read-back.ts';
import { mendUnicodeMaps } from '../../pipeline/engines/unicode-maps.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { pressWith, printLayout } from '../browser/print-shop.ts';

const families = ['Noto Sans', 'Noto Sans Khmer', 'Noto Sans SC', 'Tai Heritage Pro', 'Noto Sans Cham'];

let press: Press;
beforeAll(async () => {
  press = await pressWith({
    plain: `body{font:11pt/1.6 ${families.map((family) => `"${family}"`).join()};font-synthesis:none}
      .side{width:148mm;height:210mm} .fine{opacity:.5} .capitals{text-transform:uppercase} .none{display:none}`,
  });
}, 60_000);
afterAll(() => press.close());

const side = (content: string) => `<section class="side" data-side>${content}</section>`;
const printed = async (content: string, language = 'vi') =>
  press.render(printLayout(side(content), { language: language as LanguageTag }));
const faultsOf = async (content: string) => (await printed(content)).measurement.faults;
const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

/** A sentence or the letters of every language of the mission, the hardest of each. */
const texts: readonly [language: string, text: string][] = [
  ['vi', 'Bốn dấu hiệu nhận biết: ĐẮK LẮK, ưỡn ẹo, Ỷ ỹ, 3.595.680.000 ₫, efficient, ffi'],
  ['en', 'Four signs of a scam call: “never”, 12.5%, office – first floor'],
  ['rad', 'Ê̆ ê̆ Ô̆ ô̆ Ơ̆ ơ̆ Ư̆ ư̆ Â̆ â̆ č ƀ Ƀ ĕ ŏ ĭ ŭ ñ Ñ đ'],
  ['cmo', 'N̆ n̆ Č č Đ đ ĕ ê̆ ĭ ŏ ô̆ ơ̆ ŭ ư̆ ƀ r’ŭ'],
  ['jra', 'Ă ă Â̆ â̆ Ƀ ƀ Č č Ĕ ĕ Ê̆ ê̆ Ĭ ĭ Ñ ñ Ŏ ŏ Ô̆ ô̆ Ơ̆ ơ̆ Ŭ ŭ Ư̆ ư̆'],
  ['kpm', 'Bơnê̆ ƀơsram gŏ kơ̆n à è ò ờ ừ đơ̆s'],
  ['sed', 'Rơtế̆ tơ̆ nếo Xê̆ôđrâ̆ng mê̆ hlo’ i'],
  ['bdq', 'Ƀok, pơtho, hơdrŭng, ’bôh, bơ̆n, kơ̆u, pŏm, čơ̆'],
  ['hmn', 'Lol Hmongb, Hmoob, cuab, Mông, nzhưx'],
  ['tyz', 'Cằm Tày, bấu lẻ, dằng, nẩy, slương'],
  ['nut', 'Cạ̈m Nùng, slăm, lầu, phua'],
  ['ium', 'Mienh waac, “Iu Mienh”, dzaangc'],
  ['km', 'មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ស្ត្រី ក្ដី កែ្រ'],
  ['zh-Hans', '人人生而自由，在尊严和权利上一律平等。'],
  ['blt-Tavt', 'ꪼꪕ ꪒꪾ ꪬꪺ ꪀꪫꪱꪣ ꪹꪏꪸ꫁ ꪎꪱꪙ'],
  ['cjm-Cham', 'ꨀꨇꩉ ꨌꩌ ꨔꨪꩀ ꨆꨮꨭꩌ ꨣꨯꨮꩆ'],
];

describe('a printed file', () => {
  test.each(texts)(
    'in %s holds its text, every character in its order, in regular and in bold',
    async (language, text) => {
      const { bytes, measurement } = await printed(`<p>${text}</p><p><b>${text}</b></p>`, language);
      expect(measurement.faults).toEqual([]);
      const pdf = await load(bytes);
      const read = textOf(pdf, mendUnicodeMaps(pdf, new Set(text)));
      expect(read.replace(/\s/g, '')).toBe((text + text).replace(/\s/g, ''));
    },
  );

  test('is searched in groups, behind entities, and where the stylesheet sets capitals', async () => {
    expect(
      await faultsOf(
        '<p class="fine">mờ &#x26; nhạt</p><p class="capitals">điện thoại</p><svg><title>Biểu đồ</title></svg>',
      ),
    ).toEqual([]);
  });

  test('has a fault for every box that stands for a character, with what stands before it', async () => {
    expect(await faultsOf('<p>Gọi ngay 𐓏𐓐 113</p>')).toEqual([
      { type: 'missing-glyph', text: 'Gọi ngay ' },
      expect.objectContaining({ type: 'missing-glyph' }),
      expect.objectContaining({ type: 'lost-text' }),
    ]);
  });

  test('has a fault for a text that was to be printed and is not', async () => {
    expect(await faultsOf('<p>Có</p><p class="none">Bị <b>giấu</b></p><p>Có nữa</p>')).toEqual([
      { type: 'lost-text', text: 'Bị' },
      { type: 'lost-text', text: 'giấu' },
    ]);
  });

  test('has a fault for a text that is lost in one of its places', async () => {
    expect(await faultsOf('<p>Sóc Trăng</p><p>và</p><p class="none">Sóc Trăng</p>')).toEqual([
      { type: 'lost-text', text: 'Sóc Trăng' },
    ]);
  });

  test('has a fault for a text that says something else than was to be printed', async () => {
    const pdf = await load((await printed('<p>5.000 đồng</p>')).bytes);
    expect(readBack(pdf, mendUnicodeMaps(pdf, new Set()), '<p>50.000 đồng</p>').faults).toEqual([
      { type: 'lost-text', text: '50.000 đồng' },
    ]);
  });

  test('has a fault for a font of drawings', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.context.register(pdf.context.obj({ Type: 'Font', Subtype: 'Type3', Name: PDFName.of('Ve') }));
    expect(readBack(pdf, new Map(), '').faults).toEqual([{ type: 'drawn-font', text: '/Ve' }]);
  });
});
