import { declareDiagnostics } from '../model/diagnostic.ts';
import { allBlocks } from '../model/edition.ts';
import { type HtmlNode, plainText } from '../model/html.ts';
import type { Check } from './check.ts';

const diagnose = declareDiagnostics({
  'table-header': {
    severity: 'warning',
    message: {
      vi: 'Có bảng mà hàng đầu trống. Trình đọc màn hình đọc tên cột trước mỗi ô; không có tên thì không biết ô nói gì.',
      en: 'There is a table with an empty first row. A screen reader says the column’s name before each cell; without it nobody knows what the cell is about.',
    },
    advice: {
      vi: 'Viết tên cột vào hàng đầu; nếu không phải là bảng thì dùng danh sách.',
      en: 'Put the names of the columns in the first row; what is no table is better a list.',
    },
  },
});

/** WCAG 2.2, 1.3.1 (technique H51). Markdown always has a first row: it may be empty. Every language has the same. */
export const check: Check = {
  code: 'table-header',
  severity: 'warning',
  about: { vi: 'Bảng không có tên cột.', en: 'A table without a header.' },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Mục', language: 'vi', tableHead: ['Năm', ''], found: false },
    { source: 'Mục', language: 'vi', tableHead: ['', ''], found: 'warning' },
  ],
  judge: ({ isSource, body, facts }) => {
    if (!isSource) return [];
    const elements = allBlocks(body).flatMap((block) => (block.type === 'prose' ? [block.element] : []));
    const bare = elements.filter((element) =>
      headsIn(element).some((head) => plainText([head]).trim() === ''),
    );
    return bare.map(() => diagnose('table-header', { file: facts.file }));
  },
};

function headsIn(node: HtmlNode): readonly HtmlNode[] {
  if (node.type !== 'element') return [];
  return node.tagName === 'thead' ? [node] : node.children.flatMap(headsIn);
}
