/**
 * The folded sheet: A4 landscape, letter fold (roll fold), turned on its short edge.
 *
 * Seen from outside, left to right: the flap that tucks in, the back, the front cover. Turned like the leaf of a book,
 * the inside shows the cover's reverse on the left, the back's in the middle and the flap's on the right. The flap is
 * folded in first and the cover over it, so the flap must be narrower than the two panels that it lies between.
 */

export interface Panel {
  readonly name: 'cover' | 'flap' | 'inside-1' | 'inside-2' | 'inside-3' | 'back';
  readonly side: 1 | 2;
  /** Distance from the left trim, and width, in millimetres. */
  readonly x: number;
  readonly width: number;
}

/** Trim size in millimetres. */
export const sheet = { width: 297, height: 210 } as const;

const wide = 100;
const narrow = sheet.width - 2 * wide;

/** In reading order: the cover is opened, the flap is seen, then the inside, at last the back. */
export const panels: readonly Panel[] = [
  { name: 'cover', side: 1, x: narrow + wide, width: wide },
  { name: 'flap', side: 1, x: 0, width: narrow },
  { name: 'inside-1', side: 2, x: 0, width: wide },
  { name: 'inside-2', side: 2, x: wide, width: wide },
  { name: 'inside-3', side: 2, x: 2 * wide, width: narrow },
  { name: 'back', side: 1, x: narrow, width: wide },
];

/** Where a side is folded, from its left trim, in millimetres. */
export const folds = (side: Panel['side']): readonly number[] =>
  panels
    .filter((panel) => panel.side === side && panel.x > 0)
    .map((panel) => panel.x)
    .sort((one, other) => one - other);
