/** What every page of the site has around its content: head, header, navigation, languages, footer. */
import { collatorOf } from '../../language/collate.ts';
import { h, toHtml, written } from '../../markup/hast.ts';
import { keepLines } from '../../markup/keep-lines.ts';
import { inLanguage, renderText } from '../../markup/text.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';
import type { LanguageProfile } from '../../model/language.ts';
import type { Publisher } from '../../model/publisher.ts';
import { href, listPath, type Navigation, type Site } from '../product.ts';
import { motif } from './motif.ts';

/** The same content in a language: a file of the site, relative to `output/web/`. */
export interface Alternate {
  readonly language: LanguageTag;
  readonly path: string;
  /** Offered to search engines: complete and approved. */
  readonly indexed: boolean;
}

export interface Frame {
  readonly site: Site;
  /** This file, relative to `output/web/`. */
  readonly path: string;
  readonly title: { readonly plain: string; readonly language: LanguageTag };
  readonly description: string;
  readonly indexed: boolean;
  readonly stylesheet: string;
  readonly navigation: Navigation;
  readonly alternates: readonly Alternate[];
  /** Further elements of the head. */
  readonly head?: readonly ElementNode[];
  readonly main: ElementNode;
}

/** The whole document, from `<!doctype html>` on. */
export function renderFrame(frame: Frame): string {
  const { site } = frame;
  const page = h(
    'html',
    { lang: site.language, dir: site.profile.direction },
    head(frame),
    h(
      'body',
      null,
      h('a.skip', { href: '#content' }, site.words.node('page.skip')),
      header(frame),
      frame.main,
      sharedParts(frame).footer,
    ),
  );
  return `<!doctype html>\n${toHtml(keepLines(page, site.language, site.profiles))}\n`;
}

/** Absolute, as search engines and social networks ask for. `path` is relative to `output/web/`. */
export const absolute = (publisher: Publisher, path: string): string =>
  `${publisher.baseUrl.replace(/\/+$/, '')}/${encodeURI(path)}`;

export const meta = (name: string, content: string): ElementNode => h('meta', { name, content });
export const property = (name: string, content: string): ElementNode =>
  h('meta', { property: name, content });

function head({
  site,
  path,
  title,
  description,
  indexed,
  stylesheet,
  alternates,
  head: more,
}: Frame): ElementNode {
  const name = site.texts.name.plain;
  const address = absolute(site.publisher, path);
  return h(
    'head',
    null,
    h('meta', { charSet: 'utf-8' }),
    h(
      'title',
      { lang: title.language === site.language ? null : title.language },
      pageTitle(title.plain, name),
    ),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    h('link', { rel: 'stylesheet', href: href(path, stylesheet) }),
    description && meta('description', description),
    !indexed && meta('robots', 'noindex'),
    h('link', { rel: 'canonical', href: address }),
    searchAlternates(site, alternates),
    property('og:title', title.plain),
    description && property('og:description', description),
    property('og:url', address),
    property('og:site_name', name),
    more,
  );
}

const pageTitle = (title: string, name: string) => (title === name ? name : `${title} | ${name}`);

/** Only languages that search engines know in `hreflang`, and only what they may index. */
function searchAlternates(
  { profiles, publisher }: Site,
  alternates: readonly Alternate[],
): readonly ElementNode[] {
  const indexed = alternates.filter((alternate) => alternate.indexed);
  const link = (hrefLang: string, { path }: Alternate) =>
    h('link', { rel: 'alternate', hrefLang, href: absolute(publisher, path) });
  const source = indexed.find(({ language }) => language === publisher.sourceLanguage);
  return [
    ...indexed.flatMap((alternate) => {
      const hreflang = profiles.get(alternate.language)?.hreflang;
      return hreflang ? [link(hreflang, alternate)] : [];
    }),
    ...(source ? [link('x-default', source)] : []),
  ];
}

function header(frame: Frame): ElementNode {
  const { site, path, alternates } = frame;
  const { texts, language } = site;
  return h(
    'header.site-header',
    null,
    texts.notice && h('div.sample', { role: 'note' }, renderText('p', texts.notice, language)),
    h('div.masthead', null, sharedParts(frame).brand, languageSwitcher(site, path, alternates)),
    sharedParts(frame).sections,
  );
}

/** What stands on every page of a language: serialised once for all pages at the same depth. */
interface SharedParts {
  readonly brand: HtmlNode;
  readonly sections: HtmlNode;
  readonly footer: HtmlNode;
}

const shared = new WeakMap<Site, Map<string, SharedParts>>();

