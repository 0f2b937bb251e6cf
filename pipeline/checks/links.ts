import { documentLink, isSafeLink } from '../markup/links.ts';
import type { Diagnostic, Place } from '../model/diagnostic.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { allBlocks } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { type Check, listed, writtenUnits } from './check.ts';

const unsafe = declareDiagnostics({
  links: {
    severity: 'error',
    message: {
      vi: 'Liên kết «{href}» trống, viết sai hoặc không an toàn; người đọc không được đưa tới đó.',
      en: 'The link “{href}” is empty, malformed or unsafe; no reader may be sent there.',
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

const noSectionThere = declareDiagnostics({
  links: {
    severity: 'warning',
    message: {
      vi: 'Liên kết «{href}» trỏ tới một mục không có trong bài «{document}»; người đọc chỉ tới đầu bài đó.',
      en: 'The link “{href}” leads to a section that “{document}” does not have; readers come to the beginning of that document.',
    },
    advice: {
      vi: 'Các mục của bài đó: {anchors}. Tên mục là chữ của đề mục gốc, không dấu, nối bằng gạch ngang; ngôn ngữ nào cũng vậy.',
      en: 'The sections of that document: {anchors}. They are named after the source’s headings, in every language.',
    },
  },
});

/** What is wrong with a link to a section of another document, which has these. */
export function missingSection(
  { href, document, fragment, place, language }: LinkToSection,
  anchors: readonly string[],
): Diagnostic | undefined {
  if (fragment.length < 2 || anchors.includes(fragment.slice(1))) return undefined;
  const values = { href, document, anchors: listed(anchors) };
  return noSectionThere('links', place, { values, ...(language && { language }) });
}

interface LinkToSection {
  readonly href: string;
  readonly document: DocumentId;
  /** `#…` or nothing. */
  readonly fragment: string;
  readonly place: Place;
  readonly language?: LanguageTag;
}

/** Links are the source's: a translation can't change them, so they are judged once. */
export const check: Check = {
  code: 'links',
  severity: 'error',
  waivable: false,
  about: {
    vi: 'Liên kết trống, không an toàn (javascript:, data:, file: …) hoặc trỏ tới bài hoặc mục không có.',
    en: 'Links that are empty, unsafe (javascript:, data:, file: …) or lead to a document or a section that does not exist.',
  },
  kinds: [unsafe, nowhere, noSection, noSectionThere].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: '<1>web</1>', language: 'vi', links: ['https://example.vn/a?b=1#c'], found: false },
    { source: '<1>gọi</1>', language: 'vi', links: ['tel:113'], found: false },
    { source: '<1>mục</1>', language: 'vi', links: ['#muc'], headings: [2], found: false },
    { source: '<1>mục</1>', language: 'vi', links: ['#muc-2'], headings: [2], found: 'warning' },
    { source: '<1>bài</1>', language: 'vi', links: ['other.md#muc-2'], found: false },
    { source: '<1>bài</1>', language: 'vi', links: ['/news/2024/other.html'], found: false },
    { source: '<1>bài</1>', language: 'vi', links: ['../2023/other.md'], found: 'error' },
    { source: '<1>trống</1>', language: 'vi', links: [' '], found: 'error' },
    { source: '<1>web</1>', language: 'vi', links: ['https:/example.vn'], found: 'error' },
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
    const judge = (href: string, place: Place, language?: LanguageTag): readonly Diagnostic[] => {
      const of = language ? { language } : {};
      if (!isSafeLink(href) || isMalformed(href))
        return [unsafe('links', place, { values: { href: href.trim() }, ...of })];
      if (href.trim().startsWith('#') && !anchors.includes(href.trim().slice(1)))
        return [noSection('links', place, { values: { href, anchors: listed(anchors) }, ...of })];
      const link = documentLink(href, edition.facts.file);
      if (!link || documents.has(link.document)) return [];
      return [nowhere('links', place, { values: { href, document: link.document }, ...of })];
    };
    const written = writtenUnits(edition).flatMap(({ source, place }) =>
      source.codes.flatMap(({ element }) =>
        element.tagName === 'a' ? judge(String(element.properties.href ?? ''), place) : [],
      ),
    );
    const given = edition.given?.flatMap(({ href, place, language }) => judge(href, place, language));
    return [...written, ...(given ?? [])];
  },
};

/** An address of the web that no browser would go to: `https://`, `https:/x.vn`, `https://x .vn`. */
function isMalformed(href: string): boolean {
  const address = href.trim();
  return /^https?:/i.test(address) && !(/^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address));
}
