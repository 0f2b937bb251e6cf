/** `nhipcau export`: units of one language as a file for translators, in a format that their tool reads. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { type Export, planExport } from '../build/export.ts';
import { outputFolder } from '../build/folders.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { printForm } from '../build/print-form.ts';
import { knownProducts } from '../build/products.ts';
import { readProject } from '../build/project.ts';
import { sharedDocuments } from '../build/review.ts';
import { documentName, readSelection, refuseUnknown } from '../build/selection.ts';
import type { Tongue } from '../model/bilingual.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { type UnitState, unitStates } from '../model/unit.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { formatIds, loadFormat } from '../translation/interchange/list-formats.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command, Invocation } from './command.ts';

/** Set by the press, for people without a computer: it is not read back, but typed in. */
const printed = 'print';
const formats = [...formatIds, printed].sort();

export const command: Command = {
  name: 'export',
  about: {
    vi: 'Xuất các câu cần dịch của một ngôn ngữ thành tệp cho người dịch: bảng tính, tệp của phần mềm dịch, hoặc tờ in.',
    en: 'Write the texts of one language to a file for translators: a spreadsheet, a file for their tool, or a form to print.',
  },
  words: [
    {
      name: 'format',
      required: true,
      about: {
        vi: `Loại tệp: ${formats.join(', ')} (print: tờ PDF hai cột để viết tay).`,
        en: `The format: ${formats.join(', ')} (print: a PDF with two columns, to write on).`,
      },
    },
  ],
  options: {
    language: {
      type: 'string',
      value: 'km',
      about: { vi: 'Ngôn ngữ dịch (bắt buộc).', en: 'The language to translate to (required).' },
    },
    documents: {
      type: 'string',
      multiple: true,
      value: 'news/2024/…',
      about: {
        vi: 'Chỉ những bài này (đường dẫn dưới content/; hoặc publisher, interface).',
        en: 'Only these documents (path under content/; or publisher, interface).',
      },
    },
    only: {
      type: 'string',
      multiple: true,
      value: 'missing,stale',
      about: {
        vi: `Chỉ những mục ở trạng thái này: ${[...unitStates, 'stale'].join(', ')}.`,
        en: `Only units in these states: ${[...unitStates, 'stale'].join(', ')}.`,
      },
    },
    output: {
      type: 'string',
      value: '…',
      about: {
        vi: 'Tệp kết quả (mặc định: output/exchange/<ngôn ngữ>-<ngày>.<đuôi tệp>), không đè lên tệp đã có; thiếu thư mục thì tạo.',
        en: 'The file to write (default: output/exchange/<language>-<date>.<ending>), none written over; a missing folder is made.',
      },
    },
    date: dateOption,
  },
  async run(invocation) {
    const { root, tongue, json, print, progress, colour } = invocation;
    const id = chosenFormat(invocation.words[0] ?? '');
    const language = chosenLanguage(invocation);
    const documents = chosenDocuments(invocation);
    const only = chosenStates(invocation.values.get('only') ?? []);
    const date = chosenDate(invocation);
    const named = chosenOutput(invocation);
    progress({ vi: 'Đang đọc…', en: 'Reading…' }[tongue]);
    const request = { language, documents, only, date, tongue };
    const exported = planExport(await readMeasuredProject(root), knownProducts, request);
    progress({ vi: 'Đang ghi…', en: 'Writing…' }[tongue]);
    const { bytes, extension, faults } = await write(id, exported, invocation);
    progress('');
    const { units } = exported.job;
    const path =
      named ?? freePath(join(outputFolder(root), 'exchange', `${language}-${date}`), extension, bytes);
    if (units.length > 0) writeWhole(path, bytes);
    const file = units.length > 0 ? relative(root, path) || path : null;
    const { diagnostics } = exported;
    if (json)
      print(
        `${JSON.stringify({ file, format: id, language, units: units.length, faults, diagnostics }, null, 2)}\n`,
      );
    else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      for (const fault of faults) print(`${cut[tongue]}${fault}\n`);
      print(told(file, units.length, new Set(units.map(({ document }) => document)).size, tongue));
    }
    return faults.length > 0 || diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** Never a file that is there: somebody may have written translations into it. */
function chosenOutput({ root, values }: Invocation): string | undefined {
  const given = values.get('output')?.[0];
  if (given === undefined) return undefined;
  const path = resolve(root, given);
  if (existsSync(path))
    throw new PipelineError(
      2,
      {
        vi: `Đã có ${given}; không ghi đè.`,
        en: `${given} is there already; it is not written over.`,
      },
      {
        vi: 'Xóa hoặc đổi tên tệp đó, hoặc chọn tên khác bằng --output; không có --output thì tệp mới tự có tên riêng.',
        en: 'Delete or rename it, or choose another name with --output; without --output the new file gets a name of its own.',
      },
    );
  return path;
}

/** Somebody may have opened an earlier export where it lies, and written translations into it. */
function freePath(path: string, extension: string, bytes: string | Uint8Array): string {
  for (let at = 1; ; at += 1) {
    const file = `${path}${at === 1 ? '' : `-${at}`}${extension}`;
    if (!existsSync(file) || readFileSync(file).equals(Buffer.from(bytes))) return file;
  }
}

const cut = { vi: 'Tờ in không trọn, chỗ: ', en: 'The printed form is not whole at: ' };

interface Written {
  readonly bytes: string | Uint8Array;
  readonly extension: string;
  /** What a printed form lost. */
  readonly faults: readonly string[];
}

async function write(id: string, { job }: Export, { root, environment }: Invocation): Promise<Written> {
  if (job.units.length === 0) return { bytes: '', extension: '', faults: [] };
  if (id === printed) return { ...(await printForm(job, readProject(root), environment)), extension: '.pdf' };
  const format = await loadFormat(id);
  return { bytes: await format.write(job), extension: format.extension, faults: [] };
}

function told(file: string | null, units: number, documents: number, tongue: Tongue): string {
  if (file === null)
    return { vi: 'Không có mục nào cần xuất.\n', en: 'There is nothing to export.\n' }[tongue];
  return {
    vi: `${file}: ${units} mục của ${documents} bài.\n`,
    en: `${file}: ${units} units of ${documents} documents.\n`,
  }[tongue];
}

function chosenFormat(given: string): string {
  refuseUnknown(`<${'format'}>`, [given], formats);
  return given;
}

function chosenLanguage({ root, values }: Invocation): LanguageTag {
  const { languages, publisher } = readProject(root);
  const there = languages.filter((tag) => tag !== publisher.sourceLanguage);
  const given = values.get('language')?.[0];
  if (given === undefined)
    throw new PipelineError(
      2,
      { vi: 'Thiếu --language.', en: '--language is missing.' },
      { vi: `Chọn trong: ${there.join(', ')}.`, en: `Choose from: ${there.join(', ')}.` },
    );
  refuseUnknown('--language', [given], there);
  return given as LanguageTag;
}

/** What all documents share has no file of its own under content/. */
function chosenDocuments({ root, values }: Invocation): ReadonlySet<DocumentId> {
  const given = (values.get('documents') ?? []).map((name) => documentName(name) as DocumentId);
  const shared = given.filter((name) => sharedDocuments.includes(name));
  const named = given.filter((name) => !sharedDocuments.includes(name));
  return new Set([...readSelection(root, new Map([['documents', named]])).documents, ...shared]);
}

function chosenStates(given: readonly string[]): ReadonlySet<UnitState> {
  const stale = unitStates.filter((state) => state.startsWith('stale-'));
  refuseUnknown('--only', given, [...unitStates, 'stale']);
  return new Set(given.flatMap((state) => (state === 'stale' ? stale : [state as UnitState])));
}
