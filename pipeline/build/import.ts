/** What `nhipcau import` writes: what came back, merged unit by unit with what is here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import { summaryField } from '../model/document.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import type { Catalogue, Ledger, LedgerUnit, ObsoleteUnit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { textOf, writeCatalogue } from '../translation/catalogue.ts';
import type { ReturnedUnit, ReturnedUnits } from '../translation/interchange/format.ts';
import { writeLedger } from '../translation/ledger.ts';
import { mergeUnit, type Outcome, type Signature } from '../translation/merge.ts';
import { type Expected, judgeFile, judgeUnit } from '../translation/returned.ts';
import { type Synced, syncTranslation } from '../translation/sync.ts';
import { projectName } from './export.ts';
import type { MeasuredProject } from './measured-project.ts';
import { catalogueFile, interfaceDocument, ledgerFile, type Project, readTranslation } from './project.ts';
import { sharedDocuments, unitsOf } from './review.ts';

export const diagnose = declareDiagnostics({
  'exchange-both-changed': {
    severity: 'warning',
    message: {
      vi: 'Từ khi xuất tệp, câu này ở đây đã có bản khác: giữ bản ở đây «{ours}»; bản gửi về «{theirs}»{older} được cất trong sổ theo dõi (alternatives).',
      en: 'Both sides changed it since the export: what is here stays, “{ours}”; what came back, “{theirs}”{older}, is kept in the ledger (alternatives).',
    },
    advice: {
      vi: 'Người hiệu đính chọn. Muốn lấy bản kia: xuất tệp xlsx, chép từ cột «Bản khác đã nhận» sang cột BẢN DỊCH rồi nhập lại; hoặc chép vào {file} rồi chạy «npm run nhipcau -- sync».',
      en: 'A reviewer chooses. To take the other: export an xlsx, copy it from “Another version received” into the translation and import that; or copy it into {file} and run “npm run nhipcau -- sync”.',
    },
  },
  'exchange-emptied': {
    severity: 'warning',
    message: {
      vi: 'Ô bản dịch trong tệp để trống, còn ở đây có bản dịch: giữ nguyên «{ours}».',
      en: 'The file has no translation, but there is one here: it stays, “{ours}”.',
    },
    advice: {
      vi: 'Nếu thật sự muốn bỏ bản dịch này, xóa nó trong {file}.',
      en: 'If it is really to go, delete it in {file}.',
    },
  },
  'exchange-unit-gone': {
    severity: 'warning',
    message: {
      vi: 'Câu này không còn trong bài gốc; bản dịch gửi về «{theirs}» cất trong sổ theo dõi (obsolete), không mất.',
      en: 'The source has no such text any more; what came back, “{theirs}”, is kept in the ledger (obsolete), not lost.',
    },
    advice: {
      vi: 'Không cần làm gì; nếu câu ấy trở lại, bản dịch trở lại theo.',
      en: 'Nothing needs to be done; should the text come back, so does its translation.',
    },
  },
  'exchange-no-document': {
    severity: 'error',
    message: {
      vi: 'Bài «{document}» không còn trong content/ hoặc có lỗi, nên {count} bản dịch của nó chưa được nhập; các bài khác vẫn nhập.',
      en: 'The document “{document}” is not in content/ any more or has errors, so {count} of its translations are not imported; those of other documents are.',
    },
    advice: {
      vi: 'Sửa lỗi của bài (npm run nhipcau -- check), hoặc nếu bài đã đổi tên thì đổi lại tên cũ, nhập, rồi chạy «npm run nhipcau -- rename».',
      en: 'Mend its errors (npm run nhipcau -- check); if it was renamed by hand, give it its old name, import, and use “npm run nhipcau -- rename”.',
    },
  },
  'exchange-review-unnamed': {
    severity: 'note',
    message: {
      vi: 'Tệp ghi {count} mục là đã hiệu đính hoặc đã duyệt, nhưng không nêu ai hiệu đính: các mục ấy được ghi là đã dịch.',
      en: 'The file calls {count} units reviewed or approved, but nobody is named: they are recorded as translated.',
    },
    advice: {
      vi: 'Nhập lại với --reviewer "Họ tên" nếu biết người hiệu đính.',
      en: 'Import again with --reviewer "Name" if it is known who reviewed them.',
    },
  },
});

export interface ImportRequest {
  readonly signature: Signature;
  /** Absent: whichever language the file is in. */
  readonly language?: LanguageTag;
  /** As a person named it: for messages. */
  readonly file: string;
}

