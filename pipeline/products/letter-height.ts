/** How large letters must be to be read from where people stand. */

/**
 * Capitals a two-hundredth of the distance high are seen under 17 minutes of arc; ISO 9241-303 asks for 16 at least.
 * Small letters and stacked marks of other scripts are levelled to them by the profiles.
 */
const distanceToHeight = 200;

/** Height of capitals in Noto Sans, in ems. */
const capitals = 0.714;

/** Type in whole points that can be read from so many millimetres away. */
export const typeFor = (distance: number): number =>
  Math.ceil((distance / distanceToHeight / capitals) * (72 / 25.4));
