/** Respells what can be respelt without asking, in sources and translations: what `nhipcau check --fix` writes. */
import { interfaceSource } from '../language/interface.ts';
import { placesIn, withoutMark } from '../language/json.ts';
import { detectLegacy, legacyOf } from '../language/legacy-text.ts';
import { mendsIn, mendText } from '../language/mend.ts';
import { normalise } from '../language/normalise.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Catalogue, Unit } from '../model/unit.ts';
import type { MendedWord } from '../report/mends.ts';
import { decodeUtf8 } from '../source/decode-text.ts';
import type { KnownProducts } from '../source/front-matter.ts';
import { mendDocument } from '../source/mend-document.ts';
import type { DocumentFile, SourceContext } from '../source/read-document.ts';
import { writeLedger } from '../translation/ledger.ts';
import {
  type CatalogueMend,
  mendCatalogue,
  type Respelling,
  type RespeltTarget,
  respeltLedger,
} from '../translation/mend-catalogue.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { readReady, sourceContext } from './documents.ts';
import type { MeasuredProject } from './measured-project.ts';
import { catalogueFile, interfaceDocument, ledgerFile, type Project, readTranslation } from './project.ts';
import { readBytes } from './read-bytes.ts';
import type { Selection } from './selection.ts';
import { within } from './within.ts';

export interface MendPlan {
  /** Files to write, relative to the project. Only those that change. */
  readonly writes: ReadonlyMap<string, string>;
  readonly changes: readonly MendedWord[];
  /** Translations of which reviewed texts are to be read again, and how many. */
  readonly reopened: readonly { readonly file: string; readonly texts: number }[];
  /** What was left alone, and why. */
  readonly left: readonly Diagnostic[];
}

export const diagnose = declareDiagnostics({
  'not-mended': {
    severity: 'note',
    message: {
      vi: 'Tệp này không được sửa tự động: {reason}.',
      en: 'This file was not mended: {reason}.',
    },
    advice: { vi: 'Sửa bằng tay những chỗ được nêu.', en: 'Mend by hand what is reported of it.' },
  },
});

const reasons = {
  unreadable: {
    vi: 'nó có lỗi phải sửa trước',
    en: 'it has errors that are to be mended first',
  },
  legacy: {
    vi: 'có chữ gõ bằng phông cũ, sửa từng chữ sẽ làm hỏng',
    en: 'it holds text of an old font, which mending letter by letter would spoil',
  },
  markup: {
    vi: 'có chữ viết bằng mã (như &ETH;) hoặc chỗ mà sửa chữ sẽ đổi cấu trúc bài',
    en: 'letters are written as codes (such as &ETH;), or mending them would change the structure',
  },
} satisfies Record<string, Bilingual>;

/** Everything is worked out before anything is written. */
export function planMend(
  { project, found, pictures }: MeasuredProject,
  products: KnownProducts,
  { documents, languages }: Pick<Selection, 'documents' | 'languages'>,
): MendPlan {
  const job: Job = {
    project,
    languages: new Set(languages.size > 0 ? languages : project.languages),
    writes: new Map(),
    changes: [],
    reopened: [],
    left: [],
  };
  const context = sourceContext(project, products, new Set(found.files.map(({ id }) => id)), pictures);
  for (const file of found.files.filter(({ id }) => within(documents, id))) {
    const { units, sources } = mendSource(file, context, job);
    mendTranslations(file.id, (id) => units?.get(id), sources, job);
  }
  if (documents.size === 0) mendShared(job);
  return job;
}

interface Job extends MendPlan {
  readonly project: Project;
  readonly languages: ReadonlySet<LanguageTag>;
  readonly writes: Map<string, string>;
  readonly changes: MendedWord[];
  readonly reopened: { file: string; texts: number }[];
  readonly left: Diagnostic[];
}

interface MendedSource {
  /** The source's texts as they will be; absent where they cannot be read. */
  readonly units?: ReadonlyMap<UnitId, string>;
  readonly sources: ReadonlyMap<UnitId, Respelling>;
}

/** The Markdown, and the source language's catalogue, which says the same. */
function mendSource(file: DocumentFile, context: SourceContext, job: Job): MendedSource {
  const { project, writes, left } = job;
  const language = project.publisher.sourceLanguage;
  const { ready } = readReady(file, project, context);
  const leave = (reason: Bilingual) =>
    left.push(diagnose('not-mended', { file: file.file }, { language, values: { reason } }));
  if (!ready) {
    leave(reasons.unreadable);
    return { sources: new Map() };
  }
  const unchanged: MendedSource = { units: textsOf(ready.units), sources: new Map() };
  const raw = job.languages.has(language) ? readText(project.root, file.file) : undefined;
  const profile = project.profiles.get(language);
  if (raw === undefined || !profile) return unchanged;
  const mended = mendDocument(raw, (text) => mendsIn(text, profile, ''));
  const after = readReady(file, project, context, Buffer.from(mended.text)).ready;
  const isSame = after?.units.every((unit, index) => isSameUnit(unit, ready.units[index]));
  if (!after || !isSame || after.units.length !== ready.units.length) {
    leave(reasons.markup);
    return unchanged;
  }
  if (after.units.some(({ text }) => mendText(text, profile, '') !== text)) leave(reasons.markup);
  if (mended.mends.length === 0) return unchanged;
  writes.set(file.file, mended.text);
  note(raw, mended.mends, file.file, language, job);
  const sources = new Map(
    ready.units.flatMap(({ id, text: before }, index): [UnitId, Respelling][] => {
      const { text } = after.units[index] ?? { text: before };
      return text === before ? [] : [[id, { before, after: text }]];
    }),
  );
  followSource(file.id, sources, job);
  return { units: textsOf(ready.units, sources), sources };
}