export interface UnitResult {
  readonly document: DocumentId;
  readonly id: UnitId;
  readonly outcome: Outcome | 'refused' | 'gone';
  /** What was taken translates a source text that is another by now. */
  readonly stale: boolean;
}

export interface ImportPlan {
  readonly language: LanguageTag;
  /** Files to write, relative to the project. Only those that change. */
  readonly writes: ReadonlyMap<string, string>;
  /** Empty where the file was refused. */
  readonly results: readonly UnitResult[];
  readonly diagnostics: readonly Diagnostic[];
}

export function planImport(
  measured: MeasuredProject,
  products: KnownProducts,
  returned: ReturnedUnits,
  { signature, file, language }: ImportRequest,
): ImportPlan {
  const { project } = measured;
  const refusals = judgeFile(returned, expectedOf(project, language), file);
  const plan: Job = {
    measured,
    products,
    language: returned.envelope.language,
    signature,
    writes: new Map(),
    results: [],
    diagnostics: [...refusals],
  };
  if (refusals.length === 0) {
    const documents = Map.groupBy(returned.units, ({ base }) => base.document);
    for (const [document, units] of documents) mergeDocument(plan, document, units);
    const unnamed = returned.units.filter(({ state }) => state === 'reviewed' || state === 'approved').length;
    if (unnamed > 0 && signature.reviewer === undefined)
      plan.diagnostics.push(diagnose('exchange-review-unnamed', { file }, { values: { count: unnamed } }));
  }
  return plan;
}

function expectedOf({ publisher, languages }: Project, language: LanguageTag | undefined): Expected {
  const { sourceLanguage: source } = publisher;
  const translated = languages.filter((tag) => tag !== source);
  return { project: projectName(publisher), source, languages: language ? [language] : translated };
}

interface Job {
  readonly measured: MeasuredProject;
  readonly products: KnownProducts;
  readonly language: LanguageTag;
  readonly signature: Signature;
  readonly writes: Map<string, string>;
  readonly results: UnitResult[];
  readonly diagnostics: Diagnostic[];
}

