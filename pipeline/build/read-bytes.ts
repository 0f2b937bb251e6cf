/** Reading a file of the project: what the machine refuses is said in words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PipelineError } from '../model/pipeline-error.ts';

/** @param file relative to `root`. @returns undefined where there is no such file. */
export function readBytes(root: string, file: string): Buffer | undefined {
  try {
    return readFileSync(join(root, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PipelineError(
      3,
      { vi: `Không đọc được ${file}.`, en: `${file} cannot be read.` },
      { vi: 'Kiểm tra quyền đọc tệp.', en: 'Check the permission to read it.' },
      error,
    );
  }
}
