/** Fonts for web pages: WOFF2 subsets that are small and still lose no mark. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cut } from 'subset-font';
import { fontFaceRule } from './font-face.ts';
import { codePoints, type FontFace, facesOf, fontsDigest } from './fonts.ts';
import { packWoff2 } from './woff2.ts';
import { writeWhole } from './write-whole.ts';

export interface WebFont {
  readonly face: FontFace;
  /** File name that changes with the content: `NotoSans_400Regular.3f9a01c2.woff2`. */
  readonly name: string;
  /** The code points in it, in order. */
  readonly unicodes: readonly number[];
  /** Family under which stylesheets know it, where that is another. */
  readonly as?: string;
}

type Range = readonly [first: number, last: number];

/** The dotted circle, which shows where a mark belongs whose letter is missing. */
const circle: Range = [0x25cc, 0x25cc];

/** Of these families only the blocks of their script: the Latin beside it is set in the family that all pages share. */
const blocks: Readonly<Record<string, readonly Range[]>> = {
  'Noto Sans Khmer': [[0x1780, 0x17ff], [0x19e0, 0x19ff], circle],
  'Tai Heritage Pro': [[0xaa80, 0xaadf], circle],
  'Noto Sans Cham': [[0xaa00, 0xaa5f], circle],
  'Noto Sans SC': [
    // Quotation marks, dash, ellipsis and dot are as wide as a character in Chinese.
    [0xb7, 0xb7],
    [0x2014, 0x2026],
    [0x2e80, 0x9fff],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe4f],
    [0xff00, 0xffef],
    [0x20000, 0x323af],
  ],
};

/** Scripts of too many characters to be handed out whole, to pages that show a few hundred of them. */
const large = new Set(['Noto Sans SC']);

/** Whether a character is cut for each page that shows it, in a language that is set in this family. */
export const isCutForPages = (family: string, point: number): boolean =>
  large.has(family) && asks(family, point);

/** What any text may hold beside its letters: ASCII, marks of the office and of money, arrows, signs of arithmetic. */
const common = `${String.fromCodePoint(...Array.from({ length: 95 }, (_, at) => 0x20 + at))}\u00A0\u00AD\u2010\u2011\u202F\u2060\u25CC–—‘’‚“”„…‹›«»·•°′″§¶©®™№ªº½¼¾²³±×÷−≈≤≥µ‰₫€£¥←↑→↓✓`;

/** Whether the browser asks a family for a character, on the web. */
const asks = (family: string, point: number): boolean =>
  blocks[family]?.some(([first, last]) => point >= first && point <= last) ?? true;

/** The characters that the base fonts hold, whatever the pages say. `letters`: of all languages of the site. */
export function baseCharacters(families: readonly string[], letters: string): ReadonlySet<number> {
  const whole = families.filter((family) => !large.has(family)).flatMap((family) => blocks[family] ?? []);
  return new Set([
    ...pointsOf(common + letters),
    ...whole.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  ]);
}

/**
 * The files that every page shares. They depend on the languages and not on the texts, so that readers keep them, and a
 * changed text cuts none of them again. A letter and its marks are always in one file.
 */
export function baseFonts(families: readonly string[], letters: string): readonly WebFont[] {
  const base = [...baseCharacters(families, letters)];
  return families
    .filter((family) => !large.has(family))
    .flatMap((family) =>
      webFonts(
        family,
        base.filter((point) => asks(family, point) && codePoints(family).has(point)),
      ),
    );
}

/** The text of a page, by weight: what stands in bold must be in the bold face. */
export interface PageText {
  readonly regular: string;
  readonly bold: string;
}

/**
 * The files that one page needs besides, holding exactly what it shows. `families` in the order in which the browser
 * asks them; `shared` is what the page has already. A character that none of them has is left to the reader's device.
 */
export function exactFonts(
  { regular, bold }: PageText,
  families: readonly string[],
  shared: ReadonlySet<number>,
): readonly WebFont[] {
  const [ofRegular, ofBold] = [
    pointsByFamily(regular, families, shared),
    pointsByFamily(bold, families, shared),
  ];
  return families.flatMap((family) => [
    ...webFonts(family, ofRegular.get(family) ?? [], 400),
    ...webFonts(family, ofBold.get(family) ?? [], 700),
  ]);
}

