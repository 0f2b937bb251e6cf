/** What is to be said of a printed product in which everything fits: a short text that was taken, and flaws of setting. */
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Flaw, Layout, Measurement } from '../model/rendition.ts';
import { boxName } from './box-name.ts';
import { excerpt } from './excerpt.ts';

/**
 * One diagnostic a kind of flaw and box: what is wrong once is mended once. Nothing of a sheet that is refused.
 *
 * @param boxes what an editor calls each `data-box` of the product
 */
export function inspectFit(
  { facts, language }: Pick<EditionCard, 'facts' | 'language'>,
  { product, format, medium }: Layout,
  { fit, flaws, overflows }: Measurement,
  boxes: Readonly<Record<string, Bilingual>> = {},
): readonly Diagnostic[] {
  if (overflows.length > 0 || medium !== 'print') return [];
  const place = { file: facts.file };
  const about = { product: `${product}/${format}` };
  const found = Map.groupBy(flaws, ({ type, box }) => `${type} ${box}`);
  return [
    ...(fit.shortened ? [diagnose('print-short-text', place, { language, values: about })] : []),
    ...[...found.values()].flatMap(([flaw]) => {
      if (!flaw) return [];
      const values = { ...about, panel: boxName(flaw.box, boxes), text: excerpt(flaw.text) };
      return [diagnose(codes[flaw.type], place, { language, values, excerpt: flaw.text })];
    }),
  ];
}

const codes = {
  orphan: 'print-orphan',
  widow: 'print-widow',
  'heading-at-foot': 'print-heading-at-foot',
  'parted-caption': 'print-parted-caption',
  cut: 'print-cut',
  'near-trim': 'print-near-trim',
} as const satisfies Record<Flaw['type'], string>;

const reword: Bilingual = {
  vi: 'Thêm hoặc bớt vài chữ ở đoạn đó trong ngôn ngữ này, rồi xem lại tờ in.',
  en: 'Add or take out a few words there in this language, and look at the print again.',
};

export const diagnose = declareDiagnostics({
  'print-short-text': {
    severity: 'note',
    message: {
      vi: '{product}: bản đầy đủ không vừa giấy dù đã dùng cỡ chữ nhỏ nhất, nên đã in bản ngắn (mục short); mã QR dẫn tới bản đầy đủ.',
      en: '{product}: the whole does not fit on paper even in the smallest type, so the short text is printed; the QR code leads to the whole.',
    },
    advice: {
      vi: 'Không cần làm gì nếu bản ngắn đủ ý. Muốn in bản đầy đủ thì rút gọn bài, hoặc chọn khổ giấy lớn hơn.',
      en: 'Nothing, if the short text says enough. To print the whole, shorten it, or choose a larger format.',
    },
  },
  'print-orphan': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: dòng đầu của một đoạn nằm một mình ở cuối cột: “{text}”.',
      en: '{product}, {panel}: the first line of a paragraph stands alone at the foot of a column: “{text}”.',
    },
    advice: reword,
  },
  'print-widow': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: dòng cuối của một đoạn nằm một mình ở đầu cột: “{text}”.',
      en: '{product}, {panel}: the last line of a paragraph stands alone at the head of a column: “{text}”.',
    },
    advice: reword,
  },
  'print-heading-at-foot': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: một đề mục hoặc con số nằm ở cuối cột, còn chữ đi với nó sang chỗ khác: “{text}”.',
      en: '{product}, {panel}: a heading or a figure stands at the foot of a column, and what belongs to it elsewhere: “{text}”.',
    },
    advice: reword,
  },
  'print-parted-caption': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: ảnh và chú thích của ảnh nằm ở hai cột: “{text}”.',
      en: '{product}, {panel}: a picture and its caption stand in two columns: “{text}”.',
    },
    advice: {
      vi: 'Rút ngắn chú thích, hoặc dời ảnh sang đoạn khác.',
      en: 'Shorten the caption, or move the picture to another paragraph.',
    },
  },
  'print-cut': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: chữ bị mép khung cắt mất một phần: “{text}”.',
      en: '{product}, {panel}: an edge cuts part of the letters: “{text}”.',
    },
    advice: {
      vi: 'Rút ngắn chỗ đó; nếu chữ không dài, báo kỹ thuật: mẫu trình bày chưa đủ chỗ cho chữ của ngôn ngữ này.',
      en: 'Shorten it; if it is not long, report it: the template has too little room for the letters of this language.',
    },
  },
  'print-near-trim': {
    severity: 'warning',
    message: {
      vi: '{product}, {panel}: chữ cách mép xén chưa đầy 3 mm, dao xén có thể phạm vào: “{text}”.',
      en: '{product}, {panel}: letters stand less than 3 mm from the trim, where the knife may cut: “{text}”.',
    },
    advice: {
      vi: 'Rút ngắn chỗ đó; nếu chữ không dài, báo kỹ thuật: lỗi ở mẫu trình bày.',
      en: 'Shorten it; if it is not long, report it: the fault is in the template.',
    },
  },
});
