/** Everything that all documents share, read once: the office, its facts, languages and interface words. */
import { withNames } from '../language/find-terms.ts';
import { type InterfaceTexts, readInterface, type TextFile } from '../language/interface.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { Profiles } from '../model/language.ts';
import { brokenConfiguration, PipelineError } from '../model/pipeline-error.ts';
import type { Facts, Publisher } from '../model/publisher.ts';
import type { TermEntry } from '../model/term.ts';
import type { Catalogue, Ledger, Unit } from '../model/unit.ts';
import { decodeUtf8 } from '../source/decode-text.ts';
import { factsFile, readFacts } from '../source/facts.ts';
import { publisherFile, readPublisher } from '../source/publisher.ts';
import { readCatalogue, unknownUnits } from '../translation/catalogue.ts';
import { emptyLedger, readLedger } from '../translation/ledger.ts';
import { publisherDocument, publisherUnits } from '../translation/publisher-units.ts';
import { readTermbase, type TermLanguages, termsFile } from '../translation/termbase.ts';
import { type PressShops, readPressShops } from './press-profiles.ts';
import { profileFile, readProfiles } from './profiles.ts';
import { readAs, readBytes, readFile } from './read-bytes.ts';
import { faultsOfWordLists } from './word-lists.ts';

/** Plain data: it goes to the workers as it is. */
export interface Project {
  readonly root: string;
  readonly publisher: Publisher;
  readonly facts: Facts;
  /** In the publisher's order, the source language among them. */
  readonly languages: readonly LanguageTag[];
  readonly profiles: Profiles;
  readonly interfaces: ReadonlyMap<LanguageTag, InterfaceTexts>;
  /** The termbase; empty where there is none. */
  readonly terms: readonly TermEntry[];
  /** What the print shops ask for that documents may name. */
  readonly press: Pick<PressShops, 'names' | 'profiles'>;
  readonly diagnostics: readonly Diagnostic[];
}

export const diagnose = declareDiagnostics({
  'missing-profile': {
    severity: 'error',
    message: {
      vi: 'publisher.yaml nêu ngôn ngữ «{tag}» nhưng không có tệp {file}; ngôn ngữ này bị bỏ qua.',
      en: 'publisher.yaml names the language “{tag}”, but there is no {file}; the language is left out.',
    },
    advice: {
      vi: 'Kiểm tra lại mã ngôn ngữ; hoặc chép tệp của một ngôn ngữ gần với nó trong locales/languages/ thành {file} rồi điền lại từng mục kèm nguồn.',
      en: 'Check the tag; or copy the profile of a language near to it in locales/languages/ to {file} and fill in every field with its source.',
    },
  },
  'unusable-profile': {
    severity: 'error',
    message: {
      vi: 'publisher.yaml nêu ngôn ngữ «{tag}» nhưng tệp {file} có lỗi; ngôn ngữ này bị bỏ qua.',
      en: 'publisher.yaml names the language “{tag}”, but {file} has errors; the language is left out.',
    },
    advice: {
      vi: 'Sửa những lỗi được nêu của tệp đó.',
      en: 'Mend what is reported of that file.',
    },
  },
  'area-language-unpublished': {
    severity: 'warning',
    message: {
      vi: 'Địa bàn «{area}» cần bản tiếng {language}, nhưng cơ quan không xuất bản ngôn ngữ này: người dân ở đó không có bản nào để đọc.',
      en: 'The area “{area}” needs {language}, in which the office does not publish: its people have nothing to read.',
    },
    advice: {
      vi: 'Thêm ngôn ngữ vào languages của cơ quan, hoặc bỏ khỏi languages của địa bàn nếu ghi nhầm.',
      en: 'Add it to the office’s languages, or take it from the area’s where it is a slip.',
    },
  },
  'publisher-out-of-step': {
    severity: 'warning',
    message: {
      vi: 'publisher.yaml đã đổi mà tệp ngôn ngữ chưa cập nhật: {units}. Bản dịch cũ của những chữ này có thể không còn dùng được.',
      en: 'publisher.yaml has changed and the locale files have not: {units}. Older translations of these texts may no longer be used.',
    },
    advice: {
      vi: 'Chạy «npm run nhipcau -- sync», rồi dịch lại các chữ đó trong locales/…/content/publisher.json.',
      en: 'Run “npm run nhipcau -- sync”, then translate these texts again in locales/…/content/publisher.json.',
    },
  },
});

