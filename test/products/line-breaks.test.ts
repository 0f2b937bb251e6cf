/** Where the real browser breaks lines: the same places in a page, on paper and in a picture. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageStylesheet, stylesheets } from '../../pipeline/build/products.ts';
import { h, toHtml } from '../../pipeline/markup/hast.ts';
import { keepLines } from '../../pipeline/markup/keep-lines.ts';
import { languageCss } from '../../pipeline/products/language-css.ts';
import { type LineTab, openLineTab } from '../browser/lines.ts';
import { pressWith, printLayout, readBack } from '../browser/print-shop.ts';
import { profiles, tag } from '../language/profiles.ts';

let tab: LineTab;
beforeAll(async () => {
  tab = await openLineTab();
}, 60_000);
afterAll(() => tab.close());

const sheet = (css = '') => `${languageCss(profiles.values())}\n${css}`;

/** A paragraph as each product has it, in the same size and with the same air: only its lines are compared. */
const products = [
  {
    name: 'page',
    css: sheet(pageStylesheet()),
    wrap: (p: string) => `<main><article class="document"><div class="body">${p}</div></article></main>`,
  },
  {
    name: 'leaflet',
    css: sheet(stylesheets().get('leaflet.css')),
    wrap: (p: string) =>
      `<main class="print leaflet a5"><section class="side"><div class="text">${p}</div></section></main>`,
  },
  {
    name: 'infographic',
    css: sheet(stylesheets().get('infographic.css')),
    wrap: (p: string) => `<main class="infographic portrait"><div>${p}</div></main>`,
  },
] as const;

function paragraph(language: string, text: string): string {
  const p = h('p#text', { lang: language, style: 'font-size:20px;max-width:none;flex:none' }, text);
  return toHtml(keepLines(p, tag(language), profiles));
}

async function linesIn(language: string, text: string, widths: readonly number[]) {
  const found: Record<string, readonly (readonly string[])[]> = {};
  for (const { name, css, wrap } of products) {
    await tab.show({ css, language, body: wrap(paragraph(language, text)) });
    const all: (readonly string[])[] = [];
    for (const width of widths) all.push(await tab.lines(width, name === 'leaflet' ? 'print' : 'screen'));
    found[name] = all;
  }
  return found;
}

const texts: readonly [language: string, text: string][] = [
  [
    'vi',
    'Ngày 05 tháng 8 năm 2020, tỉnh đầu tư 80 cụm loa với 415.675.000 đồng, tức 5–10% của 3,6 tỷ đồng; gọi 0299 3822 339.',
  ],
  [
    'km',
    'មនុស្សទាំងអស់កើតមកមានសេរីភាព និងសមភាព ក្នុងខេត្តសុកត្រាំង នៅស្រុកត្រឹនដេ ថ្ងៃទី 5 ខែសីហា ឆ្នាំ 2020 មាន 80 បណ្តុំ 415,675,000 ដុង 5–10% ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។',
  ],
  [
    'zh-Hans',
    '人人生而自由，在尊严和权利上一律平等。2020年8月5日，全省投入415,675,000越南盾（约5–10%），安装80个广播点；“他们赋有理性和良心”，并应以兄弟关系的精神相对待。',
  ],
  [
    'blt-Tavt',
    'ꪹꪕꪸꪉ ꪀꪱ ꪋꪴ\u200Bꫛ ꪎꪲꪉ ꪮꪮꪀ\u200Bꪣꪱ ꪻꪠ ꪁꪷ 80 ꪻꪬ ꪼꪒ 415.675.000 đồng ꪕꪳ ꪕꪱꪉ ꪀꪾꪚ ꪹꪋꪷꪉ 5–10% ꪝꪸꪉ 27/10/2023.',
  ],
  [
    'rad',
    'Jih jang mnuih kkiêng kơ hdĭp mơ̆ng ƀuôn sang, 80 boh, 415.675.000 đồng, hruê 27/10/2023, 5–10% ê̆ ô̆ ơ̆ ư̆ čŏ.',
  ],
];

const widths = [190, 225, 260, 310, 370];

test.each(texts)(
  '%s breaks in the same places in a page, on paper and in a picture',
  { timeout: 60_000 },
  async (language, text) => {
    const { page, leaflet, infographic } = await linesIn(language, text, widths);
    expect(page?.every((lines) => lines.length > 2)).toBe(true);
    expect(leaflet).toEqual(page);
    expect(infographic).toEqual(page);
    expect(page?.map((lines) => lines.join('').replaceAll('\u00A0', ' '))).toEqual(widths.map(() => text));
  },
);

