/** How fine pictures must be printed. */

export const armsLength = 300;
/** Nobody holds a poster in the hand. */
const fromAfar = 150;

/** Dots per inch that the pictures of a product need; more serves nobody, whatever a print shop asks for. */
export const resolutionOf = (product: string): number => (product === 'poster' ? fromAfar : armsLength);
