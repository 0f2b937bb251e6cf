/** How a folded sheet is met: what a reader has before the eyes at each step of opening it, left to right. */
import type { Bilingual } from '../model/bilingual.ts';
import type { FoldedPanel } from '../model/rendition.ts';

export interface Step {
  readonly name: Bilingual;
  readonly panels: readonly FoldedPanel[];
}

/** A step: its name, and the panels that are seen. */
type Plan = readonly (readonly [name: Bilingual, panels: readonly string[]])[];

const cover: Plan[number] = [{ vi: 'Cầm trên tay', en: 'In the hand' }, ['cover']];
const back: Plan[number] = [{ vi: 'Gấp lại, lật ra sau', en: 'Folded again, from behind' }, ['back']];
const open = { vi: 'Mở hết', en: 'Opened' };
const first = { vi: 'Mở lần đầu', en: 'Opened once' };
const turned = { vi: 'Lật cả tờ', en: 'Turned over' };

/** By the panel that only this fold has. */
const plans: readonly (readonly [panel: string, plan: Plan])[] = [
  // The flap is folded in: it lies over the two panels that are seen last.
  ['flap', [cover, [first, ['inside-1', 'flap']], [open, ['inside-1', 'inside-2', 'inside-3']], back]],
  // To and fro: the third panel of the inside was the back of what was held.
  [
    'outside-1',
    [
      cover,
      [first, ['inside-1', 'inside-2']],
      [open, ['inside-1', 'inside-2', 'back']],
      [turned, ['outside-1', 'outside-2', 'cover']],
      back,
    ],
  ],
  ['inside-1', [cover, [open, ['inside-1', 'inside-2']], back]],
];

/** Of a fold that is not known here, every panel by itself, in reading order. */
export function unfolding(panels: readonly FoldedPanel[]): readonly Step[] {
  const named = new Map(panels.map((panel) => [panel.name, panel]));
  const plan = plans.find(([panel]) => named.has(panel))?.[1];
  const isWhole = plan?.every(([, names]) => names.every((name) => named.has(name)));
  if (!plan || !isWhole)
    return panels.map((panel) => ({ name: { vi: panel.name, en: panel.name }, panels: [panel] }));
  return plan.map(([name, names]) => ({ name, panels: names.flatMap((each) => named.get(each) ?? []) }));
}
