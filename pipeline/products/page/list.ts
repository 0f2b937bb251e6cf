/** The list pages of the site: home, one kind, one topic. */
import { h } from '../../markup/hast.ts';
import type { Asset } from '../../model/document.ts';
import type { HtmlNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';
import { type CardList, href, listPath, type Site, type WebPicture } from '../product.ts';
import { cards } from './card.ts';
import { renderFrame } from './frame.ts';

interface Heading {
  readonly plain: string;
  readonly language: LanguageTag;
  readonly nodes: readonly HtmlNode[];
}

/** The complete HTML document of one list in one language. */
export function renderList(
  list: CardList,
  site: Site,
  stylesheet: string,
  picture: (asset: Asset) => WebPicture,
): string {
  const path = listPath(site.language, list);
  const title = heading(list, site);
  return renderFrame({
    site,
    path,
    title: list.type === 'home' ? site.texts.name : title,
    description: site.words.say('list.about', { name: site.texts.name.plain }).text,
    indexed: list.finished.includes(site.language),
    stylesheet,
    navigation: list,
    alternates: list.languages.map((language) => ({
      language,
      path: listPath(language, list),
      indexed: list.finished.includes(language),
    })),
    main: h(
      'main#content',
      { className: [`list-${list.type}`] },
      list.type !== 'home' &&
        h(
          'nav.breadcrumb',
          { ariaLabel: site.words.say('page.breadcrumb').text },
          h(
            'ol',
            null,
            h(
              'li',
              null,
              h(
                'a',
                { href: href(path, listPath(site.language, { type: 'home' })) },
                site.words.node('page.home'),
              ),
            ),
          ),
        ),
      h('h1', { lang: title.language === site.language ? null : title.language }, title.nodes),
      list.cards.length > 0
        ? cards(list.cards, site, { path, heading: 'h2', webPicture: picture })
        : h('p', null, site.words.node('list.empty')),
    ),
  });
}

function heading({ type, id = '' }: CardList, { words, texts }: Site): Heading {
  if (type === 'topic') return texts.label('topics', id);
  const phrase = words.say(type === 'home' ? 'list.latest' : `kinds.${id}`);
  return { plain: phrase.text, language: phrase.language, nodes: [{ type: 'text', value: phrase.text }] };
}
