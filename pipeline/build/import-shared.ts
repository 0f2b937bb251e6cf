/** What belongs to no unit: a translation memory, which is put beside the others, and terms, merged into the termbase. */
import { basename, extname } from 'node:path';
import { slugOf } from '../language/slug.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { TermEntry } from '../model/term.ts';
import type { ReturnedMemory, ReturnedTerms } from '../translation/interchange/format.ts';
import { mergeTerms } from '../translation/merge-terms.ts';
import { termsFile, writeTermbase } from '../translation/termbase.ts';
import { type Project, termLanguages } from './project.ts';
import { readBytes } from './read-bytes.ts';

export const diagnose = declareDiagnostics({
  'exchange-memory-there': {
    severity: 'error',
    message: {
      vi: 'Đã có bộ nhớ dịch {there} với nội dung khác; không ghi đè.',
      en: 'There is another memory at {there} already; it is not written over.',
    },
    advice: { vi: 'Đổi tên tệp rồi nhập lại.', en: 'Rename the file and import again.' },
  },
  'exchange-term-otherwise': {
    severity: 'warning',
    message: {
      vi: 'Bảng thuật ngữ ghi «{term}» là «{ours}», tệp ghi «{theirs}»: giữ như cũ.',
      en: 'The termbase has “{ours}” for “{term}”, the file “{theirs}”: ours stays.',
    },
    advice: {
      vi: 'Nếu tệp đúng hơn, sửa trong locales/terms.csv.',
      en: 'Where the file is better, change locales/terms.csv.',
    },
  },
});

export interface SharedImport {
  readonly writes: ReadonlyMap<string, string | Uint8Array>;
  readonly told: Bilingual;
  readonly diagnostics: readonly Diagnostic[];
}

/** The file itself is kept: it may say more of its pairs than is read of it today. */
export function planMemory(
  { root }: Project,
  { pairs }: ReturnedMemory,
  file: string,
  bytes: Uint8Array,
): SharedImport {
  const there = `locales/memory/${slugOf(basename(file, extname(file))) || 'memory'}.tmx`;
  const known = readBytes(root, there);
  const told = {
    vi: `${there}: ${pairs.length} cặp câu.`,
    en: `${there}: ${pairs.length} pairs of texts.`,
  };
  if (known && !known.equals(bytes)) {
    const diagnostics = [diagnose('exchange-memory-there', { file }, { values: { there } })];
    return { writes: new Map(), told: { vi: '', en: '' }, diagnostics };
  }
  return { writes: known ? new Map() : new Map([[there, bytes]]), told, diagnostics: [] };
}

export function planTerms(project: Project, incoming: ReturnedTerms): SharedImport {
  const { publisher, profiles, terms } = project;
  // A row that could not be read is somebody's work, and would be gone from the table written anew.
  const unread = project.diagnostics.filter(
    ({ place, severity }) => place.file === termsFile && severity === 'error',
  );
  if (unread.length > 0) return { writes: new Map(), told: { vi: '', en: '' }, diagnostics: unread };
  const languages = termLanguages(publisher, profiles);
  const { entries, added, filled, otherwise, passedOver } = mergeTerms(terms, incoming.terms, languages);
  const nameOf = ({ forms }: TermEntry) => forms.get(languages.source)?.[0] ?? '';
  const diagnostics = otherwise.map(({ entry, language, ours, theirs }) => {
    const values = { term: nameOf(entry), ours: ours.join(', '), theirs: theirs.join(', ') };
    return diagnose('exchange-term-otherwise', entry.place, { values, language });
  });
  const isSame = added.length + filled.length === 0;
  const others = languages.others.filter(
    (tag) => publisher.languages.includes(tag) || entries.some(({ forms }) => forms.has(tag)),
  );
  const table = writeTermbase(entries, { source: languages.source, others });
  return {
    writes: isSame ? new Map() : new Map([[termsFile, table]]),
    told: {
      vi: `${termsFile}: thêm ${added.length} thuật ngữ (trạng thái draft), bổ sung ${filled.length}, bỏ qua ${passedOver} không có tiếng gốc.`,
      en: `${termsFile}: ${added.length} terms added (as drafts), ${filled.length} filled in, ${passedOver} without the source language passed over.`,
    },
    diagnostics,
  };
}
