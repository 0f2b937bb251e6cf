/**
 * Dublin Core (DCMES 1.1), the metadata that Thông tư 24/2011/TT-BTTTT asks for: six elements it requires, the others
 * it recommends or allows. One record a language, each element as many values as there are.
 */
import { writeXml } from '../markup/xml.ts';
import type { Kind } from '../model/document.ts';
import { type Deposit, type DepositEdition, editionIdentifier } from './deposit.ts';

export const elements = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'contributor',
  'date',
  'type',
  'format',
  'identifier',
  'source',
  'language',
  'relation',
  'coverage',
  'rights',
] as const;
type DublinCoreElement = (typeof elements)[number];
export type DublinCore = Readonly<Record<DublinCoreElement, readonly string[]>>;

/** Thông tư 24/2011/TT-BTTTT. */
const mandatory = ['title', 'creator', 'date', 'description', 'publisher', 'identifier'] as const;

/** The record of one language. */
export function describe(deposit: Deposit, of: DepositEdition): DublinCore {
  const { facts, publisher, editions, files, identifier } = deposit;
  const { edition, approvals } = of;
  const language = edition.language;
  const others = editions.map((each) => each.edition.language).filter((each) => each !== language);
  const own = files.filter((file) => file.language === language);
  return clean({
    title: [edition.title.plain],
    creator: of.creators,
    subject: of.subjects,
    description: [edition.summary.plain],
    publisher: [of.publisher],
    contributor: approvals.map(({ by }) => by),
    date: [facts.date],
    type: [dcmiType(facts.kind), facts.kind],
    format: own.map(({ mediaType }) => mediaType).sort(),
    identifier: [editionIdentifier(deposit, language)],
    source: [edition.provenance ?? ''],
    language: [language],
    // The work that it is a version of, then its other versions.
    relation: [identifier, ...others.map((each) => editionIdentifier(deposit, each))],
    coverage: of.coverage,
    // A notice says that this is sample data: whoever may use it must know.
    rights: [publisher.licence, publisher.notice ?? ''],
  });
}

/** The required elements that a record lacks. */
export function missingElements(record: DublinCore): readonly string[] {
  return mandatory.filter((element) => record[element].length === 0);
}

/** As `oai_dc`, the container of OAI-PMH, which harvesters and library systems read. */
export function dublinCoreXml(record: DublinCore): string {
  const [language = ''] = record.language;
  return writeXml({
    name: 'oai_dc:dc',
    attributes: {
      'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    },
    content: elements.flatMap((element) =>
      record[element].map((value) => ({
        name: `dc:${element}`,
        ...(inWords.has(element) && { attributes: { 'xml:lang': language } }),
        content: value,
      })),
    ),
  });
}

/** What is surely in the record's language: names and labels of the office may not be translated yet. */
const inWords: ReadonlySet<DublinCoreElement> = new Set(['title', 'description']);

/** DCMI Type Vocabulary. */
function dcmiType(kind: Kind): string {
  switch (kind) {
    case 'poster':
    case 'banner':
    case 'infographic':
    case 'photo-story':
      return 'StillImage';
    case 'radio-story':
      return 'Sound';
    case 'video':
      return 'MovingImage';
    default:
      return 'Text';
  }
}

/** Without empty values, each value once. */
function clean(record: DublinCore): DublinCore {
  const entries = elements.map((element) => {
    const values = record[element].map((value) => value.replace(/\s+/g, ' ').trim());
    return [element, [...new Set(values)].filter((value) => value !== '')];
  });
  return Object.fromEntries(entries) as Record<DublinCoreElement, readonly string[]>;
}
