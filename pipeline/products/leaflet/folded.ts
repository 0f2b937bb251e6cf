/**
 * The folded leaflet. Its text stands in reading order (cover, flap, inside, back), so that the PDF is read aloud as
 * the paper is opened; the stylesheet puts each panel where the fold wants it.
 */
import { h } from '../../markup/hast.ts';
import type { Block, Edition } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { deck, panorama, scene, spans } from '../bridge.ts';
import { draw, drawSections, image, mm, type Pen } from '../draw.ts';
import { foot } from '../imprint.ts';
import { mark } from '../mark.ts';
import type { Site } from '../product.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import { type Deal, deals, insideBoxes, insidePanels } from './deal.ts';
import { folds, type Panel } from './fold.ts';
import type { Flow } from './panels.ts';

/** Width of the text, in millimetres: the same on all panels, so that one run of text can flow through them. */
export const column = 82;

const coverWidth = 100;
const pictureHeight = 92;

/** Bodies that give the flap more or fewer of the leading sections, best first. */
export function trifold(
  edition: Edition,
  flow: Flow,
  site: Site,
  pen: Pen,
): readonly (readonly HtmlNode[])[] {
  const { named, contact } = flow;
  const last = foot(edition, site);
  return deals(flow).map((dealt) => {
    const box = (name: Panel['name'], ...children: (HtmlNode | readonly HtmlNode[] | undefined)[]) =>
      h(`section.panel.${name}`, null, ribbon(edition, site, name === 'cover'), ...children);
    const text = (name: Panel['name'], ...nodes: (readonly HtmlNode[])[]) =>
      h('div.text', { dataBox: name }, nodes);
    return [
      h(
        'div.side.outside',
        { dataSide: 1 },
        box('cover', ...cover(edition, named.get('cover') ?? [], site, pen)),
        box(
          'flap',
          text('flap', draw(named.get('flap') ?? [], pen), drawSections(dealt.flap, pen)),
          spans(5),
        ),
        marks(1),
      ),
      h(
        'div.side.inside',
        { dataSide: 2 },
        insidePanels.map((name) => box(name)),
        h('div.spread', null, inside(named, dealt, pen)),
        panorama(),
        marks(2),
      ),
      box(
        'back',
        text('back', draw(named.get('back') ?? [], pen), draw(contact, pen)),
        h('div.emblem', null, mark()),
        last,
      ),
    ];
  });
}

function cover(edition: Edition, blocks: readonly Block[], site: Site, pen: Pen): readonly HtmlNode[] {
  const text = (...more: HtmlNode[]) =>
    h('div.text', { dataBox: 'cover' }, titleBlock(edition), draw(blocks, pen), more);
  // The office stands in the drawn sky; a picture is left alone.
  return edition.image
    ? [h('div.hero', null, image(edition.image, pen, coverWidth, pictureHeight), deck()), text(office(site))]
    : [h('div.hero.drawn', null, office(site), scene('50 0 100 78', 'meet'), deck()), text()];
}

/** Neighbouring panels without text of their own are one box of as many columns: the browser flows the text itself. */
const inside = (named: Flow['named'], deal: Deal, pen: Pen): readonly ElementNode[] =>
  insideBoxes(named, deal).map(({ names, placed, sections }) => {
    const box = { dataBox: names.join('+'), style: `--columns:${names.length}` };
    return h('div.text.columns', box, draw(placed, pen), drawSections(sections, pen));
  });

/** Ticks at the trim where the sheet is folded. */
const marks = (side: Panel['side']): readonly ElementNode[] =>
  folds(side).flatMap((x) =>
    ['top', 'bottom'].map((edge) => h(`i.fold.${edge}`, { style: `left:${mm(x)}`, ariaHidden: 'true' })),
  );
