/** Fonts for web pages: WOFF2 subsets that are small and still lose no mark. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codePoints, type FontFace, facesOf, fontsDigest } from './fonts.ts';
import { writeWhole } from './write-whole.ts';

export interface WebFont {
  readonly face: FontFace;
  /** File name that changes with the content: `NotoSans_400Regular.3f9a01c2.woff2`. */
  readonly name: string;
  /** The code points in it, in order. */
  readonly unicodes: readonly number[];
  /** CSS `unicode-range`. */
  readonly range: string;
}

type Range = readonly [first: number, last: number];

/**
 * ASCII, Latin-1, Extended-A and -B, modifier letters, combining marks, the Vietnamese block, punctuation, đồng and
 * euro, № and ™, arrows, the minus. Usual "Latin" subsets lack the combining breve and caron of Ê Đê, Ba Na and Gia Rai.
 */
const latin: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x36f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20ab, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x25cc, 0x25cc],
];

/** Scripts of one block come whole; of Chinese only the characters that the site uses. */
const ranges: Readonly<Record<string, readonly Range[]>> = {
  'Noto Sans': latin,
  'Noto Serif': latin,
  'Noto Sans Khmer': [
    [0x1780, 0x17ff],
    [0x19e0, 0x19ff],
    [0x200b, 0x200d],
    [0x25cc, 0x25cc],
  ],
  'Noto Sans Tai Viet': [
    [0xaa80, 0xaadf],
    [0x25cc, 0x25cc],
  ],
  'Noto Sans Cham': [
    [0xaa00, 0xaa5f],
    [0x25cc, 0x25cc],
  ],
  'Noto Sans SC': [
    [0x2e80, 0x9fff],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe4f],
    [0xff00, 0xffef],
    [0x20000, 0x323af],
  ],
};

/** The files that a site set in these families needs; `text` is all its text in scripts too large to come whole. */
export function webFontSet(familyNames: readonly string[], text: string): WebFont[] {
  const used = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  return familyNames.flatMap((family) => {
    const wanted = ranges[family] ?? [];
    const large = family === 'Noto Sans SC';
    const unicodes = [...codePoints(family)]
      .filter(
        (point) =>
          wanted.some(([first, last]) => point >= first && point <= last) && (!large || used.has(point)),
      )
      .sort((a, b) => a - b);
    if (unicodes.length === 0) return [];
    const range = wanted.map(cssRange).join(',');
    return facesOf(family).map((face) => ({ face, name: fileName(face, unicodes), unicodes, range }));
  });
}

/** The family of `nameFonts`. */
const nameFamily = 'Nhip Cau Names';

/**
 * A family of a few kilobytes that holds each language's own name: every page names every language, and must not fetch
 * the whole fonts of all scripts for it.
 */
export function nameFonts(names: readonly { readonly family: string; readonly text: string }[]): WebFont[] {
  return names.flatMap(({ family, text }) => {
    const known = codePoints(family);
    const unicodes = [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))]
      .filter((point) => point > 0x24f && known.has(point))
      .sort((a, b) => a - b);
    const face = facesOf(family).find(({ weight, italic }) => weight === 400 && !italic);
    if (!face || unicodes.length === 0) return [];
    const range = unicodes.map((point) => cssRange([point, point])).join(',');
    return [
      { face: { ...face, family: nameFamily }, name: `names-${fileName(face, unicodes)}`, unicodes, range },
    ];
  });
}

/** The WOFF2 file of one of them, with all layout features; kept in `cacheDirectory`, for subsetting is slow. */
export async function webFont(font: WebFont, cacheDirectory: string): Promise<Buffer> {
  const cached = join(cacheDirectory, 'web-fonts', font.name);
  const known = await readFile(cached).catch(() => undefined);
  if (known) return known;
  const { default: subsetFont } = await import('subset-font');
  const text = font.unicodes.map((point) => String.fromCodePoint(point)).join('');
  const subset = await subsetFont(await readFile(font.face.file), text, { targetFormat: 'woff2' });
  await writeWhole(cached, subset);
  return subset;
}

/** `@font-face` rules for files that stand under `base`. */
export function webFontFaces(fonts: readonly WebFont[], base: string): string {
  return fonts
    .map(
      ({ face, name, range }) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};` +
        `font-display:swap;src:url("${base}${name}") format("woff2");unicode-range:${range}}`,
    )
    .join('\n');
}

function fileName(face: FontFace, unicodes: readonly number[]): string {
  const digest = createHash('sha256')
    .update(`${fontsDigest([face.family])} ${unicodes.join(' ')}`)
    .digest('hex');
  return face.name.replace(/ttf$/, `${digest.slice(0, 8)}.woff2`);
}

const cssRange = ([first, last]: Range): string =>
  first === last ? `U+${first.toString(16)}` : `U+${first.toString(16)}-${last.toString(16)}`;
