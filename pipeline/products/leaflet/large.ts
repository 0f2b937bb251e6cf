/**
 * The leaflet in large print: single pages of A4 with one column of large type, as many as the text takes: two sides of
 * one sheet, else the four of a folded A3, six with a sheet laid in, else eight. The sheet grows and the type does not shrink, for who needs large
 * print cannot read a smaller one.
 */
import { h } from '../../markup/hast.ts';
import type { HtmlNode } from '../../model/html.ts';
import { deck, panorama, scene } from '../bridge.ts';
import { draw, drawSections, image } from '../draw.ts';
import { foot } from '../imprint.ts';
import { trim } from '../print-layout.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import type { Setting } from './setting.ts';

/**
 * How many sides there may be, the class of each, and its largest type in points: eight hold in 20 points what outgrew
 * six in 18; a larger type would not fit, though all that follow should hold what one holds.
 */
const choices: Readonly<Record<number, { readonly name: string; readonly largest: number }>> = {
  2: { name: 'two', largest: 24 },
  4: { name: 'four', largest: 24 },
  6: { name: 'six', largest: 24 },
  8: { name: 'eight', largest: 20 },
};

export const largeSides: readonly number[] = Object.keys(choices).map(Number);

/** Most wanted first: few sides, then large type. */
export const largeFits: readonly string[] = Object.values(choices).flatMap(({ name, largest }) =>
  [24, 22, 20, 19, 18].filter((size) => size <= largest).map((size) => `size-${size} ${name}`),
);

const mostSides = Math.max(...largeSides);

/** One text that runs through all sides; on four and more the first is a cover. Contact and code stand on the last side, where the text leaves it to them. */
export function large(setting: Setting): readonly (readonly (HtmlNode | undefined)[])[] {
  const { edition, flow, site, pen, sheet, bleed, measures } = setting;
  const picture =
    edition.image && image(edition.image, pen, sheet.width + 2 * bleed, measures.picture + bleed);
  const placed = [...flow.named].filter(([name]) => name !== 'cover').flatMap(([, blocks]) => blocks);
  const last = foot(edition, site);
  return ['.parted', ''].map((parted) => [
    ...Array.from({ length: mostSides }, (_, index) => h('div.side', null, trim(index + 1))),
    ribbon(edition, site, true),
    h(
      'div.pages',
      { dataBox: 'pages' },
      h(
        'div.opening',
        null,
        h(`div.hero${picture ? '' : '.drawn'}`, null, picture ?? scene('10 0 180 78', 'slice'), deck()),
        h('header', null, office(site), titleBlock(edition, site)),
      ),
      h(
        'div.text',
        null,
        draw(flow.named.get('cover') ?? [], pen),
        drawSections(flow.sections, pen),
        draw(placed, pen),
        h(`div.end${parted}`, null, draw(flow.contact, pen), last),
        h('div.shore', { ariaHidden: 'true' }),
      ),
    ),
    panorama(),
  ]);
}
