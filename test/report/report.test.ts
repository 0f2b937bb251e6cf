import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../pipeline/language/profile.ts';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import type { Coverage, EditionCard } from '../../pipeline/model/edition.ts';
import type { Digest, DocumentId, LanguageTag } from '../../pipeline/model/id.ts';
import { picturesPerProduct } from '../../pipeline/report/contact-sheet.ts';
import { renderReport } from '../../pipeline/report/html.ts';
import { reportJson } from '../../pipeline/report/json.ts';
import type { BuildReport, ReportedRendition } from '../../pipeline/report/report.ts';
import { writeDiagnostics, writeSummary } from '../../pipeline/report/terminal.ts';

const output = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(output, { recursive: true }));

const vi = 'vi' as LanguageTag;
const km = 'km' as LanguageTag;
const plan = 'news/2024/plan' as DocumentId;

const languages = [vi, km].map((tag) => {
  const file = `locales/languages/${tag}.yaml`;
  const { value } = readProfile(file, readFileSync(file, 'utf8'));
  if (!value) throw new Error(`no profile: ${tag}`);
  return value;
});

const untouched: Coverage = {
  missing: 0,
  draft: 0,
  translated: 0,
  reviewed: 0,
  approved: 0,
  'stale-cosmetic': 0,
  'stale-data': 0,
  'stale-minor': 0,
  'stale-major': 0,
};

const card = (language: LanguageTag, title: string, coverage: Partial<Coverage>, id = plan): EditionCard => ({
  facts: {
    id,
    file: `content/${id}.md`,
    kind: 'news',
    date: '2024-02-05',
    topic: 'plan',
    areas: [],
    products: [],
    items: [],
    identifier: 'soctrang-2024-0001',
    sourceLanguage: vi,
  },
  language,
  title,
  titleLanguage: language,
  summary: '',
  summaryLanguage: language,
  coverage: { ...untouched, ...coverage },
  // As if every unit had three words.
  words: {
    ...untouched,
    ...Object.fromEntries(Object.entries(coverage).map(([state, units]) => [state, units * 3])),
  },
  gates: [{ id: 'leader', state: coverage.approved === 40 ? 'passed' : 'waiting' }],
  complete: !coverage.missing,
  approved: coverage.approved === 40,
  machine: language === km,
  digest: '0'.repeat(64) as Digest,
});

