/** `nhipcau check`: everything read and judged, nothing made; with `--fix`, what is certain is mended first. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { type MendPlan, planMend } from '../build/mend.ts';
import { knownProducts } from '../build/products.ts';
import { readSelection } from '../build/selection.ts';
import { findingsOf, survey, waivedOf } from '../build/survey.ts';
import { listAcrossChecks, listChecks } from '../checks/list-checks.ts';
import type { Tongue } from '../model/bilingual.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { writeFindings } from '../report/findings.ts';
import { writeMends } from '../report/mends.ts';
import { writeSarif } from '../report/sarif.ts';
import { type FindLine, lineFinder } from '../report/source-lines.ts';
import type { Command } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

export const command: Command = {
  name: 'check',
  about: {
    vi: 'Kiểm tra mọi bài và bản dịch, không dựng gì và không cần trình duyệt.',
    en: 'Check every document and translation; makes nothing and needs no browser.',
  },
  words: [],
  options: {
    languages: languagesOption,
    language: {
      type: 'string',
      multiple: true,
      value: 'km',
      about: { vi: 'Như --languages.', en: 'The same as --languages.' },
    },
    documents: documentsOption,
    fix: {
      type: 'boolean',
      about: {
        vi: 'Sửa những chữ chắc chắn sai mà nhìn không thấy: chữ trông giống nhau, dấu tổ hợp, ký tự ẩn.',
        en: 'Mend letters that are surely wrong and can’t be seen to be: look-alikes, decomposed marks, invisible characters.',
      },
    },
    'dry-run': {
      type: 'boolean',
      about: {
        vi: 'Chỉ nói --fix sẽ sửa những gì, không ghi tệp nào.',
        en: 'Only say what --fix would mend; write nothing.',
      },
    },
    sarif: {
      type: 'boolean',
      about: {
        vi: 'Kết quả ở dạng SARIF 2.1.0, cho nơi lưu mã nguồn (GitHub, GitLab…).',
        en: 'The result as SARIF 2.1.0, for code hosts (GitHub, GitLab …).',
      },
    },
  },
  async run({ root, values, flags, json, print, progress, tongue, colour }) {
    const languages = [...(values.get('languages') ?? []), ...(values.get('language') ?? [])];
    const selection = readSelection(root, new Map([...values, ['languages', languages]]));
    const isDry = flags.has('dry-run');
    const plan =
      isDry || flags.has('fix')
        ? planMend(await readMeasuredProject(root), knownProducts, selection)
        : undefined;
    if (plan && !isDry) for (const [file, content] of plan.writes) writeWhole(join(root, file), content);
    const surveyed = await survey({
      root,
      cores: availableParallelism(),
      across: true,
      progress: (done, of) => progress(`${reading[tongue]} ${done}/${of}`),
    });
    progress('');
    const diagnostics = [...(plan?.left ?? []), ...findingsOf(surveyed, selection)];
    const waived = waivedOf(surveyed, selection);
    const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
    const counts = { errors: count('error'), warnings: count('warning'), notes: count('note') };
    const documents = selection.documents.size || surveyed.records.length;
    const findLine = lineFinder((file) => readText(join(root, file)));
    if (flags.has('sarif')) {
      const about = new Map(
        [...(await listChecks()), ...(await listAcrossChecks())].map((check) => [check.code, check.about]),
      );
      print(writeSarif({ diagnostics, waived, about, tongue }, findLine));
    } else if (json) {
      const fixed = plan && { changes: plan.changes, reopened: plan.reopened, written: !isDry };
      const placed = diagnostics.map((each) => withLine(each, findLine));
      print(
        `${JSON.stringify({ documents, ...counts, waived, ...(fixed && { fixed }), diagnostics: placed }, null, 2)}\n`,
      );
    } else {
      if (plan) print(told(plan, isDry, tongue));
      print(writeFindings({ documents, diagnostics, waived }, findLine, { tongue, colour }));
    }
    return counts.errors > 0 ? 1 : 0;
  },
};

const reading = { vi: 'Đọc bài', en: 'Reading' };

/** Every change, and what it means for those who reviewed or approved. */
function told(
  { changes, writes, reopened }: Pick<MendPlan, 'changes' | 'writes' | 'reopened'>,
  isDry: boolean,
  tongue: Tongue,
): string {
  const files = new Set(changes.map(({ place }) => place.file)).size;
  const again = reopened.map(({ file, texts }) => `${file}  ${againOf(texts)[tongue]}\n`);
  const summary = {
    vi: `${isDry ? 'Sẽ sửa' : 'Đã sửa'} ${changes.length} chỗ trong ${files} tệp.`,
    en: `Places ${isDry ? 'to mend' : 'mended'}: ${changes.length}, in files: ${files}.`,
  }[tongue];
  const rest = writes.size > 0 && !isDry ? `${keptInStep[tongue]}\n` : '';
  return `${writeMends(changes, tongue)}${again.join('')}${summary}\n${rest}\n`;
}

const againOf = (texts: number) => ({
  vi: `${texts} mục đã hiệu đính hiện chữ khác trước, nên trở lại «đã dịch»: đọc lại rồi chạy «npm run nhipcau -- review».`,
  en: `Reviewed units that show other letters now: ${texts}. They count as translated again: read them and run “npm run nhipcau -- review”.`,
});

const keptInStep = {
  vi: 'Sổ theo dõi và tệp của ngôn ngữ gốc được cập nhật theo; bản đã duyệt mà nội dung đổi thì phải duyệt lại.',
  en: 'The ledgers and the source’s own locale file are kept in step; what was approved and has changed is to be approved again.',
};

/** What cannot be read, a folder among it, has been reported already and has no lines to show. */
function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** With the line of a catalogue’s unit, which programs open files at. */
function withLine(diagnostic: Diagnostic, findLine: FindLine): Diagnostic {
  const found = findLine(diagnostic);
  const { place } = diagnostic;
  return found ? { ...diagnostic, place: { ...place, line: found.line, column: found.column } } : diagnostic;
}
