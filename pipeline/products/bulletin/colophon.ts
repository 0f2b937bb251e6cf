/** The end of a bulletin's last page: what the law wants there of a licensed one, the code to its page, the imprint. */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import { imprint, pageCode } from '../imprint.ts';
import type { Site } from '../product.ts';
import { sayAround } from '../say-around.ts';

export const colophon = (edition: Edition, site: Site): ElementNode =>
  h(
    'footer.colophon',
    { dataColumn: 'imprint' },
    licensed(edition, site),
    h('div.foot', null, pageCode(edition, site), imprint(edition, site)),
  );

/** Press Law 103/2016/QH13, article 34, clause 1, in its order. */
function licensed({ facts, masthead }: Edition, site: Site): ElementNode | undefined {
  if (!facts.masthead || !masthead) return undefined;
  const { licence, copies } = facts.masthead;
  const { words, format } = site;
  return h(
    'ul.licensed',
    null,
    h(
      'li',
      null,
      words.node('bulletin.licence', { number: licence.number, date: format.date(licence.date, 'short') }),
    ),
    h('li', null, sayAround(site, 'bulletin.printer', 'printer', masthead.printer)),
    h('li', null, words.node('bulletin.copies', { copies: format.number(copies) })),
    h('li', null, sayAround(site, 'bulletin.period', 'period', masthead.period)),
    h('li', null, sayAround(site, 'bulletin.responsible', 'name', masthead.responsible)),
  );
}