/** A letter stays together with its marks: no font can place a mark on the letter of another. */
function pointsByFamily(
  text: string,
  families: readonly string[],
  shared: ReadonlySet<number>,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  // Most pages show nothing else than what all pages share.
  if (pointsOf(text).every((point) => shared.has(point))) return found;
  for (const cluster of new Set(text.match(/\P{M}\p{M}*/gu))) {
    const points = pointsOf(cluster);
    if (points.every((point) => shared.has(point))) continue;
    const family = families.find((each) =>
      points.every((point) => asks(each, point) && codePoints(each).has(point)),
    );
    if (!family) continue;
    const before = found.get(family);
    if (before) before.push(...points);
    else found.set(family, points);
  }
  return found;
}

/** The family of `nameFonts`. */
const nameFamily = 'Nhip Cau Names';

/**
 * A family of a few kilobytes that holds each language's own name: every page names every language, and must not fetch
 * the whole fonts of all scripts for it.
 */
export function nameFonts(
  names: readonly { readonly families: readonly string[]; readonly text: string }[],
): WebFont[] {
  return names.flatMap(({ families, text }) =>
    [...pointsByFamily(text, families, pointsOfLatin)]
      .flatMap(([family, points]) => webFonts(family, points))
      .filter(({ face }) => !face.italic)
      .map((font) => ({ ...font, as: nameFamily, name: `names-${font.name}` })),
  );
}

const pointsOfLatin: ReadonlySet<number> = new Set(Array.from({ length: 0x250 }, (_, point) => point));

function webFonts(
  family: string,
  points: readonly number[],
  weight?: FontFace['weight'],
): readonly WebFont[] {
  if (points.length === 0) return [];
  const unicodes = [...new Set(points)].sort((a, b) => a - b);
  return facesOf(family)
    .filter((face) => weight === undefined || face.weight === weight)
    .map((face) => ({ face, name: fileName(face, unicodes), unicodes }));
}

/**
 * Without hints, which phones and paper ignore, and without the features that no stylesheet asks for (small capitals,
 * fractions, old-style figures): all that place marks and shape Khmer, Tai Viet and Cham stay.
 */
const cut: Cut = {
  noHinting: true,
  keepFeatures: [
    ...[
      'ccmp',
      'locl',
      'rlig',
      'liga',
      'clig',
      'calt',
      'rclt',
      'kern',
      'mark',
      'mkmk',
      'dist',
      'lnum',
      'tnum',
    ],
    ...['pref', 'blwf', 'abvf', 'pstf', 'pres', 'blws', 'abvs', 'psts', 'abvm', 'blwm'],
  ],
  dropTables: ['STAT', 'BASE', 'gasp', 'vhea', 'vmtx', 'VORG'],
};

/** Ideographs stand each in its square: nothing joins, moves or places them. */
const cutLarge: Cut = { ...cut, dropTables: [...(cut.dropTables ?? []), 'GDEF', 'GPOS', 'GSUB'] };

const cutOf = (family: string): Cut => (large.has(family) ? cutLarge : cut);

/** The WOFF2 file of one of them; kept in `cacheDirectory`, for packing it as small as can be is slow. */
export async function webFont(font: WebFont, cacheDirectory: string): Promise<Buffer> {
  const cached = join(cacheDirectory, 'web-fonts', font.name);
  const known = await readFile(cached).catch(() => undefined);
  if (known) return known;
  const { default: subsetFont } = await import('subset-font');
  const subset = await subsetFont(await readFile(font.face.file), textOf(font.unicodes), {
    ...cutOf(font.face.family),
    targetFormat: 'woff2',
  });
  await writeWhole(cached, subset);
  return subset;
}

type CutFont = readonly [WebFont, Buffer];

