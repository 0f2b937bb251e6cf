/** The fonts that set every text: complete TrueType files from npm, the same on every machine. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openSync } from 'fontkit';
import type { Digest } from '../model/id.ts';

export type Weight = 400 | 700;

/** One file of a family. */
export interface FontFace {
  readonly family: string;
  readonly weight: Weight;
  readonly italic: boolean;
  readonly file: string;
  /** Name under which the engine serves it. */
  readonly name: string;
}

interface Family {
  readonly package: string;
  readonly stem: string;
  readonly styles: readonly string[];
}

const upright = ['400Regular', '700Bold'];
const withItalic = [...upright, '400Regular_Italic', '700Bold_Italic'];

/** Tai Viet has one weight only: the browser makes its bold. */
const families: Readonly<Record<string, Family>> = {
  'Noto Sans': { package: 'noto-sans', stem: 'NotoSans', styles: withItalic },
  'Noto Serif': { package: 'noto-serif', stem: 'NotoSerif', styles: withItalic },
  'Noto Sans Khmer': { package: 'noto-sans-khmer', stem: 'NotoSansKhmer', styles: upright },
  'Noto Sans SC': { package: 'noto-sans-sc', stem: 'NotoSansSC', styles: upright },
  'Noto Sans Tai Viet': { package: 'noto-sans-tai-viet', stem: 'NotoSansTaiViet', styles: ['400Regular'] },
  'Noto Sans Cham': { package: 'noto-sans-cham', stem: 'NotoSansCham', styles: upright },
};

export const familyNames: readonly string[] = Object.keys(families);

/** Every file of a family; throws for a family that isn't in the registry. */
export function facesOf(familyName: string): readonly FontFace[] {
  const family = families[familyName];
  if (!family) throw new Error(`unknown font family: ${familyName}`);
  const root = packageRoot(family);
  return family.styles.map((style) => {
    const name = `${family.stem}_${style}.ttf`;
    return {
      family: familyName,
      weight: style.startsWith('700') ? 700 : 400,
      italic: style.endsWith('_Italic'),
      file: fileURLToPath(new URL(`${style}/${name}`, root)),
      name,
    };
  });
}

/** The file of one face; where the family lacks the weight or the italic, its regular one. */
export function fontFile(familyName: string, weight: Weight = 400, italic = false): string {
  const faces = facesOf(familyName);
  const face = faces.find((each) => each.weight === weight && each.italic === italic) ?? faces[0];
  if (!face) throw new Error(`font family without files: ${familyName}`);
  return face.file;
}

/** Changes when any of the families' files does: part of the key of what they set. */
export function fontsDigest(familyList: readonly string[] = familyNames): Digest {
  const hash = createHash('sha256');
  for (const name of familyList) {
    const family = families[name];
    if (!family) throw new Error(`unknown font family: ${name}`);
    // A published package never changes, so its version stands for its files.
    const { version } = JSON.parse(readFileSync(new URL('package.json', packageRoot(family)), 'utf8')) as {
      version: string;
    };
    hash.update(`${family.package}@${version} ${family.styles.join(' ')}\n`);
  }
  return hash.digest('hex') as Digest;
}

/** CSS `@font-face` rules of the families, whose files stand under `base`. Loaded only when a text needs them. */
export function fontFaces(familyList: readonly string[], base: string): string {
  return familyList
    .flatMap(facesOf)
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};` +
        `font-display:block;src:${local(face)}url("${base}${face.name}") format("truetype")}`,
    )
    .join('\n');
}

/**
 * Chinese fonts have 10 MB, and handing one to a tab takes a second (measured). On Linux the browser's own fontconfig
 * names this very file, and the browser maps it into memory.
 */
export const mappedFamily = 'Noto Sans SC';

const local = ({ family, weight }: FontFace): string =>
  family === mappedFamily && process.platform === 'linux'
    ? `local("NotoSansSC-${weight === 700 ? 'Bold' : 'Regular'}"),`
    : '';

/** The characters of `text` that none of the families can set, each once, in order. */
export function missingCharacters(text: string, familyList: readonly string[]): string[] {
  const covered = coverage(familyList);
  const missing = new Set<string>();
  for (const character of text) {
    if (!covered.has(character.codePointAt(0) ?? 0) && !invisible.test(character)) missing.add(character);
  }
  return [...missing];
}

/** Controls, joiners, zero-width spaces and variation selectors: the browser needs no glyph for them. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

const coverages = new Map<string, ReadonlySet<number>>();

function coverage(familyList: readonly string[]): ReadonlySet<number> {
  const key = familyList.join('|');
  const known = coverages.get(key);
  if (known) return known;
  const points =
    familyList.length === 1
      ? readCodePoints(key)
      : new Set(familyList.flatMap((name) => [...coverage([name])]));
  coverages.set(key, points);
  return points;
}

/** Every code point that the family has a glyph for. */
export const codePoints = (familyName: string): ReadonlySet<number> => coverage([familyName]);

function readCodePoints(familyName: string): ReadonlySet<number> {
  const font = openSync(fontFile(familyName));
  if (!('characterSet' in font)) throw new Error(`a font collection: ${familyName}`);
  return new Set(font.characterSet);
}

const packageRoot = (family: Family): string =>
  new URL('.', import.meta.resolve(`@expo-google-fonts/${family.package}/package.json`)).href;
