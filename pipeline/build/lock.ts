/** One build at a time in a project. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { PipelineError } from '../model/pipeline-error.ts';

/** Two minutes: longer than any build that is not hanging makes a person wait for nothing. */
const retries = { retries: 240, minTimeout: 500, maxTimeout: 500, factor: 1 };

const lockFolder = (cache: string): string => join(cache, 'build.lock');

/** When the lock was taken, in milliseconds since the epoch, by the file system's clock. */
export const lockedAt = (cache: string): number => statSync(lockFolder(cache)).mtimeMs;

/** Takes the lock of a cache folder, waiting for another build to end. @returns what gives it back. */
export async function takeLock(cache: string, waiting: () => void): Promise<() => Promise<void>> {
  mkdirSync(cache, { recursive: true });
  const options = { lockfilePath: lockFolder(cache), stale: 5_000, realpath: false };
  try {
    return await lockfile.lock(cache, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw notTaken(error);
  }
  waiting();
  try {
    return await lockfile.lock(cache, { ...options, retries });
  } catch (error) {
    throw notTaken(error);
  }
}

function notTaken(cause: unknown): PipelineError {
  return (cause as NodeJS.ErrnoException).code === 'ELOCKED'
    ? new PipelineError(
        3,
        {
          vi: 'Một lần dựng khác đang chạy trong dự án này.',
          en: 'Another build is running in this project.',
        },
        { vi: 'Đợi lần đó xong rồi chạy lại.', en: 'Wait until it has ended, then run again.' },
        cause,
      )
    : new PipelineError(
        3,
        { vi: 'Không ghi được vào thư mục dự án.', en: 'The project folder cannot be written to.' },
        {
          vi: 'Kiểm tra quyền ghi vào node_modules/.cache và output/.',
          en: 'Check the permission to write to node_modules/.cache and output/.',
        },
        cause,
      );
}
