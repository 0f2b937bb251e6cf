/** Reads a file that a translator sent, in whichever exchange format it is. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { PipelineError } from '../model/pipeline-error.ts';
import type { ExchangeFile } from '../translation/interchange/format.ts';
import { loadFormats } from '../translation/interchange/list-formats.ts';
import { refused } from './typed-text.ts';

export const diagnose = declareDiagnostics({
  'exchange-unknown-format': {
    severity: 'error',
    message: {
      vi: '«{name}» không phải loại tệp nào mà lệnh export làm ra ({formats}); chưa ghi gì cả.',
      en: '“{name}” is of none of the formats that export writes ({formats}); nothing was written.',
    },
    advice: {
      vi: 'Nếu người dịch lưu thành .xls, .ods hay .docx: mở ra, chọn «Lưu thành…» loại Excel 2007–365 (.xlsx) rồi nhập lại. Tờ in thì gõ lại vào tệp xlsx.',
      en: 'Saved as .xls, .ods or .docx: open it, “Save as…” Excel 2007–365 (.xlsx), and import again. What was written on paper is typed into an xlsx file.',
    },
  },
});

/** A whole project in all languages has a few megabytes. */
const mostBytes = 100 * 1024 * 1024;

/**
 * @param file as a person named it: for messages.
 * @throws PipelineError where there is no file that can be read.
 */
export async function readExchangeFile(
  path: string,
  file: string,
): Promise<Read<ExchangeFile> & { readonly bytes: Uint8Array }> {
  const bytes = read(path, file);
  const formats = await loadFormats();
  const format = formats.find((each) => each.recognises(bytes));
  if (format) return { ...(await format.read(bytes, file)), bytes };
  const values = { name: basename(file), formats: formats.map(({ id }) => id).join(', ') };
  const unknown: Diagnostic = diagnose('exchange-unknown-format', { file }, { values });
  return { value: undefined, diagnostics: [unknown], bytes };
}

function read(path: string, file: string): Uint8Array {
  try {
    if (statSync(path).size <= mostBytes) return readFileSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw unreadable(file, code);
  }
  throw refused(
    file,
    { vi: 'Tệp lớn quá 100 MB', en: 'The file has more than 100 MB' },
    { vi: 'Kiểm tra lại có nhầm tệp không.', en: 'See whether it is the wrong file.' },
  );
}

function unreadable(file: string, code: string): PipelineError {
  const hint = {
    vi: 'Kiểm tra lại đường dẫn; tên có dấu cách thì đặt trong ngoặc kép.',
    en: 'See whether the path is right; a name with spaces goes in quotes.',
  };
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refused(file, { vi: 'Không có tệp này', en: 'There is no such file' }, hint);
  if (code === 'EISDIR')
    return refused(file, { vi: 'Đây là thư mục, không phải tệp', en: 'This is a folder, not a file' }, hint);
  return refused(file, { vi: `Không đọc được (${code})`, en: `It cannot be read (${code})` }, hint, 3);
}
