/**
 * What an exchange format is: a way to hand units to somebody's tool and to read what comes back. One file of this
 * folder is one format, found by its name; it knows its own syntax and nothing of catalogues, ledgers or merging.
 */
import type { Bilingual, Tongue } from '../../model/bilingual.ts';
import type { Place } from '../../model/diagnostic.ts';
import type { Read } from '../../model/document.ts';
import type { DocumentId, LanguageTag, UnitId } from '../../model/id.ts';
import type { LanguageProfile } from '../../model/language.ts';
import type { TermEntry } from '../../model/term.ts';
import type { InlineCode, LedgerUnit, Origin, UnitRole, UnitState } from '../../model/unit.ts';

export interface ExchangeFormat {
  /** Equal to the file's name: what a person writes after `export`. */
  readonly id: string;
  readonly about: Bilingual;
  /** With its dot: `.xlf`. */
  readonly extension: string;
  write(job: ExchangeJob): string | Uint8Array | Promise<string | Uint8Array>;
  /** Whether a file is of this format, from its beginning: several formats share an ending. */
  recognises(bytes: Uint8Array): boolean;
  /** @param file for places in diagnostics. */
  read(bytes: Uint8Array, file: string): Read<ExchangeFile> | Promise<Read<ExchangeFile>>;
}

/** What one file is to hold: units of one language, of one or more documents. */
export interface ExchangeJob {
  readonly envelope: Envelope;
  readonly units: readonly ExchangeUnit[];
  readonly terms: readonly TermEntry[];
  readonly source: LanguageProfile;
  readonly target: LanguageProfile;
  /** ISO 8601: the day of the export. */
  readonly date: string;
  /** The language of headings and hints, where the format has some. */
  readonly tongue: Tongue;
}

/** Says of a file what it is of, so that one of another project or language, or a part of one, is known as such. */
export interface Envelope {
  /** The publisher's identifier: `tag:soctrang.example,2024:soctrang`. */
  readonly project: string;
  readonly source: LanguageTag;
  readonly language: LanguageTag;
  /** How many units there are, and a digest of which they are. */
  readonly count: number;
  readonly fingerprint: string;
}

/** What a unit is exported with, and what a merge needs of it when it comes back: the base of a three-way merge. */
export interface Base {
  readonly document: DocumentId;
  readonly id: UnitId;
  /** The source text as exported, with inline codes. */
  readonly source: string;
  /** The translation as exported; empty where there was none. */
  readonly target: string;
  readonly state: UnitState;
  /** The note as exported. */
  readonly note: string;
}

export interface ExchangeUnit extends Base {
  readonly role: UnitRole;
  /** Where it stands in the source, for tools that show it. */
  readonly place: Place;
  /** The source text that `target` was translated from, where it is another by now. */
  readonly previous?: string;
  /** What the inline codes of `source` stand for. */
  readonly codes: readonly InlineCode[];
  readonly origin?: Origin;
  readonly engine?: string;
  readonly by?: string;
  readonly date?: string;
  /** Characters that there is room for, where that is known. */
  readonly limit?: number;
  /** What the memory has for a text that is left to do, the best first. To be looked at: none is ever read back. */
  readonly matches?: readonly ExchangeMatch[];
  /** Translations that came back beside the one that stands, between which nobody has chosen yet. */
  readonly alternatives?: readonly string[];
}

export interface ExchangeMatch {
  /** 101: the same text between the same neighbours; 100: the same text; less: only alike. */
  readonly percent: number;
  readonly source: string;
  readonly target: string;
  /** The document, or the file, that it is from. */
  readonly from: string;
}

/** What came back: units of an export, or (TMX, TBX) what belongs to no unit. */
export type ExchangeFile = ReturnedUnits | ReturnedMemory | ReturnedTerms;

export interface ReturnedUnits {
  readonly kind: 'units';
  readonly envelope: Envelope;
  readonly units: readonly ReturnedUnit[];
  /** Who says to have translated it, where the format has a place for it. */
  readonly translator?: string;
}

export interface ReturnedUnit {
  readonly base: Base;
  /** Of the base, as written at export: what no longer fits it was changed on the way. */
  readonly seal: string;
  readonly target: string;
  /** What the file says of the translation; absent where it says nothing, or still what was exported. */
  readonly state?: LedgerUnit['state'];
  readonly note: string;
  readonly place: Place;
  /** The translation is a number, a date or a formula of a spreadsheet, and not what a person typed. */
  readonly isUntyped?: true;
}

/** Pairs of texts for the memory: plain, or with inline codes as in a unit. */
export interface ReturnedMemory {
  readonly kind: 'memory';
  readonly source: LanguageTag;
  readonly language: LanguageTag;
  readonly pairs: readonly { readonly source: string; readonly target: string }[];
}

export interface ReturnedTerms {
  readonly kind: 'terms';
  readonly terms: readonly TermEntry[];
}
