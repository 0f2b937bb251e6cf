/** Text as outlines, for what is no text of the document: it needs no font in the file and is found by no reader. */
import { type Font, openSync } from 'fontkit';
import { facesOf } from './fonts.ts';
import { number } from './press-marks.ts';

let opened: Font | undefined;

function plainFont(): Font {
  const [face] = facesOf('Noto Sans');
  if (!face) throw new Error('there is no Noto Sans');
  const font = openSync(face.file);
  if (!('layout' in font)) throw new Error(`${face.file} holds several fonts`);
  return font;
}

/** Instructions of a PDF page that fill one line of text, from (x, y) on its base line; smaller than `size` where it is longer than `room`. */
export function outlinedText(
  text: string,
  {
    x,
    y,
    size,
    room,
  }: { readonly x: number; readonly y: number; readonly size: number; readonly room: number },
): string {
  opened ??= plainFont();
  const { glyphs, positions } = opened.layout(text);
  const advance = positions.reduce((sum, position) => sum + position.xAdvance, 0);
  const scale = Math.min(size / opened.unitsPerEm, room / advance);
  let pen = 0;
  const drawn = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const place = ([right, up]: readonly [number, number]) =>
      `${number(x + (pen + xOffset + right) * scale)} ${number(y + (yOffset + up) * scale)}`;
    const path = outline(glyph.path.commands as readonly Command[], place);
    pen += xAdvance;
    return path && `${path} f`;
  });
  return drawn.filter(Boolean).join('\n');
}

interface Command {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

type Place = (point: readonly [number, number]) => string;

/** PDF has no curves of the second degree, which TrueType is made of: each is the same as one of the third. */
function outline(commands: readonly Command[], place: Place): string {
  let [fromX, fromY] = [0, 0];
  return commands
    .map(({ command, args }) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
      const [startX, startY] = [fromX, fromY];
      if (command === 'closePath') return 'h';
      [fromX = 0, fromY = 0] = args.slice(-2);
      if (command === 'moveTo') return `${place([a, b])} m`;
      if (command === 'lineTo') return `${place([a, b])} l`;
      if (command === 'bezierCurveTo') return `${place([a, b])} ${place([c, d])} ${place([e, f])} c`;
      const third = (from: number, to: number) => from + (2 / 3) * (to - from);
      return `${place([third(startX, a), third(startY, b)])} ${place([third(c, a), third(d, b)])} ${place([c, d])} c`;
    })
    .join(' ');
}
