/** A text file that a person brings, in whatever encoding; what is none is told so. */
import { readFileSync, statSync } from 'node:fs';
import type { Bilingual } from '../model/bilingual.ts';
import { PipelineError } from '../model/pipeline-error.ts';

export interface TypedText {
  readonly text: string;
  /** Whether the file is UTF-8; else its bytes were read as Windows-1252, as programs do that know no better. */
  readonly sound: boolean;
}

/** A text longer than a book: someone has put something else into the file. */
const mostBytes = 2 * 1024 * 1024;

/** @throws PipelineError for what is no text file that may be read. */
export function readTypedText(path: string): TypedText {
  const bytes = readBytes(path);
  if (bytes.length === 0)
    throw refused(
      path,
      { vi: 'Tệp trống', en: 'The file is empty' },
      {
        vi: 'Kiểm tra lại tên tệp; có thể bạn chưa lưu tệp.',
        en: 'See whether the name is right; perhaps the file was not saved yet.',
      },
    );
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw refused(
      path,
      { vi: 'Tệp được lưu bằng bảng mã UTF-16', en: 'The file is saved in UTF-16' },
      {
        vi: 'Mở tệp trong trình soạn thảo, chọn “Lưu thành…”, bảng mã UTF-8, rồi chạy lại.',
        en: 'Open the file in the text editor, choose “Save as…”, encoding UTF-8, and run again.',
      },
    );
  if (bytes.includes(0))
    throw refused(
      path,
      { vi: 'Đây không phải tệp văn bản', en: 'This is no text file' },
      {
        vi: 'Ảnh, PDF và tệp Word không chuyển được: mở trong Word, chép phần chữ vào một tệp .txt rồi chạy lại.',
        en: 'Pictures, PDF and Word files can’t be converted: open it in Word, copy the text into a .txt file and run again.',
      },
    );
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.normalize('NFC'), sound: true };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), sound: false };
  }
}

function readBytes(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > mostBytes) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw refused(
        path,
        { vi: `Tệp dài ${megabytes} MB, quá 2 MB`, en: `The file has ${megabytes} MB, more than 2 MB` },
        {
          vi: 'Không phải một bài viết. Chia tệp thành nhiều phần.',
          en: 'It is no article. Split it into parts.',
        },
      );
    }
    return readFileSync(path);
  } catch (error) {
    if (error instanceof PipelineError) throw error;
    throw unreadable(path, (error as NodeJS.ErrnoException).code ?? '');
  }
}

function unreadable(path: string, code: string): PipelineError {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refused(
      path,
      { vi: 'Không có tệp này', en: 'There is no such file' },
      {
        vi: 'Kiểm tra lại đường dẫn; tên có dấu cách thì đặt trong ngoặc kép.',
        en: 'See whether the path is right; a name with spaces goes in quotes.',
      },
    );
  if (code === 'EISDIR')
    return refused(
      path,
      { vi: 'Đây là thư mục, không phải tệp', en: 'This is a folder, not a file' },
      {
        vi: 'Ghi tên từng tệp: mỗi lần chuyển một tệp.',
        en: 'Name a file: they are converted one at a time.',
      },
    );
  return refused(
    path,
    { vi: `Không đọc được (${code})`, en: `It can’t be read (${code})` },
    {
      vi: 'Kiểm tra quyền đọc tệp, hoặc chép tệp sang thư mục của bạn.',
      en: 'Check the permission to read it, or copy it to a folder of your own.',
    },
    3,
  );
}

export function refused(path: string, what: Bilingual, hint: Bilingual, exit: 2 | 3 = 2): PipelineError {
  return new PipelineError(exit, { vi: `${what.vi}: ${path}`, en: `${what.en}: ${path}` }, hint);
}
