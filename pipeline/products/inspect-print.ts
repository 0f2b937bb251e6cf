/**
 * What can be wrong with any printed product: an edition that isn't complete, and what the engine measured on paper.
 * A product may tell it in words, and under codes, of its own.
 */
import type { Bilingual } from '../model/bilingual.ts';
import {
  type Diagnostic,
  type DiagnosticDetails,
  declareDiagnostics,
  type Place,
} from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import type { Layout, Measurement } from '../model/rendition.ts';
import { isShown } from '../model/unit.ts';
import { excerpt } from './excerpt.ts';

export type PrintComplaint = 'incomplete' | 'overflow' | 'sides' | 'request';

/** Makes the diagnostic of a complaint. `values` hold what the texts below name. */
export type Complain = (complaint: PrintComplaint, place: Place, details: DiagnosticDetails) => Diagnostic;

/** Says why an edition can't be printed: a sheet once printed can't point to another language. */
export function refuseIncomplete(
  edition: Edition,
  product: string,
  format: string,
  complain: Complain = complainOfPrint,
): Diagnostic | undefined {
  if (edition.complete) return undefined;
  // Texts with wrong inline codes or facts have a diagnostic of their own.
  const first = edition.units.find(({ state, target }) => target === '' || !isShown(state));
  const related = first && [
    {
      place: first.unit.place,
      message: {
        vi: `Đoạn đầu tiên chưa dùng được: “${excerpt(first.unit.text)}”`,
        en: `The first one that can’t be used: “${excerpt(first.unit.text)}”`,
      },
    },
  ];
  return complain(
    'incomplete',
    { file: edition.facts.file },
    {
      language: edition.language,
      values: { product: `${product}/${format}`, format, language: edition.language },
      ...(related && { related }),
    },
  );
}

/** `boxes`: what an editor calls each `data-box` of the product. */
export function inspectPrint(
  edition: Pick<Edition, 'facts' | 'language'>,
  layout: Layout,
  measurement: Measurement,
  boxes: Readonly<Record<string, Bilingual>>,
  complain: Complain = complainOfPrint,
): readonly Diagnostic[] {
  const place = { file: edition.facts.file };
  const { product, format } = layout;
  const about = (values: Readonly<Record<string, string | number>>) => ({
    language: edition.language,
    values: { product: `${product}/${format}`, format, ...values },
  });
  const sides = layout.medium === 'print' ? layout.sides : 1;
  return [
    ...measurement.overflows.map(({ box, excess, text }) => {
      const panel = boxName(box, boxes);
      const values = {
        panelVi: panel.vi,
        panelEn: panel.en,
        excess: Math.ceil((excess * 25.4) / 96),
        text: excerpt(text),
      };
      return complain('overflow', place, about(values));
    }),
    ...(sides === 'flow' || measurement.sides === sides
      ? []
      : [complain('sides', place, about({ sides, printed: measurement.sides }))]),
    ...measurement.refused.map((url) => complain('request', place, about({ url }))),
  ];
}

/** Several panels that one text flows through are named together: `inside-1+inside-2`. */
function boxName(box: string, boxes: Readonly<Record<string, Bilingual>>): Bilingual {
  const names = box.split('+').map((name) => boxes[name] ?? { vi: name, en: name });
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}

const complainOfPrint: Complain = (complaint, place, details) =>
  diagnose(`print-${complaint}`, place, details);

export const diagnose = declareDiagnostics({
  'print-incomplete': {
    severity: 'warning',
    message: {
      vi: 'Chưa làm {product}: còn đoạn chưa dịch, hoặc bản dịch đã cũ hay sai so với bài gốc. Đã in thì không thể chen đoạn tiếng khác.',
      en: 'No {product}: some texts are not translated, or their translation is out of date or faulty. What is printed cannot mix in another language.',
    },
    advice: {
      vi: 'Dịch nốt hoặc sửa các đoạn đó trong locales/{language}/ (xem «npm run nhipcau -- status»), rồi chạy lại.',
      en: 'Translate or mend them in locales/{language}/ (see “npm run nhipcau -- status”), then build again.',
    },
  },
  'print-overflow': {
    severity: 'error',
    message: {
      vi: '{product}: chữ tràn khỏi {panelVi} khoảng {excess} mm, dù đã dùng cỡ chữ nhỏ nhất. Bị cắt từ: “{text}”.',
      en: '{product}: the text runs about {excess} mm out of {panelEn}, even at the smallest type. Cut from: “{text}”.',
    },
    advice: {
      vi: 'Rút gọn bản văn hoặc bớt một mục.',
      en: 'Shorten the text or leave a section out.',
    },
  },
  'print-sides': {
    severity: 'error',
    message: {
      vi: '{product} in ra {printed} mặt, lẽ ra phải đúng {sides} mặt.',
      en: '{product} came out with {printed} sides instead of exactly {sides}.',
    },
    advice: {
      vi: 'Tìm đoạn quá dài, ví dụ một hình hay một bảng lớn hơn mặt giấy, và rút gọn.',
      en: 'Look for a part larger than the sheet, such as a tall picture or table, and shorten it.',
    },
  },
  'print-request': {
    severity: 'error',
    message: {
      vi: '{product} cần một tệp không có trong dự án: {url}. Tệp đó không được tải, nên sẽ thiếu trên giấy.',
      en: '{product} asks for a file outside the project: {url}. It was not loaded and is missing on paper.',
    },
    advice: {
      vi: 'Đặt tệp cạnh bài viết trong content/ và gọi tên nó từ đó.',
      en: 'Put the file beside the document under content/ and refer to it there.',
    },
  },
});
