/** The formats of the leaflet, as data: a new size is one entry here. */
import type { HtmlNode } from '../../model/html.ts';
import type { LanguageProfile } from '../../model/language.ts';
import { type PressProfile, usualPress } from '../../model/press.ts';
import type { PrintLayout } from '../../model/rendition.ts';
import type { PrintedFormat } from '../product.ts';
import { fits } from './fits.ts';
import { flat, type Share } from './flat.ts';
import { columnWidth, folded } from './folded.ts';
import { accordion, type Fold, halfFold, letterFold } from './folds.ts';
import { large, largeFits } from './large.ts';
import type { Measures, Setting } from './setting.ts';

export interface Format extends PrintedFormat {
  /** How it is composed; a class of the stylesheet. */
  readonly shape: 'flat' | 'folded' | 'large';
  /** Trim size in millimetres, sides, and where the panels of a folded one stand. */
  sheet(press: PressProfile): Pick<PrintLayout, 'width' | 'height' | 'sides' | 'panels'>;
  /** Width of a column of text in millimetres: pictures are cut for it. */
  column(press: PressProfile): number;
  /** Measures that the stylesheet reads. */
  readonly measures: Measures;
  /** Bytes of the file for reading that are still sent by telephone. */
  readonly limit: number;
  /** Bodies that divide the text differently, best first. */
  bodies(setting: Setting): readonly (readonly (HtmlNode | undefined)[])[];
  /** Classes for `<body>`, most wanted first; `load` is the room that the text takes, in letters of 10 points. */
  fits(load: number, profile: LanguageProfile): readonly string[];
}

/** Room for type: the largest in points, and the most characters of Latin text that it was seen to hold in 10 points. */
interface Type {
  readonly largest: number;
  readonly room: number;
}

/** A photograph as wide as half of A4, cut for print, leaves half of this to text and fonts. */
const usualLimit = 500_000;

/** One as wide as A4 has more than twice the pixels. */
const wideLimit = 1_000_000;

export const formats: Readonly<Record<string, Format>> = {
  a5: flatFormat({
    name: { vi: 'Tờ rơi A5', en: 'Leaflet, A5' },
    width: 148,
    height: 210,
    measures: { margin: 11, picture: 54, code: 26, title: 25, summary: 11.5, columns: [1, 2], gap: 8 },
    share: { withContact: 0.58, without: 0.47 },
    type: { largest: 18, room: 2750 },
  }),
  a4: flatFormat({
    name: { vi: 'Tờ rơi A4', en: 'Leaflet, A4' },
    width: 210,
    height: 297,
    measures: { margin: 16, picture: 96, code: 34, title: 36, summary: 15, columns: [2, 2], gap: 10 },
    share: { withContact: 0.5, without: 0.44 },
    limit: wideLimit,
    type: { largest: 20, room: 5000 },
  }),
  dl: flatFormat({
    name: { vi: 'Tờ rơi khổ hẹp (DL)', en: 'Narrow leaflet (DL)' },
    width: 99,
    height: 210,
    measures: { margin: 9, picture: 62, code: 26, title: 22, summary: 11.5, columns: [1, 1], gap: 0 },
    share: { withContact: 0.55, without: 0.47 },
    type: { largest: 16, room: 1250 },
  }),
  bifold: foldedFormat(() => halfFold, {
    name: { vi: 'Tờ gấp đôi (bifold)', en: 'A4 folded once (bifold)' },
    measures: { margin: 12, picture: 112, code: 30, title: 33, summary: 15, columns: [1, 2], gap: 14 },
    type: { largest: 20, room: 3850 },
  }),
  trifold: foldedFormat(({ folding }) => letterFold(folding.trifold), {
    name: { vi: 'Tờ gấp ba (trifold)', en: 'A4 folded in three (trifold)' },
    measures: { margin: 8, picture: 92, code: 26, title: 29, summary: 13, columns: [1, 1], gap: 0 },
    type: { largest: 18, room: 4700 },
  }),
  zfold: foldedFormat(() => accordion, {
    name: { vi: 'Tờ gấp chữ Z (zfold)', en: 'A4 folded in a Z (zfold)' },
    measures: { margin: 9, picture: 92, code: 26, title: 29, summary: 13, columns: [1, 1], gap: 0 },
    type: { largest: 18, room: 4700 },
  }),
  'a4-large': largeFormat({
    name: { vi: 'Tờ rơi chữ to A4', en: 'Large-print leaflet, A4' },
    width: 210,
    height: 297,
    measures: { margin: 20, picture: 130, code: 40, title: 42, summary: 22, columns: [1, 1], gap: 0 },
    limit: wideLimit,
  }),
};

interface Page extends PrintedFormat {
  readonly width: number;
  readonly height: number;
  readonly measures: Measures;
  readonly limit?: number;
}

interface FlatFormat extends Page {
  readonly share: Omit<Share, 'alone'>;
  readonly type: Type;
}

function flatFormat({ name, width, height, measures, limit = usualLimit, share, type }: FlatFormat): Format {
  const [, columns] = measures.columns;
  const text = width - 2 * measures.margin;
  return {
    name,
    shape: 'flat',
    sheet: () => ({ width, height, sides: 2 }),
    column: () => (text - (columns - 1) * measures.gap) / columns,
    measures,
    limit,
    bodies: (setting) => flat({ ...share, alone: type.room / 4 }, setting),
    fits: (load, profile) => fits(load, type, profile),
  };
}

function foldedFormat(
  foldFor: (press: PressProfile) => Fold,
  { name, measures, type }: PrintedFormat & { readonly measures: Measures; readonly type: Type },
): Format {
  return {
    name,
    shape: 'folded',
    sheet: (press) => {
      const { width, height, panels } = foldFor(press);
      return { width, height, panels, sides: 2 };
    },
    column: (press) => columnWidth(foldFor(press), measures),
    measures,
    limit: usualLimit,
    bodies: (setting) => folded(foldFor(setting.site.press ?? usualPress), setting),
    fits: (load, profile) => fits(load, type, profile),
  };
}

function largeFormat({ name, width, height, measures, limit = usualLimit }: Page): Format {
  return {
    name,
    shape: 'large',
    sheet: () => ({ width, height, sides: 'flow' }),
    column: () => width - 2 * measures.margin,
    measures,
    limit,
    bodies: large,
    fits: () => largeFits,
  };
}
