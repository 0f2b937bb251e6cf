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
import type { Layout, Measurement, Overflow } from '../model/rendition.ts';
import { isShown } from '../model/unit.ts';
import { boxName } from './box-name.ts';
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
    ...measurement.overflows.map((overflow) => {
      const panel = boxName(overflow.box, boxes);
      const values = {
        panel,
        room: roomOf(overflow),
        ...shortenedBy(layout),
        ...(overflow.wideTable && { todo: narrower }),
        text: excerpt(overflow.text),
      };
      return complain('overflow', place, {
        language: edition.language,
        values: { ...about({}).values, ...values },
        excerpt: overflow.text,
      });
    }),
    ...(sides === 'flow' || measurement.sides === sides
      ? []
      : [complain('sides', place, about({ sides, printed: measurement.sides }))]),
    ...measurement.refused.map((url) => complain('request', place, about({ url }))),
  ];
}

/** What is too much, as an editor counts it. */
function roomOf({ lines, characters }: Overflow): Bilingual {
  const about = characters < 20 ? characters : Math.round(characters / 10) * 10;
  const counted = lines === 1 ? '1 line' : `${lines} lines`;
  return {
    vi: `${lines} dòng (khoảng ${about} ký tự)`,
    en: `${counted} (about ${about} characters)`,
  };
}

const narrower: Bilingual = {
  vi: '. Ở đó có bảng rộng hơn cột: bớt cột của bảng hoặc viết ngắn các ô thì mới vừa',
  en: '. A table there is wider than its column: it fits only with fewer columns or shorter cells',
};

/** How far shortening went, and what is left to do. */
function shortenedBy({ shortened }: Layout): { readonly even: Bilingual; readonly todo: Bilingual } {
  if (shortened === undefined)
    return {
      even: { vi: 'dù đã dùng cỡ chữ nhỏ nhất', en: 'even in the smallest type' },
      todo: {
        vi: ', hoặc viết bản ngắn (mục short ở đầu bài)',
        en: ', or write a short text (“short” in the front matter)',
      },
    };
  if (shortened === 'unready')
    return {
      even: {
        vi: 'dù đã dùng cỡ chữ nhỏ nhất, mà bản ngắn chưa dịch hoặc chưa hiệu đính xong',
        en: 'even in the smallest type, and the short text is not yet translated or reviewed',
      },
      todo: {
        vi: ', hoặc dịch và hiệu đính các đoạn short.*',
        en: ', or translate and review the texts short.*',
      },
    };
  return {
    even: {
      vi: 'dù đã dùng bản ngắn và cỡ chữ nhỏ nhất',
      en: 'even with the short text in the smallest type',
    },
    todo: { vi: '; bản ngắn cũng phải ngắn hơn', en: '; the short text must be shorter, too' },
  };
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
      vi: '{product}: {panel} thừa {room}, {even}. Bị cắt từ: “{text}”.',
      en: '{product}: {room} too many for {panel}, {even}. Cut from: “{text}”.',
    },
    advice: {
      vi: 'Rút gọn bản văn hoặc bớt một mục{todo}.',
      en: 'Shorten the text or leave a section out{todo}.',
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
