/** The first page of the site, where a reader finds the language that they read. */
import { h, toHtml } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import { listPath, type Site } from '../product.ts';
import { absolute, meta } from './frame.ts';
import { motif } from './motif.ts';

/** `web/index.html`: one entry a language, in the publisher's order, each in its own words. `source` frames it. */
export function renderChooser(sites: readonly Site[], source: Site, stylesheet: string): string {
  const { texts, language, profile, publisher } = source;
  return `<!doctype html>\n${toHtml(
    h(
      'html',
      { lang: language, dir: profile.direction },
      h(
        'head',
        null,
        h('meta', { charSet: 'utf-8' }),
        h('title', null, texts.name.plain),
        meta('viewport', 'width=device-width, initial-scale=1'),
        meta('color-scheme', 'light dark'),
        h('link', { rel: 'stylesheet', href: stylesheet }),
        h('link', { rel: 'canonical', href: absolute(publisher, '') }),
        sites.flatMap((site) =>
          site.profile.hreflang
            ? [
                h('link', {
                  rel: 'alternate',
                  hrefLang: site.profile.hreflang,
                  href: absolute(publisher, home(site)),
                }),
              ]
            : [],
        ),
        h('link', { rel: 'alternate', hrefLang: 'x-default', href: absolute(publisher, '') }),
      ),
      h(
        'body.chooser',
        null,
        texts.notice && h('header.sample', null, renderText('p', texts.notice, language)),
        h(
          'main',
          null,
          motif(),
          h(
            'h1',
            null,
            renderText('span.parent', texts.parent, language),
            ' ',
            renderText('span.name', texts.name, language),
          ),
          h('ul', null, sites.map(entry)),
        ),
      ),
    ),
  )}\n`;
}

const home = (site: Site): string => listPath(site.language, { type: 'home' });

/** The office's name below the language's own name, where it is translated. */
function entry(site: Site) {
  const { language, profile, texts } = site;
  return h(
    'li',
    null,
    h(
      'a',
      { href: home(site), lang: language, dir: profile.direction, hrefLang: profile.hreflang ?? null },
      h('strong', null, profile.endonym),
      texts.name.language === language && [' ', h('span', null, texts.name.nodes)],
    ),
  );
}
