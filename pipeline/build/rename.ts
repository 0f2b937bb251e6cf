/**
 * A document under another path: its source, the pictures that only it uses, the catalogues and ledgers of all languages,
 * the links of other documents to it, and the bulletins that gather it. Ids, translations and identifier stay.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { documentLink } from '../markup/links.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { DocumentId } from '../model/id.ts';
import { decodeUtf8 } from '../source/decode-text.ts';
import type { DocumentFile } from '../source/read-document.ts';
import { type NewAddresses, rewriteAddresses } from '../source/rewrite-addresses.ts';
import type { ProjectChange } from './change.ts';
import type { MeasuredProject } from './measured-project.ts';
import { namesIn } from './read-bytes.ts';
import type { DocumentRecord } from './state.ts';

export interface RenamePlan extends ProjectChange {
  /** What moves, from where to where, relative to the project. */
  readonly moves: ReadonlyMap<string, string>;
  /** Documents whose links or lists name the new path. */
  readonly rewritten: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export const diagnose = declareDiagnostics({
  'address-not-rewritten': {
    severity: 'error',
    message: {
      vi: 'Bài này có địa chỉ viết theo cách mà chương trình không tự đổi được; chưa có tệp nào được đổi tên.',
      en: 'An address in this document is written in a way that cannot be changed safely; nothing has been renamed.',
    },
    advice: {
      vi: 'Viết địa chỉ đơn giản, không có ký hiệu như &amp; hay dấu \\: [chữ](duong-dan.md), rồi chạy lại.',
      en: 'Write the address plainly, without &amp; and the like or \\: [words](path.md), then run again.',
    },
  },
  'rename-target-exists': {
    severity: 'error',
    message: {
      vi: '«{file}» đã có; không ghi đè lên tệp nào, nên chưa có gì được đổi tên.',
      en: '“{file}” is there already; no file is written over, so nothing has been renamed.',
    },
    advice: {
      vi: 'Chọn đường dẫn khác; nếu tệp đó còn sót từ một bài đã xóa, dời nó đi trước.',
      en: 'Choose another path; a file left over from a document that is gone has to be moved away first.',
    },
  },
});

/** Works everything out and changes nothing. `records`: every document as it is now. */
export function planRename(
  { project: { root }, found }: MeasuredProject,
  records: readonly DocumentRecord[],
  from: DocumentFile,
  to: DocumentId,
): RenamePlan {
  const target: DocumentFile = { id: to, file: fileOf(from, to) };
  const moves = new Map([
    [from.file, target.file],
    ...pictureMoves(records, found.pictures, from, target),
    ...localeMoves(root, from.id, to),
  ]);
  const taken = [...moves.values()].filter((file) => !moves.has(file) && existsSync(join(root, file)));
  const diagnostics = taken.map((file) => diagnose('rename-target-exists', { file }, { values: { file } }));
  const identifier = records.find(({ id }) => id === from.id)?.cards[0]?.facts.identifier;
  const writes = new Map<string, string | Uint8Array>();
  const rewritten: string[] = [];
  for (const file of found.files) {
    const isMoved = file.id === from.id;
    const bytes = readFileSync(join(root, file.file));
    const raw = decodeUtf8(bytes, file.file).value;
    const addresses = newAddresses(file, { from, target, moves });
    const text = raw && rewriteAddresses(raw, { ...addresses, ...(isMoved && identifier && { identifier }) });
    if (text === undefined && mentions(raw, from.id, isMoved))
      diagnostics.push(diagnose('address-not-rewritten', { file: file.file }));
    else if (isMoved) writes.set(target.file, text ?? bytes);
    else if (text !== undefined && text !== raw) {
      writes.set(file.file, text);
      rewritten.push(file.file);
    }
  }
  for (const [old, file] of moves) if (!writes.has(file)) writes.set(file, readFileSync(join(root, old)));
  return {
    writes,
    removes: [...moves.keys()].filter((file) => !writes.has(file)),
    moves,
    rewritten,
    diagnostics,
  };
}

