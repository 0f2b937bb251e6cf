/** How long a text is, whatever it is written in. */

/** Length in Latin letters: an ideograph counts twice, a combining mark not at all. */
export function letters(text: string): number {
  let total = 0;
  for (const character of text)
    total += /\p{M}/u.test(character) ? 0 : /\p{Script=Han}/u.test(character) ? 2 : 1;
  return total;
}