/** What has to stand on one line, as it is shown. */
const together: readonly [language: string, text: string, kept: readonly string[]][] = [
  [
    'vi',
    texts[0]?.[1] ?? '',
    ['Ngày 05 tháng 8', 'năm 2020', '80 cụm', '415.675.000 đồng', '5–10%', '3,6 tỷ đồng', '0299 3822 339'],
  ],
  ['km', texts[1]?.[1] ?? '', ['សុកត្រាំង', 'ត្រឹនដេ', 'ថ្ងៃទី 5 ខែសីហា', 'ឆ្នាំ 2020', '415,675,000 ដុង', '5–10%']],
  ['zh-Hans', texts[2]?.[1] ?? '', ['2020年', '8月', '5日', '415,675,000越南盾', '5–10%', '80个']],
  ['blt-Tavt', texts[3]?.[1] ?? '', ['415.675.000 đồng', '5–10%', '27/10/2023', 'ꪹꪕꪸꪉ']],
  ['rad', texts[4]?.[1] ?? '', ['80 boh', '415.675.000 đồng', '5–10%', '27/10/2023']],
];

test.each(together)(
  '%s: numbers stay with their units, and names whole, at every width',
  { timeout: 60_000 },
  async (language, text, kept) => {
    const page = products[0];
    await tab.show({ css: page.css, language, body: page.wrap(paragraph(language, text)) });
    for (let width = 190; width <= 450; width += 13) {
      const lines = (await tab.lines(width)).map((line) => line.replaceAll('\u00A0', ' '));
      for (const whole of kept)
        expect([width, whole, lines.filter((line) => line.includes(whole)).length]).toEqual([
          width,
          whole,
          1,
        ]);
    }
  },
);

test('Tai Viet breaks where its translator set a space, visible or not, and nowhere else', async () => {
  const page = products[0];
  const text = texts[3]?.[1] ?? '';
  await tab.show({ css: page.css, language: 'blt-Tavt', body: page.wrap(paragraph('blt-Tavt', text)) });
  const lines = await tab.lines(170);
  expect(lines.length).toBeGreaterThan(4);
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/[ \u200B–]$/);
});

test('what is printed reads as what was written: a space that does not break is a space', {
  timeout: 60_000,
}, async () => {
  const { name, css, wrap } = products[1];
  const press = await pressWith({ [name]: css });
  for (const [language, text] of texts.filter(([tag]) => tag !== 'km')) {
    const body = wrap(paragraph(language, text)).replace('class="side"', 'class="side" data-side="1"');
    const { bytes } = await press.render(printLayout(body, { stylesheet: name, language: tag(language) }));
    const read = (await readBack(bytes)).text;
    const characters = (of: string) => [...of.normalize('NFC').replace(/[\s\u200B]/g, '')].sort().join('');
    expect(read).not.toMatch(/[\u00A0\u200B]/);
    expect(characters(read)).toBe(characters(text));
    if (language === 'vi') expect(read.normalize('NFC').replace(/\s+/g, ' ').trim()).toBe(text);
  }
  await press.close();
});

/**
 * W3C, Requirements for Chinese Text Layout, prohibition rules for line start and line end; GB/T 15834-2011, 5.1. Dashes
 * and dots of two characters may start a line, and are never parted.
 */
const notFirst = '、，。．：；！？）〕］｝》〉」』】〗’”·～–／%‰℃';
const notLast = '（〔［｛《〈「『【〖‘“／';

test('no line of Chinese starts or ends with what must not stand there, and dashes and dots are not parted', {
  timeout: 60_000,
}, async () => {
  const words = '人人生而自由在尊严和权利上一律平等他们赋有理性';
  const marked = [...notFirst, '——', '……'].map(
    (mark, at) => words.slice(at % 9, (at % 9) + 3 + (at % 4)) + mark,
  );
  const opened = [...notLast.replace('／', '')].map(
    (mark, at) => mark + words.slice(at % 7, (at % 7) + 2 + (at % 5)),
  );
  const text = [
    ...marked,
    ...opened,
    '见《世界人权宣言》（1948年）。他说：“自由！”',
    '约（80%）——即……“人”',
  ].join('');
  const page = products[0];
  await tab.show({ css: page.css, language: 'zh-Hans', body: page.wrap(paragraph('zh-Hans', text)) });
  const faults = new Set<string>();
  for (let width = 160; width <= 500; width += 7) {
    const lines = await tab.lines(width);
    expect(lines.join('|')).not.toMatch(/—\|—|…\|…/);
    for (const line of lines.slice(1)) if (notFirst.includes(line.charAt(0))) faults.add(`| ${line}`);
    for (const line of lines) if (notLast.includes(line.at(-1) ?? ' ')) faults.add(`${line} |`);
  }
  expect([...faults]).toEqual([]);
});