/** Of a document that cannot be read it is enough that it does not name the one that moves. */
const mentions = (raw: string | undefined, id: DocumentId, isMoved: boolean): boolean =>
  isMoved || raw === undefined || raw.includes(id.split('/').at(-1) ?? id);

/** `a.md` stays one file, `a/index.md` a folder. */
const fileOf = ({ file }: DocumentFile, to: DocumentId): string =>
  `content/${to}${file.endsWith('/index.md') ? '/index' : ''}.md`;

/** Pictures beside the document that no other one shows; in a document's own folder also those that nobody shows yet. */
function pictureMoves(
  records: readonly DocumentRecord[],
  pictures: readonly string[],
  from: DocumentFile,
  target: DocumentFile,
): readonly [string, string][] {
  const [before, after] = [posix.dirname(from.file), posix.dirname(target.file)];
  if (before === after) return [];
  const shownBy = (isOwn: boolean) =>
    new Set(
      records
        .filter(({ id }) => (id === from.id) === isOwn)
        .flatMap((record) => record.pictures.map(({ file }) => file)),
    );
  const [own, others] = [shownBy(true), shownBy(false)];
  const isOwnFolder = from.file.endsWith('/index.md');
  return pictures
    .filter((file) => file.startsWith(`${before}/`) && !others.has(file))
    .filter((file) => own.has(file) || (isOwnFolder && !isBelowAnother(file, before, records)))
    .map((file) => [file, `${after}${file.slice(before.length)}`]);
}

const isBelowAnother = (file: string, folder: string, records: readonly DocumentRecord[]): boolean =>
  records.some((record) => {
    const other = posix.dirname(record.file);
    return other !== folder && other.startsWith(`${folder}/`) && file.startsWith(`${other}/`);
  });

/** Of every language that has files, published or not. */
function localeMoves(root: string, from: DocumentId, to: DocumentId): readonly [string, string][] {
  return namesIn(root, 'locales')
    .flatMap((tag) => [`locales/${tag}/content`, `locales/${tag}/ledger`])
    .map((folder): [string, string] => [`${folder}/${from}.json`, `${folder}/${to}.json`])
    .filter(([file]) => existsSync(join(root, file)));
}

interface Renaming {
  readonly from: DocumentFile;
  readonly target: DocumentFile;
  readonly moves: ReadonlyMap<string, string>;
}

/** What the addresses in `file` become: in the document that moves everything relative, in others what leads to it. */
function newAddresses(file: DocumentFile, { from, target, moves }: Renaming): NewAddresses {
  const isMoved = file.id === from.id;
  const folder = posix.dirname(isMoved ? target.file : file.file);
  return {
    link(url) {
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
      const link = documentLink(url, file.file);
      if (!link || (link.document !== from.id && (!isMoved || path.startsWith('/')))) return undefined;
      const ending = /(?:\/index)?(?:\.md|\.html)?$/.exec(path)?.[0] ?? '';
      const document = link.document === from.id ? target.id : link.document;
      if (path.startsWith('/')) return `/${document}${ending}${rest}`;
      return isMoved || link.document === from.id
        ? `${posix.relative(folder, `content/${document}${ending}`)}${rest}`
        : undefined;
    },
    picture(path) {
      if (!isMoved || /^[a-z][a-z0-9+.-]+:|^\//i.test(path)) return undefined;
      const picture = posix.join(posix.dirname(from.file), decoded(path));
      const moved = posix.relative(folder, moves.get(picture) ?? picture);
      return moved === decoded(path) ? undefined : encoded(moved, path);
    },
    item: (id) => (id === from.id ? target.id : undefined),
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A path that was written with `%20` goes on so. */
const encoded = (path: string, like: string): string => (decoded(like) === like ? path : encodeURI(path));
