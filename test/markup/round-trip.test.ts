/** A text that leaves its markup and comes back unchanged gives the document that it came from. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fillBlocks } from '../../pipeline/markup/fill.ts';
import { h, toHtml } from '../../pipeline/markup/hast.ts';
import { findCodeFaults, readText, wrapIn, writeText } from '../../pipeline/markup/inline-codes.ts';
import { readBody } from '../../pipeline/markup/read-body.ts';
import { renderBlocks } from '../../pipeline/markup/render.ts';
import type { Text } from '../../pipeline/model/edition.ts';
import { type ElementNode, type HtmlNode, plainText } from '../../pipeline/model/html.ts';
import type { LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { SourceUnit } from '../../pipeline/model/unit.ts';
import { seeded } from '../seeded.ts';

const vi = 'vi' as LanguageTag;
const facts = new Map();
const read = (markdown: string) =>
  readBody(markdown, { file: 'content/a.md', firstLine: 1, unitOffset: 0, facts, picture: () => undefined });

/** The body's HTML when each unit's text is what `textOf` gives. */
function render(markdown: string, textOf: (unit: SourceUnit) => readonly HtmlNode[]): string {
  const { units, blocks } = read(markdown);
  const text = (index: number): Text => {
    const nodes = textOf(units[index] as SourceUnit);
    return { unit: 'x' as UnitId, language: vi, state: 'translated', nodes, plain: plainText(nodes) };
  };
  const filled = fillBlocks(blocks, {
    language: vi,
    text,
    figure: (value) => ({ ...value, text: String(value.value), short: String(value.value) }),
    date: (iso) => iso,
    number: String,
  });
  return renderBlocks(filled, {
    language: vi,
    picture: () => [],
    footnotes: ({ notes }) => [
      h(
        'ol',
        null,
        notes.map(({ element }) => element),
      ),
    ],
  })
    .map((node) => toHtml(node as ElementNode))
    .join('');
}

const spliced = (markdown: string) =>
  render(markdown, ({ text, codes, around = [] }) => wrapIn(around, readText(text, codes)));

/** Markdown, and the HTML that a reader should get of it. */
const bodies: Readonly<Record<string, readonly [markdown: string, html: string]>> = {
  paragraph: ['Một dòng\nvà dòng sau.', '<p>Một dòng và dòng sau.</p>'],
  marks: [
    'Gọi **113** và *ngay* `mã` [đây](https://x.vn "Trang").',
    '<p>Gọi <strong>113</strong> và <em>ngay</em> <code>mã</code> <a href="https://x.vn" title="Trang">đây</a>.</p>',
  ],
  nested: [
    'Xem **[trang *này*](https://x.vn)**!',
    '<p>Xem <strong><a href="https://x.vn">trang <em>này</em></a></strong>!</p>',
  ],
  'hard break': ['Một  \nhai', '<p>Một<br> hai</p>'],
  headings: ['## Bốn dấu hiệu\n\n### Một', '<h2 id="bon-dau-hieu">Bốn dấu hiệu</h2><h3 id="mot">Một</h3>'],
  'signs that look like codes': [
    'Ghi &lt;1> hoặc &lt;/2>, 3 < 4.',
    '<p>Ghi &#x3C;1> hoặc &#x3C;/2>, 3 &#x3C; 4.</p>',
  ],
  'an entity that is meant as it stands': [
    'Viết &amp;lt; để có dấu bé.',
    '<p>Viết &#x26;lt; để có dấu bé.</p>',
  ],
  ampersands: ['A & B &amp; C &copy; D', '<p>A &#x26; B &#x26; C © D</p>'],
  'loose list': ['- Một\n\n  Thêm\n- Hai', '<ul><li><p>Một</p><p>Thêm</p></li><li><p>Hai</p></li></ul>'],
  'nested list': ['1. Một\n   - Trong\n2. Hai', '<ol><li>Một<ul><li>Trong</li></ul></li><li>Hai</li></ol>'],
  'list from four': ['4. Bốn\n5. Năm', '<ol start="4"><li>Bốn</li><li>Năm</li></ol>'],
  quote: [
    '> Trích **lời**\n>\n> Hai',
    '<blockquote><p>Trích <strong>lời</strong></p><p>Hai</p></blockquote>',
  ],
  table: [
    '| Tên | Số |\n| --- | ---: |\n| Xã **A** | 80 |',
    '<table><thead><tr><th>Tên</th><th align="right">Số</th></tr></thead><tbody><tr><td>Xã <strong>A</strong></td><td align="right">80</td></tr></tbody></table>',
  ],
  'headings in a quotation and in a list': [
    '> ### Một **hai**\n> Ba\n\n- #### Bốn\n  Năm',
    '<blockquote><h3>Một <strong>hai</strong></h3><p>Ba</p></blockquote><ul><li><h4>Bốn</h4>Năm</li></ul>',
  ],
  'references, full, collapsed and short': [
    'Xem [trang *này*][a], [a][] và [a].\n\n[a]: https://x.vn "Trang"',
    '<p>Xem <a href="https://x.vn" title="Trang">trang <em>này</em></a>, <a href="https://x.vn" title="Trang">a</a> và <a href="https://x.vn" title="Trang">a</a>.</p>',
  ],
  'whole headings, labels and cells': [
    '## **Một *hai***\n\n~~Ba~~\n\n| *Sáu* |\n| - |\n| **~~Bảy~~** |\n\n:::note[***Tám***]\nMười\n:::',
    '<h2 id="mot-hai"><strong>Một <em>hai</em></strong></h2><p><del>Ba</del></p><table><thead><tr><th><em>Sáu</em></th></tr></thead><tbody><tr><td><strong><del>Bảy</del></strong></td></tr></tbody></table><aside class="block note"><p class="block-title"><em><strong>Tám</strong></em></p><p>Mười</p></aside>',
  ],
  'bold whole': ['**Cả câu đậm.**', '<p><strong>Cả câu đậm.</strong></p>'],
  note: [
    ':::note[Chú *ý*]\nMột **hai**.\n:::',
    '<aside class="block note"><p class="block-title">Chú <em>ý</em></p><p>Một <strong>hai</strong>.</p></aside>',
  ],
  code: ['    <1>x</1>\n', '<pre>&#x3C;1>x&#x3C;/1>\n</pre>'],
  deleted: ['Một ~~hai~~ ba', '<p>Một <del>hai</del> ba</p>'],
  'bare address': ['Xem https://x.vn/a nhé', '<p>Xem <a href="https://x.vn/a">https://x.vn/a</a> nhé</p>'],
  'text that only looks like a directive': [
    'Lúc 8:am, ::, a::b, :smile: và 10:30.',
    '<p>Lúc 8:am, ::, a::b, :smile: và 10:30.</p>',
  ],
  comment: ['Một <!-- ghi chú --> hai', '<p>Một  hai</p>'.replace('  ', ' ')],
};

