/**
 * What products have in common whose text flows over as many pages as it takes: margins, running heads and page numbers,
 * the mark of a draft on every page, and a contents with the numbers of pages.
 */
import { digitsOf } from '../language/format.ts';
import { h } from '../markup/hast.ts';
import type { Edition } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { letters } from './letters.ts';
import type { Site } from './product.ts';

/** A page of a bound product, in millimetres: `inner` is the margin at the spine. */
export interface FlowSheet {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly inner: number;
  readonly outer: number;
}

/** What stands above the text of the left and of the right pages. */
export interface RunningHeads {
  readonly left: string;
  readonly right: string;
}

/** Width of the text. */
export const measureOf = ({ width, inner, outer }: FlowSheet): number => width - inner - outer;

/** What a layout says of itself that flows: see `PrintLayout`. */
export function flowing(
  { width, height }: FlowSheet,
  bleed: number,
  { profile }: Site,
): Pick<PrintLayout, 'width' | 'height' | 'bleed' | 'sides' | 'digits'> {
  const digits = digitsOf(profile);
  return { width, height, bleed, sides: 'flow', ...(digits && { digits }) };
}

export interface PagesOptions {
  readonly sheet: FlowSheet;
  readonly bleed: number;
  readonly heads: RunningHeads;
  /** Pages with a head of their own on the right: name of the page (CSS `page`) → head. */
  readonly chapters?: ReadonlyMap<string, string>;
  /** Names of pages without head, number and margins: a cover; and of those without the first two. */
  readonly bare?: readonly string[];
  readonly headless?: readonly string[];
  /** More rules of `@page`. */
  readonly more?: string;
}

/**
 * The rules of the pages, for they need the edition's own words; to stand in the first box of the text. The browser loads
 * the fonts of the text alone, so the words stand hidden behind the rules.
 */
export function pages(edition: Edition, site: Site, options: PagesOptions): readonly HtmlNode[] {
  const { sheet, bleed, heads, chapters = new Map(), bare = [], headless = [], more = '' } = options;
  const limit = Math.floor((measureOf(sheet) - 14) / (letterWidth[site.profile.script] ?? 2.2));
  const short = (text: string) => cutAt(text, limit);
  const number = `counter(page${digitsOf(site.profile) ? `,digits-${site.language}` : ''})`;
  const head = (corner: string, content: string, style: string) =>
    `@top-${corner}{content:${content};${style}}`;
  const { top, bottom, inner, outer } = sheet;
  const sides = (left: number, right: number) =>
    `margin:${[top, right, bottom, left].map((side) => `${side + bleed}mm`).join(' ')}`;
  const state = draftState(edition, site);
  const style = [
    `html{width:${measureOf(sheet)}mm}`,
    `@page:left{${sides(outer, inner)};${head('left', number, numberStyle(site.profile, 'left'))}`,
    `${head('right', cssString(short(heads.left)), headStyle(site.profile, 'right'))}}`,
    `@page:right{${sides(inner, outer)};${head('right', number, numberStyle(site.profile, 'right'))}`,
    `${head('left', cssString(short(heads.right)), headStyle(site.profile, 'left'))}}`,
    ...[...chapters].map(
      ([name, text]) => `@page ${name}:right{@top-left{content:${cssString(short(text))}}}`,
    ),
    state ? `@page{@bottom-center{content:${cssString(state)};${ribbonStyle(site.profile)}}}` : '',
    ...headless.map((name) => `@page ${name}{${noHead}}`),
    ...bare.map((name) => `@page ${name}{margin:0;${noHead}@bottom-center{content:none;background:none}}`),
    more,
  ].join('');
  const words = [
    heads.left,
    heads.right,
    ...chapters.values(),
    state ?? '',
    '0123456789',
    ...(digitsOf(site.profile) ?? []),
  ];
  return [h('style', null, style), h('i.faces', { ariaHidden: 'true', dataText: words.join(' ') })];
}

/** As the ribbon says it. */
function draftState({ approved, machine }: Edition, { words }: Site): string | undefined {
  if (approved) return undefined;
  const parts = [words.say('leaflet.draft'), ...(machine ? [words.say('leaflet.machine')] : [])];
  return parts.map(({ text }) => text).join(' · ');
}

/** A heading that the contents names. */
export interface ContentsEntry {
  readonly id: string;
  readonly level: 1 | 2;
  readonly title: string;
}

/** A contents: every title leads to its heading, and the engine puts in the number of the page. */
export function contents(title: HtmlNode, entries: readonly ContentsEntry[]): ElementNode {
  const longest = Math.max(...entries.map(({ title: text }) => letters(text)));
  const entry = ({ id, level, title: text }: ContentsEntry) =>
    h(
      `li.level-${level}`,
      null,
      h(
        'a',
        { href: `#${id}` },
        h('span.entry', null, text.replace(/[:：៖]$/u, '')),
        h('i.leader', { ariaHidden: 'true' }),
        h('span.at', { dataPageOf: id }),
      ),
    );
  return h(
    `nav.contents${longest < shortTitle ? '.short' : ''}`,
    { dataColumn: 'contents' },
    h('h2', null, title),
    h('ol', null, entries.map(entry)),
  );
}

/** Titles no longer than this leave room for two columns of them. */
const shortTitle = 20;

const noHead = ['left', 'right'].map((side) => `@top-${side}{content:none;border:0}`).join('');

export const textStyle = ({ fonts }: LanguageProfile, size: number, weight: number): string =>
  `font:${weight} ${(size * fonts.sizeAdjust).toFixed(2)}pt/1.4 ${fonts.sans.map(cssString).join(',')};` +
  'font-variant-numeric:lining-nums;color:#06303c;font-synthesis:none;white-space:nowrap';

/** A rule under the head, as wide as the text. */
const headStyle = (profile: LanguageProfile, align: 'left' | 'right'): string =>
  `${textStyle(profile, 8, 400)};text-align:${align};vertical-align:bottom;padding-bottom:1.2mm;` +
  'margin-bottom:4.5mm;border-bottom:.25mm solid #bfd9dc';

const numberStyle = (profile: LanguageProfile, align: 'left' | 'right'): string =>
  `${headStyle(profile, align)};font-weight:700;color:#0c6478`;

export const ribbonStyle = (profile: LanguageProfile, width = '100%'): string =>
  `${textStyle(profile, 8, 700)};height:6mm;vertical-align:middle;text-align:center;margin-top:4mm;` +
  `width:${width};background:repeating-linear-gradient(-45deg,#ffb71b 0 3mm,#ffca57 3mm 6mm)`;

/** Millimetres that a letter of a head takes at most on an average, as `letters` counts; 2.2 in other scripts. */
const letterWidth: Readonly<Record<string, number>> = { Latn: 1.75, Hans: 1.6, Hant: 1.6 };

/** A head is one line: a longer text ends after a whole word. */
function cutAt(text: string, limit: number): string {
  if (letters(text) <= limit) return text;
  let length = 0;
  let cut = '';
  for (const cluster of text.match(/\P{M}\p{M}*/gu) ?? []) {
    length += letters(cluster);
    if (length > limit - 1) break;
    cut += cluster;
  }
  const space = cut.search(/\s\S*$/);
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—.-]+$/u, '')}…`;
}

/** In a stylesheet within HTML: neither may end early. */
export const cssString = (text: string): string =>
  `"${text.replace(/["\\\n<>&]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
