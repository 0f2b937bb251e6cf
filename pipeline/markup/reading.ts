/** What is shared while one body is read: its units, its diagnostics, and the words for what may be wrong. */
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Asset, SkeletonFootnote } from '../model/document.ts';
import type { HtmlNode } from '../model/html.ts';
import type { Facts } from '../model/publisher.ts';
import type { SourceUnit, UnitRole } from '../model/unit.ts';

export interface BodyOptions {
  /** Relative to the project, for places. */
  readonly file: string;
  /** Line of the file on which the body starts, counted from 1. */
  readonly firstLine: number;
  /** How many units come before the body's own: the front matter's fields. */
  readonly unitOffset: number;
  readonly facts: Facts;
  /** Finds a picture; what is wrong with it, it reports itself. */
  picture(path: string, place: Place): Asset | undefined;
}

/** `1,000` is one in Vietnamese; whoever types it mostly means a thousand. `2,596 tỷ` is meant as it stands. */
export function reportThousands(text: string, place: Place, reading: Reading): void {
  if (/^[-−]?[1-9]\d{0,2},\d{3}(?!\d|\s*(?:%|nghìn|ngàn|triệu|tỷ|tỉ))/u.test(text.trim()))
    reading.diagnostics.push(diagnose('thousands-by-comma', place, { values: { text: text.trim() } }));
}

/** What the readers of blocks share while one body is read. */
export interface Reading extends BodyOptions {
  readonly units: SourceUnit[];
  readonly diagnostics: Diagnostic[];
  /** Adds a unit and returns its index in the document. */
  addUnit(
    role: UnitRole,
    nodes: readonly HtmlNode[],
    place: Place,
    more?: { readonly namesFigure?: true },
  ): number;
  anchors: Map<string, number>;
  /** The notes found so far, in the order in which they stand in the file. */
  readonly footnotes: SkeletonFootnote[];
}

