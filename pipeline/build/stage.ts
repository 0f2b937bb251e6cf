/**
 * Writing output: every file first into a staging folder, then renamed into place, the manifest last. A build that is
 * killed, or runs out of disk, leaves the last good output.
 */
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';

export interface Stage {
  /** Writes a file, to be put at `path` (relative to `output/`) when the stage is committed. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Puts what was written in place, in the order of `paths` given, and removes `stale`. */
  commit(paths: readonly string[], stale: readonly string[]): void;
  discard(): void;
}

/** A file that was written to a stage. */
export interface Written {
  /** Relative to `output/`. */
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

export function write(stage: Stage, path: string, content: string | Uint8Array): Written {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  stage.write(path, bytes);
  return { path, bytes: bytes.length, digest: digestOf(bytes) };
}

export const stagingFolder = (output: string): string => join(output, '.staging');

/** Opens a stage; what an earlier, killed build left behind is removed by `fresh`. Workers open it without. */
export function openStage(output: string, fresh: boolean): Stage {
  const staging = stagingFolder(output);
  if (fresh) rmSync(staging, { recursive: true, force: true });
  const folders = new Set<string>();
  const ensure = (folder: string) => {
    if (folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  };
  return {
    write(path, bytes) {
      const target = join(staging, path);
      explaining(path, () => {
        ensure(dirname(target));
        writeFileSync(target, bytes);
      });
    },
    commit(paths, stale) {
      for (const path of paths) {
        explaining(path, () => {
          ensure(dirname(join(output, path)));
          renameSync(join(staging, path), join(output, path));
        });
      }
      for (const path of stale) removeFile(output, path);
      rmSync(staging, { recursive: true, force: true });
    },
    discard: () => rmSync(staging, { recursive: true, force: true }),
  };
}

/** Removes a file and the folders that it leaves empty. */
function removeFile(output: string, path: string): void {
  rmSync(join(output, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      if (readdirSync(join(output, folder)).length > 0) return;
      rmdirSync(join(output, folder));
    } catch {
      return;
    }
  }
}

const reasons: Readonly<Record<string, { vi: string; en: string; hint: { vi: string; en: string } }>> = {
  ENOSPC: {
    vi: 'Đĩa đã đầy',
    en: 'The disk is full',
    hint: {
      vi: 'Xóa bớt tệp rồi chạy lại. Kết quả lần trước trong output/ vẫn còn nguyên.',
      en: 'Free some space and run again. The last good output is still in output/.',
    },
  },
  EACCES: {
    vi: 'Không có quyền ghi',
    en: 'There is no permission to write',
    hint: {
      vi: 'Kiểm tra quyền của thư mục output/, hoặc chạy bằng tài khoản đã tạo ra nó.',
      en: 'Check the permissions of output/, or run as the user who made it.',
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
