/** How the type of a leaflet may be set: which sizes are worth trying for a text, in which order. */
import type { LanguageProfile } from '../../model/language.ts';

/** Sizes of running text in points; each has a class in print.css, named by its whole points. */
const sizes = [20, 18, 16, 15, 14, 13, 12, 11, 10, 9.5, 8.5] as const;

/** Down to here every section is whole in one column; in smaller type the room is worth more. */
const whole = 10;

/** From here down lines may stand closer. */
const tight = 9.5;

/** Of Latin script with stacked marks: what rooms were measured with. */
const usualLineHeight = 1.5;

/**
 * Classes of `<body>`, most wanted first: large for old eyes, and with every section whole in one column; then smaller,
 * then with sections broken, at last with closer lines, never below the smallest type that the language can be read in.
 * What the text plainly outgrows is left out, since every try costs the engine a layout: `load` is the room that it
 * takes, `room` that of the sheet, in letters of 10 points; what a text takes grows with the square of its size.
 */
export function fits(
  load: number,
  { largest, room }: { readonly largest: number; readonly room: number },
  { fonts }: LanguageProfile,
): readonly string[] {
  const fullness = (load * fonts.lineHeight) / usualLineHeight / room;
  const allowed = sizes.filter(
    (size) => size <= largest && size * fonts.sizeAdjust >= smallestType({ fonts }),
  );
  const smallest = allowed.at(-1) ?? sizes[0];
  return allowed
    .filter((size) => size === smallest || fullness * (size / 10) ** 2 <= 1)
    .flatMap((size) => classesOf(size, size === smallest));
}

function classesOf(size: number, isSmallest: boolean): readonly string[] {
  const name = `size-${Math.floor(size)}`;
  return [
    ...(size >= whole ? [`${name} whole`] : []),
    ...(size <= whole ? [name] : []),
    ...(size <= tight || isSmallest ? [`${name} tight`] : []),
  ];
}

/** In points, as it comes out on paper. */
const smallestType = ({ fonts }: Pick<LanguageProfile, 'fonts'>): number => fonts.smallest ?? 8.5;