const textsOf = (
  units: readonly Unit[],
  respelt: ReadonlyMap<UnitId, Respelling> = new Map(),
): ReadonlyMap<UnitId, string> => new Map(units.map(({ id, text }) => [id, respelt.get(id)?.after ?? text]));

/** Respelling changes letters of words: a unit is what it was, with as many codes. */
const isSameUnit = (one: Unit, other: Unit | undefined): boolean =>
  one.role === other?.role && one.codes.length === other.codes.length;

/** The source's catalogue, which tools take as their template, and every ledger that names the source's texts. */
function followSource(document: DocumentId, sources: ReadonlyMap<UnitId, Respelling>, job: Job): void {
  const { root, publisher, languages } = job.project;
  const file = catalogueFile(publisher.sourceLanguage, document);
  const json = readText(root, file);
  if (json !== undefined && isWhole(readTranslation(root, publisher.sourceLanguage, document))) {
    const { text, mends } = mendCatalogue(json, (id, from) => {
      const source = sources.get(id);
      return source?.before === from ? [{ at: 0, from, to: source.after }] : [];
    });
    if (mends.length > 0) job.writes.set(file, text);
  }
  for (const language of languages)
    if (!job.languages.has(language)) keepLedger(language, document, sources, new Map(), job);
}

/** `sourceOf`: the text that a unit translates; without it no look-alike of its translation is touched. */
function mendTranslations(
  document: DocumentId,
  sourceOf: (id: UnitId, language: LanguageTag) => string | undefined,
  sources: ReadonlyMap<UnitId, Respelling>,
  job: Job,
): void {
  const { project, left, writes } = job;
  const { root, publisher } = project;
  for (const language of job.languages) {
    const profile = project.profiles.get(language);
    const file = catalogueFile(language, document);
    const json = readText(root, file);
    if (language === publisher.sourceLanguage || !profile || json === undefined) continue;
    const leave = (reason: Bilingual) =>
      left.push(diagnose('not-mended', { file }, { language, values: { reason } }));
    const translation = readTranslation(root, language, document);
    if (!isWhole(translation)) leave(reasons.unreadable);
    else if (isLegacy(translation.catalogue, profile)) leave(reasons.legacy);
    else {
      const { text, mends } = mendCatalogue(json, (id, each) =>
        mendsIn(each, profile, sourceOf(id, language)),
      );
      if (mends.length > 0) writes.set(file, text);
      note(json, mends, file, language, job);
      const targets = respeltTargets(mends, json, text);
      keepLedger(language, document, sources, targets, job);
    }
  }
}

/** Texts by id before and after; whether a reader is shown another is told by the normal form, which they are shown in. */
function respeltTargets(
  mends: readonly CatalogueMend[],
  before: string,
  after: string,
): ReadonlyMap<UnitId, RespeltTarget> {
  if (mends.every(({ unit }) => unit === undefined)) return new Map();
  const [old, now] = [before, after].map(
    (json) => JSON.parse(withoutMark(json)) as Readonly<Record<string, string>>,
  );
  return new Map(
    mends.flatMap(({ unit }): [UnitId, RespeltTarget][] => {
      const texts = unit && { before: old?.[unit] ?? '', after: now?.[unit] ?? '' };
      if (!texts) return [];
      const sameReading = normalise(texts.before) === normalise(texts.after);
      return [[unit, { ...texts, sameReading }]];
    }),
  );
}

function keepLedger(
  language: LanguageTag,
  document: DocumentId,
  sources: ReadonlyMap<UnitId, Respelling>,
  targets: ReadonlyMap<UnitId, RespeltTarget>,
  { project: { root }, writes, reopened }: Job,
): void {
  const file = ledgerFile(language, document);
  const translation = readTranslation(root, language, document);
  if ((sources.size === 0 && targets.size === 0) || !isWhole(translation) || !readBytes(root, file)) return;
  const respelt = respeltLedger(translation.ledger, sources, targets);
  const [old, now] = [translation.ledger, respelt.ledger].map(writeLedger);
  if (now !== undefined && old !== now) writes.set(file, now);
  if (respelt.reopened > 0)
    reopened.push({ file: catalogueFile(language, document), texts: respelt.reopened });
}

/** The translations of the office's own texts, and of the program's words. */
function mendShared(job: Job): void {
  const { publisher, interfaces } = job.project;
  const texts = new Map(publisherUnits(publisher).map(({ field, text }) => [field, text]));
  const words = interfaces.get(publisher.sourceLanguage);
  mendTranslations(publisherDocument, (id) => texts.get(id), new Map(), job);
  mendTranslations(interfaceDocument, (id) => interfaceSource(id, words), new Map(), job);
}

function note(
  before: string,
  mends: readonly CatalogueMend[],
  file: string,
  language: LanguageTag,
  { changes }: Job,
): void {
  const placeOf = placesIn(before);
  for (const { at, from, to, unit } of mends) {
    const place = { file, ...placeOf(at), ...(unit && { unit }) };
    changes.push({ place, language, from, to });
  }
}

function readText(root: string, file: string): string | undefined {
  const bytes = readBytes(root, file);
  return bytes && decodeUtf8(bytes, file).value;
}

const isLegacy = (catalogue: Catalogue, profile: LanguageProfile): boolean =>
  detectLegacy([...catalogue.values()].join('\n'), legacyOf(profile)) !== undefined;

const isWhole = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): boolean =>
  diagnostics.every(({ severity }) => severity !== 'error');
