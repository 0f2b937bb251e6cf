/** The fonts that set every text: complete TrueType files from npm, the same on every machine. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
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
  /** The file of a style, relative to the package. */
  file(style: Style): string;
  /** Name of its files where they are served. */
  readonly stem: string;
  readonly styles: readonly Style[];
}

type Style = '400Regular' | '700Bold' | '400Regular_Italic' | '700Bold_Italic';

const upright: readonly Style[] = ['400Regular', '700Bold'];
const withItalic: readonly Style[] = [...upright, '400Regular_Italic', '700Bold_Italic'];

/** Complete TrueType files: those of other packages come in slices, without the combining breve and caron. */
const expo = (name: string, stem: string, styles: readonly Style[]): Family => ({
  package: `@expo-google-fonts/${name}`,
  file: (style) => `${style}/${stem}_${style}.ttf`,
  stem,
  styles,
});

/**
 * Regular and bold of every script, and the italic where its readers know one: nothing is slanted or thickened by the
 * browser (`font-synthesis: none`). Of Tai Heritage Pro the one slice that holds all 72 characters of Tai Viet: Noto has
 * no bold of that script. Spaces and Latin beside it are Noto's.
 */
const families: Readonly<Record<string, Family>> = {
  'Noto Sans': expo('noto-sans', 'NotoSans', withItalic),
  'Noto Sans Khmer': expo('noto-sans-khmer', 'NotoSansKhmer', upright),
  'Noto Sans SC': expo('noto-sans-sc', 'NotoSansSC', upright),
  'Noto Sans Cham': expo('noto-sans-cham', 'NotoSansCham', upright),
  'Tai Heritage Pro': {
    package: '@fontsource/tai-heritage-pro',
    file: (style) => `files/tai-heritage-pro-tai-viet-${style.slice(0, 3)}-normal.woff`,
    stem: 'TaiHeritagePro',
    styles: upright,
  },
};

export const familyNames: readonly string[] = Object.keys(families);

const faces = new Map<string, readonly FontFace[]>();

/** Every file of a family; throws for a family that isn't in the registry. */
export function facesOf(familyName: string): readonly FontFace[] {
  const known = faces.get(familyName) ?? findFaces(familyName);
  faces.set(familyName, known);
  return known;
}

function findFaces(familyName: string): readonly FontFace[] {
  const family = families[familyName];
  if (!family) throw new Error(`unknown font family: ${familyName}`);
  const root = packageRoot(family);
  return family.styles.map((style) => {
    const file = family.file(style);
    return {
      family: familyName,
      weight: style.startsWith('700') ? 700 : 400,
      italic: style.endsWith('_Italic'),
      file: fileURLToPath(new URL(file, root)),
      name: `${family.stem}_${style}${extname(file)}`,
    };
  });
}

/** The file of one face; where the family lacks the weight or the italic, its regular one. */
export function fontFile(familyName: string, weight: Weight = 400, italic = false): string {
  const all = facesOf(familyName);
  const face = all.find((each) => each.weight === weight && each.italic === italic) ?? all[0];
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
  new URL('.', import.meta.resolve(`${family.package}/package.json`)).href;
