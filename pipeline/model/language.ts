/** Everything the program knows of a language, as data: `locales/languages/<tag>.yaml`. */
import type { LanguageTag } from './id.ts';

export interface LanguageProfile {
  readonly tag: LanguageTag;
  /** The language's name in itself, in Vietnamese and in English. */
  readonly endonym: string;
  readonly vietnamese: string;
  readonly english: string;
  /** ISO 15924: `Latn`, `Khmr`, `Hans`, `Tavt`. */
  readonly script: string;
  readonly direction: 'ltr' | 'rtl';
  /** `published`: the letters are confirmed by a standard or by readers who signed the specimen; else `draft`. */
  readonly status: 'published' | 'draft';
  /** Where it is spoken: provinces of Việt Nam, by their names in Vietnamese. */
  readonly areas: readonly string[];
  /** What search engines accept in `hreflang` (ISO 639-1 with optional script or region); absent where they do not. */
  readonly hreflang?: string;
  /** Tried in order when a text of the interface is missing; ends with the source language. */
  readonly fallback: readonly LanguageTag[];
  /**
   * Small letters in the order of the dictionary, NFC, those of several characters among them (`ng`). Absent for a
   * script without an alphabet, such as Chinese: then every character of the script is one of the language's.
   */
  readonly letters?: readonly string[];
  /** Letters of names and loans only: Vietnamese f, j, w, z. */
  readonly loanLetters?: readonly string[];
  /** Marks that are no part of a letter of their own, as combining characters, and the letters that they stand on. */
  readonly marks?: { readonly signs: readonly string[]; readonly on: readonly string[] };
  /** The sign that is a letter or a part of one and looks like punctuation: the apostrophe of Ba Na. */
  readonly apostrophe?: string;
  /** The script's own ten digits, from zero up, where it has others than 0–9. */
  readonly digits?: readonly string[];
  readonly punctuation: {
    /** Opening and closing, outer and inner: `“ ” ‘ ’`. */
    readonly quotes: readonly string[];
    /** What ends a sentence. */
    readonly sentenceEnd: readonly string[];
    /** What else stands between words. */
    readonly other: readonly string[];
  };
  /** Dictionary order: CLDR's, where it has the language; else that of `letters`. */
  readonly sort: 'cldr' | 'letters';
  /** Letters that a usual keyboard lacks, for a row of keys. */
  readonly keyboard?: readonly string[];
  /** Old encodings that texts of this language still come in: names of `language/legacy/`. */
  readonly legacy?: readonly string[];
  /** A paragraph of real text, to look at the type with, and where it is from. */
  readonly sample?: { readonly text: string; readonly from: string };
  readonly fonts: {
    /** Families in order, each known to `engines/fonts.ts`. */
    readonly sans: readonly string[];
    /** Unitless CSS `line-height` that the script's stacked marks need. */
    readonly lineHeight: number;
    /** Factor on the type size, so that scripts set side by side look equally large. */
    readonly sizeAdjust: number;
    /** Smallest type on paper, in points: 8.5 where absent. */
    readonly smallest?: number;
  };
  readonly numbers: {
    readonly group: string;
    readonly decimal: string;
    /** `{from}–{to}` */
    readonly range: string;
    /** `native`: numbers and dates are written in the script's own `digits`; without it in 0–9. */
    readonly digits?: 'native';
    /** `{n}%` */
    readonly percent: string;
    /** `{n} đồng` */
    readonly money: { readonly VND: string };
    /** Names for large amounts, largest first: `{from: 1e9, divide: 1e9, pattern: '{n} tỷ đồng'}`. */
    readonly shortMoney: readonly {
      readonly from: number;
      readonly divide: number;
      readonly pattern: string;
    }[];
  };
  readonly dates: {
    /** Patterns over `{d}` `{dd}` `{m}` `{mm}` `{y}` and `{month}` (a name of `months`). */
    readonly short: string;
    readonly long: string;
    /** `{from} – {to}`, of two dates in either form. */
    readonly range: string;
    readonly months?: readonly string[];
    /** Days below 10 and months 1–2 take a leading zero (NĐ 30/2020/NĐ-CP): Vietnamese only. */
    readonly administrativeZero?: boolean;
  };
  /** Enumerations: `a, b và c`. */
  readonly lists: {
    readonly separator: string;
    /** The last two: `{a} và {b}`. */
    readonly and: string;
    readonly or: string;
  };
  /** CLDR plural categories that the language distinguishes; `['other']` for most here. */
  readonly plurals: readonly ('one' | 'other')[];
  /**
   * How lines may break, and words be told apart: at spaces; by ICU's dictionary; between ideographs but for the
   * prohibited positions; or at spaces and the zero-width spaces that the translator sets.
   */
  readonly lineBreak: 'spaces' | 'dictionary' | 'ideographs' | 'zero-width';
  /** Names that a dictionary doesn't know and would break: they stay on one line, and are one word. */
  readonly keepWhole?: readonly string[];
  /** Where each statement is from, and how sure it is. */
  readonly sources: Readonly<Record<Statement, Source> & Partial<Record<OptionalStatement, Source>>>;
}

export type Profiles = ReadonlyMap<LanguageTag, LanguageProfile>;

/** What a profile states of its language, each with a source. */
type Statement =
  | 'names'
  | 'areas'
  | 'letters'
  | 'punctuation'
  | 'sort'
  | 'numbers'
  | 'dates'
  | 'lists'
  | 'plurals'
  | 'fonts'
  | 'lineBreak';

type OptionalStatement = 'keyboard' | 'legacy';

export interface Source {
  /** Read in the source itself, in somebody's report of it, or only seen in texts. */
  readonly status: 'verified' | 'second-hand' | 'observed';
  readonly from: string;
}
