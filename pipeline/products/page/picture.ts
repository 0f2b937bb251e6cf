/** Pictures of the site: a few widths to choose from, and their real size, so that nothing jumps while they load. */
import { h } from '../../markup/hast.ts';
import { renderText } from '../../markup/text.ts';
import type { Asset } from '../../model/document.ts';
import type { Picture } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';
import type { LanguageTag } from '../../model/id.ts';
import { href, type Site, type WebPicture } from '../product.ts';

/** Where a picture stands: the file that shows it, and how wide it is shown (the `sizes` attribute). */
export interface PicturePlace {
  readonly path: string;
  readonly sizes: string;
  /** The first picture of a page is loaded at once; the others when the reader comes near. */
  readonly first?: boolean;
  readonly webPicture: (asset: Asset) => WebPicture;
}

export function image(
  asset: Asset,
  alt: { readonly plain: string; readonly language: LanguageTag },
  around: LanguageTag,
  place: PicturePlace,
): ElementNode {
  const { sources, width, height } = place.webPicture(asset);
  const address = (path: string) => encodeURI(href(place.path, path));
  return h('img', {
    src: address(sources.at(-1)?.path ?? ''),
    srcSet:
      sources.length > 1
        ? sources.map((source) => `${address(source.path)} ${source.width}w`).join(', ')
        : null,
    sizes: sources.length > 1 ? place.sizes : null,
    width,
    height,
    alt: alt.plain,
    lang: alt.language === around ? null : alt.language,
    // Where the page crops it: as a card of a list.
    style: asset.focus
      ? `object-position:${asset.focus.map((part) => `${Math.round(part * 100)}%`).join(' ')}`
      : null,
    loading: place.first ? null : 'lazy',
    decoding: 'async',
  });
}

/** A picture with its caption and credit. */
export function figure(picture: Picture, site: Site, place: PicturePlace): ElementNode {
  const { caption, credit } = picture;
  return h(
    'figure.picture',
    null,
    image(picture.asset, picture.alt, site.language, place),
    (caption || credit) &&
      h(
        'figcaption',
        null,
        caption && renderText('span.caption', caption, site.language),
        caption && credit && ' ',
        credit && h('span.credit', null, site.words.node('page.credit', { credit })),
      ),
  );
}
