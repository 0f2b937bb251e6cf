/** Cuts a document in two: the fields between the first two lines of `---`, and the body below them. */
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';

export interface SplitText {
  readonly frontMatter: string;
  readonly body: string;
  /** Lines of the file on which each begins. */
  readonly frontMatterLine: number;
  readonly bodyLine: number;
}

const opening = /^\s*---[ \t]*\n/;
const closing = /^---[ \t]*(?:\n|$)/m;

/** Ten times what all fields together can sensibly say; a parser's time grows with the square of their number. */
const mostCharacters = 20_000;

/** Splits `text`, whose line ends are plain. */
export function splitFrontMatter(text: string, file: string): Read<SplitText> {
  const head = opening.exec(text)?.[0];
  if (head === undefined)
    return {
      value: undefined,
      diagnostics: [diagnose('missing-front-matter', { file, line: 1, column: 1 })],
    };
  const frontMatterLine = countLines(head);
  const rest = text.slice(head.length);
  const end = closing.exec(rest);
  if (!end)
    return {
      value: undefined,
      diagnostics: [diagnose('unclosed-front-matter', { file, line: frontMatterLine - 1, column: 1 })],
    };
  const frontMatter = rest.slice(0, end.index);
  if (frontMatter.length > mostCharacters)
    return {
      value: undefined,
      diagnostics: [diagnose('front-matter-too-long', { file, line: frontMatterLine, column: 1 })],
    };
  const body = rest.slice(end.index + end[0].length);
  const bodyLine = frontMatterLine + countLines(frontMatter);
  return { value: { frontMatter, body, frontMatterLine, bodyLine }, diagnostics: [] };
}

/** The line after `text`, when `text` begins on line 1. */
const countLines = (text: string): number => text.split('\n').length;

export const diagnose = declareDiagnostics({
  'missing-front-matter': {
    severity: 'error',
    message: {
      vi: 'Đầu bài không có phần khai báo (tiêu đề, ngày, chủ đề) nên không biết đây là bài gì.',
      en: 'The document has no fields at its head (title, date, topic), so it is not known what it is.',
    },
    advice: {
      vi: 'Thêm vào đầu tệp một dòng `---`, các mục `title:`, `summary:`, `kind:`, `date:`, `topic:`, rồi một dòng `---`. Lệnh `npm run nhipcau -- new` viết sẵn cả phần này.',
      en: 'Put at the top a line `---`, the fields `title:`, `summary:`, `kind:`, `date:`, `topic:`, and a line `---`. `npm run nhipcau -- new` writes all of it.',
    },
  },
  'front-matter-too-long': {
    severity: 'error',
    message: {
      vi: 'Phần khai báo ở đầu bài quá dài: có lẽ thân bài nằm lẫn trong đó.',
      en: 'The fields at the head are too long: the text itself probably got among them.',
    },
    advice: {
      vi: 'Đặt dòng `---` thứ hai ngay sau mục cuối cùng, trước thân bài.',
      en: 'Put the second line `---` right after the last field, before the text.',
    },
  },
  'unclosed-front-matter': {
    severity: 'error',
    message: {
      vi: 'Phần khai báo ở đầu bài không được đóng lại, nên không biết thân bài bắt đầu ở đâu.',
      en: 'The fields at the head are never closed, so it is not known where the text begins.',
    },
    advice: {
      vi: 'Thêm một dòng chỉ có `---` sau mục cuối cùng.',
      en: 'Add a line with nothing but `---` after the last field.',
    },
  },
});
