/**
 * Finds what was read from a print in what was written: a space where a line ends is not painted, and a style sheet may
 * set capitals. What a screen reader says of its own, such as the name of a bookmark, must not run words together.
 */
import { decodeEntities } from '../markup/entities.ts';

/**
 * @param tag of the elements whose text is looked for, as a regular expression has it: `a`, `h[1-6]`.
 * @returns gives a text, whole or the beginning of one, as an element has it; unchanged where none has.
 */
export function writtenIn(html: string, tag: string): (read: string) => string {
  const elements = new RegExp(`<(${tag})\\b[^>]*>([\\s\\S]*?)</\\1>`, 'g');
  const texts = Array.from(html.matchAll(elements), ([, , inner = '']) => textIn(inner));
  const painted = texts.map((text) => folded(text.replace(unpainted, '')));
  return (read) => {
    const wanted = folded(read.replace(unpainted, ''));
    if (wanted === '') return read;
    const whole = painted.indexOf(wanted);
    const text = texts[whole < 0 ? painted.findIndex((each) => each.startsWith(wanted)) : whole];
    return text === undefined ? read : text.slice(0, lengthOf(wanted, text)).replace(/\s+/g, ' ').trim();
  };
}

function textIn(inner: string): string {
  // The number of a page stands apart from what it is of.
  const apart = inner.replace(/<(?:span\b[^>]*\bdata-page-of|br)\b[^>]*>/g, ' ');
  return decodeEntities(apart.replace(/<[^>]*>/g, ''));
}

/** How much of `text` it takes to paint as much as is wanted. */
function lengthOf(wanted: string, text: string): number {
  let left = wanted.length;
  for (const { 0: part, index } of text.matchAll(painting)) {
    if (left <= part.length) return index + left;
    left -= part.length;
  }
  return text.length;
}

const unpainted = /[\s\p{Default_Ignorable_Code_Point}]+/gu;
const painting = /[^\s\p{Default_Ignorable_Code_Point}]+/gu;

/** In capitals, unless that takes more of them (ß): places are kept. */
const folded = (text: string): string => {
  const capitals = text.toUpperCase();
  return capitals.length === text.length ? capitals : text;
};
