/** Table of contents of a long page. */
import { h } from '../../markup/hast.ts';
import { inLanguage } from '../../markup/text.ts';
import { allBlocks, type Block } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import type { Site } from '../product.ts';

/** A page with this many headings or fewer is read without a table of contents. */
const few = 5;

export function contents(blocks: readonly Block[], site: Site): ElementNode | undefined {
  const headings = allBlocks(blocks).filter((block) => block.type === 'heading');
  if (headings.length <= few) return undefined;
  const top = Math.min(...headings.map((heading) => heading.depth));
  return h(
    'nav.contents',
    { ariaLabel: site.words.say('page.contents').text },
    h(
      'details',
      null,
      h('summary', null, site.words.node('page.contents')),
      h(
        'ol',
        null,
        headings
          .filter((heading) => heading.depth <= top + 1)
          .map(({ depth, anchor, text }) =>
            h(
              'li',
              depth > top ? { className: ['deeper'] } : null,
              h('a', { href: `#${anchor}`, lang: inLanguage(text, site.language).lang ?? null }, text.plain),
            ),
          ),
      ),
    ),
  );
}
