/** An identifier names one document for ever, so no two documents may have the same. */
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Document } from '../model/document.ts';

/** Finds documents whose identifier another one has already. */
export function duplicateIdentifiers(documents: readonly Pick<Document, 'facts'>[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return documents.flatMap(({ facts: { identifier, file } }) => {
    const owner = owners.get(identifier);
    if (owner === undefined) {
      owners.set(identifier, file);
      return [];
    }
    return [diagnose('duplicate-identifier', { file }, { values: { identifier, owner } })];
  });
}

export const diagnose = declareDiagnostics({
  'duplicate-identifier': {
    severity: 'error',
    message: {
      vi: 'Mã “{identifier}” đã thuộc về {owner}; cơ sở dữ liệu sẽ nhận nhầm bài này với bài kia.',
      en: 'The identifier “{identifier}” belongs to {owner}; the database would take one for the other.',
    },
    advice: {
      vi: 'Ghi một mã khác ở mục `identifier:` của bài này.',
      en: 'Write another one in the field `identifier:` of this document.',
    },
  },
});
