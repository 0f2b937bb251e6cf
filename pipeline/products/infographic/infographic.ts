/** The infographic: an edition's figures as one picture, for a screen (`portrait`) or beside a link (`card`). */

import { showsCall } from '../../markup/footnotes.ts';
import { toHtml } from '../../markup/hast.ts';
import { keepLines } from '../../markup/keep-lines.ts';
import type { Bilingual } from '../../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../../model/diagnostic.ts';
import type { Edition, Text } from '../../model/edition.ts';
import type { ImageLayout } from '../../model/rendition.ts';
import type { PrintedFormat, PrintedProduct } from '../product.ts';
import { figuresOf, type ShownFigures } from './figures.ts';
import { type Room, sheet } from './sheet.ts';

interface Format extends PrintedFormat, Room {
  readonly width: number;
  readonly height: number;
}

/** 1080 × 1350 fills a phone held upright; 1200 × 630 is what link previews show whole. */
const formats: Readonly<Record<string, Format>> = {
  portrait: {
    name: { vi: 'Đồ họa dọc 1080 × 1350', en: 'Portrait infographic, 1080 × 1350' },
    width: 1080,
    height: 1350,
    stats: 6,
    rows: 8,
  },
  card: {
    name: { vi: 'Hình chia sẻ 1200 × 630', en: 'Picture to share, 1200 × 630' },
    width: 1200,
    height: 630,
    stats: 3,
    rows: 5,
  },
};

export const product: PrintedProduct = {
  id: 'infographic',
  medium: 'image',
  formats,

  layout(edition, format, site) {
    const size = formats[format];
    if (!size) throw new RangeError(`no infographic format: ${format}`);
    const refusal = refuse(edition, format);
    if (refusal) return [refusal];
    return {
      medium: 'image',
      document: edition.facts.id,
      language: edition.language,
      product: 'infographic',
      format,
      title: edition.title.plain,
      direction: site.profile.direction,
      stylesheet: 'infographic.css',
      width: size.width,
      height: size.height,
      pictures: {},
      fits: ['', 'fit-1', 'fit-2', 'fit-3', 'fit-4'],
      body: toHtml(
        keepLines(
          sheet(edition, format, size, shownIn(edition, format), site),
          edition.language,
          site.profiles,
        ),
      ),
    } satisfies ImageLayout;
  },

  inspect(edition, layout, measurement) {
    const where = placeOf(edition);
    const of = { language: edition.language };
    const overflows = measurement.overflows.map(({ box, excess, text }) => {
      const part = parts[box] ?? { vi: box, en: box };
      const values = {
        format: layout.format,
        partVi: part.vi,
        partEn: part.en,
        excess: Math.ceil(excess),
        text,
      };
      return diagnose('infographic-overflow', where, { ...of, values, excerpt: text });
    });
    const refused = measurement.refused.map((url) =>
      diagnose('infographic-request', where, { ...of, values: { url } }),
    );
    return [...overflows, ...refused];
  },
};

function refuse(edition: Edition, format: string): Diagnostic | undefined {
  const details = { language: edition.language, values: { format } };
  if (!edition.complete) return diagnose('infographic-incomplete', placeOf(edition), details);
  const { stats, chart } = figuresOf(edition);
  const shown = shownIn(edition, format);
  if (textsOf(shown).some((text) => showsCall(text?.nodes ?? [])))
    return diagnose('infographic-footnote', placeOf(edition), details);
  const empty = format === 'portrait' && !stats && !chart;
  return empty ? diagnose('infographic-without-figures', placeOf(edition), details) : undefined;
}

const textsOf = ({ stats, chart }: ShownFigures): readonly (Text | undefined)[] => [
  stats?.title,
  chart?.title,
  ...(chart?.table.head ?? []),
  ...[...(stats?.rows ?? []), ...(chart?.table.rows ?? [])].map(({ label }) => label),
];

/** A card has room for one of the two; the portrait shows both. */
function shownIn(edition: Edition, format: string): ShownFigures {
  const { stats, chart } = figuresOf(edition);
  return format === 'card' && stats ? { stats, chart: undefined } : { stats, chart };
}

