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
  /** What search engines accept in `hreflang` (ISO 639-1 with optional script or region); absent where they do not. */
  readonly hreflang?: string;
  /** Tried in order when a text of the interface is missing; ends with the source language. */
  readonly fallback: readonly LanguageTag[];
  readonly fonts: {
    /** Families in order, each known to `engines/fonts.ts`: `sans` for text, `serif` for reading. */
    readonly sans: readonly string[];
    readonly serif: readonly string[];
    /** Unitless CSS `line-height` that the script's stacked marks need. */
    readonly lineHeight: number;
    /** Factor on the type size, so that scripts set side by side look equally large. */
    readonly sizeAdjust: number;
  };
  readonly numbers: {
    readonly group: string;
    readonly decimal: string;
    /** Ten digits, when they are not 0–9. */
    readonly digits?: readonly string[];
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
    readonly months?: readonly string[];
    /** Days below 10 and months 1–2 take a leading zero (NĐ 30/2020/NĐ-CP): Vietnamese only. */
    readonly administrativeZero?: boolean;
  };
  /** CLDR plural categories that the language distinguishes; `['other']` for most here. */
  readonly plurals: readonly ('one' | 'other')[];
  /** How lines may break: at spaces, or by the browser's dictionary, or between any two characters. */
  readonly lineBreak: 'spaces' | 'dictionary' | 'anywhere';
}
