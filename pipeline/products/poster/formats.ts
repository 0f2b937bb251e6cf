/** The formats of the poster, as data: a new size is one entry here. */
import type { PrintedFormat } from '../product.ts';

export interface Format extends PrintedFormat {
  /** Trim size in millimetres. */
  readonly width: number;
  readonly height: number;
  /** From how far its smallest text can be read, in millimetres. */
  readonly distance: number;
  /** Side of the code, in millimetres: it is read from ten times as far. */
  readonly code: number;
}

/** Who stands before a larger sheet stands farther away, and more people do. */
export const formats: Readonly<Record<string, Format>> = {
  a3: { name: { vi: 'Áp phích A3', en: 'Poster, A3' }, width: 297, height: 420, distance: 1000, code: 55 },
  a2: { name: { vi: 'Áp phích A2', en: 'Poster, A2' }, width: 420, height: 594, distance: 1400, code: 78 },
  a1: { name: { vi: 'Áp phích A1', en: 'Poster, A1' }, width: 594, height: 841, distance: 2000, code: 110 },
};

/** How much farther the headline is read than the text: it calls people in. */
export const headlineReach = 3;

/**
 * Classes of `<body>`, most wanted first: tenths of the smallest type that can be read from `distance`; at last with
 * closer lines. The steps are wide: what they leave is for a grander headline.
 */
export const fits: readonly string[] = [
  ...[24, 20, 17, 14, 12, 10].map((tenths) => `step-${tenths}`),
  'step-10 tight',
];
