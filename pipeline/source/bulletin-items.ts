/** `items:` in the front matter: which documents a bulletin gathers, each of them once. */
import type { ParsedYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Kind } from '../model/document.ts';
import type { DocumentId } from '../model/id.ts';

/** What the schema can't know. @param documents all of the project. */
export function judgeItems(
  { kind, items }: { readonly kind: Kind; readonly items: readonly DocumentId[] },
  own: DocumentId,
  documents: ReadonlySet<DocumentId>,
  yaml: ParsedYaml,
): readonly Diagnostic[] {
  if (kind === 'bulletin' && items.length === 0) return [diagnose('no-items', yaml.placeOf(['kind']))];
  return items.flatMap((item, index) => {
    const code = wrongWith(item, index);
    return code ? [diagnose(code, yaml.placeOf(['items', index]), { values: { item } })] : [];
  });

  function wrongWith(item: DocumentId, index: number) {
    if (item === own) return 'item-itself';
    if (!documents.has(item)) return 'missing-item';
    return items.indexOf(item) < index ? 'item-twice' : undefined;
  }
}

export const diagnose = declareDiagnostics({
  'missing-item': {
    severity: 'error',
    message: {
      vi: 'Bản tin nêu bài “{item}” nhưng không có bài này trong content/.',
      en: 'The bulletin names “{item}”, but there is no such document in content/.',
    },
    advice: {
      vi: 'Sửa đường dẫn (dưới content/, không có .md), hoặc bỏ dòng này.',
      en: 'Correct the path (under content/, without .md), or remove the line.',
    },
  },
  'item-itself': {
    severity: 'error',
    message: {
      vi: 'Bản tin nêu chính nó (“{item}”) trong mục items, nên lời của nó sẽ in hai lần.',
      en: 'The bulletin names itself (“{item}”) in items, so that its own words would be printed twice.',
    },
    advice: {
      vi: 'Bỏ dòng này: lời của bản tin in ở trang đầu, không cần nêu.',
      en: 'Remove the line: what a bulletin says itself stands on its first page.',
    },
  },
  'item-twice': {
    severity: 'error',
    message: {
      vi: 'Bản tin nêu bài “{item}” hai lần, nên bài sẽ in hai lần.',
      en: 'The bulletin names “{item}” twice, so that it would be printed twice.',
    },
    advice: { vi: 'Xóa một trong hai.', en: 'Remove one of the two.' },
  },
  'no-items': {
    severity: 'warning',
    message: {
      vi: 'Bản tin chưa tập hợp bài nào: không có mục items.',
      en: 'The bulletin gathers nothing: it has no items.',
    },
    advice: {
      vi: 'Ghi các bài, ví dụ: items: [news/2024/ke-hoach]; hoặc chọn thể loại (kind) khác.',
      en: 'Name the documents, such as: items: [news/2024/ke-hoach]; or choose another kind.',
    },
  },
});
