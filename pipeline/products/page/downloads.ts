/** The files that a page offers beside itself: leaflets to print, pictures to share. */
import { h } from '../../markup/hast.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { type Download, href, type Site } from '../product.ts';
import { sayAround } from '../say-around.ts';

export function downloads(all: readonly Download[], path: string, site: Site): ElementNode | undefined {
  if (all.length === 0) return undefined;
  const { words, profile } = site;
  const leaflet = all.find(({ mediaType, beside }) => mediaType === 'application/pdf' && !beside);
  return h(
    'section.downloads',
    { ariaLabelledBy: 'downloads' },
    h('h2#downloads', null, words.node('page.downloads')),
    leaflet &&
      h(
        'p',
        null,
        h('a.button', { href: address(path, leaflet), type: leaflet.mediaType }, words.node('page.print')),
      ),
    h(
      'ul',
      null,
      all.map((download) =>
        h(
          'li',
          null,
          h(
            'a',
            { href: address(path, download), type: download.mediaType, download: true },
            nameOf(download, site),
          ),
          ' ',
          h('span.size', null, ending(download), profile.lists.separator, size(download.bytes, site)),
        ),
      ),
    ),
  );
}

function nameOf({ product, format, beside }: Download, site: Site): HtmlNode {
  const name = `product.${product}.${format}`;
  const other = beside && site.profiles.get(beside);
  if (!other) return site.words.node(name);
  // The name of the other language, as the phrase's own language calls it; else as it calls itself.
  const { language } = site.words.say(name, { language: '' });
  const called = { vi: other.vietnamese.replace(/^T/, 't'), en: other.english }[language as string];
  const value = called ?? other.endonym;
  const text = { language: called ? language : beside, nodes: [{ type: 'text', value } as const] };
  return sayAround(site, name, 'language', text);
}

export const address = (from: string, download: Download): string => encodeURI(href(from, download.path));

const ending = (download: Download) => (download.path.split('.').at(-1) ?? '').toUpperCase();

/** Kilobytes of 1,000 bytes, as data volumes are sold. */
function size(bytes: number, { words, format }: Site): HtmlNode {
  return bytes < 1e6
    ? words.node('page.kilobytes', { size: format.number(Math.ceil(bytes / 1e3), 0) })
    : words.node('page.megabytes', { size: format.number(bytes / 1e6, 1) });
}
