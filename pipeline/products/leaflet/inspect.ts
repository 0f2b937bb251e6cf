/** What can be wrong with a leaflet, under the codes that leaflets have had from the beginning. */
import type { Bilingual } from '../../model/bilingual.ts';
import { declareDiagnostics } from '../../model/diagnostic.ts';
import type { Edition } from '../../model/edition.ts';
import type { Layout, Measurement } from '../../model/rendition.ts';
import { type Complain, inspectPrint, type PrintComplaint, refuseIncomplete } from '../inspect-print.ts';
import { largeSides } from './large.ts';

export const refuse = (edition: Edition, format: string) =>
  refuseIncomplete(edition, 'leaflet', format, complain);

export const inspect = (
  edition: Pick<Edition, 'facts' | 'language'>,
  layout: Layout,
  measurement: Measurement,
) => [
  ...inspectPrint(edition, layout, measurement, panelNames, complain),
  ...(isOdd(layout, measurement)
    ? [
        complain(
          'sides',
          { file: edition.facts.file },
          {
            language: edition.language,
            values: {
              format: layout.format,
              sides: { vi: '2, 4, 6 hoặc 8', en: '2, 4, 6 or 8' },
              printed: measurement.sides,
            },
          },
        ),
      ]
    : []),
];

/** Large print takes as many sides as it needs, but whole sheets of them. What overflows is told as that. */
const isOdd = (layout: Layout, { sides, overflows }: Measurement): boolean =>
  layout.medium === 'print' &&
  layout.sides === 'flow' &&
  overflows.length === 0 &&
  !largeSides.includes(sides);

const complain: Complain = (complaint, place, details) => diagnose(codes[complaint], place, details);

const codes = {
  incomplete: 'incomplete-leaflet',
  overflow: 'leaflet-overflow',
  sides: 'leaflet-sides',
  request: 'leaflet-refused-request',
} as const satisfies Record<PrintComplaint, string>;

export const panelNames: Readonly<Record<string, Bilingual>> = {
  front: { vi: 'mặt trước', en: 'the front' },
  cover: { vi: 'bìa trước', en: 'the front cover' },
  flap: { vi: 'cánh gấp', en: 'the flap' },
  title: { vi: 'tiêu đề và tóm tắt', en: 'the title and summary' },
  'inside-1': { vi: 'trang trong 1', en: 'inside panel 1' },
  'inside-2': { vi: 'trang trong 2', en: 'inside panel 2' },
  'inside-3': { vi: 'trang trong 3', en: 'inside panel 3' },
  'outside-1': { vi: 'trang ngoài 1', en: 'outside panel 1' },
  'outside-2': { vi: 'trang ngoài 2', en: 'outside panel 2' },
  pages: { vi: 'các trang chữ lớn', en: 'the large-print pages' },
  back: { vi: 'mặt sau', en: 'the back' },
  contact: { vi: 'khung liên hệ', en: 'the contact box' },
  imprint: { vi: 'phần mã QR và thông tin xuất bản', en: 'the QR code and imprint' },
};

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
      vi: 'Tờ rơi {format}: {panel} thừa {room}, {even}. Bị cắt từ: “{text}”.',
      en: 'Leaflet {format}: {room} too many for {panel}, {even}. Cut from: “{text}”.',
    },
    advice: {
      vi: 'Rút gọn bản văn, bớt một mục, hoặc chuyển bớt sang mặt khác bằng :::panel{name=…}{todo}.',
      en: 'Shorten the text, leave a section out, or move some of it to another panel with :::panel{name=…}{todo}.',
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
