/** A deposit is what the ministry's database receives of one document: every approved language, sealed in a bag. */
import type { DocumentFacts } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Publisher } from '../model/publisher.ts';
import type { Approval } from '../model/unit.ts';

/** One approved edition, with the publisher's own words in its language. */
export interface DepositEdition {
  readonly edition: Edition;
  readonly profile: LanguageProfile;
  /** Name of the office. */
  readonly publisher: string;
  /** Who wrote it: the unit, or the office itself. */
  readonly creators: readonly string[];
  /** Labels of topic and programme. */
  readonly subjects: readonly string[];
  /** Labels of the areas that it is about. */
  readonly coverage: readonly string[];
  readonly approvals: readonly Approval[];
}

export interface DepositFile {
  /**
   * Inside `data/`: `source/news/2024/plan.md`, `locales/km/content/news/2024/plan.json`,
   * `web/km/news/2024/plan.html`, `print/km/….pdf`, `image/km/….png`, `media/…`. A page refers to stylesheet and
   * pictures by relative path, so whatever it names comes along at the same place under `web/` as in the site
   * (`web/assets/…`): then it opens without network.
   */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whose it is; absent for what all languages share. */
  readonly language?: LanguageTag;
  readonly mediaType: string;
  readonly kind: 'source' | 'catalogue' | 'ledger' | 'web' | 'print' | 'image' | 'media';
}

export interface Deposit {
  readonly facts: DocumentFacts;
  readonly publisher: Publisher;
  /** The work's tag URI. */
  readonly identifier: string;
  /** The source's own edition first. */
  readonly editions: readonly DepositEdition[];
  readonly files: readonly DepositFile[];
  /** Day of sealing, ISO 8601: the document's own, or that of SOURCE_DATE_EPOCH; never the clock's. */
  readonly date: string;
  /** Name and version of this program. */
  readonly software: string;
}

/** Tag URI of a work (RFC 4151): the authority's name and a year in which it was its own, so that it outlives mergers. */
export function workIdentifier({ identifier }: Publisher, facts: DocumentFacts): string {
  return `tag:${identifier.authority},${identifier.year}:${facts.identifier}`;
}

/** Tag URI of the work in one language. */
export function editionIdentifier(deposit: Pick<Deposit, 'identifier'>, language: LanguageTag): string {
  return `${deposit.identifier}/${language}`;
}
