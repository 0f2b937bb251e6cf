/** What a reader must know before reading: not approved, translated by a machine, partly in another language. */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import type { Site } from '../product.ts';

export function notices(edition: Edition, body: readonly HtmlNode[], site: Site): ElementNode | undefined {
  const { words, profiles, publisher } = site;
  const count = fallbacks(edition, body);
  const said = [
    !edition.approved && h('p.notice.notice-draft', null, words.node('page.draft')),
    edition.machine && h('p.notice.notice-machine', null, words.node('page.machine')),
    !edition.complete &&
      h(
        'p.notice.notice-fallback',
        null,
        words.node('page.fallback', {
          count,
          language: profiles.get(publisher.sourceLanguage)?.endonym ?? publisher.sourceLanguage,
        }),
      ),
  ].filter((notice) => notice !== false);
  return said.length > 0 ? h('div.notices', { role: 'note' }, said) : undefined;
}

/** As many as the reader meets: texts marked, title and summary included, and alternative texts of pictures. */
function fallbacks({ title, summary, language }: Edition, body: readonly HtmlNode[]): number {
  const above = [title, summary].filter((text) => text.plain && text.language !== language).length;
  return above + marked(body);
}

function marked(nodes: readonly HtmlNode[]): number {
  return nodes.reduce((sum, node) => {
    if (node.type === 'text') return sum;
    const { className, lang } = node.properties;
    const self =
      (Array.isArray(className) && className.includes('fallback')) || (node.tagName === 'img' && lang);
    return sum + (self ? 1 : 0) + marked(node.children);
  }, 0);
}
