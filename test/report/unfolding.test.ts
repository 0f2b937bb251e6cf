/** What a reader sees at each step of opening a sheet: held against the folds that leaflets have. */
import { expect, test } from 'vitest';
import { accordion, type Fold, halfFold, letterFold } from '../../pipeline/products/leaflet/folds.ts';
import { unfolding } from '../../pipeline/report/unfolding.ts';

const steps = ({ panels }: Fold) => unfolding(panels).map((step) => step.panels.map(({ name }) => name));
/** What is printed behind a panel: the sheet is turned on its short edge, so left and right change places. */
const behind = ({ panels, width }: Fold, name: string) => {
  const panel = panels.find((each) => each.name === name);
  if (!panel) throw new Error(`no panel ${name}`);
  const x = width - panel.x - panel.width;
  return panels.find((each) => each.side !== panel.side && Math.abs(each.x - x) < 0.01)?.name;
};

test('a letter fold shows the flap beside the first panel before all three', () => {
  const fold = letterFold([100, 100, 97]);
  expect(steps(fold)).toEqual([
    ['cover'],
    ['inside-1', 'flap'],
    ['inside-1', 'inside-2', 'inside-3'],
    ['back'],
  ]);
  // Whoever opens the cover to the left sees what is behind it on the left, and the flap, which opens to the right.
  expect(behind(fold, 'cover')).toBe('inside-1');
  expect(behind(fold, 'flap')).toBe('inside-3');
});

test('a half fold opens like a book', () => {
  expect(steps(halfFold)).toEqual([['cover'], ['inside-1', 'inside-2'], ['back']]);
  expect(behind(halfFold, 'cover')).toBe('inside-1');
});

test('an accordion opens on two panels, then three, then is turned over', () => {
  expect(steps(accordion)).toEqual([
    ['cover'],
    ['inside-1', 'inside-2'],
    ['inside-1', 'inside-2', 'back'],
    ['outside-1', 'outside-2', 'cover'],
    ['back'],
  ]);
});

test('of another fold every panel is shown, none twice', () => {
  const panels = ['a', 'b', 'c'].map((name, index) => ({
    name,
    side: 1 as const,
    x: index * 50,
    y: 0,
    width: 50,
    height: 100,
  }));
  expect(unfolding(panels).map((step) => step.panels)).toEqual(panels.map((panel) => [panel]));
});
