/** What can be wrong with a leaflet: an edition that isn't complete, and what the engine measured on paper. */
import type { Bilingual } from '../../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics } from '../../model/diagnostic.ts';
import type { Edition } from '../../model/edition.ts';
import type { Layout, Measurement } from '../../model/rendition.ts';
import { isShown } from '../../model/unit.ts';
import { excerpt } from '../excerpt.ts';

/** Says why an edition can't become a leaflet; a sheet once printed can't point to another language. */
export function refuse(edition: Edition, format: string): Diagnostic | undefined {
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
  return diagnose(
    'incomplete-leaflet',
    { file: edition.facts.file },
    {
      language: edition.language,
      values: { format, language: edition.language },
      ...(related && { related }),
    },
  );
}

export function inspect(edition: Edition, layout: Layout, measurement: Measurement): readonly Diagnostic[] {
  const place = { file: edition.facts.file };
  const about = (values: Readonly<Record<string, string | number>>) => ({
    language: edition.language,
    values: { format: layout.format, ...values },
  });
  const sides = layout.medium === 'print' ? layout.sides : 1;
  return [
    ...measurement.overflows.map(({ box, excess, text }) => {
      const panel = panelName(box);
      const values = {
        panelVi: panel.vi,
        panelEn: panel.en,
        excess: Math.ceil((excess * 25.4) / 96),
        text: excerpt(text),
      };
      return diagnose('leaflet-overflow', place, about(values));
    }),
    ...(sides === 'flow' || measurement.sides === sides
      ? []
      : [diagnose('leaflet-sides', place, about({ sides, printed: measurement.sides }))]),
    ...measurement.refused.map((url) => diagnose('leaflet-refused-request', place, about({ url }))),
  ];
}

const panelNames: Readonly<Record<string, Bilingual>> = {
  front: { vi: 'mặt trước', en: 'the front' },
  cover: { vi: 'bìa trước', en: 'the front cover' },
  flap: { vi: 'cánh gấp', en: 'the flap' },
  'inside-1': { vi: 'trang trong 1', en: 'inside panel 1' },
  'inside-2': { vi: 'trang trong 2', en: 'inside panel 2' },
  'inside-3': { vi: 'trang trong 3', en: 'inside panel 3' },
  back: { vi: 'mặt sau', en: 'the back' },
  contact: { vi: 'khung liên hệ', en: 'the contact box' },
  imprint: { vi: 'phần mã QR và thông tin xuất bản', en: 'the QR code and imprint' },
};

/** Several panels that one text flows through are named together: `inside-1+inside-2`. */
function panelName(box: string): Bilingual {
  const names = box.split('+').map((name) => panelNames[name] ?? { vi: name, en: name });
  return { vi: names.map(({ vi }) => vi).join(', '), en: names.map(({ en }) => en).join(', ') };
}

export const diagnose = declareDiagnostics({
  'incomplete-leaflet': {
    severity: 'warning',
    message: {
      vi: 'Chưa làm tờ rơi {format}: còn đoạn chưa dịch, hoặc bản dịch đã cũ hay sai so với bài gốc. Tờ rơi đã in thì không thể chen đoạn tiếng khác.',
      en: 'No {format} leaflet: some texts are not translated, or their translation is out of date or faulty. A printed sheet cannot mix in another language.',
    },
    advice: {
      vi: 'Dịch nốt hoặc sửa các đoạn đó trong locales/{language}/ (xem «npm run nhipcau -- status»), rồi chạy lại.',
      en: 'Translate or mend them in locales/{language}/ (see “npm run nhipcau -- status”), then build again.',
    },
  },
  'leaflet-overflow': {
    severity: 'error',
    message: {
      vi: 'Tờ rơi {format}: chữ tràn khỏi {panelVi} khoảng {excess} mm, dù đã dùng cỡ chữ nhỏ nhất. Bị cắt từ: “{text}”.',
      en: 'Leaflet {format}: the text runs about {excess} mm out of {panelEn}, even at the smallest type. Cut from: “{text}”.',
    },
    advice: {
      vi: 'Rút gọn bản văn, bớt một mục, hoặc chuyển bớt sang mặt khác bằng :::panel{name=…}.',
      en: 'Shorten the text, leave a section out, or move some of it to another panel with :::panel{name=…}.',
    },
  },
  'leaflet-sides': {
    severity: 'error',
    message: {
      vi: 'Tờ rơi {format} in ra {printed} mặt, lẽ ra phải đúng {sides} mặt.',
      en: 'Leaflet {format} came out with {printed} sides instead of exactly {sides}.',
    },
    advice: {
      vi: 'Tìm đoạn quá dài, ví dụ một hình hay một bảng lớn hơn mặt giấy, và rút gọn.',
      en: 'Look for a part larger than the sheet, such as a tall picture or table, and shorten it.',
    },
  },
  'leaflet-refused-request': {
    severity: 'error',
    message: {
      vi: 'Tờ rơi {format} cần một tệp không có trong dự án: {url}. Tệp đó không được tải, nên sẽ thiếu trên giấy.',
      en: 'Leaflet {format} asks for a file outside the project: {url}. It was not loaded and is missing on paper.',
    },
    advice: {
      vi: 'Đặt tệp cạnh bài viết trong content/ và gọi tên nó từ đó.',
      en: 'Put the file beside the document under content/ and refer to it there.',
    },
  },
});
