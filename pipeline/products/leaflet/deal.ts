/** How the text that flows is dealt out to the flap and the inside of the folded sheet. */
import type { Block } from '../../model/edition.ts';
import type { Panel } from './fold.ts';
import { divide, type Flow, type Section } from './panels.ts';

export const insidePanels: readonly Panel['name'][] = ['inside-1', 'inside-2', 'inside-3'];

/** Which sections stand on the flap, and which on each run of free inside panels. */
export interface Deal {
  readonly flap: readonly Section[];
  readonly inside: readonly (readonly Section[])[];
}

/** Neighbouring inside panels that share one text; a panel placed by name stands alone. */
interface Box {
  readonly names: readonly Panel['name'][];
  readonly placed: readonly Block[];
  readonly sections: readonly Section[];
}

/** Ways to deal out the sections, best first: the flap is one panel of four. */
export function deals({ named, sections }: Flow): readonly Deal[] {
  const free = runs(named).filter((names) => isFree(names, named)).length;
  if (free === 0 && !named.has('flap')) return [{ flap: sections, inside: [] }];
  const flaps = named.has('flap') ? [[[], sections] as const] : divide(sections, 0.25);
  return flaps.flatMap(([flap, rest]): readonly Deal[] =>
    // At most two runs are free: only the middle panel can part them.
    free > 1 ? divide(rest, 0.5).map((inside) => ({ flap, inside })) : [{ flap, inside: [rest] }],
  );
}

/** The boxes of the inside, from left to right. Sections for which no panel is free follow on the last. */
export function insideBoxes(named: Flow['named'], { inside }: Deal): readonly Box[] {
  const boxes = runs(named);
  const free = boxes.filter((names) => isFree(names, named));
  const flowing = free.length > 0 ? free : boxes.slice(-1);
  return boxes.map((names) => ({
    names,
    placed: names.flatMap((name) => named.get(name) ?? []),
    sections: inside[flowing.indexOf(names)] ?? [],
  }));
}

/** Cuts the inside before and after every panel that has a text of its own. */
function runs(named: Flow['named']): readonly Box['names'][] {
  const cut: Panel['name'][][] = [];
  for (const name of insidePanels) {
    const last = cut.at(-1);
    if (last && isFree([...last, name], named)) last.push(name);
    else cut.push([name]);
  }
  return cut;
}

const isFree = (names: Box['names'], named: Flow['named']): boolean =>
  names.every((name) => !named.has(name));