export const diagnose = declareDiagnostics({
  'raw-html': {
    severity: 'error',
    message: {
      vi: 'Có mã HTML trong bài: «{html}». Mã HTML không bao giờ được đưa ra sản phẩm.',
      en: 'HTML in the text: “{html}”. HTML is never passed through to a product.',
    },
    advice: {
      vi: 'Xóa mã HTML; dùng Markdown (**đậm**, danh sách, bảng) hoặc một khối như :::note.',
      en: 'Remove the HTML; use Markdown (**bold**, lists, tables) or a block such as :::note.',
    },
  },
  'unsafe-link': {
    severity: 'error',
    message: {
      vi: 'Liên kết «{url}» không an toàn: chỉ nhận http, https, mailto, tel hoặc đường dẫn trong trang.',
      en: 'The link “{url}” is not safe: only http, https, mailto, tel or a path within the site is taken.',
    },
    advice: {
      vi: 'Sửa địa chỉ, hoặc bỏ liên kết và giữ lại chữ.',
      en: 'Correct the address, or remove the link and keep its text.',
    },
  },
  'unknown-directive': {
    severity: 'error',
    message: { vi: 'Không có khối nào tên là «{name}».', en: 'There is no block called “{name}”.' },
    advice: { vi: 'Các khối có thể dùng: {names}.', en: 'Blocks that may be used: {names}.' },
  },
  'unclosed-directive': {
    severity: 'error',
    message: {
      vi: 'Khối :::{name} mở ra nhưng không đóng lại; phần sau của bài bị nuốt vào khối.',
      en: 'The block :::{name} is opened but never closed; the rest of the text is swallowed by it.',
    },
    advice: {
      vi: 'Thêm một dòng chỉ có ::: sau dòng cuối của khối.',
      en: 'Add a line with nothing but ::: after the last line of the block.',
    },
  },
  'nested-too-deep': {
    severity: 'error',
    message: {
      vi: 'Có hơn mười cấp lồng nhau (khối :::, trích dẫn > hay danh sách): không phải một bài viết.',
      en: 'More than ten levels stand one inside the other (blocks :::, quotations > or lists): it is no article.',
    },
    advice: {
      vi: 'Đóng mỗi khối bằng ::: trước khi mở khối sau; bỏ bớt dấu >, - hay * ở đầu dòng.',
      en: 'Close each block with ::: before the next is opened; take out some of the signs >, - or * at the start of the line.',
    },
  },
  'paragraph-too-long': {
    severity: 'error',
    message: {
      vi: 'Hơn 50.000 ký tự liền nhau mà không có dòng trống: có lẽ dữ liệu bị dán nhầm vào bài.',
      en: 'More than 50,000 characters without an empty line: something was probably pasted in by mistake.',
    },
    advice: {
      vi: 'Xóa phần dán nhầm, hoặc để dòng trống giữa các đoạn.',
      en: 'Remove what was pasted, or put empty lines between the paragraphs.',
    },
  },
  'two-colons': {
    severity: 'error',
    message: {
      vi: '«::{name}» chỉ có hai dấu hai chấm nên không thành khối.',
      en: '“::{name}” has two colons only, so it makes no block.',
    },
    advice: {
      vi: 'Mở khối bằng ba dấu hai chấm :::{name} và đóng bằng :::.',
      en: 'Open the block with three colons, :::{name}, and close it with :::.',
    },
  },
  'directive-attribute': {
    severity: 'error',
    message: {
      vi: 'Khối :::{name} không nhận {attribute}={value}.',
      en: 'The block :::{name} does not take {attribute}={value}.',
    },
    advice: { vi: 'Được phép: {allowed}.', en: 'Allowed: {allowed}.' },
  },
  'directive-content': {
    severity: 'error',
    message: { vi: 'Khối :::{name} phải chứa {wanted}.', en: 'The block :::{name} must hold {wantedEn}.' },
    advice: { vi: 'Ví dụ:\n{example}', en: 'For example:\n{example}' },
  },
  'figure-not-a-number': {
    severity: 'error',
    message: {
      vi: 'Ô «{text}» trong khối :::{name} phải là một con số.',
      en: '“{text}” in the block :::{name} must be a figure.',
    },
    advice: {
      vi: 'Viết như 80, 12,5%, 415.675.000 đồng hoặc {{facts.tên}}.',
      en: 'Write it like 80, 12,5%, 415.675.000 đồng or {{facts.name}} (Vietnamese separators).',
    },
  },
  'thousands-by-comma': {
    severity: 'warning',
    message: {
      vi: '«{text}» được hiểu là số lẻ (dấu phẩy là dấu thập phân), và các thứ tiếng khác sẽ viết như thế.',
      en: '“{text}” is read as a decimal fraction (in Vietnamese the comma is the decimal sign), and other languages will write it so.',
    },
    advice: {
      vi: 'Nếu muốn nói hàng nghìn thì viết dấu chấm, như 1.000. Nếu đúng là số lẻ thì bỏ bớt chữ số, như 1,5.',
      en: 'For thousands write a full stop, as in 1.000. For a fraction leave out the last digits, as in 1,5.',
    },
  },
  'cell-beyond-header': {
    severity: 'error',
    message: {
      vi: 'Dòng này của bảng có {cells} ô, nhưng dòng đầu chỉ có {columns}: ô thừa sẽ mất, người đọc không thấy.',
      en: 'This row of the table has {cells} cells, but the header only {columns}: what is beyond is lost to readers.',
    },
    advice: {
      vi: 'Thêm cột vào dòng đầu và dòng gạch ngang, hoặc bỏ dấu | thừa; dấu | trong chữ thì viết \\|.',
      en: 'Add a column to the header and to the line of dashes, or remove the extra |; a | that is text is written \\|.',
    },
  },
  'directive-inside': {
    severity: 'error',
    message: {
      vi: 'Khối :::{name} nằm trong một danh sách hoặc trích dẫn, nên sẽ không được đưa ra sản phẩm nào.',
      en: 'The block :::{name} stands inside a list or a quotation, from where no product would show it.',
    },
    advice: {
      vi: 'Đặt khối sau danh sách hoặc trích dẫn, bắt đầu từ đầu dòng, có dòng trống trước và sau.',
      en: 'Put it after the list or quotation, from the start of the line, with an empty line before and after.',
    },
  },
  'inline-picture': {
    severity: 'error',
    message: {
      vi: 'Ảnh nằm giữa dòng chữ, trong danh sách, bảng, trích dẫn hoặc liên kết, nên sẽ mất.',
      en: 'A picture stands inside a line of text, a list, a table, a quotation or a link, and would be lost.',
    },
    advice: {
      vi: 'Đặt ảnh thành một đoạn riêng, có dòng trống trước và sau.',
      en: 'Put the picture in a paragraph of its own, with an empty line before and after.',
    },
  },
  'missing-alternative-text': {
    severity: 'error',
    message: {
      vi: 'Ảnh «{file}» không có lời mô tả cho người không nhìn thấy ảnh.',
      en: 'The picture “{file}” has no alternative text for those who cannot see it.',
    },
    advice: {
      vi: 'Viết lời mô tả trong ngoặc vuông: ![Lời mô tả]({file}).',
      en: 'Write it in the square brackets: ![What it shows]({file}).',
    },
  },
  'title-in-body': {
    severity: 'warning',
    message: {
      vi: 'Dòng «# {text}» là tiêu đề cấp một; tiêu đề của bài đã có ở phần đầu (title).',
      en: '“# {text}” is a first-level heading; the title already stands in the front matter.',
    },
    advice: { vi: 'Dùng ## cho các mục trong bài.', en: 'Use ## for the sections of the text.' },
  },
});
