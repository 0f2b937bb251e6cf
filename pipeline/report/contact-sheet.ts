/** Every rendition as a small picture that links to its file, by document, then language. */
import { h } from '../markup/hast.ts';
import { fullName } from '../model/called.ts';
import type { EditionCard } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { LanguageProfile } from '../model/language.ts';
import { titleOf } from './coverage.ts';
import type { BuildReport, Refusal, ReportedRendition } from './report.ts';
import { both } from './words.ts';

/** So many of one product are shown as pictures: with thousands a browser would be slow, and an eye tired. */
export const picturesPerProduct = 200;
/** With more documents than this each is folded up, and its pictures load when it is opened. */
const unfolded = 30;

export function contactSheet(report: BuildReport): readonly ElementNode[] {
  const { cards, renditions, refusals, languages, sourceLanguage } = report;
  const editions = Map.groupBy(cards, ({ facts }) => facts.id);
  const made = Map.groupBy(renditions, ({ document }) => document);
  const refused = Map.groupBy(refusals, ({ document }) => document);
  const shown = firstOfEachProduct(renditions);
  const documents = [...editions];
  return [
    ...(shown.size < renditions.length ? [limitNotice(renditions.length - shown.size)] : []),
    ...documents.map(([id, cardsOfDocument]) =>
      h(
        'details.document',
        { id: `document-${id}`, open: documents.length <= unfolded },
        h('summary', null, h('h3', null, titleOf(cardsOfDocument, sourceLanguage), ' ', h('code', null, id))),
        languages.map((profile) =>
          languageRow(
            profile,
            (made.get(id) ?? []).filter(({ language }) => language === profile.tag),
            (refused.get(id) ?? []).filter(({ language }) => language === profile.tag),
            cardsOfDocument.find(({ language }) => language === profile.tag),
            shown,
          ),
        ),
      ),
    ),
  ];
}

function firstOfEachProduct(renditions: readonly ReportedRendition[]): ReadonlySet<ReportedRendition> {
  const products = Map.groupBy(renditions, ({ product }) => product);
  return new Set([...products.values()].flatMap((all) => all.slice(0, picturesPerProduct)));
}

function limitNotice(rest: number): ElementNode {
  return h(
    'p.limit',
    null,
    both({
      vi: `Mỗi loại sản phẩm chỉ hiện hình của ${picturesPerProduct} tệp đầu; ${rest} tệp còn lại chỉ có đường dẫn.`,
      en: `Only the first ${picturesPerProduct} files of each product are shown as pictures; the other ${rest} are listed as links.`,
    }),
  );
}

function languageRow(
  { tag, endonym, vietnamese, direction }: LanguageProfile,
  renditions: readonly ReportedRendition[],
  refusals: readonly Refusal[],
  card: EditionCard | undefined,
  shown: ReadonlySet<ReportedRendition>,
): ElementNode | undefined {
  if (renditions.length === 0 && refusals.length === 0) return undefined;
  return h(
    'div.language',
    null,
    h(
      'h4',
      null,
      h('span', { lang: tag, dir: direction }, endonym),
      vietnamese !== endonym && ` · ${vietnamese}`,
    ),
    card && card.title !== '' && h('p.title', { lang: card.titleLanguage }, card.title),
    h(
      'ul.sheet',
      null,
      renditions.map((rendition) => thumbnail(rendition, shown.has(rendition))),
      refusals.map((refusal) =>
        h(
          'li.thumbnail.refused',
          null,
          h('p', null, both(fullName(refusal))),
          h('p', null, both({ vi: 'không làm', en: 'refused' }), ': ', h('code', null, refusal.code)),
        ),
      ),
    ),
  );
}

function thumbnail(rendition: ReportedRendition, shown: boolean): ElementNode {
  const { path, bytes } = rendition;
  const href = fromReport(path);
  return h(
    'li.thumbnail',
    null,
    shown && picture(rendition, href),
    h('a', { href }, both(fullName(rendition))),
    h('span.size', null, size(bytes)),
  );
}

/** A web page shows itself, small and lifeless; everything else its pictures; a package of files its kind. */
function picture({ mediaType, thumbnails }: ReportedRendition, href: string): ElementNode {
  if (mediaType.startsWith('text/html'))
    return h(
      'div.frame',
      { inert: true, ariaHidden: 'true' },
      h('iframe', { src: href, loading: 'lazy', sandbox: 'allow-same-origin', tabIndex: -1, title: '' }),
    );
  if (thumbnails.length === 0)
    return h('div.file', { ariaHidden: 'true' }, mediaType.replace(/^.*[/+-]/, ''));
  return h(
    'div.pictures',
    null,
    thumbnails.map((src) => h('img', { src: fromReport(src), alt: '', loading: 'lazy' })),
  );
}

/** From `output/report/` to a file of `output/`. */
const fromReport = (path: string): string => `../${path.split('/').map(encodeURIComponent).join('/')}`;

/** Sizes as the report's Vietnamese writes them; files are measured in units of a thousand. */
function size(bytes: number): string {
  const kilobytes = bytes / 1000;
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} kB`;
  return `${(kilobytes / 1000).toFixed(1).replace('.', ',')} MB`;
}
