/** Reading a file of the project, or listing a folder: what the machine refuses is said in words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Read } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { diagnose } from '../source/folder-for-file.ts';

/** @param file relative to `root`. @returns undefined where there is no such file; a folder of that name is told. */
export function readFile(root: string, file: string): Read<Buffer> | undefined {
  try {
    return { value: readFileSync(join(root, file)), diagnostics: [] };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EISDIR') return { value: undefined, diagnostics: [diagnose('folder-for-file', { file })] };
    throw unreadable(file, error);
  }
}

/** The same, and what it holds. */
export function readAs<Value>(
  root: string,
  file: string,
  read: (bytes: Buffer) => Read<Value>,
): Read<Value> | undefined {
  const found = readFile(root, file);
  return found?.value ? read(found.value) : found && { value: undefined, diagnostics: found.diagnostics };
}

/** For what is told elsewhere: undefined, too, where a folder has the name. */
export const readBytes = (root: string, file: string): Buffer | undefined => readFile(root, file)?.value;

/** Names in a folder of the project, sorted; none where it is not there. */
export function namesIn(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(folder, error);
  }
}

function unreadable(file: string, error: unknown): PipelineError {
  if ((error as NodeJS.ErrnoException).code === 'ENOTDIR')
    return new PipelineError(
      2,
      {
        vi: `${file}: ở đây, hoặc ở một thư mục bên trên, có một tệp mang tên của thư mục.`,
        en: `${file}: here, or in place of a folder above, stands a file that has the folder’s name.`,
      },
      { vi: 'Đổi tên hoặc xóa tệp ấy.', en: 'Rename or delete that file.' },
      error,
    );
  return new PipelineError(
    3,
    { vi: `Không đọc được ${file}.`, en: `${file} cannot be read.` },
    { vi: 'Kiểm tra quyền đọc tệp.', en: 'Check the permission to read it.' },
    error,
  );
}
