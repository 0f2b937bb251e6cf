/** What stands between the two `---` at the head of a document. The reference is generated from this schema. */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import { type Focus, kinds, type ProductChoice } from '../model/document.ts';
import { type DocumentId, isDocumentId } from '../model/id.ts';
import type { Publisher, Term } from '../model/publisher.ts';
import { day } from './dates.ts';
import { pairsSchema } from './language-pairs.ts';
import { mastheadSchema } from './masthead.ts';
import { pressSchema } from './press-choice.ts';

/** Products and the formats of each: `leaflet` → `a5`, `trifold`. A product without formats has none to choose. */
export type KnownProducts = ReadonlyMap<string, readonly string[]>;

export type FrontMatter = z.output<ReturnType<typeof frontMatterSchema>>;

const filled = () =>
  textThat((text) => text.trim() !== '', { vi: 'chữ, không bỏ trống', en: 'text, not empty' });

/** The schema, with the terms that this publisher knows. Build it once for all documents. */
export function frontMatterSchema(publisher: Publisher, products: KnownProducts) {
  return z.strictObject({
    title: filled().meta({
      vi: 'Tiêu đề. Nếu trong tiêu đề có dấu hai chấm thì đặt cả tiêu đề trong ngoặc kép.',
      en: 'Title. In quotes when it holds a colon.',
      example: 'Bốn dấu hiệu nhận biết cuộc gọi lừa đảo',
    }),
    summary: filled().meta({
      vi: 'Tóm tắt, một hoặc hai câu; hiện ở danh sách bài và khi chia sẻ.',
      en: 'Summary of one or two sentences, shown in lists and when shared.',
      example: 'Công an không bao giờ yêu cầu chuyển tiền qua điện thoại.',
    }),
    kind: z.enum(kinds).meta({ vi: 'Thể loại.', en: 'What it is.', example: 'leaflet' }),
    date: day().meta({
      vi: 'Ngày của bài, theo năm-tháng-ngày.',
      en: 'Date of the document, year-month-day.',
      example: '2024-06-01',
    }),
    topic: termOf(publisher.topics).meta({ vi: 'Chủ đề.', en: 'Topic.', example: 'safety' }),
    programme: termOf(publisher.programmes).exactOptional().meta({
      vi: 'Nguồn kinh phí; sản phẩm của một số nguồn phải gửi về cơ sở dữ liệu của Bộ.',
      en: 'Funding line. What some of them pay for is owed to the ministry’s database.',
      example: 'minority-areas-2021-2030',
    }),
    unit: termOf(publisher.units).exactOptional().meta({
      vi: 'Đơn vị thực hiện.',
      en: 'Unit that made it.',
      example: 'department-of-information',
    }),
    areas: z
      .array(termOf(publisher.areas))
      .default([])
      .meta({
        vi: 'Địa bàn mà bài nói tới hoặc dành cho.',
        en: 'Areas that it is about or for.',
        example: ['tran-de', 'vinh-chau'],
      }),
    image: z
      .strictObject({
        file: filled().meta({
          vi: 'Tệp ảnh (JPEG, PNG hoặc WebP), nằm cạnh bài.',
          en: 'Picture file (JPEG, PNG or WebP) beside the document.',
          example: 'call.jpg',
        }),
        alt: filled().meta({
          vi: 'Mô tả ảnh cho người không nhìn thấy ảnh.',
          en: 'What the picture shows, for those who can’t see it.',
          example: 'Người phụ nữ nghe điện thoại',
        }),
        caption: filled().exactOptional().meta({ vi: 'Chú thích dưới ảnh.', en: 'Caption.' }),
        credit: filled().exactOptional().meta({ vi: 'Tác giả hoặc nguồn ảnh.', en: 'Who made the picture.' }),
      })
      .exactOptional()
      .meta({ vi: 'Ảnh chính.', en: 'Main picture.' }),
    focus: z
      .record(z.string(), focusPoint())
      .exactOptional()
      .meta({
        vi: 'Chỗ phải còn thấy khi ảnh bị cắt cho vừa khung: tên tệp ảnh, rồi phần trăm tính từ mép trái và từ mép trên. Không ghi thì giữ phần giữa ảnh.',
        en: 'What must stay in sight where a picture is cropped: its file name, then percent from its left and its upper edge. The middle when absent.',
        example: { 'call.jpg': '30% 60%' },
      }),
    short: z
      .strictObject({
        title: filled().exactOptional().meta({ vi: 'Tiêu đề ngắn.', en: 'Short title.' }),
        summary: filled().exactOptional().meta({ vi: 'Tóm tắt ngắn.', en: 'Short summary.' }),
        body: z
          .array(filled())
          .min(1)
          .exactOptional()
          .meta({
            vi: 'Các đoạn in thay cho các mục của bài.',
            en: 'Paragraphs that are printed in place of the sections.',
            example: ['Dừng máy, kiểm tra lại, báo công an nơi gần nhất.'],
          }),
      })
      .exactOptional()
      .meta({
        vi: 'Bản ngắn cho tờ in, dùng khi bản đầy đủ không vừa giấy dù đã dùng cỡ chữ nhỏ nhất; người dịch dịch như mọi đoạn khác.',
        en: 'A short text for print, taken where the whole does not fit on paper even in the smallest type; translated like any other.',
      }),
    products: z
      .array(z.enum(choiceNames(products)))
      .min(1)
      .default(['page'])
      .meta({
        vi: 'Sản phẩm cần làm. Không ghi thì chỉ làm trang web.',
        en: 'What to make of it; a web page when absent.',
        example: ['page', 'leaflet/trifold', 'infographic/portrait'],
      }),
    bilingual: pairsSchema(publisher).exactOptional(),
    items: z
      .array(
        textThat(isDocumentId, {
          vi: 'đường dẫn của một bài dưới content/, không có đuôi .md, ví dụ news/2024/ke-hoach',
          en: 'path of a document under content/ without .md, such as news/2024/ke-hoach',
        }).transform((path) => path as DocumentId),
      )
      .default([])
      .meta({
        vi: 'Các bài mà bản tin tập hợp, theo thứ tự.',
        en: 'Documents that a bulletin gathers, in order.',
        example: ['news/2024/ke-hoach'],
      }),
    masthead: mastheadSchema.exactOptional().meta({
      vi: 'Những điều bản tin có giấy phép phải ghi (Luật Báo chí số 103/2016/QH13, Điều 34); bản tin nội bộ không cần.',
      en: 'What a licensed bulletin must say (Press Law 103/2016/QH13, article 34); one without a licence needs none.',
    }),
    replace: z
      .partialRecord(z.enum(publisher.languages), z.record(z.string(), filled()))
      .exactOptional()
      .meta({
        vi: 'Liên kết hoặc ảnh dùng riêng cho một ngôn ngữ: địa chỉ trong bài, rồi địa chỉ thay vào.',
        en: 'Links or pictures for one language: the address in the document, then the one in its place.',
        example: { km: { 'loa.jpg': 'loa-km.jpg' } },
      }),
    press: pressSchema(publisher, printChoices(products)).exactOptional().meta({
      vi: 'Đem nhà in: tệp cho nhà in và phiếu đặt in, chỉ với bản đã duyệt.',
      en: 'For the print shop: its files and the order sheet, of approved editions only.',
    }),
    identifier: textThat((text) => isIdentifier(text, publisher.identifier.prefix), {
      vi: `mã bắt đầu bằng ${publisher.identifier.prefix}-, gồm chữ thường không dấu, chữ số và gạch nối`,
      en: `a code that begins with ${publisher.identifier.prefix}-, of lower-case letters without marks, digits and hyphens`,
    })
      .exactOptional()
      .meta({
        vi: 'Mã trong gói gửi cơ sở dữ liệu. Không ghi thì lấy từ đường dẫn của bài; ghi rồi thì không đổi nữa.',
        en: 'Identifier in the deposit. Made from the document’s path when absent; never changed once given.',
        example: `${publisher.identifier.prefix}-2024-0003`,
      }),
  });
}

