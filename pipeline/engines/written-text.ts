/**
 * Finds what was read from a print in what was written: a space where a line ends is not painted, and a style sheet may
 * set capitals. What a screen reader says of its own, such as the name of a bookmark, must not run words together.
 */
import { decodeEntities } from './read-back.ts';

/** @returns gives a text as `html` has it; unchanged where it has not. */
export function writtenIn(html: string): (read: string) => string {
  const written = decodeEntities(
    html
      .replace(/<(style|script|title|desc|template)\b[\s\S]*?<\/\1>/g, '')
      // The number of a page stands apart from what it is of.
      .replace(/<(?:span\b[^>]*\bdata-page-of|br|\/p|\/h\d|\/li|\/t[dh]|\/div)\b[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, ''),
  );
  const places: number[] = [];
  for (const { 0: part, index } of written.matchAll(painting))
    for (let at = index; at < index + part.length; at++) places.push(at);
  const painted = written.replace(unpainted, '');
  const capitals = folded(painted);
  return (read) => {
    const wanted = read.replace(unpainted, '');
    if (wanted === '') return read;
    const exact = painted.indexOf(wanted);
    const start = exact < 0 ? capitals.indexOf(folded(wanted)) : exact;
    if (start < 0) return read;
    const [first = 0, last = 0] = [places[start], places[start + wanted.length - 1]];
    return written.slice(first, last + 1).replace(/\s+/g, ' ');
  };
}

const unpainted = /[\s\p{Default_Ignorable_Code_Point}]+/gu;
const painting = /[^\s\p{Default_Ignorable_Code_Point}]+/gu;

/** In capitals, unless that takes more of them (ß): places are kept. */
const folded = (text: string): string => {
  const capitals = text.toUpperCase();
  return capitals.length === text.length ? capitals : text;
};