/** @throws PipelineError where the publisher cannot be read: nothing can be made without it. */
export function readProject(root: string): Project {
  const bytes = readFile(root, publisherFile);
  if (!bytes) {
    throw new PipelineError(
      2,
      { vi: `Không có ${publisherFile}.`, en: `There is no ${publisherFile}.` },
      {
        vi: 'Tệp này nói ai xuất bản và bằng những ngôn ngữ nào; chép từ dự án mẫu rồi sửa.',
        en: 'It says who publishes, and in which languages; copy it from the sample project and edit it.',
      },
    );
  }
  if (!bytes.value) throw brokenConfiguration(bytes.diagnostics);
  const publisher = readPublisher(bytes.value);
  const diagnostics: Diagnostic[] = [];
  const facts = readAs(root, factsFile, readFacts);
  diagnostics.push(...(facts?.diagnostics ?? []));
  diagnostics.push(...changedTexts(root, publisher), ...unpublishedDuties(publisher));
  const { profiles, diagnostics: faults } = readProfiles(root);
  diagnostics.push(...faults);
  const languages = publisher.languages.filter((tag) => {
    if (!profiles.has(tag)) diagnostics.push(withoutProfile(root, tag));
    return profiles.has(tag);
  });
  if (!languages.includes(publisher.sourceLanguage))
    throw noSourceLanguage(publisher.sourceLanguage, diagnostics);
  const terms = readTerms(root, termLanguages(publisher, profiles), diagnostics);
  const shops = readPressShops(root);
  diagnostics.push(...shops.diagnostics, ...faultsOfWordLists(root, languages));
  diagnostics.push(...languages.flatMap((tag) => readTranslation(root, tag, publisherDocument).diagnostics));
  return {
    root,
    publisher,
    facts: facts?.value ?? new Map(),
    languages,
    profiles: new Map([...profiles].map(([tag, profile]) => [tag, withNames(profile, terms)])),
    interfaces: readInterfaces(root, publisher.sourceLanguage, [...profiles.keys()], diagnostics),
    terms,
    press: { names: shops.names, profiles: shops.profiles },
    diagnostics,
  };
}

/** The columns that the termbase may have: the languages that are published first. */
export function termLanguages({ sourceLanguage, languages }: Publisher, profiles: Profiles): TermLanguages {
  const others = new Set([...languages.filter((tag) => profiles.has(tag)), ...profiles.keys()]);
  others.delete(sourceLanguage);
  return { source: sourceLanguage, others: [...others] };
}

function readTerms(root: string, languages: TermLanguages, diagnostics: Diagnostic[]): readonly TermEntry[] {
  const read = readWith((file, text) => readTermbase(file, text, languages), root, termsFile);
  diagnostics.push(...(read?.diagnostics ?? []));
  return read?.value ?? [];
}

/** The office's own texts that translators have not been given yet. A project that was never synced has none to miss. */
function changedTexts(root: string, publisher: Publisher): readonly Diagnostic[] {
  const { catalogue } = readTranslation(root, publisher.sourceLanguage, publisherDocument);
  const changed = publisherUnits(publisher).filter(
    ({ field, text }) => field !== undefined && catalogue.get(field) !== text,
  );
  if (catalogue.size === 0 || changed.length === 0) return [];
  const units = changed.map(({ field }) => field).join(', ');
  return [diagnose('publisher-out-of-step', { file: publisherFile }, { values: { units } })];
}

function unpublishedDuties({ areas, languages }: Publisher): readonly Diagnostic[] {
  return areas.flatMap(({ label, languages: owed = [] }) =>
    owed
      .filter((tag) => !languages.includes(tag))
      .map((language) =>
        diagnose('area-language-unpublished', { file: publisherFile }, { values: { area: label, language } }),
      ),
  );
}

function withoutProfile(root: string, tag: LanguageTag): Diagnostic {
  const file = profileFile(tag);
  const code = readFile(root, file) ? 'unusable-profile' : 'missing-profile';
  return diagnose(code, { file: publisherFile }, { values: { tag, file } });
}

