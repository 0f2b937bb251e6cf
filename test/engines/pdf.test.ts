import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Press } from '../../pipeline/engines/press.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { pressWith, printLayout } from '../browser/print-shop.ts';
import { judge } from './pdf-judge.ts';
import { askVeraPdf, hasVeraPdf } from './verapdf.ts';

const families = ['Noto Sans', 'Noto Sans Khmer', 'Noto Sans SC', 'Tai Heritage Pro'];
let press: Press;
let picture: string;
beforeAll(async () => {
  press = await pressWith({
    plain: `body{font:11pt/1.5 ${families.map((family) => `"${family}"`).join()};margin:0}
      .side{width:148mm;height:210mm;box-sizing:border-box;padding:10mm;break-after:page;background:#f6f1e7}
      .side:last-child{break-after:auto} h1{width:5em} h2{text-transform:uppercase;border-bottom:1pt solid}
      .fine{opacity:.5} li.plain{list-style:none} .box{border:1pt solid;padding:1mm}`,
  });
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();
  picture = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}, 60_000);
afterAll(() => press.close());

/** All that documents are made of. */
const everything = () => `<section class="side" data-side><header><p class="box">Sở Thông tin</p>
<h1 id="top">Bốn dấu hiệu lừa đảo qua điện thoại<sup><a href="#note">1</a></sup></h1></header><main><article>
<h2>Dấu hiệu</h2><p>Gọi <strong>113</strong> hoặc xem <a href="https://example.vn/">trang của tỉnh để biết thêm về các dấu hiệu lừa đảo mới nhất</a>.</p>
<ol><li>Một<ul><li>Một a</li></ul></li><li><p>Hai</p></li></ol><ul><li class="plain"><b>Ba</b> bốn</li></ul>
<p lang="km">មនុស្សទាំងអស់ <span lang="zh-Hans">人人生而自由</span></p><div lang="blt-Tavt">ꪼꪕ <b lang="vi">tiếng Việt</b></div>
<blockquote>Trích</blockquote><p class="fine">Chữ mờ <a href="#note">2</a></p></article></main></section>
<section class="side" data-side><h2>Số liệu</h2><table><caption>Kinh phí</caption><thead><tr><th scope="col">Năm</th><th scope="col">Số</th></tr></thead>
<tbody><tr><th scope="row">2024</th><td>5</td></tr><tr><th scope="row">2025</th><td></td></tr></tbody></table>
<figure><img src="${picture}" alt="Ghe ngo" width="60" height="40"><figcaption>Đua ghe</figcaption></figure>
<svg role="img" aria-label="Mã QR" width="20" height="20"><path d="M1 1h9v9h-9z"/></svg>
<svg aria-hidden="true" width="20" height="20"><rect width="10" height="10" fill="red"/></svg><p aria-hidden="true">•</p><hr>
Chữ rời<p>H<sub>2</sub>O</p><section><h3>Chú thích</h3><ol><li id="note">Nguồn <a href="#top">^</a></li></ol></section></section><aside><p>Bên lề</p></aside>`;

const print = async (body: string, language = 'vi'): Promise<Uint8Array> =>
  (await press.render(printLayout(body, { sides: 2, language: language as LanguageTag }))).bytes;
const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

