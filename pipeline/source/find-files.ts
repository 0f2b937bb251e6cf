/** Walks `content/`: which files are documents, which are pictures, and which names can't stay as they are. */
import { closeSync, type Dirent, fstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../language/slug.ts';
import { compare } from '../model/compare.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { DocumentId } from '../model/id.ts';
import { diagnose as diagnoseFolder } from './folder-for-file.ts';
import type { DocumentFile } from './read-document.ts';

export interface FoundFiles {
  /** Sorted by file. */
  readonly files: readonly DocumentFile[];
  /** Every picture under `content/`, relative to the project, sorted: what `measure` may be asked for. */
  readonly pictures: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A text longer than a book: someone has put something else into the file. */
const mostBytes = 2 * 1024 * 1024;

/** Names at the top of the site that are taken: its lists, its front page, and the publisher's own texts. */
const reserved = new Set(['index', 'kinds', 'publisher', 'topics']);

/** A file that means to be a document: its name may be wrong yet. */
interface Candidate {
  readonly file: string;
  /** Path under `content/` without ending, and what it should be. */
  readonly id: string;
  readonly suggested: string;
}

interface Walk {
  readonly root: string;
  readonly candidates: Candidate[];
  readonly pictures: string[];
  readonly diagnostics: Diagnostic[];
}

/** Finds every document under `content/` of the project at `root`. Links are never followed. */
export function findDocuments(root: string): FoundFiles {
  const walk: Walk = { root, candidates: [], pictures: [], diagnostics: [] };
  walkFolder('content', walk);
  const { candidates, diagnostics } = walk;
  if (candidates.length === 0 && diagnostics.length === 0)
    diagnostics.push(diagnose('no-documents', { file: 'content' }));
  const files = oneForEachId(candidates, diagnostics).filter(({ file }) => isReadable(file, walk));
  return {
    files: inOrder(files, ({ file }) => file),
    pictures: inOrder(walk.pictures, (file) => file),
    diagnostics: inOrder(diagnostics, ({ place }) => place.file),
  };
}

const inOrder = <Item>(items: readonly Item[], fileOf: (item: Item) => string): readonly Item[] =>
  items.toSorted((one, other) => compare(fileOf(one), fileOf(other)));

function walkFolder(folder: string, walk: Walk): void {
  for (const entry of entriesOf(folder, walk)) {
    const file = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isSymbolicLink()) walk.diagnostics.push(diagnose('symbolic-link', { file }));
    else if (entry.isDirectory()) {
      if (isPicture(entry) || isText(entry))
        walk.diagnostics.push(diagnoseFolder('folder-for-file', { file }));
      else walkFolder(file, walk);
    } else if (isPicture(entry)) walk.pictures.push(file);
    else if (isText(entry)) walk.candidates.push(candidateOf(file));
  }
}

const isPicture = ({ name }: Dirent): boolean => /\.(?:jpe?g|png|webp)$/i.test(name);
const isText = ({ name }: Dirent): boolean => /\.(?:md|markdown)$/i.test(name);

function entriesOf(folder: string, { root, diagnostics }: Walk): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing) diagnostics.push(diagnose('unreadable-file', { file: folder }));
    return [];
  }
}

function candidateOf(file: string): Candidate {
  const path = file.slice('content/'.length).replace(/\.[^.]+$/, '');
  const endsRight = file.endsWith('.md');
  const id = path.replace(/\/index$/, '');
  const suggested = path
    .split('/')
    .map((name) => slugOf(name) || 'bai-viet')
    .join('/')
    .replace(/\/index$/, '');
  return { file, id: endsRight ? id : '', suggested };
}

/** Judges names. Where two files would be one document neither is read, because no one can say which is meant. */
function oneForEachId(candidates: readonly Candidate[], diagnostics: Diagnostic[]): DocumentFile[] {
  const claims = Map.groupBy(candidates, ({ suggested }) => suggested);
  return candidates.flatMap(({ file, id, suggested }): DocumentFile[] => {
    const [top = ''] = suggested.split('/');
    const other = claims
      .get(suggested)
      ?.find((each) => each.file !== file && (each.id === suggested || id !== suggested));
    const place = { file };
    if (other) {
      const related = [
        { place: { file: other.file }, message: { vi: 'Bài kia ở đây.', en: 'The other one is here.' } },
      ];
      diagnostics.push(
        diagnose('two-documents-with-one-id', place, {
          values: { other: other.file, id: suggested },
          related,
        }),
      );
    } else if (id !== suggested) {
      const name = `content/${suggested}${/\/index\.[^/]*$/i.test(file) ? '/index' : ''}.md`;
      diagnostics.push(diagnose('file-name', place, { values: { file, name } }));
    } else if (reserved.has(top))
      diagnostics.push(diagnose('reserved-name', place, { values: { name: top } }));
    else return [{ id: id as DocumentId, file }];
    return [];
  });
}