/** With what is wrong in its profile: there will be no report to look it up in. */
function noSourceLanguage(tag: LanguageTag, diagnostics: readonly Diagnostic[]): PipelineError {
  const file = profileFile(tag);
  const faults = diagnostics.filter(({ place }) => place.file === file);
  if (faults.length > 0) return brokenConfiguration(faults);
  return new PipelineError(
    2,
    {
      vi: `Ngôn ngữ gốc «${tag}» không có tệp mô tả ${file}.`,
      en: `The source language “${tag}” has no profile ${file}.`,
    },
    {
      vi: `Lấy lại tệp ấy, hoặc sửa mục sourceLanguage trong ${publisherFile}.`,
      en: `Get that file back, or correct sourceLanguage in ${publisherFile}.`,
    },
  );
}

function readInterfaces(
  root: string,
  source: LanguageTag,
  tags: readonly LanguageTag[],
  diagnostics: Diagnostic[],
): ReadonlyMap<LanguageTag, InterfaceTexts> {
  const interfaces = new Map<LanguageTag, InterfaceTexts>();
  // The source first: the others are compared with it.
  for (const tag of [source, ...tags.filter((each) => each !== source)]) {
    const [words, ledger] = [catalogueFile, ledgerFile].map((fileOf) => {
      const file = fileOf(tag, interfaceDocument);
      const bytes = readFile(root, file);
      diagnostics.push(...(bytes?.diagnostics ?? []));
      return bytes?.value && { file, text: bytes.value.toString('utf8') };
    });
    if (!words) continue;
    const read = readInterface(tag, words, ledger, interfaces.get(source));
    diagnostics.push(...read.diagnostics);
    if (read.value) interfaces.set(tag, read.value);
  }
  // Without them nothing can be said to a reader in any language.
  const file = catalogueFile(source, interfaceDocument);
  const faults = diagnostics.filter(({ severity, place }) => severity === 'error' && place.file === file);
  if (!interfaces.has(source) && faults.length > 0) throw brokenConfiguration(faults);
  return interfaces;
}

function readTextFile(root: string, file: string): TextFile | undefined {
  const bytes = readBytes(root, file);
  return bytes && { file, text: bytes.toString('utf8') };
}

/** What one language has of one document. */
export interface Translation {
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

/** The program's own words for readers, named as if they were a document. */
export const interfaceDocument = 'interface' as DocumentId;

export const catalogueFile = (tag: LanguageTag, document: DocumentId): string =>
  document === interfaceDocument
    ? `locales/${tag}/interface.json`
    : `locales/${tag}/content/${document}.json`;
export const ledgerFile = (tag: LanguageTag, document: DocumentId): string =>
  `locales/${tag}/ledger/${document}.json`;

/** Reads a language's files for a document; what is missing or broken is empty. */
export function readTranslation(root: string, tag: LanguageTag, document: DocumentId): Translation {
  const catalogue = readWith(readCatalogue, root, catalogueFile(tag, document));
  const ledger = readWith(readLedger, root, ledgerFile(tag, document));
  return {
    catalogue: catalogue?.value ?? new Map(),
    ledger: ledger?.value ?? emptyLedger,
    diagnostics: [...(catalogue?.diagnostics ?? []), ...(ledger?.diagnostics ?? [])].map((each) => ({
      ...each,
      language: tag,
    })),
  };
}

/** Translations for which the document has no unit. */
export function leftOverUnits(
  root: string,
  tag: LanguageTag,
  document: DocumentId,
  catalogue: Catalogue,
  units: readonly Unit[],
): readonly Diagnostic[] {
  const known = new Set(units.map(({ id }) => id));
  if ([...catalogue.keys()].every((id) => known.has(id))) return [];
  const file = catalogueFile(tag, document);
  const { text = '' } = readTextFile(root, file) ?? {};
  return unknownUnits(file, text, catalogue, known).map((each) => ({ ...each, language: tag }));
}

function readWith<Value>(
  read: (file: string, text: string) => Read<Value>,
  root: string,
  file: string,
): Read<Value> | undefined {
  return readAs(root, file, (bytes) => {
    const text = decodeUtf8(bytes, file);
    return text.value === undefined ? { ...text, value: undefined } : read(file, text.value);
  });
}
