/** What a printed product begins with: its title and summary, and who publishes it. */
import { h } from '../markup/hast.ts';
import { renderText } from '../markup/text.ts';
import type { Edition } from '../model/edition.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import { letters } from './letters.ts';
import { mark } from './mark.ts';
import type { Site } from './product.ts';
import { wholeWords } from './whole-words.ts';

/** A long title is set smaller: by its length, so that every language is judged alike. */
export function titleBlock(
  { title, summary, language }: Edition,
  { profile }: Pick<Site, 'profile'>,
): readonly HtmlNode[] {
  const length = letters(title.plain);
  const size = length > 80 ? '.longest' : length > 48 ? '.long' : '';
  return [
    renderText(`h1${size}`, { ...title, nodes: wholeWords(title.nodes, profile) }, language),
    renderText('p.summary', summary, language),
  ];
}

/** Who publishes: the body above it, then the office. */
export function office({ texts, language }: Site): ElementNode {
  return h(
    'p.office',
    null,
    mark(),
    h('span', null, renderText('span.parent', texts.parent, language), renderText('b', texts.name, language)),
  );
}