function isReadable(file: string, { root, diagnostics }: Walk): boolean {
  try {
    const size = sizeOf(join(root, file));
    if (size <= mostBytes) return true;
    const values = { megabytes: Math.round(size / 1024 / 1024), most: mostBytes / 1024 / 1024 };
    diagnostics.push(diagnose('document-too-long', { file }, { values }));
  } catch {
    diagnostics.push(diagnose('unreadable-file', { file }));
  }
  return false;
}

/** Opens the file, because only that tells whether it may be read. */
function sizeOf(path: string): number {
  const opened = openSync(path, 'r');
  try {
    return fstatSync(opened).size;
  } finally {
    closeSync(opened);
  }
}

export const diagnose = declareDiagnostics({
  'no-documents': {
    severity: 'error',
    message: {
      vi: 'Trong thư mục content/ chưa có bài nào, nên không có gì để làm.',
      en: 'There is no document in content/ yet, so there is nothing to make.',
    },
    advice: {
      vi: 'Tạo bài đầu tiên bằng lệnh `npm run nhipcau -- new news "Tiêu đề"`.',
      en: 'Make the first one with `npm run nhipcau -- new news "Title"`.',
    },
  },
  'file-name': {
    severity: 'error',
    message: {
      vi: 'Tên “{file}” không dùng được: tên thư mục và tên bài thành địa chỉ trang web, nên chỉ có chữ thường không dấu, chữ số và gạch nối, và bài có đuôi .md.',
      en: 'The name “{file}” can’t be used: names of folders and documents become web addresses, so they have only lower-case letters without marks, digits and hyphens, and a document ends in .md.',
    },
    advice: { vi: 'Đổi tên thành {name}.', en: 'Rename it to {name}.' },
  },
  'two-documents-with-one-id': {
    severity: 'error',
    message: {
      vi: 'Tệp này và {other} là cùng một bài “{id}”: địa chỉ trang web của hai bài trùng nhau.',
      en: 'This file and {other} are one document, “{id}”: both would have the same web address.',
    },
    advice: {
      vi: 'Xóa một tệp, hoặc đổi tên một tệp: tên phải khác nhau cả khi bỏ dấu và viết thường.',
      en: 'Delete one, or rename one: names must differ even without marks and in small letters.',
    },
  },
  'reserved-name': {
    severity: 'error',
    message: {
      vi: 'Tên “{name}” ở ngay dưới content/ đã dành cho trang danh sách của trang web.',
      en: 'The name “{name}” right under content/ is taken by the site’s own lists.',
    },
    advice: {
      vi: 'Đặt bài vào thư mục khác, ví dụ content/news/2024/.',
      en: 'Put it in another folder, such as content/news/2024/.',
    },
  },
  'symbolic-link': {
    severity: 'error',
    message: {
      vi: 'Đây là một liên kết tượng trưng, có thể trỏ ra ngoài content/, nên không được đọc.',
      en: 'This is a symbolic link, which may lead out of content/, so it is not read.',
    },
    advice: { vi: 'Chép tệp thật vào chỗ này.', en: 'Copy the real file here instead.' },
  },
  'document-too-long': {
    severity: 'error',
    message: {
      vi: 'Tệp dài {megabytes} MB, quá {most} MB: không phải một bài viết.',
      en: 'The file has {megabytes} MB, more than {most} MB: it is no article.',
    },
    advice: {
      vi: 'Kiểm tra xem có ảnh hay dữ liệu dán vào trong bài không; chia bài thành nhiều tệp.',
      en: 'See whether a picture or other material was pasted into the text; split it into several files.',
    },
  },
  'unreadable-file': {
    severity: 'error',
    message: {
      vi: 'Không đọc được: người chạy lệnh không có quyền, hoặc đĩa có lỗi.',
      en: 'It can’t be read: whoever runs the program has no permission, or the disk is faulty.',
    },
    advice: {
      vi: 'Cấp quyền đọc cho tệp hoặc thư mục này.',
      en: 'Give permission to read this file or folder.',
    },
  },
});
