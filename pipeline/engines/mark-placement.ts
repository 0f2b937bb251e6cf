/** Whether fonts put marks where they belong: shaped by the browser's own shaper, HarfBuzz, each cluster once. */
import { readFileSync } from 'node:fs';
import { Blob, Buffer as Characters, Face, Font, GlyphClass, shape } from 'harfbuzzjs';
import { codePoints, facesOf } from './fonts.ts';
import { unwrapWoff } from './woff.ts';

/**
 * Of clusters (a letter and its marks), those that these families would set wrongly although they have every character.
 * Either no single family has them all, so that the mark comes out of another font. Or a face of the family leaves the
 * mark where the pen stands instead of at its anchor (OpenType, `GPOS`); or it puts a dotted circle under a mark that
 * can follow no such letter.
 */
export function unplacedMarks(clusters: readonly string[], families: readonly string[]): readonly string[] {
  return clusters.filter((cluster) => {
    const points = Array.from(cluster, (character) => character.codePointAt(0) ?? 0).filter(isDrawn);
    const has = (family: string, point: number) => codePoints(family).has(point);
    // A character that is missing is another fault.
    if (!points.every((point) => families.some((family) => has(family, point)))) return false;
    // The browser sets a cluster in the first family that has all of it.
    const family = families.find((each) => points.every((point) => has(each, point)));
    return !family || !isPlacedBy(family, cluster);
  });
}

const isDrawn = (point: number): boolean =>
  !/\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(point));

const placed = new Map<string, boolean>();

function isPlacedBy(family: string, cluster: string): boolean {
  const key = `${family} ${cluster}`;
  const known = placed.get(key);
  if (known !== undefined) return known;
  const found = fontsOf(family).every((font) => isPlaced(font, cluster));
  placed.set(key, found);
  return found;
}

interface ShapingFont {
  readonly face: Face;
  readonly font: Font;
}

const dottedCircle = 0x25cc;

function isPlaced({ face, font }: ShapingFont, cluster: string): boolean {
  const characters = new Characters();
  characters.addText(cluster);
  characters.guessSegmentProperties();
  shape(font, characters);
  const circle = cluster.includes('\u25CC') ? undefined : font.nominalGlyph(dottedCircle);
  return characters.getGlyphInfosAndPositions().every(({ codepoint: glyph, ...at }, index) => {
    if (glyph === circle) return false;
    if (index === 0 || face.getGlyphClass(glyph) !== GlyphClass.MARK || at.xAdvance) return true;
    return Boolean(at.xOffset || at.yOffset);
  });
}

const opened = new Map<string, readonly ShapingFont[]>();

/** Kept open: shaping reads the tables again and again. */
function fontsOf(family: string): readonly ShapingFont[] {
  const known = opened.get(family);
  if (known) return known;
  const fonts = facesOf(family).map(({ file }) => {
    const face = new Face(new Blob(unwrapWoff(readFileSync(file))));
    return { face, font: new Font(face) };
  });
  opened.set(family, fonts);
  return fonts;
}
