/** The records that go into a bag beside the files: `data/metadata/`. */
import { compare } from '../model/compare.ts';
import { digestOf } from '../model/digest.ts';
import { type Deposit, type DepositEdition, type DepositFile, editionIdentifier } from './deposit.ts';
import { describe, dublinCoreXml } from './dublin-core.ts';
import { writeIndex } from './index-csv.ts';

/** Path inside `data/` → text. */
export function metadataFiles(deposit: Deposit): ReadonlyMap<string, string> {
  const records = deposit.editions.map((of) => ({ of, record: describe(deposit, of) }));
  return new Map([
    ['metadata/work.json', json(work(deposit))],
    ['metadata/approvals.json', json(deposit.editions.map(approvals))],
    [
      'metadata/index.csv',
      writeIndex(records.map(({ of, record }) => ({ record, files: pathsOf(deposit, of) }))),
    ],
    ...records.map(
      ({ of, record }) => [`metadata/dublin-core.${of.edition.language}.xml`, dublinCoreXml(record)] as const,
    ),
  ]);
}

/** The work, its versions and their files: everything that Dublin Core has no element for. */
function work(deposit: Deposit) {
  const { facts, publisher, identifier, editions, files } = deposit;
  return {
    identifier,
    code: facts.identifier,
    kind: facts.kind,
    date: facts.date,
    topic: facts.topic,
    programme: facts.programme,
    unit: facts.unit,
    areas: facts.areas,
    sourceLanguage: facts.sourceLanguage,
    publisher: { name: publisher.name, parent: publisher.parent, ...publisher.contact },
    licence: publisher.licence,
    notice: publisher.notice,
    versions: editions.map(({ edition, profile }) => ({
      identifier: editionIdentifier(deposit, edition.language),
      language: edition.language,
      script: profile.script,
      languageName: { own: profile.endonym, vi: profile.vietnamese, en: profile.english },
      ...(edition.isSource
        ? { isVersionOf: identifier }
        : { isVersionOf: identifier, translationOf: editionIdentifier(deposit, facts.sourceLanguage) }),
      title: edition.title.plain,
      summary: edition.summary.plain,
      provenance: edition.provenance,
      machineTranslated: edition.machine,
      digest: edition.digest,
    })),
    files: [...files].sort(byPath).map(({ path, bytes, language, mediaType, kind }) => ({
      path: `data/${path}`,
      kind,
      language,
      mediaType,
      bytes: bytes.length,
      sha256: digestOf(bytes),
    })),
  };
}

const approvals = ({ edition, approvals: given }: DepositEdition) => ({
  language: edition.language,
  digest: edition.digest,
  approvals: given.map(({ gate, by, date, digest }) => ({ gate, by, date, digest })),
});

const pathsOf = (deposit: Deposit, { edition }: DepositEdition) =>
  [...deposit.files]
    .filter(({ language }) => language === edition.language)
    .sort(byPath)
    .map(({ path }) => `data/${path}`);

const byPath = (one: DepositFile, other: DepositFile) => compare(one.path, other.path);

/** What is undefined is left out. */
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
