/** How the text that flows is dealt out to the panels of a folded sheet. */
import type { Block } from '../../model/edition.ts';
import type { Fold, PanelName } from './folds.ts';
import { divide, type Flow, type Section } from './panels.ts';

/** Neighbouring panels that share one text; a panel placed by name stands alone. */
export interface Box {
  readonly names: readonly PanelName[];
  readonly placed: readonly Block[];
  readonly sections: readonly Section[];
}

/** For each run of the fold, its boxes from left to right. */
export type Deal = readonly (readonly Box[])[];

/** Ways to deal out the sections, best first. Those for which no panel is free follow on the last. */
export function deals({ named, sections }: Flow, { runs }: Fold): readonly Deal[] {
  const cut = runs.map((names) => cutRun(names, named));
  const boxes = cut.flat();
  const free = boxes.filter((names) => isFree(names, named));
  const flowing = free.length > 0 ? free : boxes.slice(-1);
  return shares(
    sections,
    flowing.map((names) => names.length),
  ).map((dealt) =>
    cut.map((run) =>
      run.map((names) => ({
        names,
        placed: names.flatMap((name) => named.get(name) ?? []),
        sections: dealt[flowing.indexOf(names)] ?? [],
      })),
    ),
  );
}

/**
 * Ways to divide sections among boxes of so many panels, in order. One that cannot be divided stands where there is most
 * room, and of two such places where a reader comes first.
 */
function shares(
  sections: readonly Section[],
  [first = 1, ...rest]: readonly number[],
): readonly (readonly (readonly Section[])[])[] {
  if (rest.length === 0) return [[sections]];
  if (sections.length === 1 && first >= Math.max(...rest)) return [[sections, ...rest.map(() => [])]];
  const share = first / rest.reduce((total, panels) => total + panels, first);
  return divide(sections, share).flatMap(([here, after]) =>
    shares(after, rest).map((others) => [here, ...others]),
  );
}

/** Cuts a run before and after every panel that has a text of its own. */
function cutRun(run: readonly PanelName[], named: Flow['named']): readonly Box['names'][] {
  const cut: PanelName[][] = [];
  for (const name of run) {
    const last = cut.at(-1);
    if (last && isFree([...last, name], named)) last.push(name);
    else cut.push([name]);
  }
  return cut;
}

const isFree = (names: Box['names'], named: Flow['named']): boolean =>
  names.every((name) => !named.has(name));
