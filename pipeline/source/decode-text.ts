/** Bytes of a text file → text in Unicode NFC, with plain line ends; or why they are no such text. */
import { isUtf8 } from 'node:buffer';
import { placeOfOffset } from '../language/json.ts';
import { detectLegacy } from '../language/legacy-text.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
const westernDecoder = new TextDecoder('windows-1252');

/** Decodes `bytes` of `file`. A byte-order mark and Windows line ends are accepted silently. */
export function decodeText(bytes: Uint8Array, file: string): Read<string> {
  if (isUtf16(bytes)) return refuse(diagnose('text-in-utf-16', { file }));
  const text = decoder.decode(bytes).replace(/\r\n?/g, '\n');
  const sound = isUtf8(bytes);
  // The fonts of before Unicode used one byte a letter; a program that took those bytes for Windows-1252 may have saved
  // them as UTF-8 since.
  const legacy = detectLegacy(sound ? text : westernDecoder.decode(bytes));
  if (legacy) {
    const { encoding, evidence, line } = legacy;
    const values = { encoding: encoding.name, evidence, file };
    return refuse(diagnose('legacy-encoding', { file, line }, { values }));
  }
  if (!sound)
    return refuse(diagnose('text-not-utf-8', { file, ...placeOfOffset(text, text.indexOf('\ufffd')) }));
  const zero = text.indexOf('\0');
  if (zero >= 0) return refuse(diagnose('null-character', { file, ...placeOfOffset(text, zero) }));
  return { value: text.normalize('NFC'), diagnostics: [] };
}

/** Decodes `bytes` of `file` and changes nothing: for files that programs share with translation tools. */
export function decodeUtf8(bytes: Uint8Array, file: string): Read<string> {
  if (isUtf16(bytes)) return refuse(diagnose('text-in-utf-16', { file }));
  const text = Buffer.from(bytes).toString('utf8');
  if (!isUtf8(bytes))
    return refuse(diagnose('text-not-utf-8', { file, ...placeOfOffset(text, text.indexOf('\ufffd')) }));
  return { value: text, diagnostics: [] };
}

/** UTF-16 with its mark, or, without one, Latin letters whose every other byte is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length >= 4 && ((first === 0 && third === 0) || (second === 0 && fourth === 0));
}

const refuse = (diagnostic: Diagnostic): Read<string> => ({ value: undefined, diagnostics: [diagnostic] });

const saveAgain = {
  vi: 'Mở tệp trong trình soạn thảo, chọn “Lưu thành…”, bảng mã UTF-8, rồi lưu lại.',
  en: 'Open the file in the text editor, choose “Save as…”, encoding UTF-8, and save it again.',
};

export const diagnose = declareDiagnostics({
  'text-in-utf-16': {
    severity: 'error',
    message: {
      vi: 'Tệp được lưu bằng bảng mã UTF-16, không phải UTF-8.',
      en: 'The file is saved in UTF-16, not in UTF-8.',
    },
    advice: saveAgain,
  },
  'legacy-encoding': {
    severity: 'error',
    message: {
      vi: 'Văn bản gõ bằng phông chữ cũ ({encoding}), không phải Unicode, nên người đọc chỉ thấy ký hiệu lạ: {evidence}.',
      en: 'The text was typed for an old font ({encoding}), not in Unicode, so readers would see odd signs: {evidence}.',
    },
    advice: {
      vi: 'Chạy `npm run nhipcau -- convert-text {file}`: chương trình đề nghị bản Unicode và nêu những chỗ còn ngờ.',
      en: 'Run `npm run nhipcau -- convert-text {file}`: it proposes the text in Unicode and names the doubtful places.',
    },
  },
  'text-not-utf-8': {
    severity: 'error',
    message: {
      vi: 'Tệp không được lưu bằng bảng mã UTF-8: từ chỗ này không đọc được chữ.',
      en: 'The file is not saved in UTF-8: from here on its letters can’t be read.',
    },
    advice: saveAgain,
  },
  'null-character': {
    severity: 'error',
    message: {
      vi: 'Trong tệp có ký tự rỗng (U+0000), thường do tệp bị hỏng khi sao chép.',
      en: 'The file holds a null character (U+0000), mostly because it was damaged while being copied.',
    },
    advice: {
      vi: 'Lấy lại tệp gốc, hoặc xóa ký tự ở chỗ này và lưu lại.',
      en: 'Take the original file again, or delete the character here and save.',
    },
  },
});
