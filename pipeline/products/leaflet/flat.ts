/** The leaflet of two sides: front with title, picture and the first sections; back with the rest, contact and code. */
import { h } from '../../markup/hast.ts';
import type { Block, Edition } from '../../model/edition.ts';
import type { HtmlNode } from '../../model/html.ts';
import { deck, scene, spans } from '../bridge.ts';
import { draw, drawSections, image, type Pen } from '../draw.ts';
import { foot } from '../imprint.ts';
import type { Site } from '../product.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import { divide, type Flow, type Section } from './panels.ts';

export const sheet = { width: 148, height: 210 } as const;

/** Width of a column of text, in millimetres: two of them, or one with pictures standing in it. */
export const column = 59;

const pictureHeight = 54;

/** Bodies that divide the sections differently between the two sides, best first. */
export function a5(edition: Edition, flow: Flow, site: Site, pen: Pen): readonly (readonly HtmlNode[])[] {
  // Title and picture take two fifths of the front; contact and code as much of the back, or a quarter without contact.
  const share = flow.contact.length > 0 ? 0.58 : 0.47;
  const last = foot(edition, site);
  return [...divide(flow.sections, share), ...divide(flow.sections, share - 0.08).slice(2)].map(
    ([first, second]) => [
      front(edition, flow, first, site, pen),
      back(edition, flow, second, site, pen, last),
    ],
  );
}

function front(edition: Edition, flow: Flow, sections: readonly Section[], site: Site, pen: Pen): HtmlNode {
  const picture = edition.image && image(edition.image, pen, sheet.width, pictureHeight);
  return h(
    'section.side.front',
    { dataSide: 1 },
    ribbon(edition, site, true),
    h(`div.hero${picture ? '' : '.drawn'}`, null, picture ?? scene('10 12 180 66', 'slice'), deck()),
    h('header', null, office(site), titleBlock(edition)),
    h('div.text', { dataBox: 'front' }, draw(inPanels(flow, ['cover']), pen), drawSections(sections, pen)),
  );
}

function back(
  edition: Edition,
  flow: Flow,
  sections: readonly Section[],
  site: Site,
  pen: Pen,
  last: HtmlNode,
): HtmlNode {
  const placed = inPanels(flow, ['flap', 'inside-1', 'inside-2', 'inside-3', 'back']);
  return h(
    'section.side.back',
    { dataSide: 2 },
    ribbon(edition, site, false),
    spans(7),
    h('div.text', { dataBox: 'back' }, drawSections(sections, pen), draw(placed, pen)),
    flow.contact.length > 0 && h('div.calls', { dataBox: 'contact' }, draw(flow.contact, pen)),
    last,
  );
}

const inPanels = ({ named }: Flow, names: readonly string[]): readonly Block[] =>
  names.flatMap((name) => named.get(name) ?? []);
