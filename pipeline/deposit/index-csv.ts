/** `index.csv`: one line a language, for an officer who types the entry into the ministry's form. Opens in Excel. */
import type { DublinCore } from './dublin-core.ts';

export interface IndexLine {
  readonly record: DublinCore;
  readonly files: readonly string[];
}

const columns: readonly (readonly [heading: string, values: (line: IndexLine) => readonly string[]])[] = [
  ['Mã định danh', ({ record }) => record.identifier],
  ['Ngôn ngữ', ({ record }) => record.language],
  ['Nhan đề', ({ record }) => record.title],
  ['Tác giả', ({ record }) => record.creator],
  ['Ngày', ({ record }) => record.date],
  ['Mô tả', ({ record }) => record.description],
  ['Cơ quan ban hành', ({ record }) => record.publisher],
  ['Người duyệt', ({ record }) => record.contributor],
  ['Chủ đề', ({ record }) => record.subject],
  ['Thể loại', ({ record }) => record.type],
  ['Định dạng', ({ record }) => record.format],
  ['Nguồn gốc', ({ record }) => record.source],
  ['Liên quan', ({ record }) => record.relation],
  ['Phạm vi', ({ record }) => record.coverage],
  ['Bản quyền', ({ record }) => record.rights],
  ['Tệp', ({ files }) => files],
];

/** RFC 4180 with a byte-order mark, without which Excel takes UTF-8 for a local code page. */
export function writeIndex(lines: readonly IndexLine[]): string {
  const head = columns.map(([heading]) => heading);
  // Several values are parted by “;” (Thông tư 24/2011/TT-BTTTT).
  const rows = lines.map((line) => columns.map(([, values]) => values(line).join('; ')));
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection). */
function cell(value: string): string {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
