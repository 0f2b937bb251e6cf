/** What the layouts of all printed products have in common. */
import { h, toHtml } from '../markup/hast.ts';
import { keepLines } from '../markup/keep-lines.ts';
import type { Edition } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { PrintLayout } from '../model/rendition.ts';
import { address } from './imprint.ts';
import type { Site } from './product.ts';

type Common = Pick<
  PrintLayout,
  'medium' | 'document' | 'language' | 'direction' | 'title' | 'metadata' | 'codes'
>;

/** Of an edition that carries the code to its page. */
export const printedEdition = (edition: Edition, site: Site): Common => ({
  medium: 'print',
  document: edition.facts.id,
  language: edition.language,
  direction: site.profile.direction,
  title: edition.title.plain,
  codes: [address(edition, site)],
  metadata: {
    title: edition.title.plain,
    author: site.texts.name.plain,
    subject: edition.summary.plain,
    identifier: edition.facts.identifier,
    rights: { text: site.texts.licence.plain, language: site.texts.licence.language },
    date: edition.facts.date,
  },
});

/** What stands in `<body>`, with names and figures kept from being broken over two lines. */
export const bodyOf = (main: ElementNode, { language, profiles }: Site): string =>
  toHtml(keepLines(main, language, profiles));

/** Where the trim of a side stands on its page: the bleed is outside it. Pictures of the sides show no more. */
export const trim = (side: number): ElementNode => h('i.trim', { dataSide: side, ariaHidden: 'true' });
