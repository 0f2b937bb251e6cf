/** A card: a document in a few words, in lists and in bulletins. */
import { h } from '../../markup/hast.ts';
import type { Asset } from '../../model/document.ts';
import type { EditionCard } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';
import { href, pagePath, type Site, type WebPicture } from '../product.ts';
import { image } from './picture.ts';

export interface CardPlace {
  /** The file that shows the card. */
  readonly path: string;
  readonly heading: 'h2' | 'h3';
  readonly webPicture: (asset: Asset) => WebPicture;
}

export function cards(all: readonly EditionCard[], site: Site, place: CardPlace): ElementNode {
  return h(
    'ul.cards',
    null,
    all.map((one) => h('li', null, card(one, site, place))),
  );
}

function card(card: EditionCard, site: Site, place: CardPlace): ElementNode {
  const { words, format, language } = site;
  const foreign = (tag: LanguageTag) => (tag === language ? null : { lang: tag, className: ['fallback'] });
  return h(
    'article.card',
    null,
    h(
      'div.card-text',
      null,
      h('p.eyebrow', null, words.node(`kind.${card.facts.kind}`)),
      h(
        place.heading,
        foreign(card.titleLanguage),
        h(
          'a',
          { href: href(place.path, pagePath(card.language, card.facts.id)), ...foreignHref(card, site) },
          card.title,
        ),
      ),
      card.summary && h('p.summary', foreign(card.summaryLanguage), card.summary),
      h(
        'p.meta',
        null,
        h('time', { dateTime: card.facts.date }, format.date(card.facts.date, 'long')),
        marks(card, site),
      ),
    ),
    card.image &&
      h(
        'div.card-picture',
        null,
        // The title beside it is the link and says what it is about: to hear the picture as well would be noise.
        image(card.image.asset, { plain: '', language }, language, {
          path: place.path,
          sizes: '(min-width: 40rem) 20rem, 100vw',
          webPicture: place.webPicture,
        }),
      ),
  );
}

/** A bulletin may gather a document that exists only in the source language. */
const foreignHref = (card: EditionCard, site: Site) =>
  card.language === site.language ? {} : { hrefLang: site.profiles.get(card.language)?.hreflang ?? null };

function marks(card: EditionCard, { words }: Site): readonly ElementNode[] {
  const names = [!card.approved && 'draft', card.machine && 'machine', !card.complete && 'partial'];
  return names.flatMap((name) =>
    name ? [h(`span.mark.mark-${name}`, null, words.node(`list.${name}`))] : [],
  );
}
