/** The leaflet of two sides: front with title, picture and the first sections; back with the rest, contact and code. */
import { h } from '../../markup/hast.ts';
import type { Block } from '../../model/edition.ts';
import type { HtmlNode } from '../../model/html.ts';
import { deck, scene, spans } from '../bridge.ts';
import { draw, drawSections, image } from '../draw.ts';
import { foot } from '../imprint.ts';
import { mark } from '../mark.ts';
import { trim } from '../print-layout.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import { divide, type Flow, type Section } from './panels.ts';
import type { Setting } from './setting.ts';

/**
 * How much of the text the front takes: the rest of its room goes to title and picture. The back gives up less where
 * there is no contact box.
 */
export interface Share {
  readonly withContact: number;
  readonly without: number;
  /** A text that takes no more than so many letters is tried on the front first: nobody turns a sheet for a few words. */
  readonly alone: number;
}

/** Bodies that divide the sections differently between the two sides, best first. */
export function flat(
  { withContact, without, alone }: Share,
  setting: Setting,
): readonly (readonly HtmlNode[])[] {
  const { edition, flow, site } = setting;
  const share = flow.contact.length > 0 ? withContact : without;
  const last = foot(edition, site);
  const isShort = flow.sections.reduce((sum, { weight }) => sum + weight, 0) <= alone;
  return [
    ...(isShort ? [[flow.sections, []] as const] : []),
    ...divide(flow.sections, share),
    ...divide(flow.sections, share - 0.08).slice(2),
  ].map(([first, second]) => [front(first, setting, second.length === 0), back(second, setting, last)]);
}

function front(sections: readonly Section[], setting: Setting, isAlone: boolean): HtmlNode {
  const { edition, flow, site, pen, sheet, bleed, measures } = setting;
  const picture =
    edition.image && image(edition.image, pen, sheet.width + 2 * bleed, measures.picture + bleed);
  return h(
    `section.side.front${isAlone ? '.alone' : ''}`,
    null,
    trim(1),
    ribbon(edition, site, true),
    h(`div.hero${picture ? '' : '.drawn'}`, null, picture ?? scene('10 12 180 66', 'slice'), deck()),
    h('header', { dataBox: 'title' }, office(site), titleBlock(edition, site)),
    h('div.text', { dataBox: 'front' }, draw(inPanels(flow, ['cover']), pen), drawSections(sections, pen)),
  );
}

function back(sections: readonly Section[], setting: Setting, last: HtmlNode): HtmlNode {
  const { edition, flow, site, pen } = setting;
  const placed = inPanels(flow, ['flap', 'inside-1', 'inside-2', 'inside-3', 'back']);
  return h(
    'section.side.back',
    null,
    trim(2),
    ribbon(edition, site, false),
    spans(7),
    h('div.text', { dataBox: 'back' }, drawSections(sections, pen), draw(placed, pen)),
    h('div.emblem', null, mark()),
    flow.contact.length > 0 && h('div.calls', { dataBox: 'contact' }, draw(flow.contact, pen)),
    last,
  );
}

const inPanels = ({ named }: Flow, names: readonly string[]): readonly Block[] =>
  names.flatMap((name) => named.get(name) ?? []);
