/** `nhipcau pretranslate`: drafts for the texts that nobody has translated yet. */
import { changeWhole } from '../build/change.ts';
import { readMeasuredProject } from '../build/measured-project.ts';
import { type Pretranslated, type Pretranslation, pretranslate } from '../build/pretranslate.ts';
import { knownProducts } from '../build/products.ts';
import { readSelection, refuseUnknown } from '../build/selection.ts';
import type { Tongue } from '../model/bilingual.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Publisher } from '../model/publisher.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { openMachine } from '../translation/machine/machine.ts';
import type { MachineTranslator } from '../translation/machine/service.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command, Invocation } from './command.ts';
import { documentsOption, languagesOption } from './selection-options.ts';

const sources = ['memory', 'machine'] as const;
const usualThreshold = 75;
/** Named once, in `publisher.yaml`’s reference and here. */
const keyVariable = 'NHIPCAU_TRANSLATION_KEY';

export const command: Command = {
  name: 'pretranslate',
  about: {
    vi: 'Điền bản nháp vào câu còn trống, từ bộ nhớ dịch; chỉ khi được yêu cầu mới gửi tới dịch vụ dịch máy.',
    en: 'Fill empty texts with drafts from the memory; only when asked to, from a machine-translation service.',
  },
  words: [],
  options: {
    languages: languagesOption,
    documents: documentsOption,
    from: {
      type: 'string',
      multiple: true,
      value: 'memory|machine',
      about: {
        vi: 'Lấy từ đâu, theo thứ tự: memory (mặc định), machine (gửi câu tới dịch vụ nêu trong publisher.yaml).',
        en: 'Where from: memory (default), machine (texts are sent to the service named in publisher.yaml), or both.',
      },
    },
    threshold: {
      type: 'string',
      value: '75',
      about: {
        vi: `Bộ nhớ phải giống từ bao nhiêu phần trăm (50–101; mặc định ${usualThreshold}).`,
        en: `How alike the memory must be, in percent (50–101; default ${usualThreshold}).`,
      },
    },
    date: dateOption,
  },
  async run(invocation) {
    const { root, values, tongue, json, print, progress, colour } = invocation;
    const from = values.get('from') ?? ['memory'];
    refuseUnknown('--from', from, sources);
    const threshold = chosenThreshold(invocation);
    const { documents, languages } = readSelection(root, values);
    const measured = await readMeasuredProject(root);
    const { publisher, profiles, languages: published } = measured.project;
    const wanted: Pretranslation = {
      documents,
      languages: published.filter(
        (tag) => tag !== publisher.sourceLanguage && (languages.size === 0 || languages.has(tag)),
      ),
      ...(from.includes('memory') && { threshold }),
      ...(from.includes('machine') && { machine: machineOf(publisher, invocation) }),
      date: chosenDate(invocation),
    };
    const results: Pretranslated[] = [];
    for await (const result of pretranslate(measured, knownProducts, wanted)) {
      changeWhole(root, { writes: result.writes, removes: [] });
      progress(`${result.language} ${result.document}`);
      results.push(result);
    }
    const diagnostics = distinct([
      ...measured.project.diagnostics,
      ...results.flatMap((result) => result.diagnostics),
    ]);
    if (json) print(`${JSON.stringify({ results: results.map(toRecord), diagnostics }, null, 2)}\n`);
    else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      for (const tag of wanted.languages) print(summary(tag, results, profiles, tongue));
    }
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

function chosenThreshold({ values }: Invocation): number {
  const given = values.get('threshold')?.[0] ?? String(usualThreshold);
  const threshold = Number(given);
  if (/^\d+$/.test(given) && threshold >= 50 && threshold <= 101) return threshold;
  throw new PipelineError(
    2,
    { vi: `--threshold: «${given}» không dùng được.`, en: `--threshold: “${given}” cannot be used.` },
    {
      vi: 'Viết một số từ 50 đến 101: 100 là giống hệt, 101 là giống hệt và cùng câu trước, câu sau.',
      en: 'Write a number from 50 to 101: 100 is the same text, 101 the same text between the same neighbours.',
    },
  );
}

function machineOf({ machineTranslation }: Publisher, { environment }: Invocation): MachineTranslator {
  if (machineTranslation) {
    const key = environment[keyVariable]?.trim();
    return openMachine({ ...machineTranslation, ...(key && { key }) });
  }
  throw new PipelineError(
    2,
    {
      vi: 'Dự án chưa nêu dịch vụ dịch máy nào, nên không câu nào được gửi đi.',
      en: 'The project names no machine-translation service, so no text is sent anywhere.',
    },
    {
      vi: 'Thêm mục machineTranslation (service, address) vào content/publisher.yaml, khi cơ quan đã cho phép gửi nội dung tới đó.',
      en: 'Add machineTranslation (service, address) to content/publisher.yaml, once the office allows texts to be sent there.',
    },
  );
}

/** A project's faults are told once, however many languages meet them. */
const distinct = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values(),
];

function toRecord({ document, language, fromMemory, byMachine, left, writes }: Pretranslated) {
  return { document, language, fromMemory, byMachine, left, files: [...writes.keys()] };
}

function summary(
  tag: LanguageTag,
  results: readonly Pretranslated[],
  profiles: ReadonlyMap<LanguageTag, LanguageProfile>,
  tongue: Tongue,
): string {
  const own = results.filter(({ language }) => language === tag);
  const sum = (of: (result: Pretranslated) => number) => own.reduce((total, result) => total + of(result), 0);
  const [memory, machine, left] = [
    sum((each) => each.fromMemory),
    sum((each) => each.byMachine),
    sum((each) => each.left),
  ];
  const profile = profiles.get(tag);
  return {
    vi: `${profile?.vietnamese ?? tag}: ${memory} câu nháp từ bộ nhớ, ${machine} câu nháp của máy, còn ${left} câu trống.\n`,
    en: `${profile?.english ?? tag}: ${memory} drafts from the memory, ${machine} by the machine, ${left} still empty.\n`,
  }[tongue];
}