test.each(Object.entries(bodies))('%s', (_, [markdown, html]) => {
  expect(read(markdown).diagnostics).toEqual([]);
  expect(spliced(markdown)).toBe(html);
});

test.each([
  ['- ![Ảnh](a.jpg)', 'inline-picture'],
  ['> Xem ![Ảnh](a.jpg)', 'inline-picture'],
  ['| Ảnh |\n| - |\n| ![Ảnh](a.jpg) |', 'inline-picture'],
  ['## Tiêu đề ![Ảnh](a.jpg)', 'inline-picture'],
  ['[![Ảnh](a.jpg)](https://x.vn)', 'inline-picture'],
  [':::stats\n- **80** cụm ![Ảnh](a.jpg)\n:::', 'inline-picture'],
  ['- Một\n\n  :::note\n  Hai\n  :::', 'directive-inside'],
  ['> :::note\n> Hai\n> :::', 'directive-inside'],
  ['Một[^1] và[^2].\n\n[^1]: Hai', 'footnote-undefined'],
  ['Một\n\n[^1]: Hai', 'footnote-unused'],
  ['Một\n\n[^1]: Xem[^2]\n\n[^2]: Xem[^1]', 'footnote-unused'],
  ['Một[^1]\n\n[^1]: Hai\n\n[^1]: Ba', 'footnote-twice'],
  ['Một[^chú thích]\n\n[^chú thích]: Hai', 'footnote-name'],
  ['[Một[^1]](https://x.vn) hai[^1]\n\n[^1]: Hai', 'footnote-place'],
  ['![Ảnh[^1]](a.jpg)\n\nMột[^1]\n\n[^1]: Hai', 'footnote-place'],
  [':::stats\n- **80[^1]** cụm\n:::\n\nMột[^1]\n\n[^1]: Hai', 'footnote-place'],
  ['Một[^1]\n\n[^1]: Hai\n\n    :::note\n    Ba\n    :::', 'directive-inside'],
])('nothing is lost without a word: «%s» is %s', (markdown, code) => {
  expect(new Set(read(markdown).diagnostics.map((each) => each.code))).toEqual(new Set([code]));
});

test.each([
  ['Một dòng,\nxem ![Ảnh](a.jpg) nhé', 2, 5],
  ['- Một ![Ảnh](a.jpg)', 1, 7],
  ['Xem **kỹ ![Ảnh](a.jpg)**, và [![Ảnh](b.jpg)](https://x.vn)', 1, 10],
  ['| Ảnh |\n| - |\n| Một ![Ảnh](a.jpg) |', 3, 7],
])('a picture among words is named where it stands: «%s»', (markdown, line, column) => {
  expect(read(markdown).diagnostics.map(({ place }) => place)).toEqual([
    { file: 'content/a.md', line, column },
  ]);
});

