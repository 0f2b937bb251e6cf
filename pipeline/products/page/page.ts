/** The web page of an edition. */
import { h } from '../../markup/hast.ts';
import { renderBlocks } from '../../markup/render.ts';
import { renderText } from '../../markup/text.ts';
import type { Edition, EditionCard } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { describe } from '../infographic/describe.ts';
import { type Download, href, listPath, type PageLinks, pagePath, type Site } from '../product.ts';
import { cards } from './card.ts';
import { contents } from './contents.ts';
import { address, downloads } from './downloads.ts';
import { drawFigures } from './figures.ts';
import { footnotes } from './footnotes.ts';
import { absolute, meta, property, renderFrame } from './frame.ts';
import { notices } from './notices.ts';
import { figure, type PicturePlace } from './picture.ts';

/** The complete HTML document of one edition, needing nothing but its stylesheet. */
export function renderPage(edition: Edition, site: Site, links: PageLinks): string {
  const path = pagePath(edition.language, edition.facts.id);
  return renderFrame({
    site,
    path,
    title: edition.title,
    description: edition.summary.plain,
    indexed: isIndexed(edition),
    stylesheet: links.stylesheet,
    navigation: links,
    alternates: links.alternates.map((card) => ({
      language: card.language,
      path: pagePath(card.language, edition.facts.id),
      indexed: isIndexed(card),
    })),
    head: socialCard(edition, site, links),
    main: h('main#content', null, article(edition, site, links, path)),
  });
}

/** Search engines are offered neither drafts nor pages in two languages. */
const isIndexed = (edition: Pick<EditionCard, 'complete' | 'approved'>): boolean =>
  edition.complete && edition.approved;

function socialCard(edition: Edition, site: Site, links: PageLinks): readonly ElementNode[] {
  const card = infographic(links, 'card');
  return [
    property('og:type', 'article'),
    property('article:published_time', edition.facts.date),
    ...(card
      ? [
          property('og:image', absolute(site.publisher, card.path)),
          property('og:image:width', String(card.width ?? '')),
          property('og:image:height', String(card.height ?? '')),
          property('og:image:alt', edition.title.plain),
          meta('twitter:card', 'summary_large_image'),
        ]
      : []),
  ];
}

function article(edition: Edition, site: Site, links: PageLinks, path: string): ElementNode {
  const place: PicturePlace = { path, sizes: '(min-width: 46rem) 42rem, 100vw', webPicture: links.picture };
  const aside = [contents(edition.body, site), downloads(links.downloads, path, site)].filter(
    (part) => part !== undefined,
  );
  const body = [
    ...(edition.image ? [figure(edition.image, site, { ...place, first: true })] : []),
    ...renderBody(edition, site, links, place),
    ...edition.body.flatMap((block) => (block.type === 'footnotes' ? [footnotes(block, site)] : [])),
    ...(edition.items.length > 0 ? [items(edition, site, links, path)] : []),
  ];
  return h(
    'article.document',
    null,
    h(
      'header.document-header',
      null,
      breadcrumb(edition, site, links, path),
      renderText('h1', edition.title, site.language),
      edition.summary.plain && renderText('p.lede', edition.summary, site.language),
      facts(edition, site, links, path),
      notices(edition, body, site),
    ),
    aside.length > 0 && h('div.aside', null, aside),
    h(
      'div.body',
      null,
      body,
      h(
        'footer.imprint',
        null,
        edition.provenance &&
          h('p', null, site.words.node('page.provenance', { source: edition.provenance })),
        h('p', null, site.words.node('page.identifier', { identifier: edition.facts.identifier })),
      ),
    ),
  );
}

function breadcrumb(
  { facts: { kind } }: Edition,
  { words, language }: Site,
  { kinds }: PageLinks,
  path: string,
): ElementNode {
  const step = (to: string, label: HtmlNode) => h('li', null, h('a', { href: href(path, to) }, label));
  const kindName = words.node(`kinds.${kind}`);
  return h(
    'nav.breadcrumb',
    { ariaLabel: words.say('page.breadcrumb').text },
    h(
      'ol',
      null,
      step(listPath(language, { type: 'home' }), words.node('page.home')),
      kinds.includes(kind)
        ? step(listPath(language, { type: 'kind', id: kind }), kindName)
        : h('li', null, kindName),
    ),
  );
}

/** Date, topic, issuing unit. */
function facts(
  { facts }: Edition,
  { texts, format, language }: Site,
  { topics }: PageLinks,
  path: string,
): ElementNode {
  const topic = renderText('span', texts.label('topics', facts.topic), language);
  return h(
    'ul.facts',
    null,
    h('li', null, h('time', { dateTime: facts.date }, format.date(facts.date, 'long'))),
    h(
      'li',
      null,
      topics.includes(facts.topic)
        ? h('a', { href: href(path, listPath(language, { type: 'topic', id: facts.topic })) }, topic)
        : topic,
    ),
    facts.unit && h('li', null, renderText('span', texts.label('units', facts.unit), language)),
  );
}

/** The body; the infographic stands beside the first figures that it was drawn from, which are its data as a table. */
function renderBody(
  edition: Edition,
  site: Site,
  links: PageLinks,
  place: PicturePlace,
): readonly HtmlNode[] {
  let picture = infographicPicture(edition, site, links, place.path);
  const rendered = renderBlocks(edition.body, {
    language: site.language,
    picture: (block) => [figure(block, site, place)],
    // They stand below everything that calls them, pictures made of figures included.
    footnotes: () => [],
    directive(block) {
      const drawn = drawFigures(block, site.language);
      if (!drawn) return undefined;
      const beside = picture;
      picture = undefined;
      return [beside ? h('div.infographic', null, beside, drawn) : drawn];
    },
  });
  return picture ? [...rendered, picture] : rendered;
}

const infographic = ({ downloads }: PageLinks, format: string): Download | undefined =>
  downloads.find((download) => download.product === 'infographic' && download.format === format);

function infographicPicture(
  edition: Edition,
  { format }: Site,
  links: PageLinks,
  path: string,
): ElementNode | undefined {
  const download = infographic(links, 'portrait') ?? infographic(links, 'card');
  if (!download) return undefined;
  return h(
    'figure.infographic-picture',
    null,
    h(
      'a',
      { href: address(path, download) },
      h('img', {
        src: address(path, download),
        width: download.width ?? null,
        height: download.height ?? null,
        alt: describe(edition, format),
        loading: 'lazy',
        decoding: 'async',
      }),
    ),
  );
}

function items(edition: Edition, site: Site, links: PageLinks, path: string): ElementNode {
  return h(
    'section.items',
    { ariaLabelledBy: 'items' },
    h('h2#items', null, site.words.node('page.items')),
    cards(edition.items, site, { path, heading: 'h3', webPicture: links.picture }),
  );
}
