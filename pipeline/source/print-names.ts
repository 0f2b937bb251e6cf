/** `products:` in the front matter: no two of them may be written to the same file. */
import type { ParsedYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';

/** @param chosen `products` of the document, as typed. */
export function judgePrintNames(chosen: readonly string[], yaml: ParsedYaml): readonly Diagnostic[] {
  return chosen.flatMap((name, index) => {
    const first = chosen.slice(0, index).find((each) => fileOf(each) === fileOf(name));
    const place = yaml.placeOf(['products', index]);
    if (first === undefined) return [];
    if (first === name) return [diagnose('product-twice', place, { values: { name } })];
    return [diagnose('same-print-file', place, { values: { name, first, file: `….${fileOf(name)}.pdf` } })];
  });
}

/** A file is named after its format alone, except where it holds two languages. */
function fileOf(name: string): string {
  const [product = '', format = product] = name.split('/');
  return product === 'bilingual' ? name : format;
}

export const diagnose = declareDiagnostics({
  'product-twice': {
    severity: 'error',
    message: {
      vi: 'Sản phẩm {name} đã có ở trên.',
      en: '{name} stands above already.',
    },
    advice: { vi: 'Xóa một trong hai.', en: 'Remove one of the two.' },
  },
  'same-print-file': {
    severity: 'error',
    message: {
      vi: '{name} và {first} của cùng một bài đều là tệp {file}: tệp này sẽ đè lên tệp kia.',
      en: '{name} and {first} of one document would both be the file {file}: one would be written over the other.',
    },
    advice: {
      vi: 'Bỏ một trong hai; nếu cần cả hai thì làm từ hai bài.',
      en: 'Remove one of the two; where both are needed, make them of two documents.',
    },
  },
});
