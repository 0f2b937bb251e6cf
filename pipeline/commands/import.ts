/** `nhipcau import`: translations that came back, merged with what has changed here since they were sent out. */
import { join, resolve } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { readExchangeFile } from '../build/exchange-file.ts';
import { type ImportPlan, planImport, type UnitResult } from '../build/import.ts';
import { planMemory, planTerms, type SharedImport } from '../build/import-shared.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { knownProducts } from '../build/products.ts';
import { refuseUnknown } from '../build/selection.ts';
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import type { ExchangeFile } from '../translation/interchange/format.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command, Invocation } from './command.ts';

export const command: Command = {
  name: 'import',
  about: {
    vi: 'Nhập tệp người dịch gửi về: ghép từng mục với những gì đã đổi ở đây từ khi xuất; không ghi đè gì mà không báo.',
    en: 'Take in a file that a translator sent back: merged unit by unit with what changed here since; nothing is overwritten silently.',
  },
  words: [
    {
      name: 'file',
      required: true,
      about: {
        vi: 'Tệp do export làm ra, đã điền bản dịch.',
        en: 'A file that export made, with translations filled in.',
      },
    },
  ],
  options: {
    language: {
      type: 'string',
      value: 'km',
      about: {
        vi: 'Từ chối tệp của ngôn ngữ khác (mặc định: theo tệp).',
        en: 'Refuse a file of another language (default: as the file says).',
      },
    },
    by: {
      type: 'string',
      value: '"Họ tên"',
      about: { vi: 'Người dịch, ghi vào sổ theo dõi.', en: 'Who translated it, for the ledger.' },
    },
    reviewer: {
      type: 'string',
      value: '"Họ tên"',
      about: {
        vi: 'Người hiệu đính những mục mà tệp ghi là đã hiệu đính; không có thì ghi là đã dịch.',
        en: 'Who reviewed what the file calls reviewed; without, it counts as translated.',
      },
    },
    date: dateOption,
    'dry-run': {
      type: 'boolean',
      about: {
        vi: 'Chỉ cho biết sẽ nhập gì, không ghi.',
        en: 'Only say what would be taken; write nothing.',
      },
    },
  },
  async run(invocation) {
    const { root, words, tongue, print, progress, colour, json } = invocation;
    const file = words[0] ?? '';
    progress({ vi: 'Đang đọc…', en: 'Reading…' }[tongue]);
    const { value, diagnostics, bytes } = await readExchangeFile(resolve(root, file), file);
    const imported: Imported = value ? await plan(invocation, value, file, bytes) : { writes: new Map() };
    progress('');
    if (!invocation.flags.has('dry-run'))
      for (const [path, content] of imported.writes) writeWhole(join(root, path), content);
    const all = [...diagnostics, ...(imported.diagnostics ?? [])];
    if (json) {
      const files = [...imported.writes.keys()];
      print(`${JSON.stringify({ file, ...imported.summary, files, diagnostics: all }, null, 2)}\n`);
    } else print(`${writeDiagnostics(all, { tongue, colour })}${imported.told?.[tongue] ?? ''}`);
    return all.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

interface Imported {
  readonly writes: ReadonlyMap<string, string | Uint8Array>;
  readonly diagnostics?: readonly Diagnostic[];
  readonly told?: Bilingual;
  /** For programs. */
  readonly summary?: object;
}

async function plan(
  invocation: Invocation,
  value: ExchangeFile,
  file: string,
  bytes: Uint8Array,
): Promise<Imported> {
  const measured = await readMeasuredProject(invocation.root);
  const { project } = measured;
  const dry = invocation.flags.has('dry-run');
  if (value.kind === 'memory') return asTold(planMemory(project, value, file, bytes), dry);
  if (value.kind === 'terms') return asTold(planTerms(project, value), dry);
  const signature = signatureOf(invocation, value.translator);
  const planned = planImport(measured, knownProducts, value, {
    file,
    signature,
    ...languageOf(invocation, project.languages),
  });
  const { writes, diagnostics, language, results } = planned;
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, count(planned, outcome)]));
  return {
    writes,
    diagnostics,
    told: { vi: told(planned, dry, signature.by, 'vi'), en: told(planned, dry, signature.by, 'en') },
    summary: { language, summary: counts, units: results },
  };
}

