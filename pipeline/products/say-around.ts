/** A phrase around a text: each may have fallen back to another language, and says so for itself. */
import { h } from '../markup/hast.ts';
import type { Text } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { Site } from './product.ts';

/** `sayAround(site, 'leaflet.licence', 'licence', text)`: the text stands where the phrase has `{{licence}}`. */
export function sayAround(
  { words, language }: Site,
  key: string,
  value: string,
  text: Pick<Text, 'language' | 'nodes'>,
): ElementNode {
  const slot = '\u{FFFC}';
  const phrase = words.say(key, { [value]: slot });
  const [before = '', after = ''] = phrase.text.split(slot);
  const inner =
    text.language === phrase.language ? text.nodes : h('span', { lang: text.language }, text.nodes);
  return h('span', phrase.language === language ? null : { lang: phrase.language }, before, inner, after);
}
