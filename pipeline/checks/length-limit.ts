import type { Bilingual } from '../model/bilingual.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type ProductChoice, shortSummaryField, shortTitleField } from '../model/document.ts';
import type { Unit } from '../model/unit.ts';
import { type Check, openUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'length-limit': {
    severity: 'warning',
    message: {
      vi: '{what} dài {length} ký tự, quá {limit}: {why}.',
      en: '{what} has {length} characters, more than {limit}: {why}.',
    },
    advice: { vi: 'Viết ngắn lại.', en: 'Make it shorter.' },
  },
});

interface Limit {
  /** Characters. */
  readonly most: number;
  readonly what: Bilingual;
  readonly why: Bilingual;
}

const title: Limit = {
  // Google's limit for the headline of an article (developers.google.com/search/docs/appearance/structured-data/article).
  most: 110,
  what: { vi: 'Tên bài', en: 'The title' },
  why: {
    vi: 'thẻ bài, tờ rơi và máy tìm kiếm sẽ cắt bớt hoặc thu nhỏ chữ',
    en: 'cards, leaflets and search engines would cut it or set it small',
  },
};
const summary: Limit = {
  most: 320,
  what: { vi: 'Tóm tắt', en: 'The summary' },
  why: { vi: 'nó đứng dưới tên bài trong mọi danh sách', en: 'it stands below the title in every list' },
};
const figure: Limit = {
  // Measured: five bars on a card hold 113 letters each in the smallest type, six figures on a portrait 150.
  most: 110,
  what: { vi: 'Chữ ghi bên con số', en: 'What stands beside a figure' },
  why: {
    vi: 'infographic đủ số ô chỉ còn chỗ cho chừng ấy, ở cỡ chữ nhỏ nhất',
    en: 'an infographic with all its figures has no more room, in its smallest type',
  },
};
const alt: Limit = {
  most: 250,
  what: { vi: 'Chữ thay hình', en: 'The alternative text' },
  why: {
    vi: 'trình đọc màn hình đọc liền một mạch, không dừng lại được',
    en: 'a screen reader reads it in one go and cannot pause',
  },
};

export const check: Check = {
  code: 'length-limit',
  severity: 'warning',
  about: {
    vi: `Chữ dài quá chỗ của nó: tên bài ${title.most}, tóm tắt ${summary.most}, chữ thay hình ${alt.most} ký tự; trong bài có infographic, chữ ghi bên con số ${figure.most}.`,
    en: `Texts too long for their place: titles ${title.most}, summaries ${summary.most}, alternative texts ${alt.most} characters; in documents with an infographic what stands beside a figure ${figure.most}.`,
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Một '.repeat(100), language: 'vi', found: false },
    { source: 'cụm loa '.repeat(20), namesFigure: true, language: 'vi', found: false },
    {
      source: 'cụm loa '.repeat(20),
      namesFigure: true,
      products: ['infographic'],
      language: 'vi',
      found: 'warning',
    },
    { source: 'Một chiếc ghe', role: 'alt', language: 'vi', found: false },
    { source: 'Một chiếc ghe '.repeat(20), role: 'alt', language: 'vi', found: 'warning' },
    {
      source: 'Ghe',
      target: 'A boat on the river '.repeat(15),
      role: 'alt',
      language: 'en',
      found: 'warning',
    },
  ],
  judge: (edition) =>
    openUnits(edition).flatMap(({ id, text, source, place }) => {
      const limit = limitOf({ ...source, id }, edition.facts.products);
      if (!limit || text.length <= limit.most) return [];
      const length = [...text].length;
      if (length <= limit.most) return [];
      const values = { what: limit.what, why: limit.why, length, limit: limit.most };
      return [diagnose('length-limit', place, { values, language: edition.language })];
    }),
};

const limits: ReadonlyMap<string, Limit> = new Map<string, Limit>([
  ['title', title],
  ['summary', summary],
  // They are set where the title and the summary are.
  [shortTitleField, title],
  [shortSummaryField, summary],
]);

/** How much room there is where a unit of a document is set; undefined where that is not known. */
export function limitOf(
  { role, id, namesFigure }: Pick<Unit, 'role' | 'id' | 'namesFigure'>,
  products: readonly ProductChoice[],
): Limit | undefined {
  if (role === 'alt' || id === 'image.alt') return alt;
  if (namesFigure) return products.some(({ product }) => product === 'infographic') ? figure : undefined;
  return limits.get(id);
}
