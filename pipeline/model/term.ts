/** The termbase, `locales/terms.csv`: how places, offices, titles, laws and notions are to be called in each language. */
import type { Place } from './diagnostic.ts';
import type { LanguageTag } from './id.ts';

/** `name`: what has a capital letter where the script has them; it is said in its approved form or not at all. */
export const partsOfSpeech = ['name', 'noun', 'verb', 'adjective', 'phrase', 'abbreviation'] as const;
export type PartOfSpeech = (typeof partsOfSpeech)[number];

export const termDomains = ['place', 'office', 'title', 'law', 'programme', 'event', 'other'] as const;
export type TermDomain = (typeof termDomains)[number];

/** `draft`: nobody has vouched for it; checks only advise. `approved`: what departs from it is wrong. */
export const termStatuses = ['draft', 'approved'] as const;
export type TermStatus = (typeof termStatuses)[number];

/** One notion, in all languages. */
export interface TermEntry {
  readonly partOfSpeech: PartOfSpeech;
  readonly domain: TermDomain;
  /**
   * What it is called, the preferred form first, the others as good; of the source language at least one. A language
   * that is absent has no form yet.
   */
  readonly forms: ReadonlyMap<LanguageTag, readonly string[]>;
  /** What it must not be called. */
  readonly forbidden: ReadonlyMap<LanguageTag, readonly string[]>;
  readonly note?: string;
  readonly status: TermStatus;
  /** Its row in the termbase. */
  readonly place: Place;
}

/** A place in a text where an entry is called by a form, or by a forbidden one. */
export interface FoundTerm {
  readonly entry: TermEntry;
  /** As the termbase writes it; the text may differ from it in capitals, spaces, and where the tone is put. */
  readonly form: string;
  /** As the text writes it: `text.slice(start, end)`. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly forbidden: boolean;
}

/** Finds the terms of one language in its texts: see `language/find-terms.ts`. */
export type TermFinder = (text: string) => readonly FoundTerm[];