describe('the file for reading', () => {
  test('is tagged as PDF/UA-1 and PDF/A-2a ask, whatever a document is made of', async () => {
    expect(await judge(await print(everything()))).toEqual([]);
  });

  test.skipIf(!hasVeraPdf)('passes veraPDF, where test/engines/verapdf.ts finds it', async () => {
    const files = {
      everything: await print(everything()),
      decoration: await print('<section data-side></section>'),
    };
    expect(askVeraPdf(files)).toEqual([]);
  });

  const qpdf = spawnSync('qpdf', ['--version']).status === 0;
  test.skipIf(!qpdf)('passes qpdf, where it is installed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nhipcau-test-'));
    writeFileSync(join(folder, 'a.pdf'), await print(everything()));
    expect(execFileSync('qpdf', ['--check', join(folder, 'a.pdf')], { encoding: 'utf8' })).toContain(
      'No syntax',
    );
    rmSync(folder, { recursive: true });
  });

  test('has the tree that its HTML means: nothing of the layout, one body a list item, text in paragraphs', async () => {
    expect(await treeOf(await print(everything()))).toBe(
      `Document[vi](P H1(Link) Art(H2 P(Strong Link) L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody(P))) L(LI(LBody)) ` +
        `P[km](Span[zh-Hans]) P[blt-Tavt](Span[vi]) BlockQuote(P) P(Link)) ` +
        `H2 Table(Caption TR(TH TH) TR(TH TD) TR(TH TD)) Div(Figure Caption) Figure P P H3 L(LI(Lbl LBody(Link))) Aside(P))`,
    );
  });

  test('names bookmarks and links by their whole text, although it is broken over lines or set in capitals', async () => {
    const pdf = await load(await print(everything()));
    const titles = texts(pdf, 'Title').filter((title) => title !== 'Bốn dấu hiệu lừa đảo');
    expect(titles).toEqual(['Bốn dấu hiệu lừa đảo qua điện thoại', 'Dấu hiệu', 'Số liệu', 'Chú thích']);
    expect(texts(pdf, 'Contents').sort()).toEqual([
      '1',
      '2',
      '^',
      'trang của tỉnh để biết thêm về các dấu hiệu lừa đảo mới nhất',
      'trang của tỉnh để biết thêm về các dấu hiệu lừa đảo mới nhất',
    ]);
  });

  test('has no bookmarks where there is one heading', async () => {
    const pdf = await load(await print('<section data-side><h1>Một</h1><p>Chữ</p></section>'));
    expect(pdf.catalog.has(PDFName.of('Outlines'))).toBe(false);
  });

  test('says where a figure stands, and not where what cuts it does', async () => {
    const html = `<section class="side" data-side><div style="overflow:hidden;width:90mm"><svg role="img" aria-label="Ô" width="20mm" height="10mm"><path d="M0 0h20v10h-20z"/></svg></div></section>`;
    const pdf = await load(await print(html));
    const [box] = objectsOf(pdf).flatMap((dict) => {
      const attributes = dict.lookup(PDFName.of('A'));
      const found = attributes instanceof PDFDict ? attributes.lookup(PDFName.of('BBox')) : undefined;
      return found instanceof PDFArray
        ? [found.asArray().map(Number.parseFloat.bind(undefined) as never)]
        : [];
    });
    const [left = 0, bottom = 0, right = 0, top = 0] = String(box).split(',').map(Number);
    expect([right - left, top - bottom]).toEqual([expect.closeTo(15, 0), expect.closeTo(7.5, 0)]);
  });

  test('says of itself what it is, whose, in which language, and what may be done with it', async () => {
    const { metadata } = printLayout('');
    const { bytes } = await press.render(
      printLayout('<section data-side><p>x</p></section>', {
        language: 'km' as LanguageTag,
        metadata: {
          ...metadata,
          title: 'A & <B>',
          rights: { text: 'CC BY 4.0', language: 'en' as LanguageTag },
        },
      }),
    );
    const stream = (await load(bytes)).catalog.lookup(PDFName.of('Metadata'));
    const xmp = stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('utf8') : '';
    for (const part of [
      '<rdf:li xml:lang="x-default">A &amp; &lt;B&gt;</rdf:li><rdf:li xml:lang="km">A &amp; &lt;B&gt;</rdf:li>',
      '<dc:creator><rdf:Seq><rdf:li>Sở Thông tin và Truyền thông</rdf:li>',
      '<dc:language><rdf:Bag><rdf:li>km</rdf:li>',
      '<dc:identifier>soctrang-2024-0003</dc:identifier>',
      '<rdf:li xml:lang="en">CC BY 4.0</rdf:li>',
      '<xmp:CreateDate>2024-06-01T00:00:00Z</xmp:CreateDate>',
    ])
      expect(xmp).toContain(part);
  });
});

test('a file that is larger than its format should be is told with its size and the limit', async () => {
  const layout = printLayout('<section data-side><p>Nặng</p></section>', { limit: 5000 });
  const { measurement } = await press.render(layout);
  expect(measurement.faults).toEqual([
    { type: 'large-file', text: expect.stringMatching(/^\d+ KB > 5 KB$/) as string },
  ]);
  const { measurement: light } = await press.render({ ...layout, limit: 500_000 });
  expect(light.faults).toEqual([]);
});

