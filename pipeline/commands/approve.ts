/** `nhipcau approve`: a leader's yes to an edition exactly as it is now. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { approvedLedger, obstacles } from '../build/approval.ts';
import { writeWhole } from '../build/disk.ts';
import { documentName, readSelection, refuseUnknown } from '../build/selection.ts';
import { type Survey, survey } from '../build/survey.ts';
import type { Tongue } from '../model/bilingual.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Gate, Publisher } from '../model/publisher.ts';
import type { Approval } from '../model/unit.ts';
import { writeDiagnostics } from '../report/terminal.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command, Invocation } from './command.ts';

export const command: Command = {
  name: 'approve',
  about: {
    vi: 'Duyệt một bài ở những ngôn ngữ nêu ra, đúng như nội dung hiện nay; nội dung đổi thì phải duyệt lại.',
    en: 'Approve a document in the languages named, exactly as it is now; what changes is to be approved again.',
  },
  words: [
    {
      name: 'document',
      required: true,
      about: { vi: 'Bài: đường dẫn dưới content/.', en: 'The document: its path under content/.' },
    },
  ],
  options: {
    languages: {
      type: 'string',
      multiple: true,
      value: 'vi,km',
      about: {
        vi: 'Những ngôn ngữ được duyệt (bắt buộc).',
        en: 'The languages that are approved (required).',
      },
    },
    gate: {
      type: 'string',
      value: 'leader',
      about: {
        vi: 'Bước duyệt, theo gates trong content/publisher.yaml (bắt buộc).',
        en: 'The gate, of gates in content/publisher.yaml (required).',
      },
    },
    by: {
      type: 'string',
      value: '"Họ tên"',
      about: {
        vi: 'Người duyệt, theo approvers của bước đó (bắt buộc).',
        en: 'Who approves, of the approvers of that gate (required).',
      },
    },
    date: dateOption,
  },
  async run(invocation) {
    const { root, tongue, json, print, colour } = invocation;
    const document = documentName(invocation.words[0] ?? '');
    const { languages } = readSelection(root, new Map([...invocation.values, ['documents', [document]]]));
    const { project, records } = await survey({ root, cores: availableParallelism(), progress: () => {} });
    if (languages.size === 0) throw lacking('languages', project.languages);
    const gate = chosenGate(invocation, project.publisher);
    const approval = { gate: gate.id, by: approver(invocation, gate), date: chosenDate(invocation) };

    const approved: EditionCard[] = [];
    const refusals = new Set<Diagnostic>();
    for (const record of records.filter(({ id }) => id === document)) {
      for (const language of languages) {
        const found = obstacles(record, language, gate);
        for (const each of found) refusals.add(each);
        const card = record.cards.find((each) => each.language === language);
        if (!card || found.length > 0) continue;
        const { file, content } = approvedLedger(project, card, approval);
        writeWhole(join(root, file), content);
        approved.push(card);
      }
    }

    const diagnostics = [...refusals];
    if (json) {
      const editions = approved.map(({ language, digest }) => ({ language, digest }));
      print(`${JSON.stringify({ document, ...approval, approved: editions, diagnostics }, null, 2)}\n`);
    } else {
      print(writeDiagnostics(diagnostics, { tongue, colour }));
      for (const card of approved) print(told(card, approval, { project, records }, tongue));
    }
    return diagnostics.length > 0 ? 1 : 0;
  },
};

function chosenGate({ values }: Invocation, { gates }: Publisher): Gate {
  const given = values.get('gate')?.[0];
  if (given === undefined)
    throw lacking(
      'gate',
      gates.map(({ id }) => id),
    );
  refuseUnknown(
    '--gate',
    [given],
    gates.map(({ id }) => id),
  );
  return gates.find(({ id }) => id === given) as Gate;
}

function approver({ values }: Invocation, { approvers }: Gate): string {
  const given = values.get('by')?.[0]?.normalize('NFC').trim();
  if (given === undefined) throw lacking('by', approvers);
  refuseUnknown('--by', [given], approvers);
  return given;
}

const lacking = (option: string, there: readonly string[]): PipelineError =>
  new PipelineError(
    2,
    { vi: `Thiếu --${option}.`, en: `--${option} is missing.` },
    { vi: `Chọn trong: ${there.join(', ')}.`, en: `Choose from: ${there.join(', ')}.` },
  );

/** What has been approved, and what the edition still waits for before it counts as approved. */
function told(
  { facts, language, gates }: EditionCard,
  { gate, by, date }: Omit<Approval, 'digest'>,
  { project, records }: Pick<Survey, 'project' | 'records'>,
  tongue: Tongue,
): string {
  const profile = project.profiles.get(language);
  const name = (tongue === 'vi' ? profile?.vietnamese : profile?.english) ?? language;
  const isApproved = (id: string) =>
    records.some(
      (record) =>
        record.id === id && record.cards.some((each) => each.language === language && each.approved),
    );
  const open = gates.flatMap(({ id, state }) => (state === 'passed' || id === gate ? [] : id));
  const waiting = [...open, ...facts.items.filter((id) => !isApproved(id))];
  const [said, waits] = {
    vi: [`✓ ${name}: ${by} đã duyệt ngày ${date} (${gate}).`, 'Còn chờ duyệt:'],
    en: [`✓ ${name}: approved by ${by} on ${date} (${gate}).`, 'Still to be approved:'],
  }[tongue];
  return [
    said,
    ...(waiting.length > 0 ? [`  ${waits}`] : []),
    ...waiting.map((each) => `    ${each}`),
    '',
  ].join('\n');
}