/** The WOFF2 files of single pages; kept in `cacheDirectory`, for a site may have hundreds of such pages. */
export async function exactWebFonts(
  fonts: readonly WebFont[],
  cacheDirectory: string,
): Promise<readonly CutFont[]> {
  const folder = join(cacheDirectory, 'page-fonts');
  const looked = await Promise.all(
    fonts.map(
      async (font) => [font, await readFile(join(folder, font.name)).catch(() => undefined)] as const,
    ),
  );
  const known = looked.flatMap(([font, file]): CutFont[] => (file ? [[font, file]] : []));
  const cutNow = await cutExactFonts(looked.flatMap(([font, file]) => (file ? [] : [font])));
  await Promise.all(cutNow.map(([font, file]) => writeWhole(join(folder, font.name), file)));
  return [...known, ...cutNow];
}

/** Quickly: each out of one small font with the characters of all of them. */
async function cutExactFonts(fonts: readonly WebFont[]): Promise<readonly CutFont[]> {
  if (fonts.length === 0) return [];
  const { default: subsetFont } = await import('subset-font');
  const groups = [...Map.groupBy(fonts, ({ face }) => face.file)].map(async ([file, ofFile]) => {
    const [first] = ofFile;
    const options = { ...cutOf(first?.face.family ?? ''), targetFormat: 'truetype' } as const;
    const all = new Set(ofFile.flatMap(({ unicodes }) => unicodes));
    const union = await subsetFont(await readFile(file), textOf([...all]), options);
    // One is cut while others are packed, on other cores.
    return Promise.all(
      ofFile.map(
        async (font): Promise<CutFont> => [
          font,
          await packWoff2(await subsetFont(union, textOf(font.unicodes), options)),
        ],
      ),
    );
  });
  return (await Promise.all(groups)).flat();
}

/** Not by spreading: a site's Chinese characters are thousands of arguments. */
const textOf = (unicodes: readonly number[]): string =>
  unicodes.map((point) => String.fromCodePoint(point)).join('');

/** `@font-face` rules for files that stand under `base`. */
export function webFontFaces(fonts: readonly WebFont[], base: string): string {
  return fonts
    .map(({ face, name, unicodes, as }) =>
      fontFaceRule({
        face: as ? { ...face, family: as } : face,
        measuredAs: face.family,
        source: `${onDevice(face, as)}url("${base}${name}") format("woff2")`,
        display: 'swap',
        unicodeRange: cssRanges(unicodes),
      }),
    )
    .join('\n');
}

/** Faces of the same design or made for the same purpose, by PostScript name: Apple's, Android's, Windows'. */
const deviceFaces: Readonly<Record<string, Readonly<Record<FontFace['weight'], readonly string[]>>>> = {
  'Noto Sans SC': {
    400: ['NotoSansCJKsc-Regular', 'NotoSansSC-Regular', 'PingFangSC-Regular', 'MicrosoftYaHei'],
    700: ['NotoSansCJKsc-Bold', 'NotoSansSC-Bold', 'PingFangSC-Semibold', 'MicrosoftYaHei-Bold'],
  },
};

/** Whoever reads Chinese has a font of it nearly always, and need not fetch a hundred kilobytes. */
const onDevice = ({ family, weight }: FontFace, as?: string): string =>
  as ? '' : (deviceFaces[family]?.[weight] ?? []).map((name) => `local("${name}"),`).join('');

const recipes = new Map<string, string>();

/** What a subset is made from besides its characters. */
function recipeOf(family: string): string {
  const known = recipes.get(family) ?? `${fontsDigest([family])} ${JSON.stringify(cutOf(family))}`;
  recipes.set(family, known);
  return known;
}

function fileName(face: FontFace, unicodes: readonly number[]): string {
  const digest = createHash('sha256')
    .update(`${recipeOf(face.family)} ${unicodes.join(' ')}`)
    .digest('hex');
  return face.name.replace(/\.\w+$/, `.${digest.slice(0, 8)}.woff2`);
}

const pointsOf = (text: string): number[] => [
  ...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0)),
];

/** Code points in order → `U+20-7e,U+a0`. */
function cssRanges(unicodes: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const point of unicodes) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges
    .map(([first, last]) => `U+${first.toString(16)}${first === last ? '' : `-${last.toString(16)}`}`)
    .join(',');
}
