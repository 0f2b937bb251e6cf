/** Where a print shop cuts, folds and sets its plates: marks outside the bleed, as instructions of a PDF page. */
import type { PressMarks, PressSettings } from '../model/press.ts';
import type { FoldedPanel, PrintLayout } from '../model/rendition.ts';

/** A page of a press file, in points from its lower left corner. */
export interface PressPage {
  readonly width: number;
  readonly height: number;
  readonly bleed: Box;
  readonly trim: Box;
}

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Room for the line that names the sheet, beyond the marks, in millimetres. */
const slugRoom = 5;
const pointsPerMillimetre = 72 / 25.4;

export const points = (millimetres: number): number => millimetres * pointsPerMillimetre;

/**
 * The trim stands in the middle; marks and a line of text find room on every side. A layout without bleed of its own
 * has that of the print shop: white, for it is white up to its edge.
 */
export function pressPage(
  { width, height, bleed: own }: PrintLayout,
  { bleed: wanted, marks }: PressSettings,
): PressPage {
  const bleed = own || wanted;
  const out = points(outside(marks));
  const bleeds = boxAt(out, out, points(width + 2 * bleed), points(height + 2 * bleed));
  const edge = out + points(bleed);
  return {
    width: bleeds.right + out,
    height: bleeds.top + out,
    bleed: bleeds,
    trim: boxAt(edge, edge, points(width), points(height)),
  };
}

const boxAt = (left: number, bottom: number, width: number, height: number): Box => ({
  left,
  bottom,
  right: left + width,
  top: bottom + height,
});

/** From the bleed to the edge of the page, in millimetres. */
const outside = (marks: PressMarks): number => reach(marks) + slugRoom;

/** How far marks reach out of the bleed, in millimetres. */
export const reach = ({ crop, fold, registration, length, offset }: PressMarks): number =>
  crop || fold || registration ? offset + length : 0;

/** Where one side is folded, in millimetres from its left and its upper trim. */
export interface Folds {
  readonly across: readonly number[];
  readonly down: readonly number[];
}

/** Neighbouring panels are parted by a fold. */
export function foldsOf(panels: readonly FoldedPanel[], side: number): Folds {
  const own = panels.filter((panel) => panel.side === side);
  const between = (starts: readonly number[]) =>
    [...new Set(starts.filter((start) => start > 0))].sort((one, other) => one - other);
  return { across: between(own.map(({ x }) => x)), down: between(own.map(({ y }) => y)) };
}

/** The marks of one side. Whoever places them sets the colour: one that is on every plate. */
export function drawMarks(page: PressPage, marks: PressMarks, folds: Folds): string {
  return [
    `${thin} w 0 J`,
    ...(marks.crop ? cropMarks(page, marks) : []),
    ...(marks.registration ? registrationMarks(page, marks, folds) : []),
    ...(marks.fold ? ['[3 2] 0 d', ...foldMarks(page, marks, folds), '[] 0 d'] : []),
  ].join('\n');
}

/** A quarter of a point: as thin as plates show reliably. */
const thin = 0.25;

type Point = readonly [x: number, y: number];

const line = ([x, y]: Point, [toX, toY]: Point): string =>
  `${number(x)} ${number(y)} m ${number(toX)} ${number(toY)} l S`;

/** Both ends of a mark beyond each of two opposite edges of the bleed. */
const beyond = (low: number, high: number, { offset, length }: PressMarks) =>
  [
    [low - points(offset), low - points(offset + length)],
    [high + points(offset), high + points(offset + length)],
  ] as const;

const upright = ({ bleed }: PressPage, marks: PressMarks, x: number): readonly string[] =>
  beyond(bleed.bottom, bleed.top, marks).map(([from, to]) => line([x, from], [x, to]));

const level = ({ bleed }: PressPage, marks: PressMarks, y: number): readonly string[] =>
  beyond(bleed.left, bleed.right, marks).map(([from, to]) => line([from, y], [to, y]));

const cropMarks = (page: PressPage, marks: PressMarks): readonly string[] => [
  ...[page.trim.left, page.trim.right].flatMap((x) => upright(page, marks, x)),
  ...[page.trim.bottom, page.trim.top].flatMap((y) => level(page, marks, y)),
];

const foldMarks = (page: PressPage, marks: PressMarks, { across, down }: Folds): readonly string[] => [
  ...across.flatMap((x) => upright(page, marks, page.trim.left + points(x))),
  ...down.flatMap((y) => level(page, marks, page.trim.top - points(y))),
];

/** A circle with a cross in the middle of each edge, beside a fold that stands there. */
function registrationMarks(page: PressPage, marks: PressMarks, folds: Folds): readonly string[] {
  const { bleed, trim } = page;
  const middle = points(marks.offset + marks.length / 2);
  const x = clearOf(
    (trim.left + trim.right) / 2,
    folds.across.map((at) => trim.left + points(at)),
    marks,
  );
  const y = clearOf(
    (trim.bottom + trim.top) / 2,
    folds.down.map((at) => trim.top - points(at)),
    marks,
  );
  const centres: readonly Point[] = [
    [x, bleed.bottom - middle],
    [x, bleed.top + middle],
    [bleed.left - middle, y],
    [bleed.right + middle, y],
  ];
  return centres.flatMap((centre) => target(centre, points(marks.length) / 2));
}

function clearOf(at: number, folds: readonly number[], { length }: PressMarks): number {
  return folds.some((fold) => Math.abs(fold - at) < points(length)) ? at + points(2 * length) : at;
}

function target([x, y]: Point, radius: number): readonly string[] {
  return [
    line([x - radius, y], [x + radius, y]),
    line([x, y - radius], [x, y + radius]),
    circle([x, y], radius * 0.6),
  ];
}

/** Four curves of Bézier come within 0.03 % of a circle with this. */
const roundness = 0.5523;

function circle([x, y]: Point, radius: number): string {
  const pull = radius * roundness;
  const curve = (...numbers: readonly number[]) => `${numbers.map(number).join(' ')} c`;
  return [
    `${number(x + radius)} ${number(y)} m`,
    curve(x + radius, y + pull, x + pull, y + radius, x, y + radius),
    curve(x - pull, y + radius, x - radius, y + pull, x - radius, y),
    curve(x - radius, y - pull, x - pull, y - radius, x, y - radius),
    curve(x + pull, y - radius, x + radius, y - pull, x + radius, y),
    'S',
  ].join(' ');
}

/** To a ten-thousandth of a point: boxes and marks agree to less than a thousandth of a millimetre. */
export const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);