function mergeDocument(job: Job, named: DocumentId, returned: readonly ReturnedUnit[]): void {
  const { project, found } = job.measured;
  const known = sharedDocuments.includes(named) || found.files.some(({ id }) => id === named);
  const home = known ? named : renamedTo(job, returned);
  const [document, isThere] = [home ?? named, home !== undefined];
  const source = isThere ? unitsOf(document, job.measured, job.products) : { diagnostics: [] };
  const previous = readTranslation(project.root, job.language, document);
  const errors = [...source.diagnostics, ...previous.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  if (!source.units || previous.diagnostics.some(({ severity }) => severity === 'error')) {
    const place = returned[0]?.place ?? { file: document };
    const values = { document, count: returned.filter(({ target }) => target.trim() !== '').length };
    job.diagnostics.push(
      ...errors,
      diagnose('exchange-no-document', place, { values, language: job.language }),
    );
    job.results.push(
      ...returned.map(({ base }) => ({ document, id: base.id, outcome: 'refused' as const, stale: false })),
    );
    return;
  }
  const units = source.units(job.language);
  const earlier = readTranslation(project.root, project.publisher.sourceLanguage, document).catalogue;
  const state = stateFrom(syncTranslation(units, previous, {}, earlier));
  const sources = new Map(units.map(({ id, text }) => [id, text]));
  const results = returned.map((unit) => mergeReturned(job, document, unit, sources, state));
  job.results.push(...results);
  // A file that says nothing new changes nothing, whatever else a sync would put in order.
  if (results.some(({ outcome }) => !idle.has(outcome))) write(job, document, previous, state);
}

const idle: ReadonlySet<UnitResult['outcome']> = new Set(['same', 'emptied', 'refused']);

/** The document that has most of these ids: `rename` keeps them, and no two documents share any but those of fields. */
function renamedTo({ measured }: Job, returned: readonly ReturnedUnit[]): DocumentId | undefined {
  const { project, found } = measured;
  const ids = returned.map(({ base }) => base.id).filter((id) => givenId.test(id) && id !== summaryField);
  const isHome = (document: DocumentId) => {
    const { catalogue } = readTranslation(project.root, project.publisher.sourceLanguage, document);
    return ids.filter((id) => catalogue.has(id)).length > ids.length / 2;
  };
  return found.files.map(({ id }) => id).find(isHome);
}

/** An id made by alignment (translation/align.ts), not the name of a field. */
const givenId = /^[a-z][a-z0-9]{5,6}$/;

interface State {
  readonly catalogue: Map<UnitId, string>;
  readonly entries: Map<UnitId, LedgerUnit>;
  readonly obsolete: Map<UnitId, ObsoleteUnit>;
  readonly ledger: Ledger;
}

const stateFrom = ({ catalogue, ledger }: Synced): State => ({
  catalogue: new Map(catalogue),
  entries: new Map(ledger.units),
  obsolete: new Map(ledger.obsolete),
  ledger,
});

function mergeReturned(
  job: Job,
  document: DocumentId,
  returned: ReturnedUnit,
  sources: ReadonlyMap<UnitId, string>,
  state: State,
): UnitResult {
  const { id } = returned.base;
  const result = { document, id, stale: false };
  const judged = judgeUnit(returned, job.language);
  if ('fault' in judged) {
    job.diagnostics.push(judged.fault);
    return { ...result, outcome: 'refused' };
  }
  const { unit } = judged;
  const source = sources.get(id);
  if (source === undefined) return { ...result, outcome: keepGone(job, unit, state.obsolete) };
  const ours = textOf(state.catalogue, id);
  const entry = state.entries.get(id);
  const merged = mergeUnit({ text: ours, ...(entry && { entry }) }, unit, job.signature);
  if (merged.outcome === 'taken') state.catalogue.set(id, merged.text);
  if (merged.entry) state.entries.set(id, merged.entry);
  tell(job, document, unit, { outcome: merged.outcome, ours, source });
  return {
    ...result,
    outcome: merged.outcome,
    stale: merged.outcome === 'taken' && unit.base.source !== source,
  };
}

/** Kept as `sync` keeps what leaves the source; what is kept already stays first. */
function keepGone(
  job: Job,
  { base, target, place }: ReturnedUnit,
  obsolete: Map<UnitId, ObsoleteUnit>,
): 'gone' | 'same' {
  const kept = obsolete.get(base.id);
  const known = kept ? [kept.text, ...(kept.alternatives ?? []).map(({ text }) => text)] : [];
  if (target === '' || target === base.target || known.includes(target)) return 'same';
  const { by, date } = job.signature;
  const author = { ...(by && { by }), ...(date && { date }) };
  obsolete.set(
    base.id,
    kept
      ? { ...kept, alternatives: [...(kept.alternatives ?? []), { text: target, ...author }] }
      : { state: 'translated', origin: 'human', source: base.source, text: target, ...author },
  );
  job.diagnostics.push(
    diagnose(
      'exchange-unit-gone',
      { ...place, unit: base.id },
      { values: { theirs: target }, language: job.language },
    ),
  );
  return 'gone';
}

/** What came back translates a text that the source has not any more: mostly, it is to be left alone. */
const olderSource = (source: string) => ({
  vi: `, dịch từ câu gốc cũ «${source}»,`,
  en: `, which translates the older source “${source}”`,
});

function tell(
  job: Job,
  document: DocumentId,
  { base, place, target }: ReturnedUnit,
  { outcome, ours, source }: { readonly outcome: Outcome; readonly ours: string; readonly source: string },
): void {
  const code = { kept: 'exchange-both-changed', emptied: 'exchange-emptied' } as const;
  if (outcome !== 'kept' && outcome !== 'emptied') return;
  const older = base.source === source ? '' : olderSource(base.source);
  const values = { ours, theirs: target, older, file: catalogueFile(job.language, document) };
  job.diagnostics.push(
    diagnose(code[outcome], { ...place, unit: base.id }, { values, language: job.language }),
  );
}

function write(job: Job, document: DocumentId, previous: Synced, state: State): void {
  const { root } = job.measured.project;
  const plan = (file: string, content: string) => {
    const path = join(root, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) job.writes.set(file, content);
  };
  const ledger = { ...state.ledger, units: state.entries, obsolete: state.obsolete };
  plan(catalogueFile(job.language, document), writeCatalogue(filled(document, state.catalogue, previous)));
  if (ledger.units.size + ledger.obsolete.size + ledger.approvals.length > 0)
    plan(ledgerFile(job.language, document), writeLedger(ledger));
}

/** Words of the interface fall back one by one: those that are not translated are not in the file. */
function filled(document: DocumentId, catalogue: Catalogue, previous: Synced): Catalogue {
  if (document !== interfaceDocument) return catalogue;
  return new Map([...catalogue].filter(([id, text]) => text !== '' || previous.catalogue.has(id)));
}
