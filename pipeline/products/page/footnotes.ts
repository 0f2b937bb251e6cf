/** The notes of a page, below its text: each with a way back to where it was called. */
import { callId, footnoteId } from '../../markup/footnotes.ts';
import { h } from '../../markup/hast.ts';
import type { FootnotesBlock } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import type { Site } from '../product.ts';

/** Roles of DPUB-ARIA 1.1: screen readers name the list, and tell a way back from other links. */
export function footnotes({ notes }: FootnotesBlock, site: Site): ElementNode {
  return h(
    'section.footnotes',
    { role: 'doc-endnotes', ariaLabelledBy: label },
    h('h2', { id: label }, site.words.node('page.footnotes')),
    h(
      'ol',
      null,
      notes.map(({ number, calls, element }) => {
        const back = Array.from({ length: calls }, (_, index) => wayBack(number, index + 1, site));
        return h('li', { ...element.properties, id: footnoteId(number) }, atEnd(element.children, back));
      }),
    ),
  );
}

// No anchor of a heading has an underscore.
const label = 'footnotes_label';

/** In the last paragraph, where the note ends with one. */
function atEnd(children: readonly HtmlNode[], back: readonly HtmlNode[]): readonly HtmlNode[] {
  const last = children.at(-1);
  const more = back.flatMap((link): HtmlNode[] => [{ type: 'text', value: ' ' }, link]);
  return last?.type === 'element' && last.tagName === 'p'
    ? [...children.slice(0, -1), { ...last, children: [...last.children, ...more] }]
    : [...children, ...more];
}

function wayBack(number: number, call: number, { words, format }: Site): ElementNode {
  const written = [number, ...(call > 1 ? [call] : [])].map((each) => format.number(each, 0)).join('-');
  const name = words.say('page.footnote-back', { number: written }).text;
  return h('a.back', { href: `#${callId(number, call)}`, role: 'doc-backlink', ariaLabel: name }, arrow());
}

/** Drawn, since few fonts of our languages have ↩, and phones put a coloured picture in its place. */
const arrow = () =>
  h(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, ariaHidden: 'true', focusable: 'false' },
    h('path', { d: 'M6 3L2 7l4 4M2 7h8a4 4 0 0 1 4 4v2' }),
  );
