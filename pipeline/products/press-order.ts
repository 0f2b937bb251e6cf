/**
 * The order sheet for the print shop: an A4 page in Vietnamese that says what is to be printed, of which files, how many
 * copies for whom, and whom to ask. It is signed by both sides. No document asks for it: it comes with the press files.
 */
import { h, toHtml } from '../markup/hast.ts';
import { type Called, fullName } from '../model/called.ts';
import type { EditionCard } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { Digest, LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { CopyPlan, PressFile, PressProfile } from '../model/press.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { mark } from './mark.ts';
import type { Site } from './product.ts';
import { resolutionOf } from './resolution.ts';
import { drawSides, millimetres } from './sheet-drawing.ts';

/** One file for the print shop, and what was measured of it. */
export interface OrderedFile
  extends Called,
    Omit<PressFile, 'bytes' | 'faults'>,
    Pick<PrintLayout, 'width' | 'height' | 'bleed' | 'scale' | 'panels'> {
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** Relative to `output/press/`. */
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

export interface PressOrder {
  readonly facts: EditionCard['facts'];
  /** In the source language. */
  readonly title: string;
  readonly profile: PressProfile;
  readonly plan: CopyPlan;
  /** One at least; those of one format together. */
  readonly files: readonly OrderedFile[];
  /** Languages that are ordered and have no file. */
  readonly missing: readonly LanguageTag[];
}

/**
 * The content of `<body>`.
 * @param site of the source language.
 * @param pages two, where one does not hold it: the list of files then stands on the second.
 */
export function renderPressOrder(order: PressOrder, site: Site, pages: 1 | 2): string {
  const byProduct = [...Map.groupBy(order.files, ({ product, format }) => `${product}/${format}`).values()];
  const files = fileList(order, site);
  const overleaf = h('p.overleaf', null, `${order.files.length} tệp giao nhà in: danh sách ở trang 2.`);
  const first = sheet(
    1,
    [
      head(order, site),
      byProduct.map((own) => specification(own, order.profile)),
      common(order),
      copies(order, site),
      pages === 1 ? files : overleaf,
    ].flat(),
    [contact(site), signatures()],
  );
  if (pages === 1) return toHtml(first);
  const { identifier } = order.facts;
  const second = sheet(
    2,
    [h('p.title', null, `Phiếu đặt in ${identifier}, trang 2: ${order.title}`), files],
    [],
  );
  return toHtml([first, second]);
}

const sheet = (side: number, content: readonly HtmlNode[], foot: readonly HtmlNode[]): ElementNode =>
  h(
    'section.order',
    { dataSide: side },
    h('div.content', { dataBox: `order-${side}` }, content),
    foot.length > 0 && h('footer', null, foot),
  );

function head({ facts, title, files }: PressOrder, { publisher, format, texts }: Site): ElementNode {
  const { date, identifier, id } = facts;
  return h(
    'header',
    null,
    h(
      'div.letterhead',
      null,
      h(
        'p.office',
        null,
        mark(),
        h('span', null, h('span.parent', null, publisher.parent), h('b', null, publisher.name)),
      ),
      h(
        'p.reference',
        null,
        h('b', null, identifier),
        h('span', null, `Bài ngày ${format.date(date, 'short')}`),
      ),
    ),
    h('h1', null, 'Phiếu đặt in'),
    h('p.title', null, title),
    h('p.source', null, `${id} · ${files.length} tệp trong output/press/`),
    texts.notice && h('p.notice', null, texts.notice.plain),
  );
}

type Row = readonly [name: string, value: string];

const rowsOf = (rows: readonly (Row | false)[]): readonly ElementNode[] =>
  rows.flatMap((row) => (row ? [h('dt', null, row[0]), h('dd', null, row[1])] : []));

/** What the files of one format have in common, beside a drawing of their sheet. */
function specification(files: readonly OrderedFile[], profile: PressProfile): HtmlNode {
  const [file] = files;
  if (!file) return { type: 'text', value: '' };
  const rows: readonly (Row | false)[] = [
    ['Khổ thành phẩm', trimOf(file)],
    ['Số mặt', sidesOf(files)],
    file.panels !== undefined && ['Gấp', foldsOf(file)],
    ['Ảnh', picturesOf(files, profile)],
  ];
  return h(
    'section.product',
    null,
    h('h2', null, fullName(file).vi),
    h('div.measures', null, h('div.drawing', null, drawSides(file)), h('dl', null, rowsOf(rows))),
  );
}

/** What holds for every file of the order. */
function common({ files, profile }: PressOrder): ElementNode {
  const fonts = [...new Set(files.flatMap((file) => file.fonts))].sort();
  return section(
    'Chung cho mọi tệp',
    h(
      'dl.common',
      null,
      rowsOf([
        [
          'Tràn màu',
          `${bleedsOf(files)} mỗi cạnh, ngoài khổ thành phẩm (TrimBox); các dấu ở ngoài phần tràn`,
        ],
        ['Màu', coloursOf(files, profile)],
        [files.every(({ product }) => product === 'banner') ? 'Chất liệu' : 'Giấy', paperOf(profile)],
        profile.finishing !== undefined && ['Gia công', profile.finishing],
        ['Phông chữ', `đã nhúng đủ: ${fonts.join(', ')}`],
      ]),
    ),
  );
}

/** Of the things as they are made: the hem of a banner is wider than what a knife needs. */
function bleedsOf(files: readonly OrderedFile[]): string {
  const bleeds = Map.groupBy(files, ({ bleed = 0, scale = 1 }) => bleed * scale);
  if (bleeds.size <= 1) return `${millimetres([...bleeds.keys()][0] ?? 0)} mm`;
  return [...bleeds]
    .map(
      ([bleed, own]) =>
        `${[...new Set(own.map((file) => fullName(file).vi))].join(', ')}: ${millimetres(bleed)} mm`,
    )
    .join('; ');
}

const trimOf = ({ width, height, scale = 1 }: OrderedFile): string =>
  scale === 1
    ? `${millimetres(width)} × ${millimetres(height)} mm`
    : `${millimetres(width * scale)} × ${millimetres(height * scale)} mm; tệp vẽ ở tỷ lệ 1:${scale}, in phóng to ${scale * 100} %`;

function sidesOf(files: readonly OrderedFile[]): string {
  const counts = [...new Set(files.map(({ sides }) => sides))].sort((one, other) => one - other);
  const number =
    counts.length === 1 ? String(counts[0]) : `${counts[0]}–${counts.at(-1)} tùy ngôn ngữ, xem danh sách tệp`;
  return `${number}; mỗi trang PDF một mặt`;
}

function foldsOf({ panels = [] }: OrderedFile): string {
  const inside = panels
    .filter(({ side }) => side === 2)
    .toSorted((one, other) => one.x - other.x || one.y - other.y);
  const widths =
    [...new Set(inside.map(({ x }) => x))].length > 1
      ? inside.map(({ width }) => width)
      : inside.map(({ height }) => height);
  return `${widths.length - 1} đường; mặt trong ${widths.map(millimetres).join(' + ')} mm`;
}

function coloursOf(files: readonly OrderedFile[], { colour }: PressProfile): string {
  if (files.every(({ space }) => space === 'cmyk') && colour.space === 'cmyk')
    return `CMYK theo hồ sơ “${colour.profile.name}”; chữ đen chỉ dùng mực đen (K)`;
  return 'RGB (sRGB): nhà in chuyển sang CMYK, chữ đen chỉ dùng mực đen (K)';
}

function picturesOf(files: readonly OrderedFile[], { dpi }: PressProfile): string {
  const wanted = Math.min(dpi, ...files.map(({ product }) => resolutionOf(product)));
  const found = files.flatMap((file) => file.dpi ?? []);
  if (found.length === 0) return 'không có; mọi hình vẽ là nét vector';
  const least = Math.min(...found);
  return `thô nhất ${least} dpi${least < wanted ? ` – THẤP HƠN ${wanted} dpi đã thỏa thuận` : ` (yêu cầu từ ${wanted} dpi)`}`;
}

const paperOf = ({ paper }: PressProfile): string => `${paper.name}, ${millimetres(paper.weight)} g/m²`;

const profileOf = (language: LanguageTag, { profiles }: Site): LanguageProfile | undefined =>
  profiles.get(language);

const nameOf = (language: LanguageTag, site: Site): string =>
  profileOf(language, site)?.vietnamese ?? language;

/** Areas down, languages across, and both summed. A language without a file is struck out of what can be printed. */
function copies(order: PressOrder, site: Site): ElementNode {
  const { plan, missing } = order;
  const areas = Object.entries(plan);
  const planned = new Set(areas.flatMap(([, own]) => Object.keys(own)));
  const languages = site.publisher.languages.filter((language) => planned.has(language));
  const number = (value: number) => (value === 0 ? '–' : site.format.number(value, 0));
  const cell = (value: number, language?: LanguageTag) =>
    h(language && missing.includes(language) ? 'td.missing' : 'td', null, number(value));
  const row = (name: string, amount: (language: LanguageTag) => number) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, name),
      languages.map((each) => cell(amount(each), each)),
      cell(sum(languages.map(amount))),
    );
  if (areas.length === 0)
    return section(
      'Số lượng',
      h('p.blank', null, 'Chưa có kế hoạch phân phát trong bài (mục press.copies): ghi bằng tay.'),
    );
  const ofAll = (language: LanguageTag) => sum(areas.map(([, own]) => own[language] ?? 0));
  const several = new Set(order.files.map(({ product, format }) => `${product}/${format}`)).size > 1;
  return section(
    several ? 'Số lượng (của mỗi sản phẩm)' : 'Số lượng',
    h(
      'table.copies',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'Địa bàn'),
          languages.map((each) => languageHead(each, missing, site)),
          h('th', { scope: 'col' }, 'Cộng'),
        ),
      ),
      h(
        'tbody',
        null,
        areas.map(([area, own]) =>
          row(site.texts.label('areas', area).plain, (language) => own[language] ?? 0),
        ),
      ),
      h(
        'tfoot',
        null,
        row('Tổng theo kế hoạch', ofAll),
        missing.length > 0 &&
          row('Đủ tệp, in được ngay', (language) => (missing.includes(language) ? 0 : ofAll(language))),
      ),
    ),
    missing.length > 0 &&
      h(
        'p.warning',
        null,
        `Chưa in ${missing.map((each) => nameOf(each, site)).join(', ')}: bản này chưa được duyệt hoặc chưa có tệp.`,
      ),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function languageHead(language: LanguageTag, missing: readonly LanguageTag[], site: Site): ElementNode {
  const { endonym = '', vietnamese = language } = profileOf(language, site) ?? {};
  return h(
    missing.includes(language) ? 'th.missing' : 'th',
    { scope: 'col' },
    vietnamese,
    endonym !== vietnamese && h('span.endonym', { lang: language }, endonym),
  );
}

