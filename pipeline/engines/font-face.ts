/** `@font-face` rules, levelled: faces of different scripts beside each other look equally large and share one line. */
import { openSync } from 'fontkit';
import { type FontFace, facesOf, fontFile } from './fonts.ts';

/** The family whose measures the others take on: it sets the Latin in every line. */
const reference = 'Noto Sans';

export interface FaceRule {
  readonly face: Pick<FontFace, 'family' | 'weight' | 'italic'>;
  /** The CSS `src`. */
  readonly source: string;
  /** The family whose measures it has, where `face` names it otherwise. */
  readonly measuredAs?: string;
  /** `block` where the text waits for its font, `swap` where readers are shown it at once in another one. */
  readonly display: 'block' | 'swap';
  readonly unicodeRange?: string;
}

export const fontFaceRule = ({ face, source, measuredAs, display, unicodeRange }: FaceRule): string =>
  `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};` +
  `font-display:${display};src:${source}${levelling(measuredAs ?? face.family)}${unicodeRange ? `;unicode-range:${unicodeRange}` : ''}}`;

/** The rules of whole families, whose files stand under `base`. A file is loaded only when a text needs it. */
export function fontFaces(families: readonly string[], base: string): string {
  return families
    .flatMap(facesOf)
    .map((face) => {
      const format = face.name.endsWith('.woff') ? 'woff' : 'truetype';
      const source = `${mapped(face)}url("${base}${face.name}") format("${format}")`;
      return fontFaceRule({ face, source, display: 'block' });
    })
    .join('\n');
}

/**
 * Chinese fonts have 10 MB, and handing one to a tab takes a second (measured). On Linux the browser's own fontconfig
 * names this very file, and the browser maps it into memory.
 */
export const mappedFamily = 'Noto Sans SC';

const mapped = ({ family, weight }: FontFace): string =>
  family === mappedFamily && process.platform === 'linux'
    ? `local("NotoSansSC-${weight === 700 ? 'Bold' : 'Regular'}"),`
    : '';

interface Measures {
  /** Fractions of the em. */
  readonly xHeight: number;
  readonly ascent: number;
  readonly descent: number;
}

/**
 * Descriptors that level a family with the reference (CSS Fonts 5, “Overriding font metrics” and `size-adjust`).
 *
 *     size-adjust = x-height of the reference ÷ x-height of the family
 *
 * is what `font-size-adjust` does for a text in two fonts: whoever drew a face for another script drew its small Latin
 * letters to stand beside that script, so letters level with the reference's put the script level with it too. The
 * regular face speaks for the whole family, or bold would grow against its own regular.
 *
 *     ascent-override = ascent of the reference ÷ size-adjust     (and the descent alike; no line gap)
 *
 * gives every family the reference's box around the baseline, for the browser multiplies the overrides by size-adjust
 * again. A line in two scripts is then no higher than a line in one.
 */
function levelling(family: string): string {
  const [own, wanted] = [measuresOf(family), measuresOf(reference)];
  const size = wanted.xHeight / own.xHeight;
  const [ascent, descent] = [wanted.ascent / size, wanted.descent / size];
  return (
    (percent(size) === '100%' ? '' : `;size-adjust:${percent(size)}`) +
    (percent(ascent) === percent(own.ascent) && percent(descent) === percent(own.descent)
      ? ''
      : `;ascent-override:${percent(ascent)};descent-override:${percent(descent)};line-gap-override:0%`)
  );
}

const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(2))}%`;

const known = new Map<string, Measures>();

function measuresOf(family: string): Measures {
  const before = known.get(family);
  if (before) return before;
  const font = openSync(fontFile(family));
  if (!('characterSet' in font)) throw new Error(`a font collection: ${family}`);
  const { unitsPerEm, xHeight, ascent, descent } = font;
  const measures = {
    xHeight: xHeight / unitsPerEm,
    ascent: ascent / unitsPerEm,
    descent: -descent / unitsPerEm,
  };
  known.set(family, measures);
  return measures;
}
