import type { Element } from 'hast';
import type { Place } from '../model/diagnostic.ts';
import type { HtmlNode } from '../model/html.ts';
import { placeOf } from './parse.ts';
import { diagnose, type Reading } from './reading.ts';

/**
 * A picture among words would be lost: no unit holds its alternative text, no product its place. Reported where it
 * stands itself, for a long paragraph may hide it; at `place`, where the text that it stands in was put together.
 */
export function reportPicture(nodes: readonly HtmlNode[], place: Place, reading: Reading): void {
  const picture = nodes.map(firstPicture).find((found) => found !== undefined);
  if (!picture) return;
  // What the parser read has kept its position, which our own nodes need not have.
  const own = placeOf(picture as unknown as Element, reading);
  reading.diagnostics.push(diagnose('inline-picture', own.line === undefined ? place : own));
}

function firstPicture(node: HtmlNode): HtmlNode | undefined {
  if (node.type !== 'element') return undefined;
  if (node.tagName === 'img') return node;
  return node.children.map(firstPicture).find((found) => found !== undefined);
}