function fileList({ files }: PressOrder, site: Site): ElementNode {
  const columns = ['Thư mục', 'Mặt', 'Cỡ tệp', 'Mã kiểm tra SHA-256'];
  const byName = [...Map.groupBy(files, ({ path, language }) => path.slice(language.length + 1))];
  return section(
    'Tệp giao nhà in',
    h(
      'table.files',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      byName.map(([name, own]) =>
        h(
          'tbody',
          null,
          h('tr', null, h('th', { scope: 'rowgroup', colSpan: columns.length }, nameOfFiles(name, own))),
          own.map((file) => fileRow(file, site)),
        ),
      ),
    ),
    h('p.remark', null, 'Nhà in đối chiếu mã kiểm tra trước khi bình bản: tệp khác mã là tệp khác.'),
  );
}

/** What the specification above calls them, and what they are called on the disk. */
const nameOfFiles = (path: string, [file]: readonly OrderedFile[]): string =>
  file ? `${fullName(file).vi}: ${path}` : path;

const fileRow = ({ language, sides, bytes, digest }: OrderedFile, site: Site): ElementNode =>
  h(
    'tr',
    null,
    h('td', null, h('b', null, `${language}/`), ` ${nameOf(language, site)}`),
    h('td.number', null, String(sides)),
    h('td.number', null, sizeOf(bytes, site)),
    h('td.digest', null, digest),
  );

