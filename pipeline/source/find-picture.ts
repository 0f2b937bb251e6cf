/** A picture that a document names → the measured file, never outside `content/`. */
import { realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Asset } from '../model/document.ts';

/** Gives the picture at `file` (relative to the project), or what is wrong with it. */
export type MeasurePicture = (file: string) => Asset | 'missing' | 'not-a-picture' | 'too-large';

export interface PictureContext {
  /** Folder of the project. */
  readonly root: string;
  readonly measure: MeasurePicture;
}

/** Finds `path`, written in `document` (relative to the project) at `place`. */
export function findPicture(
  path: string,
  document: string,
  place: Place,
  context: PictureContext,
): Asset | Diagnostic {
  const values = { path };
  // A scheme has more than one letter: `C:` is a drive.
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(path)) return diagnose('picture-on-the-web', place, { values });
  const file = posix.join(posix.dirname(document), path);
  const leaves =
    /^[/\\]|^[a-z]:|\\/i.test(path) || !file.startsWith('content/') || isLinked(file, context.root);
  if (leaves) return diagnose('picture-outside-content', place, { values });
  const picture = context.measure(file);
  if (picture === 'missing') return diagnose('missing-picture', place, { values: { path, file } });
  if (typeof picture === 'string')
    return diagnose(picture === 'too-large' ? 'picture-too-large' : picture, place, { values });
  return picture;
}

/** Whether a symbolic link stands anywhere on the way from `content/` to `file`. */
function isLinked(file: string, root: string): boolean {
  try {
    const content = realpathSync(join(root, 'content'));
    return realpathSync(join(root, file)) !== join(content, file.slice('content/'.length));
  } catch {
    return false; // It does not exist, which measuring will say.
  }
}

export const diagnose = declareDiagnostics({
  'picture-on-the-web': {
    severity: 'error',
    message: {
      vi: 'Ảnh “{path}” là một địa chỉ trên mạng; ảnh phải nằm trong thư mục của bài, vì sản phẩm được làm không cần mạng.',
      en: 'The picture “{path}” is an address on the web; pictures must be in the project, because products are made without a network.',
    },
    advice: {
      vi: 'Nếu được phép dùng ảnh, tải về, đặt cạnh bài và ghi tên tệp.',
      en: 'If you may use it, download it, put it beside the document and write its file name.',
    },
  },
  'picture-outside-content': {
    severity: 'error',
    message: {
      vi: 'Đường dẫn ảnh “{path}” ra ngoài thư mục content/ (đường dẫn tuyệt đối, `..`, dấu `\\` hoặc liên kết tượng trưng), nên máy khác sẽ không có ảnh này.',
      en: 'The path “{path}” of the picture leaves content/ (absolute, `..`, a `\\` or a symbolic link), so other machines would not have it.',
    },
    advice: {
      vi: 'Chép tệp ảnh vào cạnh bài và chỉ ghi tên tệp, ví dụ `anh.jpg`.',
      en: 'Copy the picture beside the document and write its file name alone, such as `photo.jpg`.',
    },
  },
  'missing-picture': {
    severity: 'error',
    message: {
      vi: 'Không tìm thấy ảnh “{path}” (tệp {file}).',
      en: 'The picture “{path}” is not there (file {file}).',
    },
    advice: {
      vi: 'Đặt ảnh cạnh bài, hoặc sửa tên: chữ hoa, chữ thường và đuôi tệp phải đúng từng ký tự.',
      en: 'Put it beside the document, or correct its name: capitals, small letters and ending must match exactly.',
    },
  },
  'not-a-picture': {
    severity: 'error',
    message: {
      vi: 'Tệp “{path}” không phải là ảnh JPEG, PNG hoặc WebP đọc được.',
      en: '“{path}” is not a readable JPEG, PNG or WebP picture.',
    },
    advice: {
      vi: 'Mở ảnh bằng chương trình xem ảnh và lưu lại thành JPEG; đổi đuôi tệp không làm thay đổi loại ảnh.',
      en: 'Open it in a picture program and save it as JPEG; changing the ending of the name does not change the file.',
    },
  },
  'picture-too-large': {
    severity: 'error',
    message: {
      vi: 'Ảnh “{path}” quá lớn (trên 50 triệu điểm ảnh hoặc trên 40 MB).',
      en: 'The picture “{path}” is too large (over 50 megapixels or over 40 MB).',
    },
    advice: {
      vi: 'Thu nhỏ ảnh: cạnh dài 4000 điểm ảnh là đủ cho tờ A3.',
      en: 'Make it smaller: 4000 pixels on the long side are enough for an A3 sheet.',
    },
  },
});