/** `30% 60%` → `[0.3, 0.6]`. */
const focusPoint = () =>
  textThat((text) => percentages.test(text) && pointOf(text).every((part) => part <= 1), {
    vi: 'hai số phần trăm tròn từ 0% đến 100%, từ mép trái và từ mép trên, ví dụ 30% 60%',
    en: 'two whole percentages from 0% to 100%, from the left and from the upper edge, such as 30% 60%',
  }).transform(pointOf);

const percentages = /^(\d{1,3})% (\d{1,3})%$/;

function pointOf(text: string): Focus {
  const [, x, y] = percentages.exec(text) ?? [];
  return [Number(x) / 100, Number(y) / 100];
}

const termOf = (terms: readonly Term[]) => z.enum(terms.map(({ id }) => id));

const isIdentifier = (text: string, prefix: string): boolean =>
  text.startsWith(`${prefix}-`) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** `page`, `leaflet/a5`, `leaflet/trifold`: a product that has but one format may be named alone. */
function choiceNames(products: KnownProducts): string[] {
  return [...products].flatMap(([product, formats]) => {
    const named = formats.map((format) => `${product}/${format}`);
    return formats.length < 2 ? [product, ...named] : named;
  });
}

/** A web page is not for a print shop. */
const printChoices = (products: KnownProducts): readonly string[] =>
  choiceNames(new Map([...products].filter(([product]) => product !== 'page')));

/** `leaflet/trifold` → product and format. The format of a product without formats is its own name. */
export function productChoice(name: string, products: KnownProducts): ProductChoice {
  const [product = '', format] = name.split('/');
  return { product, format: format ?? products.get(product)?.[0] ?? product };
}
