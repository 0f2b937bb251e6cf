/** Writing files of the project; what the disk refuses is told to a person. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bilingual } from '../model/bilingual.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** Writes one file of the project, whole or not at all: a temporary name, then a rename. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  explaining(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(`${path}.new`, content);
      renameSync(`${path}.new`, path);
    } catch (error) {
      rmSync(`${path}.new`, { force: true });
      throw error;
    }
  });
}

/** Files of a project that change together, relative to it. */
export interface ProjectChange {
  readonly writes: ReadonlyMap<string, string | Uint8Array>;
  readonly removes: readonly string[];
}

/**
 * Makes a change whole or not at all: what is new is written first, what is old goes last, and where the disk refuses,
 * everything is put back as it was. Folders that become empty go, too.
 */
export function changeWhole(root: string, { writes, removes }: ProjectChange): void {
  const before = [...writes.keys(), ...removes].map((file): [string, Uint8Array | undefined] => {
    const path = join(root, file);
    return [path, existsSync(path) ? readFileSync(path) : undefined];
  });
  try {
    for (const [file, content] of writes) writeWhole(join(root, file), content);
    for (const file of removes) explaining(join(root, file), () => rmSync(join(root, file)));
  } catch (error) {
    for (const [path, content] of before) {
      if (content === undefined) rmSync(path, { force: true });
      else if (!existsSync(path) || !readFileSync(path).equals(content)) writeWhole(path, content);
    }
    throw error;
  }
  for (const folder of new Set(removes.map((file) => dirname(file)))) removeEmpty(root, folder);
}

function removeEmpty(root: string, folder: string): void {
  const path = join(root, folder);
  if (!folder.includes('/') || (existsSync(path) && readdirSync(path).length > 0)) return;
  if (existsSync(path)) rmdirSync(path);
  removeEmpty(root, dirname(folder));
}

const reasons: Readonly<Record<string, Bilingual & { readonly hint: Bilingual }>> = {
  ENOSPC: {
    vi: 'Đĩa đã đầy',
    en: 'The disk is full',
    hint: {
      vi: 'Giải phóng dung lượng rồi chạy lại. Không tệp nào dở dang: những gì có từ trước vẫn còn nguyên.',
      en: 'Free some space and run again. Nothing is left half written: what was there before still is.',
    },
  },
  EACCES: {
    vi: 'Không có quyền ghi',
    en: 'There is no permission to write',
    hint: {
      vi: 'Kiểm tra quyền ghi vào thư mục đó, hoặc chạy bằng tài khoản đã tạo ra nó.',
      en: 'Check the permissions of that folder, or run as the user who made it.',
    },
  },
};

/** Runs something that writes; what the disk refuses becomes a PipelineError that says so. */
export function explaining<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason =
      reasons[code === 'EPERM' || code === 'EROFS' ? 'EACCES' : code === 'EDQUOT' ? 'ENOSPC' : code];
    if (!reason) {
      throw new PipelineError(
        3,
        { vi: `Không ghi được ${path} (${code})`, en: `Could not write ${path} (${code})` },
        { vi: 'Kiểm tra ổ đĩa và đường dẫn.', en: 'Check the disk and the path.' },
        error,
      );
    }
    throw new PipelineError(
      3,
      { vi: `${reason.vi}: ${path}`, en: `${reason.en}: ${path}` },
      reason.hint,
      error,
    );
  }
}