const diagnostic = (
  code: string,
  file: string,
  line: number,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic => ({
  code,
  severity,
  place: { file, line, column: 3 },
  message: { vi: `Hỏng: ${code}`, en: `Broken: ${code}` },
  advice: { vi: `Sửa ${code}`, en: `Mend ${code}` },
});

const rendition = (
  language: LanguageTag,
  product: string,
  path: string,
  mediaType: string,
  thumbnails: readonly string[] = [],
): ReportedRendition => ({
  document: plan,
  language,
  product,
  format: product === 'page' ? '' : 'card',
  name: { vi: 'Hình chia sẻ', en: 'Picture to share' },
  path,
  mediaType,
  bytes: 123_456,
  made: language === vi,
  thumbnails,
});

const report: BuildReport = {
  publisher: 'Sở Thông tin và Truyền thông',
  notice: 'Dữ liệu mẫu.',
  sourceLanguage: vi,
  languages,
  cards: [
    card(vi, 'Kế hoạch <b>2024</b> & "tôi"', { approved: 40 }),
    card(km, 'ផែនការ', { draft: 10, reviewed: 10, approved: 10, missing: 10 }),
  ],
  renditions: [
    rendition(vi, 'page', 'web/vi/news/2024/plan.html', 'text/html'),
    rendition(km, 'page', 'web/km/news/2024/plan.html', 'text/html'),
    rendition(vi, 'infographic', 'images/vi/news/2024/plan.card.png', 'image/png', [
      'report/thumbnails/a-1.webp',
    ]),
    rendition(vi, 'deposit', 'deposit/soctrang-2024-0001.zip', 'application/zip'),
  ],
  refusals: [
    {
      document: plan,
      language: km,
      product: 'infographic',
      format: 'card',
      name: { vi: 'Hình chia sẻ', en: 'Picture to share' },
      code: 'infographic-incomplete',
    },
  ],
  fits: [],
  diagnostics: [
    diagnostic('missing-picture', 'content/news/2024/plan.md', 12),
    diagnostic('unknown-field', 'content/news/2024/plan.md', 2, 'warning'),
    diagnostic('broken-code', 'locales/km/content/news/2024/plan.json', 7),
    diagnostic('broken-yaml', 'content/publisher.yaml', 4),
  ],
  waived: [],
  areas: [],
  sharedTexts: [],
  found: [{ what: { vi: 'Sản phẩm', en: 'Products' }, names: ['infographic', 'leaflet', 'page'] }],
};

describe('the page', () => {
  const html = renderReport(report);

  it('names every diagnostic with its place, message and advice, under its document', () => {
    for (const { place, code, message, advice } of report.diagnostics) {
      expect(html).toContain(`${place.file}:${place.line}:${place.column}`);
      for (const text of [code, message.vi, message.en, advice.vi, advice.en]) expect(html).toContain(text);
    }
    const section = html.split('<section>').find((part) => part.includes('missing-picture')) ?? '';
    expect(section).toContain('broken-code');
    expect(section).not.toContain('broken-yaml');
  });

  it('links to files that are there', () => {
    const written = report.renditions.flatMap(({ path, thumbnails }) => [path, ...thumbnails]);
    for (const path of [...written, 'report/index.html']) {
      mkdirSync(dirname(join(output, path)), { recursive: true });
      writeFileSync(join(output, path), '');
    }
    const links = [...html.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, link = '']) =>
      decodeURIComponent(link),
    );
    expect(links.length).toBeGreaterThanOrEqual(written.length);
    for (const link of links) expect(statSync(join(output, 'report', link)).isFile()).toBe(true);
    for (const [, anchor = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${anchor}"`);
  });

  it('escapes what editors wrote, and runs no script', () => {
    expect(html).toContain('Kế hoạch &#x3C;b>2024&#x3C;/b> &#x26; "tôi"');
    expect(html).not.toMatch(/<script|<b>2024/);
  });

  const cellsOf = (page: string) => {
    const table = /<table class="coverage">.*?<\/table>/s.exec(page)?.[0] ?? '';
    return [...table.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell);
  };

  it('says in words how far each edition has come and what blocks it, and leads to it', () => {
    const [source = '', translation = ''] = cellsOf(html);
    expect(source).toContain('<a href="../web/vi/news/2024/plan.html">Đã duyệt, có vướng mắc');
    expect(source).toContain('1 lỗi phải sửa');
    expect(translation).toMatch(
      /^<td class="incomplete"><a href="..\/web\/km\/news\/2024\/plan.html">Chưa xong/,
    );
    for (const said of ['20 mục đã hiệu đính (60 từ)', '10 mục chưa dịch (30 từ)', '10 mục nháp (30 từ)'])
      expect(translation).toContain(said);
    for (const said of ['2 lỗi phải sửa', 'chờ duyệt: leader', 'máy dịch'])
      expect(translation).toContain(said);
    const clean = renderReport({ ...report, diagnostics: [], renditions: [] });
    expect(cellsOf(clean)[0]).toMatch(/^<td class="approved"><a href="#document-news\/2024\/plan">Đã duyệt /);
  });

  it('adds up what is left to do, with the command that begins it', () => {
    const section = /<section id="left-to-do">.*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(section).toContain('export xlsx --language km --documents news/2024/plan --only missing');
    expect(section).toContain('approve news/2024/plan --languages km --gate leader');
    const none = renderReport({
      ...report,
      diagnostics: [],
      cards: report.cards.slice(0, 1),
      languages: [languages[0]].flatMap((each) => each ?? []),
    });
    expect(none).toContain('mọi bản đã sẵn sàng');
  });

  it('tells which area lacks which document, and which language nobody publishes', () => {
    const named = report.cards.map((each) => ({ ...each, facts: { ...each.facts, areas: ['tran-de'] } }));
    const areas = [
      { id: 'tran-de', label: 'Huyện Trần Đề', languages: [vi, km, 'cja' as LanguageTag] },
      { id: 'cu-lao-dung', label: 'Huyện Cù Lao Dung' },
    ];
    const page = renderReport({ ...report, diagnostics: [], cards: named, areas });
    const table = /<table class="duties">.*?<\/table>/s.exec(page)?.[0] ?? '';
    expect(table).toContain('<td class="approved"><strong>Đủ 1 bài');
    expect(table).toMatch(
      /<td class="incomplete"><strong>Thiếu 1\/1 bài.*?<a href="#document-news\/2024\/plan">/s,
    );
    expect(table).toContain('Cơ quan không xuất bản tiếng này');
    expect(page).toMatch(/Chưa ghi tiếng nào.*?: Huyện Cù Lao Dung/);
  });

  it('shows in one table how every language fits on paper, and which does not', () => {
    const a5 = { format: 'a5', name: { vi: 'Tờ rơi A5', en: 'Leaflet, A5' } };
    const trifold = { format: 'trifold', name: { vi: 'Tờ gấp ba', en: 'A4 in three' } };
    const leaflet = { document: plan, product: 'leaflet', ...a5, smallest: false, shortened: false };
    const front = { vi: 'mặt trước', en: 'the front' };
    const refused = { document: plan, product: 'leaflet', ...trifold, code: 'incomplete-leaflet' };
    const fits = [
      { ...leaflet, language: vi, size: 11, tightest: { panel: front, used: 96 } },
      {
        ...leaflet,
        language: km,
        size: 9.98,
        smallest: true,
        overflow: { panel: front, lines: 4, characters: 210 },
      },
      { ...leaflet, ...trifold, language: vi, size: 10.25, shortened: true },
    ];
    const page = renderReport({ ...report, fits, refusals: [{ ...refused, language: km }] });
    const table = /<table class="fit">.*?<\/table>/s.exec(page)?.[0] ?? '';
    const [viA5, kmA5, viFolded, kmFolded] = [...table.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell);
    expect(viA5).toMatch(/class="approved"><strong>Vừa .*11 pt.*chật nhất: mặt trước .* 96%/s);
    expect(kmA5).toMatch(/class="incomplete"><strong>Không vừa .*9,98 pt.*thừa 4 dòng \(khoảng 210 ký tự\)/s);
    expect(viFolded).toMatch(/class="complete"><strong>Bản ngắn .*10,25 pt/s);
    expect(kmFolded).toContain('incomplete-leaflet');
    for (const { name } of [a5, trifold])
      expect(table).toContain(`${name.vi} <span class="en" lang="en">${name.en}`);
    expect(table).not.toContain('leaflet/');
    expect(JSON.parse(reportJson({ ...report, fits })).fits).toEqual(fits);
    expect(html).not.toContain('class="fit"');
  });

  it('lists the pairs of a bilingual sheet in one row, each under its first language with both names', () => {
    const sheet = {
      document: plan,
      product: 'bilingual',
      name: { vi: 'Bản song ngữ A4', en: 'Bilingual sheet' },
    };
    const beside = (other: string) => ({
      ...{ ...sheet, language: km, format: `a4-km-${other}`, smallest: false, shortened: false, size: 11 },
      pair: { vi: `Tiếng Khmer – ${other}`, en: `Khmer – ${other}` },
    });
    const refused = { ...beside('en'), code: 'print-incomplete' };
    const page = renderReport({ ...report, fits: [beside('vi')], refusals: [refused] });
    const table = /<table class="fit">.*?<\/table>/s.exec(page)?.[0] ?? '';
    expect(table.match(/Bản song ngữ A4/g)).toHaveLength(1);
    const [source, khmer] = [...table.matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell);
    expect(source).toContain('–</td>');
    expect(khmer).toMatch(
      /^<td class="none">.*Tiếng Khmer – vi .*Vừa .*11 pt.*Tiếng Khmer – en .*print-incomplete/s,
    );
  });

  it('shows the line that is meant and marks the place, also of what was waived, with reason and person', () => {
    const finding = {
      ...diagnostic('numbers', 'locales/km/content/news/2024/plan.json', 7, 'warning'),
      language: km,
      shown: { line: 7, column: 12, before: '  "title": "', meant: '<80>', after: ' ឧគ្ឃោសនសព្ទ"' },
    };
    const waived = [{ finding, reason: 'đã gộp số', by: 'Thầy Sơn', date: '2024-03-01' }];
    const page = renderReport({ ...report, diagnostics: [finding], waived });
    const shown = '<code lang="km">  "title": "<mark>&#x3C;80></mark> ឧគ្ឃោសនសព្ទ"</code>';
    expect(page.split(shown)).toHaveLength(3);
    expect(page).toContain('locales/km/content/news/2024/plan.json:7:12');
    expect(page).toContain('đã gộp số – Thầy Sơn – 2024-03-01');
  });

  it('stays light with thousands of pages: the rest are links, and it says so', () => {
    const pages = Array.from({ length: 3000 }, (_, n) =>
      rendition(vi, 'page', `web/vi/news/${n}.html`, 'text/html'),
    );
    const long = renderReport({ ...report, renditions: pages });
    expect(long.match(/<iframe/g)).toHaveLength(picturesPerProduct);
    expect(long).toContain('web/vi/news/2999.html');
    expect(long).toContain('2800 tệp còn lại');
  });
});

describe('the terminal', () => {
  it('lists diagnostics in reading order, coloured only if asked', () => {
    const text = writeDiagnostics(report.diagnostics, { tongue: 'en', colour: false });
    expect(text.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'content/news/2024/plan.md:2:3  warning unknown-field  Broken: unknown-field',
      'content/news/2024/plan.md:12:3  error missing-picture  Broken: missing-picture',
      'content/publisher.yaml:4:3  error broken-yaml  Broken: broken-yaml',
      'locales/km/content/news/2024/plan.json:7:3  error broken-code  Broken: broken-code',
      '',
    ]);
    expect(text).toContain('→ Mend broken-yaml');
    expect(writeDiagnostics(report.diagnostics, { tongue: 'vi', colour: true })).toContain(
      '\u001b[31mlỗi broken-yaml',
    );
  });

  it('counts what was made, kept and refused, languages by products', () => {
    expect(writeSummary(report, 'vi')).toBe(
      [
        'Ngôn ngữ     deposit  infographic  page',
        'Tiếng Việt   1 mới    1 mới        1 mới',
        'Tiếng Khmer  –        1 từ chối    1 giữ',
        '',
      ].join('\n'),
    );
  });
});

it('gives programs the same as JSON', () => {
  const { summary, diagnostics, editions } = JSON.parse(reportJson(report));
  expect(summary).toEqual({
    documents: 1,
    languages: ['vi', 'km'],
    errors: 3,
    warnings: 1,
    made: 3,
    kept: 1,
    refused: 1,
  });
  expect(diagnostics[0]).toMatchObject({ code: 'unknown-field', place: { line: 2, column: 3 } });
  expect(editions[1]).toMatchObject({ language: 'km', progress: { translated: 50, missing: 10 } });
});
