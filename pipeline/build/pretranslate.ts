/** Drafts for what nobody has translated yet, document by document: what `nhipcau pretranslate` writes. */
import { termFinder } from '../language/find-terms.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { TermEntry } from '../model/term.ts';
import type { Unit } from '../model/unit.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { writeCatalogue } from '../translation/catalogue.ts';
import { writeLedger } from '../translation/ledger.ts';
import type { MachineJob, MachineTranslator } from '../translation/machine/service.ts';
import {
  type Drafts,
  draftFromMachine,
  draftFromMemory,
  emptyUnits,
  type Languages,
  withDrafts,
} from '../translation/pretranslate.ts';
import { publisherDocument } from '../translation/publisher-units.ts';
import { isInStep } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { languagesOf, type OpenMemory, openMemory } from './memory.ts';
import { catalogueFile, ledgerFile, type Project, readTranslation, type Translation } from './project.ts';
import { unitsOf } from './review.ts';
import { within } from './within.ts';

export interface Pretranslation {
  /** None: all that there are. */
  readonly documents: ReadonlySet<DocumentId>;
  readonly languages: readonly LanguageTag[];
  /** Percentage from which on the memory is taken; absent: it is not asked. */
  readonly threshold?: number;
  /** Absent: no machine is asked. */
  readonly machine?: MachineTranslator;
  /** ISO 8601: the day that the ledger says. */
  readonly date: string;
}