const sizeOf = (bytes: number, { format }: Site): string =>
  bytes < 1_000_000
    ? `${format.number(Math.max(1, Math.round(bytes / 1000)), 0)} kB`
    : `${format.number(Math.round(bytes / 100_000) / 10, 1)} MB`;

const section = (title: string, ...content: (HtmlNode | false)[]): ElementNode =>
  h('section', null, h('h2', null, title), content);

/** Whom to ask; what is agreed by telephone is written by hand; and what nobody may leave out. */
function contact({ publisher }: Site): ElementNode {
  const { address, phone, email } = publisher.contact;
  const blank = (name: string) => h('span.blank', null, name, h('i'));
  return h(
    'div.contact',
    null,
    h('p', null, h('b', null, 'Hỏi: '), [publisher.name, address, phone, email].filter(Boolean).join(' · ')),
    h(
      'p',
      null,
      'In thử một tờ của mỗi ngôn ngữ, gấp thử, soi mã QR bằng điện thoại; ký duyệt tờ in thử rồi mới in cả loạt.',
    ),
    h('p.blanks', null, blank('Hạn giao'), blank('Nơi giao'), blank('Điện thoại người nhận')),
  );
}

function signatures(): ElementNode {
  const party = (name: string, role: string) =>
    h('div.party', null, h('b', null, name), h('span', null, role), h('i'));
  return h(
    'div.signatures',
    null,
    party('Nhà in nhận tệp', 'ngày, ký, ghi rõ họ tên'),
    party('Duyệt tờ in thử', 'ngày, ký, ghi rõ họ tên'),
    party('Cơ quan đặt in', 'ngày, ký, ghi rõ họ tên'),
  );
}
