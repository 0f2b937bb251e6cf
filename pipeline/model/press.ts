/** What a print shop is given: its measures and marks as data, and the order of one document. */
import type { Digest, LanguageTag } from './id.ts';

/** Where a project keeps what its print shops ask for. */
export const pressFolder = 'content/press';

/** What stands outside the bleed, for whoever cuts, folds and sets the plates. */
export interface PressMarks {
  readonly crop: boolean;
  readonly fold: boolean;
  readonly registration: boolean;
  /** Length of a mark, in millimetres. */
  readonly length: number;
  /** Where it begins, in millimetres outside the bleed. */
  readonly offset: number;
}

/** A colour profile (ICC.1) of a kind of press and paper. */
export interface ColourProfile {
  /** Relative to the project, or absolute. */
  readonly file: string;
  readonly digest: Digest;
  /** As it calls itself: `Coated FOGRA39 (ISO 12647-2:2004)`. */
  readonly name: string;
}

/** CMYK only with a profile: without one nobody could say which colours are meant. */
export type PressColour =
  | { readonly space: 'rgb' }
  | { readonly space: 'cmyk'; readonly profile: ColourProfile };

/** `content/press/<name>.yaml`: how a print shop wants its files. Millimetres throughout. */
export interface PressProfile {
  readonly name: string;
  /** How far colour runs out beyond the trim. */
  readonly bleed: number;
  readonly marks: PressMarks;
  readonly colour: PressColour;
  readonly folding: {
    /** Widths of the panels of an A4 letter fold, as the inside is read; the last is folded in first. */
    readonly trifold: readonly [number, number, number];
  };
  /** Pixels of a picture per inch of paper, at least. */
  readonly dpi: number;
  readonly paper: {
    readonly name: string;
    /** Grams per square metre. */
    readonly weight: number;
  };
  /** What is done after printing, in the print shop's own words. */
  readonly finishing?: string;
}

/** How many copies of which language go where: area → language → copies. */
export type CopyPlan = Readonly<Record<string, Readonly<Record<LanguageTag, number>>>>;

/** What a document orders from the print shop. */
export interface PressChoice {
  /** Name of the profile. */
  readonly profile: string;
  /** Absent: all printed products of the document. */
  readonly products?: readonly { readonly product: string; readonly format: string }[];
  readonly copies: CopyPlan;
}

/** What the engine needs to make the press file of one layout. */
export interface PressSettings extends Pick<PressProfile, 'bleed' | 'marks' | 'colour'> {
  /** One line outside the bleed that says which sheet it is; the engine adds the side. */
  readonly slug: string;
}

/** The file for the print shop. */
export interface PressFile {
  readonly bytes: Uint8Array;
  /** What it is in: RGB also where CMYK was asked for and could not be made. */
  readonly space: PressColour['space'];
  readonly sides: number;
  readonly fonts: readonly string[];
  /** Pixels of the coarsest picture per inch of paper; absent where there is none. */
  readonly dpi?: number;
  readonly faults: readonly PressFault[];
}

/** The file for the print shop is not what it was to be. */
export interface PressFault {
  /**
   * A text that is not the reading file's, a side that does not look like its own, a font that is not in the file, a
   * conversion to CMYK that failed, a layout without bleed that has colour at its trim.
   */
  readonly type: 'other-text' | 'font-not-embedded' | 'not-converted' | 'other-picture' | 'no-bleed';
  /** What stands before the difference; the font's name; what Ghostscript said; the side. */
  readonly text: string;
}

/** Measures by which everything is laid out where no profile is named. */
export const usualPress: PressProfile = {
  name: '',
  bleed: 3,
  marks: { crop: true, fold: true, registration: true, length: 5, offset: 1 },
  colour: { space: 'rgb' },
  folding: { trifold: [100, 100, 97] },
  dpi: 300,
  paper: { name: '', weight: 0 },
};
