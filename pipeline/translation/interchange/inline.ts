/** A unit's text as pieces, for formats that have elements of their own for inline codes: XLIFF. */
import { factPlace } from '../../language/interpolation.ts';
import { findCodeFaults } from '../../markup/inline-codes.ts';
import type { InlineCode } from '../../model/unit.ts';

export type Piece = string | Pair | Single | FactPiece;

interface Pair {
  readonly type: 'pair';
  readonly code: InlineCode;
  readonly pieces: readonly Piece[];
}

interface Single {
  readonly type: 'single';
  readonly code: InlineCode;
}

/** `{{facts.loudspeakers, number}}`: `number` is the same in source and translation. */
interface FactPiece {
  readonly type: 'fact';
  readonly number: number;
  readonly text: string;
}

/** The places of facts in a source, in order. */
export const factsOf = (source: string): readonly string[] => source.match(factPlace) ?? [];

/** A text whose codes are not sound is one piece, codes and all: a tool shows them as they stand, and none is lost. */
export function piecesOf(
  text: string,
  codes: readonly InlineCode[],
  facts: readonly string[],
): readonly Piece[] {
  const free = facts.map((fact, index) => ({ fact, number: index + 1 }));
  const split = (part: string) => splitFacts(part, free);
  if (findCodeFaults(text, codes).some(({ fault }) => fault !== 'missing')) return split(text);
  return nest(text, codes, split);
}

function nest(
  text: string,
  codes: readonly InlineCode[],
  split: (part: string) => readonly Piece[],
): readonly Piece[] {
  const root: Piece[] = [];
  const open: { code: InlineCode; pieces: Piece[] }[] = [];
  const add = (...pieces: readonly Piece[]) => (open.at(-1)?.pieces ?? root).push(...pieces);
  let at = 0;
  for (const match of text.matchAll(/<(\/?)(\d+)\/?>/g)) {
    add(...split(text.slice(at, match.index)));
    at = match.index + match[0].length;
    const code = codes.find(({ number }) => String(number) === match[2]);
    if (!code) continue;
    if (code.single) add({ type: 'single', code });
    else if (!match[1]) open.push({ code, pieces: [] });
    else {
      const closed = open.pop();
      if (closed) add({ type: 'pair', ...closed });
    }
  }
  add(...split(text.slice(at)));
  return root;
}

function splitFacts(text: string, free: { fact: string; number: number }[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(factPlace)) {
    const index = free.findIndex(({ fact }) => fact === match[0]);
    const [known] = index < 0 ? [] : free.splice(index, 1);
    if (!known) continue;
    pieces.push(text.slice(at, match.index), { type: 'fact', number: known.number, text: match[0] });
    at = match.index + match[0].length;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== '');
}

/** What a code stands for, in a word that tools know: XLIFF 1.2 `ctype`, XLIFF 2.1 `subType`. */
export function kindOfCode({
  element,
}: InlineCode): 'bold' | 'italic' | 'link' | 'image' | 'break' | 'code' | 'other' {
  return kinds[element.tagName] ?? 'other';
}

const kinds: Readonly<Record<string, ReturnType<typeof kindOfCode>>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  a: 'link',
  img: 'image',
  br: 'break',
  code: 'code',
};
