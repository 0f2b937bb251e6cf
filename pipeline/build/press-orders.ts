/** The order sheets: one for each document that has files for a print shop, made when those files are known. */
import { fontsDigest } from '../engines/fonts.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { PressProfile } from '../model/press.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { type OrderedFile, type PressOrder, renderPressOrder } from '../products/press-order.ts';
import type { Site } from '../products/product.ts';
import { resolutionOf } from '../products/resolution.ts';
import { calledOf } from './called.ts';
import type { Assembling } from './making.ts';
import { isSelected } from './options.ts';
import { type PlacedOrder, type PrintedOrders, pressProduct } from './orders.ts';
import type { Outputs, Planned } from './outputs.ts';
import { pressProfileFile } from './press-profiles.ts';
import { orderedLanguages } from './press-wishes.ts';
import { createSites } from './sites.ts';

/** Puts a sheet beside the press files of every document. @returns what is wrong with the orders. */
export async function orderSheets(
  assembling: Assembling,
  printed: PrintedOrders,
  outputs: Outputs,
): Promise<readonly Diagnostic[]> {
  const { project, options, state } = assembling;
  const sent = printed.orders.filter((order) => fileOf(order, printed));
  const diagnostics: Diagnostic[] = [];
  const site = createSites(project).get(project.publisher.sourceLanguage, false);
  const isSelectedOrder = (order: PlacedOrder) => isSelected(options, order);
  for (const orders of Map.groupBy(sent, ({ document }) => document).values()) {
    const [first] = orders;
    const profile = first && project.press.profiles.get(first.card.facts.press?.profile ?? '');
    if (!first || !profile) continue;
    diagnostics.push(
      ...inRgb(profile, orders, printed, isSelectedOrder),
      ...coarse(profile, orders, printed),
    );
    const isWanted = orders.some(isSelectedOrder);
    const left = state.outputs.get(sheetPath(first));
    if (isWanted) {
      const order = orderOf(orders, profile, printed, assembling);
      const layouts = ([1, 2] as const).map((pages) => layoutOf(order, site, pages));
      diagnostics.push(...(await makeSheet(layouts, first, assembling, outputs)));
    } else if (left) outputs.leave(left);
  }
  // Told once a print shop, not once a document.
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

const fileOf = ({ key }: PlacedOrder, { prints }: PrintedOrders) => prints.get(key)?.made?.press;

const sheetPath = ({ document }: PlacedOrder): string => `press/${document}.order.pdf`;

function orderOf(
  orders: readonly PlacedOrder[],
  profile: PressProfile,
  printed: PrintedOrders,
  { prepared, project }: Assembling,
): PressOrder {
  const [{ card, document } = { card: undefined, document: undefined }] = orders;
  if (!card) throw new Error('an order of nothing');
  const files = orders.flatMap((order): OrderedFile[] => {
    const file = fileOf(order, printed);
    if (!file) return [];
    const { language, product, format, pressPath = '' } = order;
    const called = calledOf(order, project.profiles);
    return [{ ...file, language, product, format, ...called, path: pressPath.slice('press/'.length) }];
  });
  const cards = [...prepared.records.values()].find(({ id }) => id === document)?.cards ?? [];
  const present = new Set(files.map(({ language }) => language));
  const began = cards.map(({ language }) => language);
  const planned = orderedLanguages(card.facts, project.languages);
  const isPlanned = Object.keys(card.facts.press?.copies ?? {}).length > 0;
  return {
    facts: card.facts,
    title: cards.find(({ language }) => language === card.facts.sourceLanguage)?.title ?? card.title,
    profile,
    plan: card.facts.press?.copies ?? {},
    files: inOrder(files, project.languages),
    missing: planned.filter((language) => !present.has(language) && (isPlanned || began.includes(language))),
  };
}

/** Those of one product together, languages as the office names them. */
function inOrder(
  files: readonly OrderedFile[],
  languages: readonly EditionCard['language'][],
): readonly OrderedFile[] {
  const products = [...Map.groupBy(files, ({ product, format }) => `${product}/${format}`).values()];
  return products.flatMap((own) =>
    own.toSorted((one, other) => languages.indexOf(one.language) - languages.indexOf(other.language)),
  );
}

const stylesheet = 'press-order.css';

function layoutOf(order: PressOrder, site: Site, pages: 1 | 2): PrintLayout {
  const title = `Phiếu đặt in: ${order.title}`;
  const { id, identifier, date } = order.facts;
  return {
    medium: 'print',
    document: id,
    language: site.language,
    product: pressProduct,
    format: 'order',
    width: 210,
    height: 297,
    sides: pages,
    body: renderPressOrder(order, site, pages),
    fits: ['', 'close', 'closest'],
    title,
    stylesheet,
    pictures: {},
    metadata: { title, author: site.publisher.name, subject: order.title, identifier, date },
  };
}

/** The first of `layouts` that holds everything. */
async function makeSheet(
  layouts: readonly PrintLayout[],
  order: PlacedOrder,
  { room, shared }: Assembling,
  outputs: Outputs,
): Promise<readonly Diagnostic[]> {
  const key = digestOfRecord([
    layouts,
    await room.version(),
    fontsDigest(),
    shared,
    room.sheets.get(stylesheet),
  ]);
  const { facts } = order.card;
  const planned: Planned = {
    path: sheetPath(order),
    mediaType: 'application/pdf',
    key,
    document: order.document,
    product: pressProduct,
    format: 'order',
    madeFrom: [facts.file, pressProfileFile(facts.press?.profile ?? '')],
  };
  if (outputs.keep(planned)) return [];
  const press = await room.press();
  for (const layout of layouts) {
    const { bytes, measurement } = await press.render(layout);
    if (measurement.overflows.length > 0 || measurement.faults?.length) continue;
    outputs.make(planned, () => bytes);
    return [];
  }
  return [diagnose('press-order-too-long', { file: facts.file })];
}

/** CMYK was asked for: the machine can't make it, or files that this build was not asked for stay as they were. */
function inRgb(
  { colour, name }: PressProfile,
  orders: readonly PlacedOrder[],
  printed: PrintedOrders,
  isAsked: (order: PlacedOrder) => boolean,
): readonly Diagnostic[] {
  if (colour.space === 'rgb') return [];
  const rgb = orders.filter((order) => fileOf(order, printed)?.space === 'rgb');
  const left = rgb.filter((order) => !isAsked(order));
  if (left.length < rgb.length) return [diagnose('no-ghostscript', { file: pressProfileFile(name) })];
  if (left.length === 0) return [];
  const languages = [...new Set(left.map(({ language }) => language))].join(', ');
  return [diagnose('press-left-in-rgb', { file: pressProfileFile(name) }, { values: { languages } })];
}

/** Fine enough for its format, and coarser than this print shop wants it. */
function coarse(
  profile: PressProfile,
  orders: readonly PlacedOrder[],
  printed: PrintedOrders,
): readonly Diagnostic[] {
  return orders.flatMap((order) => {
    const { card, language, product, format } = order;
    const wanted = Math.min(profile.dpi, resolutionOf(product));
    const { dpi = wanted } = fileOf(order, printed) ?? {};
    if (dpi >= wanted) return [];
    const values = { product: `${product}/${format}`, dpi, wanted };
    return [diagnose('press-coarse-picture', { file: card.facts.file }, { language, values })];
  });
}

export const diagnose = declareDiagnostics({
  'press-coarse-picture': {
    severity: 'warning',
    message: {
      vi: 'Ảnh thô nhất của {product} chỉ có {dpi} dpi; nhà in cần từ {wanted} dpi. In ra sẽ mờ hoặc rỗ.',
      en: 'The coarsest picture of {product} has {dpi} dpi; the print shop asks for {wanted} at least. It will look soft.',
    },
    advice: {
      vi: 'Dùng ảnh gốc lớn hơn; hoặc, nếu nhà in nhận, sửa dpi trong tệp của nhà in ở content/press/.',
      en: 'Use a larger original; or, where the shop agrees, correct dpi in its file in content/press/.',
    },
  },
  'press-order-too-long': {
    severity: 'error',
    message: {
      vi: 'Phiếu đặt in không vừa hai trang: đơn có quá nhiều tệp hoặc địa bàn. Tệp cho nhà in đã có, phiếu thì chưa.',
      en: 'The order sheet does not fit two pages: too many files or areas. The files for the print shop are there, the sheet is not.',
    },
    advice: {
      vi: 'Đặt ít sản phẩm hơn trong press.products, hoặc gộp các địa bàn.',
      en: 'Order fewer products in press.products, or put areas together.',
    },
  },
  'press-left-in-rgb': {
    severity: 'warning',
    message: {
      vi: 'Nhà in cần CMYK; tệp của các tiếng này làm từ trước, còn là RGB: {languages}. Phiếu đặt in ghi rõ như vậy.',
      en: 'The print shop asks for CMYK; files in these languages were made before and are RGB still: {languages}. The order sheet says so.',
    },
    advice: {
      vi: 'Dựng lại tất cả: «npm run build», không chọn riêng ngôn ngữ hay sản phẩm nào.',
      en: 'Build everything again: “npm run build”, without choosing languages or products.',
    },
  },
  'no-ghostscript': {
    severity: 'warning',
    message: {
      vi: 'Nhà in cần CMYK nhưng máy này không có Ghostscript, nên tệp cho nhà in là RGB; phiếu đặt in ghi rõ như vậy.',
      en: 'The print shop asks for CMYK, but this machine has no Ghostscript, so its files are RGB; the order sheet says so.',
    },
    advice: {
      vi: 'Cài Ghostscript (Debian: apt install ghostscript) rồi dựng lại; hoặc báo nhà in tự chuyển màu.',
      en: 'Install Ghostscript (Debian: apt install ghostscript) and build again; or tell the print shop to convert.',
    },
  },
});
