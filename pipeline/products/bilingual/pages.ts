/** The rules of the pages of a bilingual sheet: over each column the name of its language, below it what state it is in. */
import { digitsOf } from '../../language/format.ts';
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { HtmlNode } from '../../model/html.ts';
import { cssString, type FlowSheet, measureOf, ribbonStyle, textStyle } from '../flow.ts';
import type { Site } from '../product.ts';

/** An edition on the sheet, and the words of its language. */
export interface Side {
  readonly edition: Edition;
  readonly site: Site;
}

/**
 * To stand in the first box of the text. The browser loads the fonts of the text alone, so the words stand hidden behind
 * the rules, each in its own language.
 */
export function pages(sides: readonly [Side, Side], sheet: FlowSheet, gap: number): readonly HtmlNode[] {
  const [{ site }] = sides;
  const { top, bottom, inner, outer } = sheet;
  const width = `${(measureOf(sheet) - gap) / 2}mm`;
  const digits = digitsOf(site.profile);
  const number = `counter(page${digits ? `,digits-${site.language}` : ''})`;
  const approved = sides.every(({ edition }) => edition.approved);
  const heads = sides.map(({ site: { profile } }, at) => {
    const style = `${textStyle(profile, 9, 700)};color:#0c6478;text-align:left;vertical-align:bottom;width:${width}`;
    return `@top-${corners[at]}{content:${cssString(profile.endonym)};${style};padding-bottom:.5mm}`;
  });
  const ribbons = sides.map((side, at) => {
    const state = cssString(draftState(side).join(' · '));
    return `@bottom-${corners[at]}{content:${state};${ribbonStyle(side.site.profile, width)}}`;
  });
  const foot = `@bottom-center{content:${number};${textStyle(site.profile, 8.5, 700)};color:#0c6478;vertical-align:middle;text-align:center}`;
  const style = [
    `html{width:${measureOf(sheet)}mm}`,
    `@page{margin:${[top, outer, bottom, inner].map((side) => `${side}mm`).join(' ')};`,
    `${heads.join('')}${foot}${approved ? '' : ribbons.join('')}}`,
    // There the names stand in the text, above the titles.
    `@page:first{margin-top:${firstTop}mm;${corners.map((corner) => `@top-${corner}{content:none}`).join('')}}`,
  ].join('');
  return [h('style', null, style), ...sides.map((side) => faces(side, approved, digits))];
}

const corners = ['left', 'right'] as const;

const firstTop = 11;

/** In the words of its own language: that it is a draft is said of both, for the sheet is one; the machine only of its own. */
const draftState = ({ edition, site: { words } }: Side): readonly string[] => [
  words.say('leaflet.draft').text,
  ...(edition.machine ? [words.say('leaflet.machine').text] : []),
];

function faces(side: Side, approved: boolean, digits: readonly string[] = []): HtmlNode {
  const said = [side.site.profile.endonym, ...(approved ? [] : draftState(side)), '0123456789', ...digits];
  return h('i.faces', { ariaHidden: 'true', lang: side.site.language, dataText: said.join(' ') });
}
