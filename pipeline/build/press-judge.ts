/** Judges the files for a print shop: none goes out that is not what it says it is. */
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { PressFault, PressFile } from '../model/press.ts';
import type { PrintLayout } from '../model/rendition.ts';

export function judgePressFile(
  { facts, language }: Pick<EditionCard, 'facts' | 'language'>,
  { product, format }: PrintLayout,
  { faults }: PressFile,
): readonly Diagnostic[] {
  const place = { file: facts.file };
  const about = { product: `${product}/${format}` };
  return faults.map(({ type, text }) =>
    diagnose(codes[type], place, { language, values: { ...about, text } }),
  );
}

const codes = {
  'other-text': 'press-other-text',
  'other-picture': 'press-other-picture',
  'font-not-embedded': 'press-font',
  'not-converted': 'press-not-converted',
  'no-bleed': 'press-without-bleed',
} as const satisfies Record<PressFault['type'], string>;

const ask = {
  vi: 'Đừng đem in tệp này. Báo cho kỹ thuật, kèm tên bài và ngôn ngữ.',
  en: 'Do not have it printed. Tell an engineer, with the document and the language.',
};

export const diagnose = declareDiagnostics({
  'press-other-text': {
    severity: 'error',
    message: {
      vi: 'Tệp {product} cho nhà in có chữ khác với tệp để đọc, ở sau «{text}»; không ghi tệp cho nhà in.',
      en: 'The file of {product} for the print shop has another text than the one for reading, after “{text}”; it is not written.',
    },
    advice: ask,
  },
  'press-other-picture': {
    severity: 'error',
    message: {
      vi: 'Mặt {text} của {product} trong tệp cho nhà in nhìn khác hẳn tệp để đọc: có thể đã mất hình; không ghi tệp cho nhà in.',
      en: 'Side {text} of {product} looks quite different in the file for the print shop: a picture may be lost; the file is not written.',
    },
    advice: {
      vi: 'Nếu nhà in đòi CMYK: thử một bản Ghostscript khác, hoặc ghi space: rgb và để nhà in đổi màu. Nếu không, báo cho kỹ thuật.',
      en: 'Where the shop wants CMYK: try another version of Ghostscript, or write space: rgb and let it convert. Else tell an engineer.',
    },
  },
  'press-font': {
    severity: 'error',
    message: {
      vi: 'Tệp {product} cho nhà in không kèm phông {text}: nhà in sẽ in bằng phông khác; không ghi tệp này.',
      en: 'The file of {product} for the print shop lacks the font {text}, so another one would be printed; it is not written.',
    },
    advice: ask,
  },
  'press-not-converted': {
    severity: 'error',
    message: {
      vi: 'Ghostscript không đổi được {product} sang CMYK: {text}',
      en: 'Ghostscript could not convert {product} to CMYK: {text}',
    },
    advice: {
      vi: 'Xem lại hồ sơ màu trong content/press/, hoặc ghi space: rgb và báo nhà in biết.',
      en: 'Look at the colour profile in content/press/, or write space: rgb and tell the print shop.',
    },
  },
  'press-without-bleed': {
    severity: 'error',
    message: {
      vi: 'Không làm tệp {product} cho nhà in: màu dừng đúng ở mép cắt, cắt lệch một chút là lòi giấy trắng.',
      en: 'No file of {product} for the print shop: its colour ends at the trim, and the slightest slip of the knife shows paper.',
    },
    advice: {
      vi: 'Chọn sản phẩm khác trong press.products.',
      en: 'Choose another product in press.products.',
    },
  },
});
