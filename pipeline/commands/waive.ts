/** `nhipcau waive`: somebody has looked at what a check says of a unit, and it is right as it stands. */
import { join } from 'node:path';
import { writeWhole } from '../build/disk.ts';
import { documentName, readSelection } from '../build/selection.ts';
import { planWaiver, planWithdrawal } from '../build/waive.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { chosenDate, dateOption } from './chosen-date.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'waive',
  about: {
    vi: 'Bỏ qua một báo nhầm: ghi vào sổ rằng phép kiểm tra ấy không áp dụng cho mục ấy, kèm lý do; câu đổi thì hết hiệu lực.',
    en: 'Waive a false alarm: the ledger says that this check does not hold for this unit, and why; it lapses when the text changes.',
  },
  words: [
    {
      name: 'document',
      required: true,
      about: { vi: 'Bài: đường dẫn dưới content/.', en: 'The document: its path under content/.' },
    },
    {
      name: 'unit',
      required: true,
      about: {
        vi: 'Mã của mục, trong ngoặc sau tên tệp khi báo.',
        en: 'The unit’s id, in parentheses behind the file where it is reported.',
      },
    },
    {
      name: 'check',
      required: true,
      about: { vi: 'Mã của phép kiểm tra, ví dụ numbers.', en: 'The code of the check, such as numbers.' },
    },
  ],
  options: {
    language: {
      type: 'string',
      value: 'km',
      about: { vi: 'Ngôn ngữ của bản dịch (bắt buộc).', en: 'The language of the text (required).' },
    },
    reason: {
      type: 'string',
      value: '"…"',
      about: { vi: 'Vì sao đó là báo nhầm (bắt buộc).', en: 'Why it is a false alarm (required).' },
    },
    by: { type: 'string', value: '"Họ tên"', about: { vi: 'Ai quyết định.', en: 'Who decides.' } },
    withdraw: {
      type: 'boolean',
      about: { vi: 'Rút lại việc bỏ qua.', en: 'Take the waiver back.' },
    },
    date: dateOption,
  },
  async run(invocation) {
    const { root, words, values, flags, tongue, json, print } = invocation;
    const [document, unit, check] = [documentName(words[0] ?? ''), words[1] ?? '', words[2] ?? ''];
    const language = values.get('language')?.[0];
    if (!language) throw lacking('language');
    readSelection(
      root,
      new Map([
        ['documents', [document]],
        ['languages', [language]],
      ]),
    );
    const request = {
      root,
      document: document as DocumentId,
      unit: unit as UnitId,
      language: language as LanguageTag,
    };
    const withdraw = flags.has('withdraw');
    const reason = values.get('reason')?.[0]?.trim();
    if (!withdraw && !reason) throw lacking('reason');
    const by = values.get('by')?.[0]?.trim();
    const waiver = { check, reason: reason ?? '', ...(by && { by }), date: chosenDate(invocation) };
    const plan = withdraw ? planWithdrawal(request, check) : await planWaiver(request, waiver);
    writeWhole(join(root, plan.file), plan.content);
    if (json)
      print(`${JSON.stringify({ document, unit, language, ...waiver, withdrawn: withdraw }, null, 2)}\n`);
    else {
      const done = withdraw
        ? { vi: 'Đã rút lại việc bỏ qua', en: 'No longer waived:' }
        : { vi: 'Từ nay bỏ qua', en: 'Waived:' };
      print(`✓ ${done[tongue]} ${check} (${document}, ${unit}, ${language}).\n`);
      for (const message of plan.messages) print(`  ${message[tongue]}\n`);
    }
    return 0;
  },
};

const lacking = (option: 'language' | 'reason'): PipelineError =>
  new PipelineError(
    2,
    { vi: `Thiếu --${option}.`, en: `--${option} is missing.` },
    {
      vi: 'Ví dụ: nhipcau waive news/2024/plan k3f9qa numbers --language km --reason "Số viết bằng chữ".',
      en: 'Such as: nhipcau waive news/2024/plan k3f9qa numbers --language km --reason "The number is in words".',
    },
  );