/** What was drafted for one document in one language. */
export interface Pretranslated {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly fromMemory: number;
  readonly byMachine: number;
  /** Units that are still empty. */
  readonly left: number;
  /** Files to write together, relative to the project; none where nothing was drafted. */
  readonly writes: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** So many texts are sent to a machine at once: enough to be quick, few enough for an answer in time. */
const batch = 20;

/**
 * One result a document and language, each to be written before the next is asked for: what a service that breaks down
 * has given until then is kept.
 * @throws PipelineError where the service does not answer.
 */
export async function* pretranslate(
  measured: MeasuredProject,
  products: KnownProducts,
  wanted: Pretranslation,
): AsyncGenerator<Pretranslated> {
  const { project, found } = measured;
  const memories = memoriesOf(project);
  const all = [publisherDocument, ...found.files.map(({ id }) => id)];
  for (const document of all.filter((id) => within(wanted.documents, id))) {
    const { units, diagnostics } = unitsOf(document, measured, products);
    const source = readTranslation(project.root, project.publisher.sourceLanguage, document);
    for (const language of wanted.languages) {
      const own = readTranslation(project.root, language, document);
      const present = units?.(language) ?? [];
      const errors = [...diagnostics, ...source.diagnostics, ...own.diagnostics].filter(isError);
      const isSynced = isInStep(present, source.catalogue);
      if (errors.length > 0 || !isSynced) {
        const fault = isSynced
          ? []
          : [
              diagnose('pretranslate-out-of-step', {
                file: catalogueFile(project.publisher.sourceLanguage, document),
              }),
            ];
        yield nothing(document, language, errors.length > 0 ? errors : fault);
      } else {
        yield await draft(project, { document, language, units: present, own }, wanted, memories);
      }
    }
  }
}

interface Task {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly units: readonly Unit[];
  readonly own: Translation;
}

async function draft(
  project: Project,
  { document, language, units, own }: Task,
  { threshold, machine, date }: Pretranslation,
  memories: Memories,
): Promise<Pretranslated> {
  const languages = languagesOf(project, language);
  const empty = emptyUnits(units, own);
  const memory = threshold === undefined || empty.length === 0 ? undefined : memories(language);
  const remembered = memory ? draftFromMemory(units, empty, memory.memory, threshold ?? 0, languages) : none;
  const known = new Set(remembered.drafts.map(({ unit }) => unit));
  const unknown = empty.filter((unit) => !known.has(unit));
  const made = machine ? await askMachine(machine, unknown, languages, project.terms) : none;
  const drafts = [...remembered.drafts, ...made.drafts];
  const next = withDrafts(units, drafts, own, date);
  const writes = [
    // The ledger first: a text that it does not know would count as somebody's own.
    [ledgerFile(language, document), writeLedger(next.ledger)],
    [catalogueFile(language, document), writeCatalogue(next.catalogue)],
  ] as const;
  const file = catalogueFile(language, document);
  const refusals = [
    ...remembered.refused.filter(({ unit }) => !made.drafts.some((each) => each.unit === unit)),
    ...made.refused,
  ];
  return {
    document,
    language,
    fromMemory: remembered.drafts.length,
    byMachine: made.drafts.length,
    left: empty.length - drafts.length,
    writes: new Map(drafts.length > 0 ? writes : []),
    diagnostics: [
      ...(memory?.diagnostics ?? []),
      ...refusals.map(({ unit, engine, reason }) =>
        diagnose('draft-refused', { file, unit: unit.id }, { values: { engine, reason }, language }),
      ),
    ],
  };
}

const none: Drafts = { drafts: [], refused: [] };

async function askMachine(
  machine: MachineTranslator,
  units: readonly Unit[],
  languages: Languages,
  terms: readonly TermEntry[],
): Promise<Drafts> {
  const find = termFinder(terms, languages.source);
  const results: Drafts[] = [];
  for (let at = 0; at < units.length; at += batch) {
    const some = units.slice(at, at + batch);
    const texts = some.map(({ text }) => text);
    const job: MachineJob = { ...languages, terms: termsFor(texts, find, languages) };
    results.push(draftFromMachine(some, await machine.translate(texts, job), machine.name, languages));
  }
  return {
    drafts: results.flatMap(({ drafts }) => drafts),
    refused: results.flatMap(({ refused }) => refused),
  };
}

/** What somebody has vouched for, of the terms that the texts use. */
function termsFor(
  texts: readonly string[],
  find: ReturnType<typeof termFinder>,
  { source, target }: Languages,
): MachineJob['terms'] {
  const entries = new Set(texts.flatMap((text) => find(text).map(({ entry }) => entry)));
  return [...entries].flatMap(({ forms, status }) => {
    const [translation] = forms.get(target.tag) ?? [];
    const [term] = forms.get(source.tag) ?? [];
    return status === 'approved' && term && translation ? [{ term, translation }] : [];
  });
}

type Memories = (language: LanguageTag) => OpenMemory;

/** As they were at the beginning: what is drafted in this run is not remembered. */
function memoriesOf(project: Project): Memories {
  const known = new Map<LanguageTag, OpenMemory>();
  return (language) => {
    const memory = known.get(language) ?? openMemory(project, language);
    known.set(language, memory);
    return memory;
  };
}

const nothing = (
  document: DocumentId,
  language: LanguageTag,
  diagnostics: readonly Diagnostic[],
): Pretranslated => ({
  document,
  language,
  fromMemory: 0,
  byMachine: 0,
  left: 0,
  writes: new Map(),
  diagnostics,
});

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

export const diagnose = declareDiagnostics({
  'pretranslate-out-of-step': {
    severity: 'error',
    message: {
      vi: 'Bài gốc đã đổi mà tệp ngôn ngữ chưa cập nhật, nên chưa dịch nháp bài này.',
      en: 'The source has changed and its locale files have not, so no draft was made of this document.',
    },
    advice: {
      vi: 'Chạy «npm run nhipcau -- sync» rồi chạy lại lệnh này.',
      en: 'Run “npm run nhipcau -- sync”, and this command again.',
    },
  },
  'draft-refused': {
    severity: 'note',
    message: {
      vi: 'Không dùng bản nháp của {engine}: {reason}. Câu này vẫn để trống.',
      en: 'The draft of {engine} is not used: {reason}. The text stays empty.',
    },
    advice: { vi: 'Dịch câu này bằng tay.', en: 'Translate this text by hand.' },
  },
});
