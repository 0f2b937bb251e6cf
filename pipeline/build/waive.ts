/** One finding of a check, judged to be a false alarm, or that judgement taken back: what `nhipcau waive` writes. */
import { listAcrossChecks, listChecks } from '../checks/list-checks.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { fingerprint } from '../model/digest.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Ledger, LedgerUnit, Waiver } from '../model/unit.ts';
import { textOf } from '../translation/catalogue.ts';
import { writeLedger } from '../translation/ledger.ts';
import { withoutWaiver, withWaiver } from '../translation/waivers.ts';
import { catalogueFile, ledgerFile, readTranslation } from './project.ts';
import { refuseUnknown } from './selection.ts';
import { type Survey, survey } from './survey.ts';

export interface WaiveRequest {
  /** Absolute path of the project. */
  readonly root: string;
  readonly document: DocumentId;
  readonly unit: UnitId;
  readonly language: LanguageTag;
}

/** The ledger, relative to the project, as it is to be written. */
export interface WaivePlan {
  readonly file: string;
  readonly content: string;
  /** What was found there, and is not said from now on. */
  readonly messages: readonly Bilingual[];
}

/** @throws PipelineError where there is no such check, unit or finding, or it may not be waived. */
export async function planWaiver(request: WaiveRequest, waiver: Waiver): Promise<WaivePlan> {
  const { root, document, unit } = request;
  const checks = [...(await listChecks()), ...(await listAcrossChecks())];
  refuseUnknown(
    'check',
    [waiver.check],
    checks.map(({ code }) => code),
  );
  if (checks.find(({ code }) => code === waiver.check)?.waivable === false) throw binding(waiver.check);
  const surveyed = await survey({
    root,
    cores: 0,
    progress: () => {},
    only: new Set([document]),
    across: true,
  });
  const found = findingsAt(surveyed, request);
  const meant = found.filter(({ place, code }) => place.unit === unit && code === waiver.check);
  if (meant.length === 0) throw nothingFound(found.map(({ place, code }) => `${place.unit} ${code}`));
  const { ledger, entry } = entryOf(request, surveyed);
  return {
    ...written(request, withWaiver(ledger, unit, entry, waiver)),
    messages: meant.map(({ message }) => message),
  };
}

/** @throws PipelineError where the check is not waived there. */
export function planWithdrawal(request: WaiveRequest, check: string): WaivePlan {
  const { root, document, unit, language } = request;
  const { ledger } = readTranslation(root, language, document);
  const without = withoutWaiver(ledger, unit, check);
  const waived = [...ledger.units].flatMap(([id, each]) =>
    (each.waived ?? []).map((waiver) => `${id} ${waiver.check}`),
  );
  if (!without) throw notWaived(waived);
  return { ...written(request, without), messages: [] };
}

const written = ({ language, document }: WaiveRequest, ledger: Ledger) => ({
  file: ledgerFile(language, document),
  content: writeLedger(ledger),
});

/** What checks say of the document in this language, waived or not, of units. */
function findingsAt({ records, project }: Survey, { language }: WaiveRequest) {
  const { sourceLanguage } = project.publisher;
  return records
    .flatMap(({ diagnostics, waived }) => [...diagnostics, ...waived.map(({ finding }) => finding)])
    .filter((each) => each.place.unit !== undefined && (each.language ?? sourceLanguage) === language);
}

/** A waiver is of a text whose state is known: an edited one is for `sync` to look at first. */
function entryOf({ root, document, unit, language }: WaiveRequest, { project }: Survey) {
  const { ledger, catalogue } = readTranslation(root, language, document);
  const text = textOf(catalogue, unit);
  const known = ledger.units.get(unit);
  if (known?.target === fingerprint(text)) return { ledger, entry: known };
  if (language !== project.publisher.sourceLanguage || !text)
    throw notInStep(catalogueFile(language, document));
  const entry: LedgerUnit = { state: 'translated', source: text, target: fingerprint(text) };
  return { ledger, entry };
}

const binding = (check: string): PipelineError =>
  new PipelineError(
    2,
    {
      vi: `«${check}» không bỏ qua được: chỗ đó không hiện ra được hoặc làm hại người đọc.`,
      en: `“${check}” cannot be waived: what it finds can’t be shown, or harms readers.`,
    },
    { vi: 'Hãy sửa chỗ được nêu.', en: 'Mend what it names.' },
  );

const nothingFound = (found: readonly string[]): PipelineError =>
  new PipelineError(
    2,
    {
      vi: 'Phép kiểm tra ấy không thấy gì ở mục ấy, nên không có gì để bỏ qua.',
      en: 'That check finds nothing in that unit, so there is nothing to waive.',
    },
    listedOr(found, {
      vi: 'Ở bài này, bằng tiếng này: không có gì.',
      en: 'In this document and language: nothing.',
    }),
  );

const notWaived = (waived: readonly string[]): PipelineError =>
  new PipelineError(
    2,
    { vi: 'Phép kiểm tra ấy không được bỏ qua ở mục ấy.', en: 'That check is not waived in that unit.' },
    listedOr(waived, { vi: 'Ở bài này chưa bỏ qua gì.', en: 'Nothing is waived in this document.' }),
  );

const notInStep = (file: string): PipelineError =>
  new PipelineError(
    2,
    {
      vi: `Mục này trong ${file} chưa có trong sổ theo dõi, hoặc vừa được sửa.`,
      en: `That unit of ${file} is not in the ledger yet, or has just been edited.`,
    },
    { vi: 'Chạy «npm run nhipcau -- sync» trước.', en: 'Run “npm run nhipcau -- sync” first.' },
  );

const listedOr = (items: readonly string[], nothing: Bilingual): Bilingual => {
  const names = [...new Set(items)].join('; ');
  return names ? { vi: `Có: ${names}.`, en: `There are: ${names}.` } : nothing;
};
