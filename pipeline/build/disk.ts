/** Writing files of the project; what the disk refuses is told to a person. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Bilingual } from '../model/bilingual.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** Writes one file of the project, whole or not at all: a temporary name, then a rename. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  explaining(path, () => {
    makeFolder(dirname(path));
    try {
      writeFileSync(`${path}.new`, content);
      renameSync(`${path}.new`, path);
    } catch (error) {
      rmSync(`${path}.new`, { force: true });
      throw error;
    }
  });
}

/** With those above it. */
export const makeFolder = (path: string): void => {
  mkdirSync(path, { recursive: true });
};

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
