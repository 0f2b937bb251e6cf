/** What can be wrong with a printed file although everything fitted: it does not hold the text, or the codes, that were set. */
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Layout, Measurement, PrintFault } from '../model/rendition.ts';
import { excerpt } from './excerpt.ts';

/**
 * One diagnostic a kind of fault: what went wrong once has usually gone wrong all over the sheet. A text that was cut
 * because it is too long is told as that by its product: then a lost text is no fault of the print.
 */
export function inspectReadBack(
  { facts, language }: Pick<EditionCard, 'facts' | 'language'>,
  { product, format }: Layout,
  { faults = [], overflows }: Measurement,
): readonly Diagnostic[] {
  const told = faults.filter(({ type }) => type !== 'lost-text' || overflows.length === 0);
  return [...Map.groupBy(told, ({ type }) => type)].map(([type, found]) => {
    const text = found[0]?.text ?? '';
    const values = { product: `${product}/${format}`, count: found.length, text: excerpt(text) };
    return diagnose(codes[type], { file: facts.file }, { language, values, excerpt: text });
  });
}

const codes = {
  'missing-glyph': 'print-missing-glyph',
  'drawn-font': 'print-drawn-font',
  'lost-text': 'print-lost-text',
  'wrong-order': 'print-wrong-order',
  'lost-code': 'print-lost-code',
  'wrong-code': 'print-wrong-code',
  'crowded-code': 'print-crowded-code',
  'large-file': 'print-large-file',
} as const satisfies Record<PrintFault['type'], string>;

export const diagnose = declareDiagnostics({
  'print-missing-glyph': {
    severity: 'error',
    message: {
      vi: '{product}: tệp PDF có {count} ô vuông thay cho chữ; ô đầu tiên đứng sau “{text}”.',
      en: '{product}: the PDF has {count} empty boxes instead of letters; the first stands after “{text}”.',
    },
    advice: {
      vi: 'Tìm ký tự lạ ở chỗ đó và gõ lại bằng bộ gõ Unicode của đúng ngôn ngữ.',
      en: 'Find the unusual character there and type it again with a Unicode keyboard for the language.',
    },
  },
  'print-drawn-font': {
    severity: 'error',
    message: {
      vi: '{product}: tệp PDF có {count} phông chữ vẽ hình (Type 3); máy in in thô và không ai chép hay tìm được chữ.',
      en: '{product}: the PDF has {count} fonts made of drawings (Type 3): they print coarsely, and their text cannot be found or copied.',
    },
    advice: {
      vi: 'Bỏ biểu tượng cảm xúc và ký tự trang trí trong bài; nếu không có, báo kỹ thuật xem lại phông chữ của ngôn ngữ.',
      en: 'Take emoji and ornamental characters out of the text; if there are none, have the fonts of the language looked at.',
    },
  },
  'print-lost-text': {
    severity: 'error',
    message: {
      vi: '{product}: {count} đoạn chữ không có trong tệp PDF, hoặc có mà sai; đoạn đầu tiên: “{text}”.',
      en: '{product}: {count} texts are not in the PDF, or not as they were written; the first: “{text}”.',
    },
    advice: {
      vi: 'So tờ in với bài viết ở chỗ đó. Nếu bài viết đúng, báo kỹ thuật: lỗi ở mẫu trình bày hoặc ở trình duyệt dàn trang.',
      en: 'Hold the print against the document there. If the document is right, report it: the fault is in the template or in the browser.',
    },
  },
  'print-wrong-order': {
    severity: 'error',
    message: {
      vi: '{product}: {count} đoạn chữ trong tệp PDF được trình đọc màn hình đọc sai thứ tự; đoạn đầu tiên: “{text}”.',
      en: '{product}: a screen reader says {count} texts of the PDF out of order; the first: “{text}”.',
    },
    advice: {
      vi: 'Báo kỹ thuật: lỗi ở mẫu trình bày hoặc ở trình duyệt dàn trang.',
      en: 'Report it: the fault is in the template or in the browser.',
    },
  },
  'print-lost-code': {
    severity: 'error',
    message: {
      vi: '{product}: không đọc được mã QR trên tờ in; lẽ ra phải mở {text}.',
      en: '{product}: the QR code cannot be read from the print; it should open {text}.',
    },
    advice: {
      vi: 'Địa chỉ quá dài làm ô vuông của mã quá nhỏ: rút gọn tên tệp bài viết hoặc baseUrl trong publisher.yaml. Nếu địa chỉ đã ngắn, báo kỹ thuật xem lại mẫu trình bày.',
      en: 'A long address makes the modules of the code small: shorten the name of the document’s file, or baseUrl in publisher.yaml. If it is short, have the template looked at.',
    },
  },
  'print-wrong-code': {
    severity: 'error',
    message: {
      vi: '{product}: trên tờ in có mã QR mở {text}, không phải trang của bài này.',
      en: '{product}: a QR code on the print opens {text}, which is not the page of this document.',
    },
    advice: {
      vi: 'Nếu trong hình của bài có mã QR khác, thay hình đó: người đọc không biết quét mã nào. Nếu không, báo kỹ thuật.',
      en: 'If a picture of the document has a QR code in it, use another: readers cannot tell which to scan. If none has, report it.',
    },
  },
  'print-crowded-code': {
    severity: 'error',
    message: {
      vi: '{product}: viền trắng quanh mã QR (4 ô mỗi phía) bị chữ, hình hoặc nền đậm lấn vào; nhiều điện thoại sẽ không quét được {text}.',
      en: '{product}: text, a picture or a dark ground stands in the white margin of the QR code (4 modules on every side); many phones will not read {text}.',
    },
    advice: {
      vi: 'Báo kỹ thuật xem lại mẫu trình bày ở chỗ có mã.',
      en: 'Have the template looked at where the code stands.',
    },
  },
  'print-large-file': {
    severity: 'warning',
    message: {
      vi: '{product}: tệp PDF để đọc nặng hơn mức của mẫu này ({text}); nơi mạng yếu khó tải về.',
      en: '{product}: the PDF for reading is larger than this format should be ({text}); where the network is weak it is hard to fetch.',
    },
    advice: {
      vi: 'Bớt hình trong bài, hoặc thay hình nhiều chi tiết nhỏ bằng hình đơn giản hơn: hình chiếm phần lớn tệp.',
      en: 'Take a picture out, or use one with less fine detail: pictures take most of the file.',
    },
  },
});
