/** What a leaflet is composed from. */
import type { Edition } from '../../model/edition.ts';
import type { Pen } from '../draw.ts';
import type { Site } from '../product.ts';
import type { Flow } from './panels.ts';

export interface Setting {
  readonly edition: Edition;
  readonly flow: Flow;
  readonly site: Site;
  readonly pen: Pen;
  readonly sheet: { readonly width: number; readonly height: number };
  readonly bleed: number;
  readonly measures: Measures;
}

export interface Measures {
  /** From the text to the trim, in millimetres. */
  readonly margin: number;
  /** Height of the picture, from the trim. */
  readonly picture: number;
  /** Side of the code. */
  readonly code: number;
  /** Type of title and summary, in points. */
  readonly title: number;
  readonly summary: number;
  /** Columns of a side, or of a panel: in type of 13 points and more, and in smaller. */
  readonly columns: readonly [large: number, small: number];
  /** Between columns of one side. */
  readonly gap: number;
}
