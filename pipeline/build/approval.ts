/** Approvals: what stands in the way of one, and how it is written down. */
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { EditionCard } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import { obstaclesOf } from '../model/obstacle.ts';
import { type Gate, validOn } from '../model/publisher.ts';
import type { Approval } from '../model/unit.ts';
import { writeLedger } from '../translation/ledger.ts';
import { catalogueFile, ledgerFile, type Project, readTranslation } from './project.ts';
import type { DocumentRecord } from './state.ts';

/** The ledger with the approval in it, in place of an earlier one for the same gate. */
export function approvedLedger(
  { root }: Project,
  { facts, language, digest }: EditionCard,
  approval: Omit<Approval, 'digest'>,
): { readonly file: string; readonly content: string } {
  const { ledger } = readTranslation(root, language, facts.id);
  const others = ledger.approvals.filter(({ gate }) => gate !== approval.gate);
  const approvals = [...others, { ...approval, digest }];
  return { file: ledgerFile(language, facts.id), content: writeLedger({ ...ledger, approvals }) };
}

/** Why an edition cannot pass `gate` as it is now; empty where nothing stands in the way. */
export function obstacles(record: DocumentRecord, language: LanguageTag, gate: Gate): readonly Diagnostic[] {
  const card = record.cards.find((each) => each.language === language);
  const errors = record.diagnostics.filter(
    (each) => each.severity === 'error' && (each.language === undefined || each.language === language),
  );
  const place = { file: catalogueFile(language, record.id) };
  const refuse = (code: Parameters<typeof diagnose>[0], values = {}) =>
    diagnose(code, place, { language, values });
  if (errors.length > 0) return [...errors, refuse('approval-of-errors', { errors: errors.length })];
  if (!card) return [refuse('approval-of-nothing')];
  if (validOn([gate], card.facts.date).length === 0)
    return [refuse('approval-out-of-time', { gate: gate.id, date: card.facts.date })];
  const found = obstaclesOf({ card, source: card, errors: 0, refused: [], unapproved: [] });
  const unread = found.reduce((sum, each) => ('units' in each ? sum + each.units : sum), 0);
  if (unread > 0) return [refuse('approval-before-review', { unread, missing: card.coverage.missing })];
  return found.some(({ reason }) => reason === 'falls-back') ? [refuse('approval-of-a-part')] : [];
}

export const diagnose = declareDiagnostics({
  'approval-of-errors': {
    severity: 'error',
    message: {
      vi: 'Chưa duyệt được: còn {errors} lỗi nêu ở trên.',
      en: 'It cannot be approved: the {errors} errors above are to be mended first.',
    },
    advice: {
      vi: 'Sửa lỗi, chạy «npm run nhipcau -- check», rồi duyệt lại.',
      en: 'Mend them, run “npm run nhipcau -- check”, then approve.',
    },
  },
  'approval-of-nothing': {
    severity: 'error',
    message: {
      vi: 'Chưa duyệt được: ngôn ngữ này chưa có câu nào được dịch.',
      en: 'It cannot be approved: nothing is translated into this language yet.',
    },
    advice: { vi: 'Dịch xong rồi duyệt.', en: 'Have it translated first.' },
  },
  'approval-out-of-time': {
    severity: 'error',
    message: {
      vi: 'Bước duyệt «{gate}» không có hiệu lực vào ngày của bài ({date}).',
      en: 'The gate “{gate}” is not valid on the date of the document ({date}).',
    },
    advice: {
      vi: 'Kiểm tra from và until của bước duyệt trong content/publisher.yaml, hoặc chọn bước khác.',
      en: 'Look at from and until of the gate in content/publisher.yaml, or choose another.',
    },
  },
  'approval-before-review': {
    severity: 'error',
    message: {
      vi: 'Chưa duyệt được: {unread} mục chưa được hiệu đính, trong đó {missing} mục chưa dịch.',
      en: 'It cannot be approved: {unread} units are not reviewed, of which {missing} are not translated.',
    },
    advice: {
      vi: 'Người hiệu đính đọc hết các mục rồi chạy «npm run nhipcau -- review»; mức hoàn thành: «npm run nhipcau -- status».',
      en: 'Have a reviewer read every unit and run “npm run nhipcau -- review”; how far it has come: “npm run nhipcau -- status”.',
    },
  },
  'approval-of-a-part': {
    severity: 'error',
    message: {
      vi: 'Chưa duyệt được: có chỗ trong bản này vẫn hiện bằng ngôn ngữ gốc.',
      en: 'It cannot be approved: some of it still shows in the source language.',
    },
    advice: {
      vi: 'Với bản tin: dịch và duyệt các bài mà bản tin tập hợp trước.',
      en: 'Of a bulletin, translate and approve the documents that it gathers first.',
    },
  },
});
