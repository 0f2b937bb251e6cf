/** A folder that has the name of a file: `x.yaml/` was made by unpacking or by a slip in a file manager. */
import { declareDiagnostics } from '../model/diagnostic.ts';

export const diagnose = declareDiagnostics({
  'folder-for-file': {
    severity: 'error',
    message: {
      vi: 'Đây là một thư mục, mà ở chỗ này phải là một tệp; nên không có gì được đọc từ đó.',
      en: 'This is a folder where a file has to be, so nothing is read from it.',
    },
    advice: {
      vi: 'Nếu tệp cần dùng nằm trong thư mục này thì chép nó ra, rồi đổi tên hoặc xóa thư mục; nếu không thì đặt lại tệp từ bản lưu.',
      en: 'If the file that is meant lies inside, move it out, then rename or delete the folder; otherwise put the file back from a copy.',
    },
  },
});
