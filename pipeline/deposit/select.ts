/** Decides what of a document is deposited: approved and complete editions, the source's own among them, or nothing. */
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { type Deposit, workIdentifier } from './deposit.ts';
import { describe, missingElements } from './dublin-core.ts';

export const diagnose = declareDiagnostics({
  'deposit-not-approved': {
    severity: 'note',
    message: {
      vi: 'Chưa có gói nộp cơ sở dữ liệu: bản gốc ({language}) chưa được duyệt.',
      en: 'No deposit package: the source edition ({language}) has not been approved.',
    },
    advice: {
      vi: 'Duyệt bản gốc rồi chạy lại; gói chỉ chứa những bản đã duyệt.',
      en: 'Approve the source edition and build again; a package holds approved editions only.',
    },
  },
  'deposit-owed': {
    severity: 'warning',
    message: {
      vi: 'Bài thuộc chương trình «{programme}» phải nộp về cơ sở dữ liệu, nhưng bản gốc ({language}) chưa được duyệt nên chưa có gói.',
      en: 'The programme “{programme}” owes this document to the database, but its source edition ({language}) has not been approved, so there is no package.',
    },
    advice: {
      vi: 'Trình duyệt bản gốc trước hạn nộp, rồi chạy lại.',
      en: 'Have the source edition approved before the deadline, then build again.',
    },
  },
  'deposit-without-languages': {
    severity: 'note',
    message: {
      vi: 'Gói nộp cơ sở dữ liệu không có: {languages}. Các bản này chưa được duyệt hoặc còn đoạn chưa dịch.',
      en: 'The deposit package lacks: {languages}. These are not approved, or not wholly translated.',
    },
    advice: {
      vi: 'Dịch đủ và duyệt các bản đó, rồi chạy lại; gói mới thay gói cũ.',
      en: 'Complete and approve them, then build again; the new package replaces the old one.',
    },
  },
  'deposit-metadata-missing': {
    severity: 'error',
    message: {
      vi: 'Không làm được gói nộp cơ sở dữ liệu: mô tả của bản {language} thiếu {elements}, là mục bắt buộc theo Thông tư 24/2011/TT-BTTTT.',
      en: 'No deposit package: the description of the edition in {language} lacks {elements}, which Circular 24/2011/TT-BTTTT requires.',
    },
    advice: {
      vi: 'Điền tiêu đề (title) và tóm tắt (summary) của bài; tên cơ quan và đơn vị (creator, publisher) nằm trong content/publisher.yaml.',
      en: 'Fill in the document’s title and summary (description); the names of office and unit (creator, publisher) stand in content/publisher.yaml.',
    },
  },
});

/** All that there is of a document, approved or not. */
export type DepositCandidate = Omit<Deposit, 'identifier'>;

/** What may be sealed with `makeBag`, or undefined and the reason. */
export function depositFor(candidate: DepositCandidate): Read<Deposit> {
  const { facts, publisher } = candidate;
  const place: Place = { file: facts.file };
  const ready = candidate.editions.filter(({ edition }) => edition.approved && edition.complete);
  const source = ready.find(({ edition }) => edition.isSource);
  if (!source) return { value: undefined, diagnostics: [notApproved(candidate, place)] };

  const languages = new Set(ready.map(({ edition }) => edition.language));
  const deposit: Deposit = {
    ...candidate,
    identifier: workIdentifier(publisher, facts),
    editions: [source, ...ready.filter((each) => each !== source)],
    files: candidate.files.filter(({ language }) => language === undefined || languages.has(language)),
  };
  const incomplete = deposit.editions.flatMap((each) => judgeRecord(deposit, each, place));
  if (incomplete.length > 0) return { value: undefined, diagnostics: incomplete };
  return { value: deposit, diagnostics: leftOut(candidate, ready, place) };
}

function notApproved({ facts, publisher }: DepositCandidate, place: Place): Diagnostic {
  const programme = publisher.programmes.find(({ id }) => id === facts.programme);
  const language = facts.sourceLanguage;
  return programme?.deposit
    ? diagnose('deposit-owed', place, { values: { programme: programme.label, language }, language })
    : diagnose('deposit-not-approved', place, { values: { language }, language });
}

function judgeRecord(deposit: Deposit, of: Deposit['editions'][number], place: Place): readonly Diagnostic[] {
  const missing = missingElements(describe(deposit, of));
  if (missing.length === 0) return [];
  const language = of.edition.language;
  const values = { language, elements: missing.join(', ') };
  return [diagnose('deposit-metadata-missing', place, { values, language })];
}

function leftOut(
  { editions }: DepositCandidate,
  ready: DepositCandidate['editions'],
  place: Place,
): readonly Diagnostic[] {
  const others = editions.filter((each) => !ready.includes(each)).map(({ edition }) => edition.language);
  if (others.length === 0) return [];
  return [diagnose('deposit-without-languages', place, { values: { languages: others.join(', ') } })];
}
