/** Whether a screen reader, which follows the tags of a file, says its texts in the order in which they were written. */
import { decodeEntities } from '../markup/entities.ts';
import type { PrintFault } from '../model/rendition.ts';
import { bare } from './read-back.ts';

/**
 * The texts of `html` that stand in `read`, what the tags say from first to last, and not where they should: after those
 * before them. Each is looked for from where the last one ended, so that a text which stands twice is met in its turn.
 */
export function outOfOrder(html: string, read: string): readonly PrintFault[] {
  const said = bare(read);
  let at = 0;
  return spokenTexts(html).flatMap((text): PrintFault[] => {
    const wanted = bare(text);
    const found = said.indexOf(wanted, at);
    if (found >= 0) {
      at = found + wanted.length;
      return [];
    }
    // What isn't there at all is told as lost.
    return said.includes(wanted) ? [{ type: 'wrong-order', text: text.trim() }] : [];
  });
}

/** In their order, without what is hidden from screen readers, and without drawings, which have a description instead. */
function spokenTexts(html: string): readonly string[] {
  const texts: string[] = [];
  /** For each open element, whether what is in it is said. */
  const open: boolean[] = [];
  for (const [, close, name = '', attributes = '', text] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)/gi,
  )) {
    const isSaid = open.at(-1) ?? true;
    if (text !== undefined) {
      const decoded = decodeEntities(text);
      if (isSaid && bare(decoded) !== '') texts.push(decoded);
    } else if (close) open.pop();
    else if (!voids.has(name.toLowerCase()) && !attributes.endsWith('/'))
      open.push(isSaid && !unsaid.has(name.toLowerCase()) && !hidden.test(attributes));
  }
  return texts;
}

const unsaid = new Set(['svg', 'style', 'script', 'template']);
const hidden = /\s(?:aria-hidden="true"|role="(?:img|presentation)"|hidden\b)/;
/** Elements without an end (HTML, 13.1.2). */
const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
