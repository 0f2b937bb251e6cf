/** The pages of the site: rendered where anything that they show has changed. */
import type { WebFont } from '../engines/web-fonts.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { type Download, type Navigation, pagePath } from '../products/product.ts';
import { pageFontPath } from './assets.ts';
import { linksFor } from './found-links.ts';
import { navigationOf } from './lists.ts';
import type { Assembling } from './making.ts';
import { downloadsKey, sourcesOf } from './orders.ts';
import type { Outputs, Planned } from './outputs.ts';
import type { DocumentRecord } from './state.ts';
import type { FinishJob } from './workshop.ts';

export interface PageInput {
  /** Every edition that is published: what switchers and lists may lead to. */
  readonly published: readonly EditionCard[];
  /** Those of them whose page this build is asked for. */
  readonly wanted: readonly { readonly record: DocumentRecord; readonly card: EditionCard }[];
  readonly downloads: ReadonlyMap<string, readonly Download[]>;
  readonly stylesheet: string;
}

interface PagePlan {
  readonly planned: Planned;
  readonly record: DocumentRecord;
  readonly page: FinishJob['pages'][number];
}

/** @returns fonts that only some of the pages need. */
export async function writePages(
  assembling: Assembling,
  input: PageInput,
  outputs: Outputs,
): Promise<readonly WebFont[]> {
  const { prepared, pool, options } = assembling;
  const missing = planPages(assembling, input).filter(({ planned }) => !outputs.keep(planned));
  if (missing.length === 0) return [];
  await prepared.hold([...new Set(missing.map(({ record }) => record.id))]);
  options.progress('pages', 0, missing.length);
  const jobs = [...Map.groupBy(missing, ({ record }) => record.id)].map(
    ([document, plans]): FinishJob => ({ document, pages: plans.map(({ page }) => page) }),
  );
  const written = new Map((await pool.finish(jobs)).map((each) => [each.path, each]));
  for (const { planned } of missing) {
    const file = written.get(planned.path);
    if (file) outputs.add(planned, { ...file, needs: file.fonts?.map(pageFontPath) ?? [] });
  }
  options.progress('pages', missing.length, missing.length);
  return [...written.values()].flatMap(({ fonts = [] }) => fonts);
}

function planPages(
  { shared, project }: Assembling,
  { published, wanted, downloads, stylesheet }: PageInput,
): readonly PagePlan[] {
  const byDocument = Map.groupBy(published, (card) => card.facts.id);
  const navigation = new Map<LanguageTag, Navigation>(
    [...Map.groupBy(published, (card) => card.language)].map(([language, cards]) => [
      language,
      navigationOf(cards),
    ]),
  );
  return wanted.map(({ record, card }): PagePlan => {
    const { language } = card;
    const links = {
      alternates: (byDocument.get(record.id) ?? []).map(({ language: tag, complete, approved }) => ({
        language: tag,
        complete,
        approved,
      })),
      downloads: downloads.get(downloadsKey(record.id, language)) ?? [],
      stylesheet,
      ...(navigation.get(language) ?? { kinds: [], topics: [] }),
    };
    const linked = new Map(
      [...new Set(linksFor(record.links, language).map((link) => link.document))].flatMap((id) =>
        pageOf(byDocument.get(id) ?? [], language, project.publisher.sourceLanguage),
      ),
    );
    const items = card.facts.items.map((id) => (byDocument.get(id) ?? []).map(stateOf));
    const path = `web/${pagePath(language, record.id)}`;
    const madeFrom = sourcesOf(record, language);
    return {
      record,
      planned: {
        path,
        mediaType: 'text/html',
        key: digestOfRecord([shared, stateOf(card), items, language, links, [...linked]]),
        document: record.id,
        language,
        product: 'page',
        format: 'page',
        madeFrom,
      },
      page: { language, path, links, linked },
    };
  });
}

/** All that a page of an edition may show: what is read, and how far it has come. */
const stateOf = ({ language, digest, complete, approved, machine, provenance }: EditionCard) => [
  language,
  digest,
  complete,
  approved,
  machine,
  provenance,
];

/** A document's page in the reader's language, or in the source's where there is none. */
function pageOf(
  cards: readonly EditionCard[],
  language: LanguageTag,
  source: LanguageTag,
): readonly (readonly [DocumentId, string])[] {
  const card =
    cards.find((each) => each.language === language) ?? cards.find((each) => each.language === source);
  return card ? [[card.facts.id, pagePath(card.language, card.facts.id)]] : [];
}