/** Lines of their own, where anything is to be said. */
function asTold(shared: SharedImport, dry: boolean): Imported {
  const line = (text: string, nothing: string) => text && `${dry ? nothing : ''}${text}\n`;
  const { vi, en } = shared.told;
  return { ...shared, told: { vi: line(vi, 'Chưa ghi gì. '), en: line(en, 'Nothing written. ') } };
}

function signatureOf(
  invocation: Invocation,
  translator: string | undefined,
): { by?: string; reviewer?: string; date: string } {
  const name = (option: string) => invocation.values.get(option)?.[0]?.normalize('NFC').trim();
  const [by, reviewer] = [name('by') || translator, name('reviewer')];
  return { ...(by && { by }), ...(reviewer && { reviewer }), date: chosenDate(invocation) };
}

function languageOf(
  { values }: Invocation,
  there: readonly LanguageTag[],
): { readonly language?: LanguageTag } {
  const given = values.get('language')?.[0];
  if (given === undefined) return {};
  refuseUnknown('--language', [given], there);
  return { language: given as LanguageTag };
}

const outcomes: readonly UnitResult['outcome'][] = [
  'taken',
  'declared',
  'kept',
  'emptied',
  'gone',
  'refused',
  'same',
];

const count = ({ results }: ImportPlan, outcome: UnitResult['outcome']): number =>
  results.filter((each) => each.outcome === outcome).length;

const sayings: Readonly<Record<UnitResult['outcome'], Bilingual>> = {
  taken: { vi: 'bản dịch được nhập', en: 'translations taken' },
  declared: { vi: 'chỉ đổi trạng thái hoặc ghi chú', en: 'with a new state or note only' },
  kept: { vi: 'ở đây đã có bản khác: giữ cả hai', en: 'changed on both sides: both kept' },
  emptied: { vi: 'bị để trống trong tệp: giữ bản ở đây', en: 'empty in the file: ours kept' },
  gone: { vi: 'không còn trong bài gốc: cất vào sổ', en: 'gone from the source: kept in the ledger' },
  refused: { vi: 'không nhập được, xem ở trên', en: 'not taken, see above' },
  same: { vi: 'không có gì mới', en: 'with nothing new' },
};

const nobodys = {
  vi: 'Sổ theo dõi không ghi được ai dịch: lần sau thêm --by "Họ tên".\n',
  en: 'The ledger cannot say who translated: give --by "Name" next time.\n',
};

function told(plan: ImportPlan, dry: boolean, by: string | undefined, tongue: Tongue): string {
  if (plan.results.length === 0) return '';
  const lines = outcomes
    .map((outcome) => [count(plan, outcome), sayings[outcome][tongue]] as const)
    .filter(([number]) => number > 0)
    .map(([number, saying]) => `  ${String(number).padStart(4)}  ${saying}\n`);
  const stale = plan.results.filter((each) => each.stale).length;
  const moved = {
    vi: `  ${String(stale).padStart(4)}  trong số đó dịch từ câu gốc cũ: xem lại (npm run nhipcau -- status)\n`,
    en: `  ${String(stale).padStart(4)}  of these translate an older source: look again (npm run nhipcau -- status)\n`,
  }[tongue];
  const head = dry
    ? { vi: `${plan.language}, chưa ghi gì:\n`, en: `${plan.language}, nothing written:\n` }
    : { vi: `${plan.language}:\n`, en: `${plan.language}:\n` };
  const isNobodys = by === undefined && count(plan, 'taken') + count(plan, 'kept') > 0;
  return `${head[tongue]}${lines.join('')}${stale > 0 ? moved : ''}${isNobodys ? nobodys[tongue] : ''}`;
}
