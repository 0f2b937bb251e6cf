/** The formats of the banner, as data: a new size is one entry here. All measures are true ones, in millimetres. */
import type { PrintedFormat } from '../product.ts';

export interface Format extends PrintedFormat {
  /** `panel`: a slogan above the river, with a code; `strip`: one or two lines across a road. */
  readonly shape: 'panel' | 'strip';
  readonly width: number;
  readonly height: number;
  /** From how far the slogan can be read at its smallest. */
  readonly distance: number;
  /** Side of the code; none where nobody comes near enough to read one. */
  readonly code?: number;
}

export const formats: Readonly<Record<string, Format>> = {
  'pano-3x2': {
    name: { vi: 'Pano 3 × 2 m', en: 'Billboard, 3 × 2 m' },
    shape: 'panel',
    width: 3000,
    height: 2000,
    distance: 20_000,
    code: 300,
  },
  'pano-2x3': {
    name: { vi: 'Pano đứng 2 × 3 m', en: 'Upright billboard, 2 × 3 m' },
    shape: 'panel',
    width: 2000,
    height: 3000,
    distance: 15_000,
    code: 300,
  },
  'bang-ron-8x1': {
    name: { vi: 'Băng rôn 8 × 1 m', en: 'Street banner, 8 × 1 m' },
    shape: 'strip',
    width: 8000,
    height: 1000,
    distance: 30_000,
  },
};

/**
 * Banners are laid out at a tenth. A page of PDF measures 14,400 points at most (ISO 32000-1, annex C.2), which is
 * 5.08 metres; not every program honours `UserUnit`, which would stretch it. Print shops know files at a tenth.
 */
export const scale = 10;

/** How far colour runs out on every side: it is folded over and welded as a hem. */
export const hem = 50;

/** From the edge to where text may begin: eyelets are punched in between. */
export const eyelets = 100;

/** Classes of `<body>`, most wanted first: tenths of the smallest type that can be read from `distance`. */
export const fits: readonly string[] = [
  60, 54, 49, 45, 41, 37, 34, 31, 28, 25, 23, 21, 19, 17, 16, 15, 14, 13, 12, 11, 10,
].map((tenths) => `step-${tenths}`);