test('marks that wrap a whole block are no translator’s to keep', () => {
  const { units } = read(
    '## **Một *hai***\n\n***Ba***\n\n~~Bốn~~\n\n- **Năm**\n\n| *Sáu* |\n| - |\n| **~~Bảy~~** |\n\n:::note[**Tám**]\n**Chín** mười\n:::',
  );
  expect(units.map(({ text }) => text)).toEqual([
    'Một <1>hai</1>',
    'Ba',
    'Bốn',
    'Năm',
    'Sáu',
    'Bảy',
    'Tám',
    '<1>Chín</1> mười',
  ]);
});

/** The same text in the order of another language, where Markdown could not write the marks: only the tree can. */
test.each([
  ['Gọi **113** ngay.', 'ហៅ<1>113</1>។ភ្លាម', '<p>ហៅ<strong>113</strong>។ភ្លាម</p>'],
  ['Hãy **tắt máy** ngay.', '请<1>“关机”</1>。', '<p>请<strong>“关机”</strong>。</p>'],
  ['Xem *đây* và **kia**.', '<2>kia</2><1>đây</1>', '<p><strong>kia</strong><em>đây</em></p>'],
  [
    'Xem [đây](https://x.vn) `mã`.',
    '<2/> * **x** _y_ <1>đây</1>',
    '<p><code>mã</code> * **x** _y_ <a href="https://x.vn">đây</a></p>',
  ],
])('emphasis is rebuilt from the tree: «%s» as «%s»', (markdown, target, html) => {
  expect(render(markdown, ({ codes }) => readText(target, codes))).toBe(html);
});

test('the sample documents have only sound codes', () => {
  for (const file of [
    'news/2024/plan-199.md',
    'leaflet/2024/scam-calls.md',
    'handbook/2024/universal-declaration.md',
  ]) {
    const markdown = readFileSync(`content/${file}`, 'utf8').split(/^---$/m).slice(2).join('---');
    const { units } = read(markdown);
    expect(units.length).toBeGreaterThan(5);
    for (const { text, codes } of units) {
      expect(findCodeFaults(text, codes)).toEqual([]);
      expect(writeText(readText(text, codes)).text).toBe(text);
    }
  }
});

const pieces = [
  'gọi',
  ' ngay ',
  '113',
  '<1>',
  '</1>',
  '<2/>',
  '&lt;',
  '&amp;',
  '&',
  '<',
  '>',
  ' ê̆ ',
  'ភាសា',
  '{{facts.a, number}}',
  '"',
  '\u00a0',
];

/** A parser never leaves two texts side by side. */
function joined(nodes: readonly HtmlNode[]): HtmlNode[] {
  const all: HtmlNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.type === 'element') all.push({ ...node, children: joined(node.children) });
    else if (last?.type !== 'text') all.push(node);
    else all[all.length - 1] = { type: 'text', value: last.value + node.value };
  }
  return all;
}

test('any phrasing comes back from its text as it was', () => {
  const below = seeded(7);
  const phrasing = (depth: number): HtmlNode[] =>
    Array.from({ length: 1 + below(4) }, (): HtmlNode => {
      const element = (tagName: string, children: HtmlNode[]): ElementNode => ({
        type: 'element',
        tagName,
        properties: {},
        children,
      });
      switch (depth > 2 ? 0 : below(4)) {
        case 1:
          return element(['strong', 'em', 'a'][below(3)] ?? 'em', phrasing(depth + 1));
        case 2:
          return element('br', []);
        default:
          return { type: 'text', value: pieces[below(pieces.length)] ?? '' };
      }
    });
  for (let turn = 0; turn < 2000; turn += 1) {
    const nodes = joined(phrasing(0));
    const { text, codes } = writeText(nodes);
    expect(findCodeFaults(text, codes), text).toEqual([]);
    const html = (each: readonly HtmlNode[]) =>
      toHtml({ type: 'element', tagName: 'p', properties: {}, children: each })
        .replace(/[ \n]+/g, ' ')
        .replace(/^<p>[\s\u00a0]+|[\s\u00a0]+<\/p>$/g, (edge) => edge.trim());
    expect(html(readText(text, codes)), JSON.stringify(nodes)).toBe(html(nodes));
  }
});

test.each([
  ['Gọi <1>113</1>.', ['missing <2/>']],
  ['Gọi <2/> <1>113.', ['unclosed <1>']],
  ['Gọi </1>113<1> <2/>', ['extra </1>', 'unclosed <1>']],
  ['Gọi <1>113</1> <2/> <3>x</3>', ['extra <3>', 'extra </3>']],
  ['<1>a</1> <1>b</1> <2/>', ['repeated <1>']],
  ['<1>a</1> <2>b</2>', ['extra <2>', 'extra </2>', 'missing <2/>']],
  ['3 < 4 <2/> <1>a</1>', []],
])('a translator’s «%s» has the faults %j', (text, faults) => {
  const element = (tagName: string): ElementNode => ({
    type: 'element',
    tagName,
    properties: {},
    children: [],
  });
  const codes = [
    { number: 1, single: false, element: element('strong') },
    { number: 2, single: true, element: element('br') },
  ];
  expect(findCodeFaults(text, codes).map(({ fault, code }) => `${fault} ${code}`)).toEqual(faults);
});
