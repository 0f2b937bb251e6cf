/**
 * Folded sheets, as coordinates. A sheet is printed on both sides and turned on its short edge, like the leaf of a book:
 * what stands on the left of one side has the right of the other behind it. Both are given as they are seen.
 */
import type { PressProfile } from '../../model/press.ts';
import type { FoldedPanel } from '../../model/rendition.ts';

export type PanelName =
  | 'cover'
  | 'flap'
  | 'inside-1'
  | 'inside-2'
  | 'inside-3'
  | 'outside-1'
  | 'outside-2'
  | 'back';

export interface Panel extends FoldedPanel {
  readonly name: PanelName;
}

export interface Fold {
  /** Trim size of the flat sheet, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** In reading order, which is that of the unfolding; the back, which tells who publishes it, comes last. */
  readonly panels: readonly Panel[];
  /** Neighbouring panels that one text runs through, in reading order. Cover and back hold what is theirs. */
  readonly runs: readonly (readonly PanelName[])[];
  /** Where stands what an editor places on a panel that this fold does not have. */
  readonly standIns: Readonly<Partial<Record<PanelName, PanelName>>>;
}

/** Panels from left to right, each with its width in millimetres. */
type Side = readonly (readonly [name: PanelName, width: number])[];

/** Of A4 turned on its side, in millimetres. */
const height = 210;

/** A4 folded once to A5: pages 4 and 1 outside, 2 and 3 inside. */
export const halfFold: Fold = sheet(
  [
    [
      ['back', 148.5],
      ['cover', 148.5],
    ],
    [
      ['inside-1', 148.5],
      ['inside-2', 148.5],
    ],
  ],
  {
    reading: ['cover', 'inside-1', 'inside-2', 'back'],
    runs: [['inside-1', 'inside-2']],
    standIns: { flap: 'inside-1', 'inside-3': 'inside-2' },
  },
);

/**
 * A4 in three, the right third of the inside folded in first and the left one, which carries the cover, over it. What is
 * folded in must be narrower than the two panels that it lies between, by what the print shop's machine needs.
 */
export function letterFold([left, middle, flap]: PressProfile['folding']['trifold']): Fold {
  return sheet(
    [
      [
        ['flap', flap],
        ['back', middle],
        ['cover', left],
      ],
      [
        ['inside-1', left],
        ['inside-2', middle],
        ['inside-3', flap],
      ],
    ],
    {
      reading: ['cover', 'flap', 'inside-1', 'inside-2', 'inside-3', 'back'],
      runs: [['flap'], ['inside-1', 'inside-2', 'inside-3']],
      standIns: {},
    },
  );
}

/**
 * A4 in three equal panels, folded to and fro. The cover opens like that of a book on the first two panels of the inside;
 * the third, pulled out, was the back of the folded sheet. Turned over, two more panels stand left of the cover.
 */
export const accordion: Fold = sheet(
  [
    [
      ['outside-1', 99],
      ['outside-2', 99],
      ['cover', 99],
    ],
    [
      ['inside-1', 99],
      ['inside-2', 99],
      ['back', 99],
    ],
  ],
  {
    reading: ['cover', 'inside-1', 'inside-2', 'outside-1', 'outside-2', 'back'],
    runs: [
      ['inside-1', 'inside-2'],
      ['outside-1', 'outside-2'],
    ],
    standIns: { flap: 'outside-1', 'inside-3': 'outside-2' },
  },
);

function sheet(
  sides: readonly [Side, Side],
  { reading, ...rest }: Pick<Fold, 'runs' | 'standIns'> & { readonly reading: readonly PanelName[] },
): Fold {
  const panels = sides.flatMap((side, index) =>
    side.map(
      ([name, width], position): Panel => ({
        name,
        side: index === 0 ? 1 : 2,
        x: widthOf(side.slice(0, position)),
        y: 0,
        width,
        height,
      }),
    ),
  );
  return {
    width: widthOf(sides[0]),
    height,
    panels: panels.sort((one, other) => reading.indexOf(one.name) - reading.indexOf(other.name)),
    ...rest,
  };
}

function widthOf(side: Side): number {
  return side.reduce((total, [, width]) => total + width, 0);
}
