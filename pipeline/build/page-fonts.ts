/** What fonts a page needs beyond the ones that all pages share: nearly none, but for Chinese, exactly its characters. */
import {
  baseCharacters,
  baseFonts,
  exactFonts,
  isCutForPages,
  nameFonts,
  type PageText,
  type WebFont,
  webFontFaces,
} from '../engines/web-fonts.ts';
import { inventoryOf } from '../language/inventory.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { href } from '../products/product.ts';
import type { Project } from './project.ts';

/** Where the fonts of single pages stand, relative to `output/web/`. */
export const pageFontFolder = 'assets/page-fonts/';

export interface PageWithFonts {
  readonly html: string;
  readonly fonts: readonly WebFont[];
}

/** Gives a page the rules of the fonts that it needs besides. `path` is relative to `output/web/`. */
export type AddFonts = (html: string, language: LanguageTag, path: string) => PageWithFonts;

/** The fonts that every page of a site shares. */
export function sharedFonts(project: Project): readonly WebFont[] {
  const profiles = profilesOf(project);
  return [...nameFonts(namesOf(profiles)), ...baseFonts(familiesOf(profiles), lettersOf(profiles))];
}

export function pageFonts(project: Project): AddFonts {
  const profiles = profilesOf(project);
  const families = familiesOf(profiles);
  const base = baseCharacters(families, lettersOf(profiles));
  const known = new Map<LanguageTag, Known>();
  return (html, language, path) => {
    const own = project.profiles.get(language)?.fonts.sans ?? [];
    const shared = known.get(language) ?? knownOn(language, own, base, profiles);
    known.set(language, shared);
    if (!hasUnknown(html, shared)) return { html, fonts: [] };
    const fonts = exactFonts(textOf(html), [...new Set([...own, ...families])], shared.points);
    if (fonts.length === 0) return { html, fonts };
    const rules = webFontFaces(fonts, href(path, pageFontFolder));
    return { html: html.replace('</head>', () => `<style>${rules}</style></head>`), fonts };
  };
}

const profilesOf = (project: Project): readonly LanguageProfile[] =>
  project.languages.flatMap((tag) => project.profiles.get(tag) ?? []);

const familiesOf = (profiles: readonly LanguageProfile[]): readonly string[] =>
  [...new Set(profiles.flatMap(({ fonts }) => fonts.sans))].sort();

const lettersOf = (profiles: readonly LanguageProfile[]): string =>
  profiles
    .filter(({ letters }) => letters)
    .flatMap((profile) => [...inventoryOf(profile).listed])
    .join('');

/** The languages' own names that are not in Latin letters. */
const namesOf = (profiles: readonly LanguageProfile[]) =>
  profiles
    .filter(({ script }) => script !== 'Latn')
    .map(({ tag, fonts, endonym }) => ({ tag, families: fonts.sans, text: endonym }));

/** What the shared fonts set on the pages of a language: characters, and for speed the same for each UTF-16 unit. */
interface Known {
  readonly points: ReadonlySet<number>;
  /** Half a character of a plane beyond the first is never known. */
  readonly table: Uint8Array;
  /** The same where every language is named in its own script: the names have a font of their own. */
  readonly named: Uint8Array;
}

function knownOn(
  language: LanguageTag,
  own: readonly string[],
  base: ReadonlySet<number>,
  profiles: readonly LanguageProfile[],
): Known {
  const points = new Set([...base].filter((point) => !own.some((family) => isCutForPages(family, point))));
  // The page's own language is named in the page's own font.
  const names = namesOf(profiles).filter(({ tag }) => tag !== language);
  const inNames = names.flatMap(({ text }) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  return { points, table: tableOf(points), named: tableOf(new Set([...points, ...inNames])) };
}

function tableOf(points: ReadonlySet<number>): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1, 0, 0x20);
  for (const point of points) if (point < 0x10000) table[point] = 1;
  return table;
}

/** As `products/page/frame.ts` writes the list of languages. */
const namesStart = '<nav class="languages"';

function hasUnknown(html: string, { table, named }: Known): boolean {
  const start = html.indexOf(namesStart);
  const end = start < 0 ? start : html.indexOf('</nav>', start);
  for (let at = 0; at < html.length; at += 1) {
    const known = at >= start && at < end ? named : table;
    if (!known[html.charCodeAt(at)]) return true;
  }
  return false;
}

/** Elements in bold wherever they stand, as the browser and `page.css` have them. */
const boldTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'summary', 'caption']);
const boldMark = / class="[^"]*\b(?:name|notice-draft|button|block-title|figure|eyebrow)\b/;
/**
 * Elements that are bold in one place and not in another: headings of columns and of rows; what is emphasised, which in
 * Chinese has dots below and in print is bold; in lists of topics and of sections the one that one is in; the body above
 * an office. They get both: a few characters more.
 */
const eitherTags = new Set(['th', 'em', 'i']);
const eitherMark = / (?:aria-current|class="[^"]*\bparent\b)/;
const empty = new Set(['img', 'br', 'hr', 'input', 'meta', 'link', 'source', 'wbr']);

type Weight = 'regular' | 'bold' | 'either' | 'named';

function weightOf(tag: string, rest: string, around: Weight): Weight {
  if (rest.startsWith(' class="languages"')) return 'named';
  if (eitherTags.has(tag) || eitherMark.test(rest)) return 'either';
  return boldTags.has(tag) || boldMark.test(rest) ? 'bold' : around;
}

/** What is between the tags of the body, by the weight that it may stand in; without other languages' names. */
export function textOf(html: string): PageText {
  let regular = '';
  let bold = '';
  const open: Weight[] = [];
  const weight = () => open.at(-1) ?? 'regular';
  const body = html.slice(html.indexOf('<body'));
  for (const [, end, tag = '', rest = '', text] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|([^<]+)/gi,
  )) {
    if (text !== undefined) {
      if (weight() === 'bold' || weight() === 'either') bold += text;
      if (weight() === 'regular' || weight() === 'either') regular += text;
    } else if (end) open.pop();
    else if (!empty.has(tag) && !rest.endsWith('/')) open.push(weightOf(tag, rest, weight()));
  }
  return { regular, bold };
}
