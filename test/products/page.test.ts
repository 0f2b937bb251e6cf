import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ElementNode, HtmlNode } from '../../pipeline/model/html.ts';
import { plainText } from '../../pipeline/model/html.ts';
import { languageCss } from '../../pipeline/products/language-css.ts';
import { renderChooser } from '../../pipeline/products/page/chooser.ts';
import { renderList } from '../../pipeline/products/page/list.ts';
import { renderPage } from '../../pipeline/products/page/page.ts';
import type { Download } from '../../pipeline/products/product.ts';
import { bodyOf } from './footnotes-sample.ts';
import {
  asset,
  cardOf,
  chart,
  editionOf,
  linksOf,
  paragraph,
  picture,
  siteOf,
  tag,
  text,
} from './page-sample.ts';
import { elementsOf, parseHtml } from './parse-html.ts';

test('the switcher names each language in itself, and hreflang stands only where search engines know it', () => {
  const alternates = ['vi', 'km', 'zh-Hans', 'hnj-Latn', 'blt-Tavt'].map((language) => editionOf(language));
  const page = parseHtml(renderPage(editionOf('km'), siteOf('km'), linksOf(alternates)));
  expect(elementsOf(page, 'html')[0]?.properties.lang).toBe('km');
  const links = elementsOf(one(page, 'nav', 'languages'), 'a').map(({ properties, children }) => [
    properties.lang,
    properties.hreflang,
    properties['aria-current'],
    properties.href,
    plainText(children),
  ]);
  expect(links).toEqual([
    ['vi', 'vi', undefined, '../../../vi/news/2024/plan.html', 'Tiếng Việt'],
    ['km', 'km', 'page', '../../../km/news/2024/plan.html', 'ភាសាខ្មែរ'],
    ['zh-Hans', 'zh-Hans', undefined, '../../../zh-Hans/news/2024/plan.html', '简体中文'],
    ['hnj-Latn', undefined, undefined, '../../../hnj-Latn/news/2024/plan.html', endonym('hnj-Latn')],
    ['blt-Tavt', undefined, undefined, '../../../blt-Tavt/news/2024/plan.html', endonym('blt-Tavt')],
  ]);
});

test('search engines are told of complete, approved languages alone, and of the source as the default', () => {
  const alternates = [
    editionOf('vi'),
    editionOf('en', { approved: false }),
    editionOf('km', { complete: false, approved: false }),
    editionOf('zh-Hans'),
    editionOf('hnj-Latn'),
  ];
  const page = parseHtml(renderPage(editionOf('vi'), siteOf('vi'), linksOf(alternates)));
  const told = elementsOf(page, 'link').filter(({ properties }) => properties.rel === 'alternate');
  expect(told.map(({ properties }) => [properties.hreflang, properties.href])).toEqual([
    ['vi', 'https://soctrang.example/thong-tin-doi-ngoai/vi/news/2024/plan.html'],
    ['zh-Hans', 'https://soctrang.example/thong-tin-doi-ngoai/zh-Hans/news/2024/plan.html'],
    ['x-default', 'https://soctrang.example/thong-tin-doi-ngoai/vi/news/2024/plan.html'],
  ]);
  expect(named(page, 'robots')).toBeUndefined();
});

test('a page that falls back marks every such block, counts them, and is left out of search', () => {
  const edition = editionOf('en', {
    complete: false,
    approved: false,
    machine: true,
    summary: text('Tóm tắt', 'vi'),
    body: [paragraph('Translated'), paragraph('Chưa dịch', 'vi'), chart('vi')],
  });
  const page = parseHtml(renderPage(edition, siteOf('en'), linksOf([edition])));
  expect(named(page, 'robots')).toBe('noindex');
  const main = one(page, 'main');
  const marked = elementsOf(main).filter(({ properties }) =>
    String(properties.class ?? '').includes('fallback'),
  );
  const blocks = marked.filter(({ properties }) => !String(properties.class).includes('notice'));
  // The summary, a paragraph, the chart's title, two heads and two labels.
  expect(blocks.every(({ properties }) => properties.lang === 'vi')).toBe(true);
  expect(blocks.map(({ children }) => plainText(children))).toContain('Chưa dịch');
  const notice = plainText(one(main, 'div', 'notices').children);
  expect(notice).toContain('Draft, not approved');
  expect(notice).toContain('machine');
  expect(notice).toContain('7\u00A0passages are still in the original language (Tiếng Việt)');
});

test('an approved, complete page carries no notice but the office’s own', () => {
  const page = parseHtml(renderPage(editionOf('vi'), siteOf('vi'), linksOf([editionOf('vi')])));
  expect(elementsOf(page).some(({ properties }) => properties.class === 'notices')).toBe(false);
  expect(plainText(one(page, 'div', 'sample').children)).toBe('Dữ liệu mẫu');
});

test('what an editor types is text, never markup', () => {
  const title = text('<script>alert("1")</script> & "Tết"');
  const page = parseHtml(renderPage(editionOf('vi', { title, summary: title }), siteOf('vi'), linksOf([])));
  expect(elementsOf(page, 'script')).toHaveLength(0);
  expect(plainText(one(page, 'h1').children)).toBe(title.plain);
  expect(named(page, 'description')).toBe(title.plain);
});

