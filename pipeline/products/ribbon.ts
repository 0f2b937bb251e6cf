/** The ribbon across a panel of a draft. */
import { h } from '../markup/hast.ts';
import type { Edition } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { Site } from './product.ts';

/** On every panel of an edition that isn't approved. Only the `first` is read aloud. */
export function ribbon(edition: Edition, { words }: Site, first: boolean): ElementNode | undefined {
  if (edition.approved) return undefined;
  const state = [words.node('leaflet.draft'), edition.machine && [' · ', words.node('leaflet.machine')]];
  return h('p.ribbon', { dataDraft: '', ariaHidden: first ? null : 'true' }, h('span', null, state));
}
