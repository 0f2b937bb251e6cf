/** `nhipcau rename`: a document under another path, with all that belongs to it. */
import { constants, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeWhole } from '../build/change.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { planRename, type RenamePlan } from '../build/rename.ts';
import { renamedApprovals } from '../build/renamed-approvals.ts';
import { documentName, refuseUnknown } from '../build/selection.ts';
import { type Survey, survey } from '../build/survey.ts';
import { slugOf } from '../language/slug.ts';
import type { Tongue } from '../model/bilingual.ts';
import { type DocumentId, isDocumentId } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'rename',
  about: {
    vi: 'Đổi đường dẫn của một bài: chuyển theo ảnh, bản dịch, sổ theo dõi, sửa liên kết; không mất gì.',
    en: 'Move a document to another path, with its pictures, translations and ledgers; links follow, nothing is lost.',
  },
  words: [
    {
      name: 'document',
      required: true,
      about: { vi: 'Bài: đường dẫn dưới content/.', en: 'The document: its path under content/.' },
    },
    {
      name: 'path',
      required: true,
      about: {
        vi: 'Đường dẫn mới dưới content/: news/2025/ke-hoach.',
        en: 'Its new path under content/: news/2025/plan.',
      },
    },
  ],
  options: {},
  async run({ root, words, tongue, json, print, colour }) {
    const measured = await readMeasuredProject(root);
    const { files } = measured.found;
    const id = documentName(words[0] ?? '');
    refuseUnknown(
      'rename',
      [id],
      files.map((file) => file.id),
    );
    const [file] = files.filter((each) => each.id === id);
    const to = newName(documentName(words[1] ?? ''), id);
    if (!file) throw new Error(`${id} is among the documents and is not.`);

    const before = await read(root);
    const plan = planRename(measured, before.records, file, to);
    const diagnostics = plan.diagnostics;
    const approvals = diagnostics.length > 0 ? new Map() : await tryOut(root, plan, before, file.id, to);
    if (diagnostics.length === 0)
      changeWhole(root, { ...plan, writes: new Map([...plan.writes, ...approvals]) });
    if (json) {
      const { moves, rewritten } = plan;
      const told = { document: to, moved: Object.fromEntries(moves), rewritten, diagnostics };
      print(`${JSON.stringify(diagnostics.length > 0 ? { diagnostics } : told, null, 2)}\n`);
    } else
      print(diagnostics.length > 0 ? writeDiagnostics(diagnostics, { tongue, colour }) : said(plan, tongue));
    return diagnostics.length > 0 ? 1 : 0;
  },
};

const read = (root: string): Promise<Survey> =>
  survey({ root, cores: availableParallelism(), progress: () => {} });

/** @throws PipelineError where it is no path for a document. */
function newName(text: string, old: string): DocumentId {
  if (isDocumentId(text) && text !== old) return text;
  const suggested = text
    .split('/')
    .map((name) => slugOf(name))
    .filter(Boolean)
    .join('/');
  throw new PipelineError(
    2,
    text === old
      ? { vi: `Bài đã có đường dẫn ${old}.`, en: `The path of the document is ${old} already.` }
      : { vi: `«${text}» không phải là đường dẫn của bài.`, en: `“${text}” is no path for a document.` },
    {
      vi: `Chữ thường không dấu, chữ số, gạch nối và dấu /, ví dụ ${suggested === old ? `${old}-2` : suggested || 'news/2025/ke-hoach'}.`,
      en: `Lower-case letters without marks, digits, hyphens and /, such as ${suggested === old ? `${old}-2` : suggested || 'news/2025/plan'}.`,
    },
  );
}

/**
 * Makes the change in a copy first: a project in which anything would be wrong that was not wrong before stays as it is.
 * @returns the ledgers whose approvals go over to the renamed document.
 */
async function tryOut(
  root: string,
  plan: RenamePlan,
  before: Survey,
  from: DocumentId,
  to: DocumentId,
): Promise<ReadonlyMap<string, string>> {
  const copy = mkdtempSync(join(tmpdir(), 'nhipcau-rename-'));
  try {
    for (const folder of ['content', 'locales'].filter((each) => existsSync(join(root, each))))
      cpSync(join(root, folder), join(copy, folder), { recursive: true, mode: constants.COPYFILE_FICLONE });
    changeWhole(copy, plan);
    const after = await read(copy);
    const isThere = after.records.some(({ id, cards }) => id === to && cards.length > 0);
    const wasReadable = before.records.some(({ id, cards }) => id === from && cards.length > 0);
    const errors = ({ diagnostics }: Survey) =>
      diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (errors(after).length > errors(before).length || (wasReadable && !isThere))
      throw refusedBy(
        errors(after).filter((code) => !errors(before).includes(code)),
        to,
      );
    return renamedApprovals(before, after, new Map([[from, to]]));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function refusedBy(codes: readonly string[], to: string): PipelineError {
  const names = [...new Set(codes)].join(', ');
  return new PipelineError(
    2,
    {
      vi: `Với đường dẫn ${to}, dự án sẽ có lỗi mới (${names}); chưa có gì được đổi tên.`,
      en: `Under the path ${to} the project would have new errors (${names}); nothing has been renamed.`,
    },
    {
      vi: 'Chọn đường dẫn khác; ý nghĩa của các mã lỗi có trong tài liệu tham khảo.',
      en: 'Choose another path; what the codes mean stands in the reference.',
    },
  );
}

function said({ moves, rewritten }: RenamePlan, tongue: Tongue): string {
  const moved = [...moves].map(([from, to]) => `${from} → ${to}\n`).join('');
  const links = { vi: 'Đã sửa liên kết trong:', en: 'Links rewritten in:' }[tongue];
  const next = {
    vi: `✓ Đã chuyển ${moves.size} tệp. Bản dịch, hiệu đính và duyệt vẫn còn hiệu lực. Địa chỉ trang web của bài đã đổi.\n`,
    en: `✓ ${moves.size} files moved. Translations, reviews and approvals hold as before. The address of its page has changed.\n`,
  }[tongue];
  return `${moved}${rewritten.length > 0 ? `${links}\n${rewritten.map((file) => `  ${file}\n`).join('')}` : ''}${next}`;
}
