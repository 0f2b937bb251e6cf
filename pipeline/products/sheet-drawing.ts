/** A small drawing of a sheet as it goes to the print shop: bleed, trim, folds, and what each measures. */
import { h } from '../markup/hast.ts';
import type { ElementNode } from '../model/html.ts';
import type { FoldedPanel, PrintLayout } from '../model/rendition.ts';

type Sheet = Pick<PrintLayout, 'width' | 'height' | 'bleed' | 'scale' | 'panels'> & {
  readonly sides: number;
};

/** As a Vietnamese reader writes it: `99,5`. */
export const millimetres = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');

/** The front; of a folded sheet the back as well, for its panels lie in another order there. */
export function drawSides(sheet: Sheet): readonly ElementNode[] {
  if (!sheet.panels) return [drawSide(sheet, [], sheet.sides > 2 ? 'mỗi mặt' : '')];
  const side = (number: 1 | 2) => (sheet.panels ?? []).filter((panel) => panel.side === number);
  return [drawSide(sheet, side(1), 'mặt 1 – mặt ngoài'), drawSide(sheet, side(2), 'mặt 2 – mặt trong')];
}

/** In millimetres of the drawing. */
const room = { width: 46, height: 36 };
const margin = 6.5;

function drawSide(sheet: Sheet, panels: readonly FoldedPanel[], name: string): ElementNode {
  const { width, height, bleed = 0, scale = 1 } = sheet;
  const factor = Math.min((room.width - 2 * margin) / width, (room.height - 2 * margin) / height);
  const [w, d] = [width * factor, height * factor];
  // A true bleed would be thinner than its line.
  const out = bleed > 0 ? 1.4 : 0;
  const right = margin + w;
  const bottom = margin + d;
  return h(
    'figure',
    null,
    h(
      'svg',
      {
        viewBox: `0 0 ${round(w + 2 * margin)} ${round(d + 2 * margin)}`,
        style: `width:calc(var(--drawing)*${round(w + 2 * margin)}mm)`,
        ariaHidden: 'true',
      },
      h('rect.bleed', { x: margin - out, y: margin - out, width: w + 2 * out, height: d + 2 * out }),
      h('rect.trim', { x: margin, y: margin, width: w, height: d }),
      panels.flatMap((panel) => drawPanel(panel, factor, bottom)),
      panels.length === 0 && label((margin + right) / 2, bottom + 5, millimetres(width * scale)),
      label(right + 4.4, (margin + bottom) / 2, millimetres(height * scale), -90),
    ),
    name && h('figcaption', null, name),
  );
}

const label = (x: number, y: number, text: string, turn = 0): ElementNode =>
  h('text', { x: 0, y: 0, transform: `translate(${round(x)} ${round(y)}) rotate(${turn})` }, text);

const names: Readonly<Record<string, string>> = {
  cover: 'bìa',
  back: 'bìa sau',
  flap: 'cánh',
};

function drawPanel(
  { name, x, y, width, height }: FoldedPanel,
  factor: number,
  bottom: number,
): readonly ElementNode[] {
  const left = margin + x * factor;
  const top = margin + y * factor;
  const middle = left + (width * factor) / 2;
  const own = names[name] ?? /^inside-(\d)$/.exec(name)?.[1] ?? '';
  return [
    ...(x > 0 ? [h('path.fold', { d: `M${round(left)} ${margin - 3}V${round(bottom + 3)}` })] : []),
    ...(y > 0
      ? [h('path.fold', { d: `M${margin - 3} ${round(top)}H${round(left + width * factor + 3)}` })]
      : []),
    label(middle, top + (height * factor) / 2, own),
    label(middle, bottom + 5, millimetres(width)),
  ];
}

const round = (value: number): number => Math.round(value * 100) / 100;
