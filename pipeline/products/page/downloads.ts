/** The files that a page offers beside itself: leaflets to print, pictures to share. */
import { h } from '../../markup/hast.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { type Download, href, type Site } from '../product.ts';

export function downloads(all: readonly Download[], path: string, site: Site): ElementNode | undefined {
  if (all.length === 0) return undefined;
  const { words, profile } = site;
  const leaflet = all.find((download) => download.mediaType === 'application/pdf');
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
            words.node(`product.${download.product}.${download.format}`),
          ),
          ' ',
          h('span.size', null, ending(download), profile.lists.separator, size(download.bytes, site)),
        ),
      ),
    ),
  );
}

export const address = (from: string, download: Download): string => encodeURI(href(from, download.path));

const ending = (download: Download) => (download.path.split('.').at(-1) ?? '').toUpperCase();

/** Kilobytes of 1,000 bytes, as data volumes are sold. */
function size(bytes: number, { words, format }: Site): HtmlNode {
  return bytes < 1e6
    ? words.node('page.kilobytes', { size: format.number(Math.ceil(bytes / 1e3), 0) })
    : words.node('page.megabytes', { size: format.number(bytes / 1e6, 1) });
}
