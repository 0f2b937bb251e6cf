/** What `nhipcau export` hands out: units of one language, with all that a merge will need when they come back. */
import { limitOf } from '../checks/length-limit.ts';
import type { Tongue } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { ProductChoice } from '../model/document.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Publisher } from '../model/publisher.ts';
import { isSettled, type LedgerUnit, type Unit, type UnitState } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { textOf } from '../translation/catalogue.ts';
import { envelopeOf } from '../translation/interchange/envelope.ts';
import type { ExchangeJob, ExchangeMatch, ExchangeUnit } from '../translation/interchange/format.ts';
import type { Memory, Neighbours } from '../translation/memory.ts';
import { stateOf } from '../translation/staleness.ts';
import { isInStep } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { openMemory } from './memory.ts';
import { interfaceDocument, type Project, readTranslation } from './project.ts';
import { sharedDocuments, unitsOf } from './review.ts';
import { within } from './within.ts';

export const diagnose = declareDiagnostics({
  'exchange-before-sync': {
    severity: 'warning',
    message: {
      vi: 'Bài «{document}» đã đổi mà chưa chạy sync: mã của những câu mới chưa được ghi lại, sửa bài tiếp thì bản dịch gửi về có thể không khớp câu nào.',
      en: '“{document}” has changed and sync was not run: the ids of new texts are not recorded yet, and after another edit what comes back may fit no text.',
    },
    advice: {
      vi: 'Chạy «npm run nhipcau -- sync» rồi xuất lại trước khi gửi tệp đi.',
      en: 'Run “npm run nhipcau -- sync” and export again before the file is sent.',
    },
  },
});

export interface ExportRequest {
  readonly language: LanguageTag;
  /** Empty: all, and what all documents share. */
  readonly documents: ReadonlySet<DocumentId>;
  /** Empty: units in whatever state. */
  readonly only: ReadonlySet<UnitState>;
  /** ISO 8601. */
  readonly date: string;
  readonly tongue: Tongue;
}

export interface Export {
  readonly job: ExchangeJob;
  readonly diagnostics: readonly Diagnostic[];
}

/** A document or a locale file that cannot be read is left out, and said to be. */
export function planExport(
  measured: MeasuredProject,
  products: KnownProducts,
  request: ExportRequest,
): Export {
  const { project, found } = measured;
  const { language, only, date, tongue } = request;
  const documents = [...found.files.map(({ id }) => id), ...sharedDocuments].filter((id) =>
    within(request.documents, id),
  );
  const diagnostics: Diagnostic[] = [];
  const matchesOf = matchFinder(project, language);
  const units = documents.flatMap((document) => {
    const source = unitsOf(document, measured, products);
    const translation = readTranslation(project.root, language, document);
    const said = [...source.diagnostics, ...translation.diagnostics].filter(isError);
    diagnostics.push(...said);
    if (!source.units || translation.diagnostics.some(isError)) return [];
    diagnostics.push(...unsynced(project, document, source.units(language)));
    const all = source.units(language);
    return all.flatMap((unit, at): readonly ExchangeUnit[] => {
      const target = textOf(translation.catalogue, unit.id);
      const exported = exchangeUnit(
        document,
        unit,
        target,
        translation.ledger.units.get(unit.id),
        source.products,
      );
      if (unit.text === '' || (only.size > 0 && !only.has(exported.state))) return [];
      const matches = matchesOf(exported, { before: all[at - 1]?.text, after: all[at + 1]?.text });
      return [{ ...exported, ...(matches.length > 0 && { matches }) }];
    });
  });
  const { publisher, terms } = project;
  const of = { project: projectName(publisher), source: publisher.sourceLanguage, language };
  const job = {
    envelope: envelopeOf(of, units),
    units,
    terms,
    source: profileOf(project, publisher.sourceLanguage),
    target: profileOf(project, language),
    date,
    tongue,
  };
  return { job, diagnostics };
}

/** So many are worth reading. */
const mostMatches = 3;

/** For texts that somebody has yet to write or to look at again; what stands there already is no suggestion. */
function matchFinder(project: Project, language: LanguageTag) {
  let memory: Memory | undefined;
  return ({ source, target, state }: ExchangeUnit, beside: Neighbours): readonly ExchangeMatch[] => {
    if (isSettled(state) || state === 'translated') return [];
    memory ??= openMemory(project, language).memory;
    return memory
      .lookUp(source, beside, { most: mostMatches + 1 })
      .filter(({ unit }) => unit.target !== target)
      .slice(0, mostMatches)
      .map(({ percent, unit }) => ({ percent, source: unit.source, target: unit.target, from: unit.from }));
  };
}

/** The interface has no source but its own file. */
function unsynced(
  { root, publisher }: Project,
  document: DocumentId,
  units: readonly Unit[],
): readonly Diagnostic[] {
  if (document === interfaceDocument) return [];
  const { catalogue } = readTranslation(root, publisher.sourceLanguage, document);
  const [file] = units.map(({ place }) => place.file);
  return file === undefined || isInStep(units, catalogue)
    ? []
    : [diagnose('exchange-before-sync', { file }, { values: { document } })];
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** As a tag URI (RFC 4151): it outlives the office's name and address. */
export const projectName = ({ identifier: { authority, year, prefix } }: Publisher): string =>
  `tag:${authority},${year}:${prefix}`;

function profileOf({ profiles }: Project, tag: LanguageTag): LanguageProfile {
  const profile = profiles.get(tag);
  if (!profile) throw new Error(`no profile for ${tag}`);
  return profile;
}

function exchangeUnit(
  document: DocumentId,
  unit: Unit,
  target: string,
  entry: LedgerUnit | undefined,
  products: readonly ProductChoice[] | undefined,
): ExchangeUnit {
  const { id, text, role, place, codes } = unit;
  const state = stateOf(text, target, entry);
  const limit = products && limitOf(unit, products);
  const { note = '', origin, engine, by, date, alternatives } = entry ?? {};
  return {
    document,
    id,
    source: text,
    target,
    state,
    note,
    role,
    place,
    codes,
    ...(state.startsWith('stale-') && entry && { previous: entry.source }),
    ...(limit && { limit: limit.most }),
    ...(origin && { origin }),
    ...(engine && { engine }),
    ...(by && { by }),
    ...(date && { date }),
    ...(alternatives && { alternatives: alternatives.map(({ text }) => text) }),
  };
}