function sharedParts({ site, path, navigation }: Frame): SharedParts {
  const known = shared.get(site) ?? new Map<string, SharedParts>();
  shared.set(site, known);
  // Lists mark themselves in the navigation; of all other pages only the depth matters.
  const own = isList(path, site, navigation) ? path : path.split('/').length;
  const key = `${own} ${navigation.kinds} ${navigation.topics}`;
  const part = (node: ElementNode) => written(keepLines(node, site.language, site.profiles));
  const parts = known.get(key) ?? {
    brand: part(brand(site, path)),
    sections: part(sections(site, path, navigation)),
    footer: part(footer(site, path, navigation)),
  };
  known.set(key, parts);
  return parts;
}

function isList(path: string, { language }: Site, { kinds, topics }: Navigation): boolean {
  const lists = [
    { type: 'home' as const },
    ...kinds.map((id) => ({ type: 'kind' as const, id })),
    ...topics.map((id) => ({ type: 'topic' as const, id })),
  ];
  return lists.some((list) => listPath(language, list) === path);
}

function brand({ texts, language }: Site, path: string): ElementNode {
  return h(
    'a.brand',
    { href: href(path, listPath(language, { type: 'home' })) },
    motif(),
    h(
      'span.brand-names',
      null,
      renderText('span.parent', texts.parent, language),
      ' ',
      renderText('span.name', texts.name, language),
    ),
  );
}

function sections({ words, language, profile }: Site, path: string, { kinds }: Navigation): ElementNode {
  const named = kinds.map((kind) => ({ kind, name: words.say(`kinds.${kind}`).text }));
  return h(
    'nav.sections',
    { ariaLabel: words.say('page.navigation').text },
    h(
      'ul',
      null,
      link(path, listPath(language, { type: 'home' }), words.node('page.home')),
      byName(named, profile).map(({ kind }) =>
        link(path, listPath(language, { type: 'kind', id: kind }), words.node(`kinds.${kind}`)),
      ),
    ),
  );
}

/** As a dictionary of the reader's language has them. */
function byName<Named extends { readonly name: string }>(
  all: readonly Named[],
  profile: LanguageProfile,
): readonly Named[] {
  const order = collatorOf(profile);
  return all.toSorted((one, other) => order(one.name, other.name));
}

const link = (from: string, to: string, ...label: readonly HtmlNode[]): ElementNode =>
  h('li', null, h('a', { href: href(from, to), ariaCurrent: from === to ? 'page' : null }, label));

/** Each language names itself, in itself. */
function languageSwitcher(site: Site, path: string, alternates: readonly Alternate[]): HtmlNode | false {
  return (
    alternates.length > 1 &&
    h(
      'nav.languages',
      { ariaLabel: site.words.say('page.languages').text },
      h(
        'ul',
        null,
        alternates.map((alternate) => {
          const profile = site.profiles.get(alternate.language);
          return h(
            'li',
            null,
            h(
              'a',
              {
                href: href(path, alternate.path),
                lang: alternate.language,
                hrefLang: profile?.hreflang ?? null,
                dir: profile && profile.direction !== site.profile.direction ? profile.direction : null,
                ariaCurrent: alternate.language === site.language ? 'page' : null,
              },
              profile?.endonym ?? alternate.language,
            ),
          );
        }),
      ),
    )
  );
}

function footer(
  { texts, words, language, publisher, profile }: Site,
  path: string,
  navigation: Navigation,
): ElementNode {
  const { phone, email } = publisher.contact;
  const topics = navigation.topics.map((topic) => {
    const label = texts.label('topics', topic);
    return { topic, label, name: label.plain };
  });
  return h(
    'footer.site-footer',
    null,
    navigation.topics.length > 0 &&
      h(
        'nav.topics',
        { ariaLabel: words.say('page.topics').text },
        h('h2', null, words.node('page.topics')),
        h(
          'ul',
          null,
          byName(topics, profile).map(({ topic, label }) =>
            link(
              path,
              listPath(language, { type: 'topic', id: topic }),
              h('span', { lang: inLanguage(label, language).lang ?? null }, label.nodes),
            ),
          ),
        ),
      ),
    h(
      'address',
      null,
      renderText('strong', texts.name, language),
      renderText('span', texts.address, language),
      phone &&
        h(
          'span',
          null,
          words.node('page.phone'),
          ' ',
          h('a', { href: `tel:${phone.replace(/[^\d+]/g, '')}` }, phone),
        ),
      email && h('span', null, words.node('page.email'), ' ', h('a', { href: `mailto:${email}` }, email)),
    ),
  );
}