test('a page loads nothing from elsewhere, and every picture has its text, size and language', () => {
  const infographic: Download = {
    product: 'infographic',
    format: 'portrait',
    path: 'downloads/vi/plan.png',
    mediaType: 'image/png',
    bytes: 98_400,
    width: 1080,
    height: 1350,
  };
  const edition = editionOf('km', {
    image: { asset, alt: text('Ghe ngo trên sông', 'vi'), credit: 'Nhịp Cầu' },
    body: [paragraph('ខ្មែរ'), chart('km')],
  });
  const html = renderPage(edition, siteOf('km'), linksOf([edition], [infographic]));
  const page = parseHtml(html);
  const loaded = elementsOf(page).flatMap(({ tagName, properties }) =>
    ['img', 'script', 'iframe', 'source'].includes(tagName) || properties.rel === 'stylesheet'
      ? [String(properties.src ?? properties.href)]
      : [],
  );
  expect(loaded).toEqual([
    '../../../assets/site.css',
    '../../../media/boat-960.jpg',
    '../../../downloads/vi/plan.png',
  ]);
  expect(readFileSync('pipeline/products/page/page.css', 'utf8')).not.toMatch(/@import|url\((?!"data:)/);
  const [photo, drawn] = elementsOf(page, 'img');
  expect(photo?.properties).toMatchObject({
    alt: 'Ghe ngo trên sông',
    lang: 'vi',
    width: '1600',
    height: '1000',
  });
  expect(drawn?.properties.alt).toContain('Kế hoạch');
  expect(plainText(one(page, 'section', 'downloads').children)).toContain('99 KB');
});

test('a picture that a list crops keeps its point of focus in sight', () => {
  const shown = (change: object) => {
    const image = { asset: { ...asset, ...change }, alt: text('Ghe ngo trên sông', 'vi') };
    const edition = editionOf('vi', { image, body: [paragraph('Ghe')] });
    return elementsOf(parseHtml(renderPage(edition, siteOf('vi'), linksOf([edition], []))), 'img')[0];
  };
  expect(shown({ focus: [0.3, 0.62] })?.properties.style).toBe('object-position:30% 62%');
  expect(shown({})?.properties.style).toBeUndefined();
});

test('a chart is a table with its figures as text; its bars are hidden from assistive technology and to scale', () => {
  const page = parseHtml(renderPage(editionOf('vi', { body: [chart('vi')] }), siteOf('vi'), linksOf([])));
  const table = one(page, 'table', 'figures');
  expect(elementsOf(table, 'td').map(({ children }) => plainText(children))).toEqual(['80', '20']);
  expect(elementsOf(table, 'svg').every(({ properties }) => properties['aria-hidden'] === 'true')).toBe(true);
  expect(elementsOf(table, 'rect').map(({ properties }) => properties.width)).toEqual(['100.0%', '25.0%']);
});

test('a long page has a table of contents that leads to its headings', () => {
  const headings = Array.from({ length: 6 }, (_, index) => ({
    type: 'heading' as const,
    depth: 2 as const,
    anchor: `dieu-${index}`,
    text: text(`Điều ${index}`),
  }));
  const contents = (count: number) => {
    const page = parseHtml(
      renderPage(editionOf('vi', { body: headings.slice(0, count) }), siteOf('vi'), linksOf([])),
    );
    return elementsOf(page, 'nav')
      .filter(({ properties }) => properties.class === 'contents')
      .flatMap((nav) => elementsOf(nav, 'a'));
  };
  expect(contents(5)).toHaveLength(0);
  expect(contents(6).map(({ properties }) => properties.href)).toEqual(
    headings.map(({ anchor }) => `#${anchor}`),
  );
});

test('lists and bulletins lead to every document and say what is a draft', () => {
  const draft = editionOf('vi', { approved: false, image: { asset, alt: text('Ghe ngo') } });
  const list = {
    type: 'home',
    cards: [cardOf(draft)],
    kinds: ['news'],
    topics: ['safety'],
    languages: [tag('vi'), tag('km')],
    finished: [tag('vi')],
  } as const;
  const home = parseHtml(renderList(list, siteOf('vi'), 'assets/site.css', picture));
  const bulletin = parseHtml(
    renderPage(editionOf('vi', { items: [cardOf(draft)] }), siteOf('vi'), linksOf([])),
  );
  for (const [page, address] of [
    [home, '../vi/news/2024/plan.html'],
    [bulletin, '../../../vi/news/2024/plan.html'],
  ] as const) {
    const card = one(page, 'article', 'card');
    expect(elementsOf(card, 'a').map(({ properties }) => properties.href)).toEqual([address]);
    expect(plainText(card.children)).toContain('Bản nháp');
  }
});

test('search engines get a list only where nothing on it is a draft', () => {
  const languages = [tag('vi'), tag('km')];
  const list = { type: 'home', cards: [], kinds: [], topics: [], languages, finished: [tag('vi')] } as const;
  const page = (language: string) =>
    parseHtml(renderList(list, siteOf(language), 'assets/site.css', picture));
  expect(['vi', 'km'].map((language) => named(page(language), 'robots'))).toEqual([undefined, 'noindex']);
  const offered = elementsOf(page('vi'), 'link').filter(({ properties }) => properties.hreflang);
  expect(offered.map(({ properties }) => properties.hreflang)).toEqual(['vi', 'x-default']);
});

test('the first page offers each language in its own words', () => {
  const page = parseHtml(renderChooser(['vi', 'km'].map(siteOf), siteOf('vi'), 'assets/site.css'));
  const offers = elementsOf(one(page, 'main'), 'a').map(({ properties, children }) => [
    properties.lang,
    properties.href,
    plainText(children),
  ]);
  expect(offers).toEqual([
    ['vi', 'vi/index.html', 'Tiếng Việt Sở Thông tin và Truyền thông tỉnh Sóc Trăng'],
    ['km', 'km/index.html', 'ភាសាខ្មែរ'],
  ]);
});

test('each language has its families, leading and size, and a tag that begins another does not rule it', () => {
  const { profile } = siteOf('km');
  const css = languageCss([
    { ...profile, tag: tag('cjm') },
    {
      ...profile,
      tag: tag('cjm-Cham'),
      fonts: { ...profile.fonts, sans: ['Noto Sans Cham'], sizeAdjust: 1.1 },
    },
  ]);
  expect(css).toContain(':lang(cjm):not(:lang(cjm-Cham)){--font-sans:"Noto Sans Khmer"');
  expect(css).toContain(
    ':lang(cjm-Cham){--font-sans:"Noto Sans Cham","Nhip Cau Meanwhile",system-ui,sans-serif;--leading:1.8;--size:1.1;',
  );
  expect(css).toContain(
    ':where(:lang(cjm):not(:lang(cjm-Cham)))>:where(:lang(cjm-Cham)){font-size:1.1000em}',
  );
});

test('emphasis is what readers of the script know, and no face is slanted or thickened', () => {
  const css = languageCss(['vi', 'km', 'zh-Hans'].map((language) => siteOf(language).profile));
  expect(css).toContain(':root{font-synthesis:none}');
  expect(css).not.toMatch(/:is\(em[^{]*:lang\(vi\)/);
  expect(css).toContain(':is(em,i):lang(km){font-weight:700}');
  expect(css).toContain(':is(em,i,cite,dfn,var,address):lang(km){font-style:normal}');
  expect(css).toMatch(/@media screen\{:is\(em,i\):lang\(zh-Hans\)\{[^}]*text-emphasis:filled dot/);
  expect(css).toContain('@media print{:is(em,i):lang(zh-Hans){font-weight:700}}');
});

const endonym = (language: string) => siteOf(language).profile.endonym;

test('a note stands below the text, and each call and its note lead to each other', () => {
  const body = bodyOf('Loa[^a] và sách[^b], loa nữa[^a].\n\n[^b]: Hai.\n\n[^a]: Một.', 'vi');
  const page = parseHtml(renderPage(editionOf('vi', { body }), siteOf('vi'), linksOf([editionOf('vi')])));
  const notes = one(page, 'section', 'footnotes');
  expect(notes.properties.role).toBe('doc-endnotes');
  const label = elementsOf(notes, 'h2')[0];
  expect([label?.properties.id, plainText(label?.children ?? [])]).toEqual([
    notes.properties['aria-labelledby'],
    'Chú thích',
  ]);
  expect(elementsOf(notes, 'li').map(({ children }) => plainText(children).trim())).toEqual(['Một.', 'Hai.']);
  const calls = elementsOf(page, 'a').filter(({ properties }) => properties.role === 'doc-noteref');
  expect(calls.map(({ children }) => plainText(children))).toEqual(['1', '2', '1']);
  const ways = elementsOf(notes, 'a').filter(({ properties }) => properties.role === 'doc-backlink');
  expect(ways.map(({ properties }) => properties['aria-label'])).toEqual([
    'Trở lại chỗ ghi chú thích 1',
    'Trở lại chỗ ghi chú thích 1-2',
    'Trở lại chỗ ghi chú thích 2',
  ]);
  const ids = elementsOf(page).flatMap(({ properties }) => properties.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { properties } of [...calls, ...ways]) expect(ids).toContain(String(properties.href).slice(1));
  expect(ways.map(({ properties }) => properties.href).toSorted()).toEqual(
    calls.map(({ properties }) => `#${properties.id}`).toSorted(),
  );
});

const named = (page: readonly HtmlNode[], name: string) =>
  elementsOf(page, 'meta').find(({ properties }) => properties.name === name)?.properties.content;

function one(within: ElementNode | readonly HtmlNode[], tagName: string, className?: string): ElementNode {
  const found = elementsOf(within, tagName).find(
    ({ properties }) =>
      !className ||
      String(properties.class ?? '')
        .split(' ')
        .includes(className),
  );
  if (!found) throw new Error(`No <${tagName} class="${className ?? ''}">`);
  return found;
}
