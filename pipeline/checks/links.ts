import { documentLink, isSafeLink } from '../markup/links.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { allBlocks } from '../model/edition.ts';
import { type Check, listed, writtenUnits } from './check.ts';

const unsafe = declareDiagnostics({
  links: {
    severity: 'error',
    message: {
      vi: 'Liên kết «{href}» trống hoặc không an toàn; người đọc không được đưa tới đó.',
      en: 'The link “{href}” is empty or unsafe; no reader may be sent there.',
    },
    advice: {
      vi: 'Chỉ dùng http, https, mailto, tel hoặc đường dẫn tới một bài trong content/; nếu không có địa chỉ thì bỏ liên kết.',
      en: 'Use http, https, mailto, tel or the path of a document in content/; without an address, remove the link.',
    },
  },
});

const nowhere = declareDiagnostics({
  links: {
    severity: 'error',
    message: {
      vi: 'Liên kết «{href}» trỏ tới bài «{document}», nhưng không có bài đó.',
      en: 'The link “{href}” leads to the document “{document}”, which does not exist.',
    },
    advice: {
      vi: 'Kiểm tra đường dẫn: tính từ thư mục của bài này, ví dụ ../2024/ten-bai.md, hoặc từ content/ nếu bắt đầu bằng /.',
      en: 'Look at the path: it counts from this document’s folder, such as ../2024/name.md, or from content/ when it starts with /.',
    },
  },
});

const noSection = declareDiagnostics({
  links: {
    severity: 'warning',
    message: {
      vi: 'Liên kết «{href}» trỏ tới một mục không có trong bài này; người đọc bấm vào sẽ không đi đâu cả.',
      en: 'The link “{href}” leads to a section that this document does not have; whoever follows it stays where they are.',
    },
    advice: {
      vi: 'Các mục của bài: {anchors}. Tên mục là chữ của đề mục gốc, không dấu, nối bằng gạch ngang; ngôn ngữ nào cũng vậy.',
      en: 'The document’s sections: {anchors}. They are named after the source’s headings, in every language.',
    },
  },
});

/** Links are the source's: a translation can't change them, so they are judged once. */
export const check: Check = {
  code: 'links',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Liên kết trống, không an toàn (javascript:, data:, file: …) hoặc trỏ tới bài hoặc mục không có.',
    en: 'Links that are empty, unsafe (javascript:, data:, file: …) or lead to a document or a section that does not exist.',
  },
  kinds: [unsafe, nowhere, noSection].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: '<1>web</1>', language: 'vi', links: ['https://example.vn/a?b=1#c'], found: false },
    { source: '<1>gọi</1>', language: 'vi', links: ['tel:113'], found: false },
    { source: '<1>mục</1>', language: 'vi', links: ['#muc'], headings: [2], found: false },
    { source: '<1>mục</1>', language: 'vi', links: ['#muc-2'], headings: [2], found: 'warning' },
    { source: '<1>bài</1>', language: 'vi', links: ['other.md#muc-2'], found: false },
    { source: '<1>bài</1>', language: 'vi', links: ['/news/2024/other.html'], found: false },
    { source: '<1>bài</1>', language: 'vi', links: ['../2023/other.md'], found: 'error' },
    { source: '<1>trống</1>', language: 'vi', links: [' '], found: 'error' },
    { source: '<1>bấm</1>', language: 'vi', links: ['java\nscript:alert(1)'], found: 'error' },
    { source: '<1>bấm</1>', language: 'vi', links: ['DATA:text/html,x'], found: 'error' },
    { source: '<1>bấm</1>', language: 'vi', links: ['file:///etc/passwd'], found: 'error' },
    { source: '<1>bấm</1>', language: 'vi', links: ['../../../../../etc/passwd'], found: 'error' },
  ],
  judge: (edition, { documents }) => {
    if (!edition.isSource) return [];
    const anchors = allBlocks(edition.body).flatMap((block) =>
      block.type === 'heading' ? [block.anchor] : [],
    );
    return writtenUnits(edition).flatMap(({ source, place }) =>
      source.codes.flatMap(({ element }) => {
        if (element.tagName !== 'a') return [];
        const href = String(element.properties.href ?? '');
        if (!isSafeLink(href)) return [unsafe('links', place, { values: { href: href.trim() } })];
        if (href.trim().startsWith('#') && !anchors.includes(href.trim().slice(1)))
          return [noSection('links', place, { values: { href, anchors: listed(anchors) } })];
        const link = documentLink(href, edition.facts.file);
        if (!link || documents.has(link.document)) return [];
        return [nowhere('links', place, { values: { href, document: link.document } })];
      }),
    );
  },
};