const placeOf = (edition: Pick<Edition, 'facts'>): Place => ({ file: edition.facts.file });

/** The boxes of `sheet.ts`, as an editor would call them. */
const parts: Readonly<Record<string, Bilingual>> = {
  sheet: { vi: 'toàn bộ hình', en: 'the whole picture' },
  ribbon: { vi: 'dải ghi chú trên cùng', en: 'the ribbon at the top' },
  title: { vi: 'tiêu đề và tóm tắt', en: 'the title and summary' },
  stats: { vi: 'các con số', en: 'the figures' },
  chart: { vi: 'biểu đồ', en: 'the chart' },
  source: { vi: 'nguồn và ghi chú cuối hình', en: 'the source and notice at the foot' },
};

export const diagnose = declareDiagnostics({
  'infographic-incomplete': {
    severity: 'warning',
    message: {
      vi: 'Chưa làm infographic ({format}): còn đoạn chưa dịch, hoặc bản dịch đã cũ hay sai so với bài gốc, mà một hình không được trộn hai thứ tiếng.',
      en: 'No infographic ({format}) was made: some texts are not translated, or their translation is out of date or faulty, and a picture must not mix two languages.',
    },
    advice: {
      vi: 'Dịch nốt hoặc sửa các đoạn đó (xem «npm run nhipcau -- status»), rồi chạy lại.',
      en: 'Translate or mend them (see “npm run nhipcau -- status”), then build again.',
    },
  },
  'infographic-without-figures': {
    severity: 'warning',
    message: {
      vi: 'Không làm infographic ({format}): bài không có con số nào để vẽ.',
      en: 'No infographic ({format}) was made: the text has no figures to draw.',
    },
    advice: {
      vi: 'Thêm khối `:::stats` (danh sách con số) hoặc `:::chart` (bảng số liệu) vào bài, hoặc bỏ `infographic/{format}` khỏi mục products.',
      en: 'Add a `:::stats` block (a list of figures) or a `:::chart` block (a table) to the text, or take `infographic/{format}` out of products.',
    },
  },
  'infographic-footnote': {
    severity: 'warning',
    message: {
      vi: 'Không làm infographic ({format}): các con số có chú thích cuối trang, mà hình không có chỗ cho chú thích.',
      en: 'No infographic ({format}) was made: its figures call a footnote, for which a picture has no place.',
    },
    advice: {
      vi: 'Viết lời chú thích vào chữ ghi bên con số, và gọi chú thích ở một câu ngoài khối; hoặc bỏ `infographic/{format}` khỏi mục products.',
      en: 'Write what the note says into the words beside the figure, and call the note in a sentence outside the block; or take `infographic/{format}` out of products.',
    },
  },
  'infographic-overflow': {
    severity: 'error',
    message: {
      vi: 'Infographic ({format}): {partVi} thừa {excess} điểm ảnh, dù đã dùng cỡ chữ nhỏ nhất; phần bị cắt bắt đầu từ “{text}”.',
      en: 'Infographic ({format}): {partEn} runs over by {excess} pixels even in the smallest type; what is cut begins with “{text}”.',
    },
    advice: {
      vi: 'Rút ngắn chữ ở phần này trong bản ngôn ngữ đó, hoặc bớt số dòng của khối `:::stats` hay `:::chart`.',
      en: 'Shorten the words of that part in this language, or take rows out of the `:::stats` or `:::chart` block.',
    },
  },
  'infographic-request': {
    severity: 'error',
    message: {
      vi: 'Infographic đòi tải {url}; khi dựng hình không có mạng, nên phần đó bị thiếu.',
      en: 'The infographic asked for {url}; nothing is fetched while a picture is made, so that part is missing.',
    },
    advice: {
      vi: 'Đặt tệp đó trong thư mục content và dùng đường dẫn tương đối.',
      en: 'Put the file under content and refer to it by a relative path.',
    },
  },
});
