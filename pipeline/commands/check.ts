/** `nhipcau check`: everything read and judged, nothing made. */
import { availableParallelism } from 'node:os';
import { readSelection } from '../build/selection.ts';
import { findingsOf, survey } from '../build/survey.ts';
import type { Tongue } from '../model/bilingual.ts';
import type { Severity } from '../model/diagnostic.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'check',
  about: {
    vi: 'Kiểm tra mọi bài và bản dịch, không dựng gì và không cần trình duyệt.',
    en: 'Check every document and translation; makes nothing and needs no browser.',
  },
  words: [],
  options: {
    languages: {
      type: 'string',
      multiple: true,
      value: 'vi,km',
      about: { vi: 'Chỉ những ngôn ngữ này.', en: 'Only these languages.' },
    },
    documents: {
      type: 'string',
      multiple: true,
      value: 'news/2024/…',
      about: {
        vi: 'Chỉ những bài này (đường dẫn dưới content/).',
        en: 'Only these documents (path under content/).',
      },
    },
  },
  async run({ root, values, json, print, progress, tongue, colour }) {
    const selection = readSelection(root, values);
    const surveyed = await survey({
      root,
      cores: availableParallelism(),
      progress: (done, of) => progress(`${reading[tongue]} ${done}/${of}`),
    });
    progress('');
    const diagnostics = findingsOf(surveyed, selection);
    const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
    const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
    const read = selection.documents.size || surveyed.records.length;
    if (json) print(`${JSON.stringify({ documents: read, ...counts, diagnostics }, null, 2)}\n`);
    else print(`${writeDiagnostics(diagnostics, { tongue, colour })}${closing(read, counts, tongue)}\n`);
    return counts.errors > 0 ? 1 : 0;
  },
};

const reading = { vi: 'Đọc bài', en: 'Reading' };

function closing(documents: number, { errors, warnings, notes }: Counts, tongue: Tongue): string {
  if (errors + warnings + notes === 0)
    return { vi: `${documents} bài: không có gì cần sửa.`, en: `${documents} documents: nothing to mend.` }[
      tongue
    ];
  return {
    vi: `\n${documents} bài: ${errors} lỗi, ${warnings} cảnh báo, ${notes} lưu ý.`,
    en: `\n${documents} documents: ${errors} errors, ${warnings} warnings, ${notes} notes.`,
  }[tongue];
}

type Counts = Readonly<Record<'errors' | 'warnings' | 'notes', number>>;
