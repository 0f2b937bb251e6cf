/**
 * The folded leaflet. Its panels stand in reading order, so that the PDF is read aloud as the paper is opened; where each
 * stands on the sheet, the coordinates of the fold say.
 */
import { h } from '../../markup/hast.ts';
import type { Block } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { deck, panorama, scene, spans } from '../bridge.ts';
import { draw, drawSections, image, mm } from '../draw.ts';
import { foot } from '../imprint.ts';
import { mark } from '../mark.ts';
import { trim } from '../print-layout.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import { type Box, deals } from './deal.ts';
import type { Fold, Panel, PanelName } from './folds.ts';
import type { Measures, Setting } from './setting.ts';

type Child = HtmlNode | readonly HtmlNode[] | false | undefined;

/** Bodies that deal the sections out differently, best first. */
export function folded(fold: Fold, setting: Setting): readonly (readonly HtmlNode[])[] {
  const { edition, site, pen } = setting;
  const named = placedOn(fold, setting.flow.named);
  const last = foot(edition, site);
  return deals({ ...setting.flow, named }, fold).map((dealt) => [
    ...[1, 2].map((side) => h('div.side', null, trim(side))),
    part(setting, fold, ['cover'], cover(fold, named.get('cover') ?? [], setting)),
    ...dealt.map((boxes) => run(fold, boxes, setting)),
    part(
      setting,
      fold,
      ['back'],
      [
        h(
          'div.text',
          { dataBox: 'back' },
          draw(named.get('back') ?? [], pen),
          draw(setting.flow.contact, pen),
        ),
        h('div.emblem', null, mark()),
        last,
      ],
    ),
  ]);
}

/** What an editor placed, on panels that this fold has. */
function placedOn({ standIns }: Fold, named: ReadonlyMap<string, readonly Block[]>) {
  const placed = new Map<string, readonly Block[]>();
  for (const [name, blocks] of named) {
    const there = standIns[name as PanelName] ?? name;
    placed.set(there, [...(placed.get(there) ?? []), ...blocks]);
  }
  return placed;
}

/** What stands on neighbouring panels. At the edge of the sheet it runs out to the bleed. */
function part(
  { edition, site, bleed }: Setting,
  fold: Fold,
  names: readonly PanelName[],
  children: readonly Child[],
): ElementNode {
  const panels = panelsOf(fold, names);
  const { side: number, left, right } = spanOf(panels);
  const before = left === 0 ? bleed : 0;
  const after = right === fold.width ? bleed : 0;
  const style = [
    `--sheet:${number - 1}`,
    `--x:${mm(left + bleed - before)}`,
    `--across:${mm(right - left + before + after)}`,
    `--in-left:${mm(before)}`,
    `--in-right:${mm(after)}`,
  ].join(';');
  return h(
    `section.panel.${names.length > 1 ? 'spread' : names[0]}`,
    { style },
    panels.map((panel) => {
      const label = ribbon(edition, site, panel.name === 'cover');
      const place = `left:${mm(panel.x - left + (panel.x === left ? 0 : before))};width:${mm(
        panel.width + (panel.x === left ? before : 0) + (panel.x + panel.width === right ? after : 0),
      )}`;
      return label && h('div.ribbon-place', { style: place }, label);
    }),
    ...children,
  );
}

const panelsOf = ({ panels }: Fold, names: readonly PanelName[]): readonly Panel[] =>
  panels.filter(({ name }) => names.includes(name));

function spanOf(panels: readonly Panel[]) {
  const [first] = panels;
  if (!first) throw new Error('a part of a folded sheet stands on no panel');
  return {
    side: first.side,
    left: Math.min(...panels.map(({ x }) => x)),
    right: Math.max(...panels.map(({ x, width }) => x + width)),
  };
}

function cover(
  fold: Fold,
  blocks: readonly Block[],
  { edition, site, pen, bleed, measures }: Setting,
): readonly Child[] {
  const [panel] = panelsOf(fold, ['cover']);
  const text = (...more: HtmlNode[]) =>
    h('div.text', { dataBox: 'cover' }, titleBlock(edition, site), draw(blocks, pen), more);
  // The office stands in the drawn sky; a picture is left alone.
  if (!edition.image || !panel)
    return [h('div.hero.drawn', null, office(site), scene('50 0 100 78', 'meet'), deck()), text()];
  const picture = image(edition.image, pen, panel.width + bleed, measures.picture + bleed);
  return [h('div.hero', null, picture, deck()), text(office(site))];
}

/** Panels without text of their own are one box of as many columns: the browser flows the text itself. */
function run(fold: Fold, boxes: readonly Box[], setting: Setting): ElementNode {
  const { pen, measures } = setting;
  const names = boxes.flatMap((box) => box.names);
  const { column, gap, start } = columnsOf(fold, names, measures.margin);
  const texts = boxes.map(({ names: own, placed, sections }) =>
    h(
      'div.text.columns',
      { dataBox: own.join('+'), style: `--panels:${own.length}` },
      draw(placed, pen),
      drawSections(sections, pen),
    ),
  );
  const style = `--column:${mm(column)};--gap:${mm(gap)};--start:${mm(start)}`;
  const isEmpty = boxes.every(({ placed, sections }) => placed.length === 0 && sections.length === 0);
  return part(setting, fold, names, [
    h('div.boxes', { style }, texts),
    isEmpty && h('div.emblem', null, mark()),
    names.includes('inside-1') ? panorama() : spans(names.length * 5),
  ]);
}

/** Columns of one width, one a panel, so that a text can run through panels that are not equally wide. */
function columnsOf(
  fold: Fold,
  names: readonly PanelName[],
  margin: number,
): { readonly column: number; readonly gap: number; readonly start: number } {
  const panels = panelsOf(fold, names);
  const { left, right } = spanOf(panels);
  // The narrowest of the sheet, not of the run: pictures are cut once, for any column. A fold needs a millimetre less
  // than the trim, which is cut, between the two columns beside it.
  const column = Math.min(...fold.panels.map(({ width }) => width)) - 2 * margin + 1;
  const gap = Math.max(...panels.map(({ width }) => width)) - column;
  const text = panels.length * column + (panels.length - 1) * gap;
  return { column, gap, start: Math.min(gap / 2, right - left - text - margin + 1) };
}

/** Width of the narrowest column that the text stands in, in millimetres. */
export function columnWidth(
  fold: Fold,
  { margin, columns, gap: between }: Pick<Measures, 'margin' | 'columns' | 'gap'>,
): number {
  const [run = []] = fold.runs;
  const { column, gap } = columnsOf(fold, run, margin);
  if (columns[1] === 1) return column;
  const count = run.length * columns[1];
  return (run.length * column + (run.length - 1) * gap - (count - 1) * between) / count;
}