describe('the judge', () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = await print(everything());
  });

  /** Each does to a good file what its rule forbids. */
  const faults: readonly [rule: string, what: string, spoil: (pdf: PDFDocument) => void][] = [
    ['07-001', 'the title not shown', (pdf) => pdf.catalog.delete(PDFName.of('ViewerPreferences'))],
    ['11-006', 'no language', (pdf) => pdf.catalog.delete(PDFName.of('Lang'))],
    ['06-001', 'no metadata', (pdf) => pdf.catalog.delete(PDFName.of('Metadata'))],
    ['6.2.3', 'no output intent', (pdf) => pdf.catalog.delete(PDFName.of('OutputIntents'))],
    ['01-005', 'no tree', (pdf) => pdf.catalog.delete(PDFName.of('StructTreeRoot'))],
    ['01-005', 'something drawn and not marked', (pdf) => draw(pdf, '0 0 9 9 re f')],
    ['01-005', 'a part that is in no tree', (pdf) => draw(pdf, '/P <</MCID 99>> BDC 0 0 9 9 re f EMC')],
    ['01-003', 'an artifact in a paragraph', (pdf) => draw(pdf, '/P <</MCID 0>> BDC /Artifact BMC EMC EMC')],
    ['01-004', 'a paragraph in an artifact', (pdf) => draw(pdf, '/Artifact BMC /P <</MCID 0>> BDC EMC EMC')],
    ['02-001', 'a type nobody knows', (pdf) => retype(pdf, 'P', 'Absatz')],
    ['13-004', 'a figure without a text', (pdf) => strip(pdf, 'Figure', 'Alt')],
    ['14.8.5.4.3', 'a figure without a place', (pdf) => strip(pdf, 'Figure', 'A')],
    ['14-002', 'a first heading of the second level', (pdf) => retype(pdf, 'H1', 'H2')],
    ['14-003', 'a level left out', (pdf) => retype(pdf, 'H2', 'P')],
    ['15-003', 'a head without scope', (pdf) => strip(pdf, 'TH', 'A')],
    ['15-irregular', 'a row without its cells', (pdf) => strip(pdf, 'TR', 'K')],
    ['09-004', 'a paragraph in a row', (pdf) => retype(pdf, 'TD', 'P')],
    ['09-005', 'a paragraph in a list', (pdf) => retype(pdf, 'LBody', 'P')],
    ['28-011', 'a link outside of its element', (pdf) => retype(pdf, 'Link', 'Span')],
    ['28-012', 'a link that says nothing', (pdf) => strip(pdf, undefined, 'Contents')],
    ['28-009', 'no order of tabs', (pdf) => strip(pdf, undefined, 'Tabs')],
    ['31-009', 'a font that is not in the file', (pdf) => strip(pdf, undefined, 'FontFile2')],
    ['31-027', 'a font without characters', (pdf) => strip(pdf, undefined, 'ToUnicode')],
    ['11-001', 'a language that is none', (pdf) => objectsOf(pdf).forEach(misname)],
    ['6.5.1', 'a script', (pdf) => void pdf.context.register(pdf.context.obj({ S: 'JavaScript' }))],
    ['6.1.3', 'no identifier', (pdf) => void delete pdf.context.trailerInfo.ID],
  ];

  test.each(faults)('finds %s: %s', async (rule, _, spoil) => {
    const pdf = await load(good);
    spoil(pdf);
    const found = (await judge(await pdf.save({ updateFieldAppearances: false }))).map(
      (finding) => finding.rule,
    );
    expect(found).toContain(rule);
  });
});

const objectsOf = (pdf: PDFDocument): readonly PDFDict[] =>
  pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));

const typeOf = (dict: PDFDict): string | undefined => {
  const type = dict.get(PDFName.of('S'));
  return dict.get(PDFName.of('Type')) === PDFName.of('StructElem') && type instanceof PDFName
    ? type.decodeText()
    : undefined;
};

function retype(pdf: PDFDocument, type: string, other: string): void {
  for (const dict of objectsOf(pdf)) if (typeOf(dict) === type) dict.set(PDFName.of('S'), PDFName.of(other));
}

/** Of the first element of a type, or of every object. */
function strip(pdf: PDFDocument, type: string | undefined, entry: string): void {
  const found = objectsOf(pdf).filter((dict) => type === undefined || typeOf(dict) === type);
  for (const dict of type ? found.slice(0, 1) : found) dict.delete(PDFName.of(entry));
}

const misname = (dict: PDFDict): void => {
  if (typeOf(dict) === 'P' && dict.has(PDFName.of('Lang')))
    dict.set(PDFName.of('Lang'), PDFString.of('tiếng Khmer'));
};

/** After what the first page draws. */
function draw(pdf: PDFDocument, source: string): void {
  const { node } = pdf.getPage(0);
  const more = pdf.context.register(pdf.context.flateStream(`\n${source}\n`));
  const contents = node.get(PDFName.of('Contents')) as PDFObject;
  node.set(PDFName.of('Contents'), pdf.context.obj([contents, more]));
}

const texts = (pdf: PDFDocument, entry: string): string[] =>
  objectsOf(pdf).flatMap((dict) => {
    const text = dict.lookup(PDFName.of(entry));
    return text && 'decodeText' in text ? [(text as PDFString).decodeText()] : [];
  });

/** Types of elements, with the language of each that has one. */
async function treeOf(bytes: Uint8Array): Promise<string> {
  const pdf = await load(bytes);
  const write = (value: PDFObject | undefined): string => {
    const dict = pdf.context.lookup(value);
    if (!(dict instanceof PDFDict) || typeOf(dict) === undefined) return '';
    const kids = dict.lookup(PDFName.of('K'));
    const all = kids instanceof PDFArray ? kids.asArray() : [dict.get(PDFName.of('K'))];
    const below = all.map(write).filter(Boolean).join(' ');
    const language = dict.lookup(PDFName.of('Lang'));
    const tag = language instanceof PDFString ? `[${language.decodeText()}]` : '';
    return `${typeOf(dict)}${tag}${below && `(${below})`}`;
  };
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  return write(root instanceof PDFDict ? root.get(PDFName.of('K')) : undefined);
}
