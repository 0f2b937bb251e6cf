/** The pages that gather documents: the chooser of languages, and home, kinds and topics of each language. */
import type { WebFont } from '../engines/web-fonts.ts';
import { compare } from '../model/compare.ts';
import { digestOfRecord } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest, LanguageTag } from '../model/id.ts';
import { renderChooser } from '../products/page/chooser.ts';
import { renderList } from '../products/page/list.ts';
import { type CardList, listPath, type Navigation } from '../products/product.ts';
import { pageFontPath } from './assets.ts';
import type { Outputs } from './outputs.ts';
import { pageFonts } from './page-fonts.ts';
import type { Project } from './project.ts';
import type { Sites } from './sites.ts';
import { webPicture } from './web-pictures.ts';

/** Writes what is new of the lists. @returns fonts that only some of them need. */
export function writeLists(input: ListInput, outputs: Outputs): readonly WebFont[] {
  const needed: WebFont[] = [];
  const addFonts = pageFonts(input.project);
  const { sourceLanguage } = input.project.publisher;
  for (const { path, key, language, render } of listPages(input)) {
    const planned = { path, mediaType: 'text/html', key, ...(language && { language }), madeFrom: [] };
    outputs.make(planned, () => {
      const { html, fonts } = addFonts(render(), language ?? sourceLanguage, path.slice('web/'.length));
      needed.push(...fonts);
      return { text: html, needs: fonts.map(pageFontPath) };
    });
  }
  return needed;
}

/** A page without a document of its own, to be rendered where its key is new. */
interface ListPage {
  /** Relative to `output/`. */
  readonly path: string;
  readonly key: Digest;
  readonly language?: LanguageTag;
  render(): string;
}

/** The home page shows the newest; the lists of kinds and topics hold everything. */
const newest = 30;

export interface ListInput {
  readonly project: Project;
  readonly sites: Sites;
  /** Every edition that is published, of all languages. */
  readonly cards: readonly EditionCard[];
  readonly stylesheet: string;
  /** Digest of the program and of everything shared. */
  readonly shared: Digest;
}

function listPages({ project, sites, cards, stylesheet, shared }: ListInput): readonly ListPage[] {
  const byLanguage = Map.groupBy(cards, (card) => card.language);
  const languages = project.languages.filter((tag) => byLanguage.has(tag));
  const source = sites.get(project.publisher.sourceLanguage, true);
  const inOrder = new Map(languages.map((tag) => [tag, byLanguage.get(tag) ?? []]));
  const chooser: ListPage = {
    path: 'web/index.html',
    key: digestOfRecord([shared, languages, stylesheet]),
    render: () =>
      renderChooser(
        languages.map((tag) => sites.get(tag, true)),
        source,
        stylesheet,
      ),
  };
  const lists = languages.flatMap((language) =>
    listsOf(language, inOrder).map(
      (list): ListPage => ({
        path: `web/${listPath(language, list)}`,
        key: digestOfRecord([shared, { ...list, cards: list.cards.map(shownOf) }, stylesheet]),
        language,
        render: () =>
          renderList(list, sites.get(language, list.finished.includes(language)), stylesheet, webPicture),
      }),
    ),
  );
  return [chooser, ...lists];
}

function listsOf(
  language: LanguageTag,
  byLanguage: ReadonlyMap<LanguageTag, readonly EditionCard[]>,
): readonly CardList[] {
  const cards = byNewest(byLanguage.get(language) ?? []);
  const navigation = navigationOf(cards);
  const languagesWith = (keep: (card: EditionCard) => boolean) => {
    const lists = [...byLanguage].map(([tag, theirs]) => ({ tag, kept: theirs.filter(keep) }));
    const there = lists.filter(({ kept }) => kept.length > 0);
    return {
      languages: there.map(({ tag }) => tag),
      finished: there.filter(({ kept }) => kept.every(({ approved }) => approved)).map(({ tag }) => tag),
    };
  };
  const list =
    (type: 'kind' | 'topic') =>
    (id: string): CardList => {
      const keep = (card: EditionCard) => card.facts[type] === id;
      return { type, id, cards: cards.filter(keep), ...navigation, ...languagesWith(keep) };
    };
  return [
    { type: 'home', cards: cards.slice(0, newest), ...navigation, ...languagesWith(() => true) },
    ...navigation.kinds.map(list('kind')),
    ...navigation.topics.map(list('topic')),
  ];
}

/** What a list shows of an edition. */
const shownOf = ({
  facts,
  title,
  titleLanguage,
  summary,
  summaryLanguage,
  image,
  complete,
  approved,
  machine,
}: EditionCard) => [
  [facts.id, facts.kind, facts.topic, facts.date, title, titleLanguage, summary, summaryLanguage],
  [image?.asset.digest, image?.alt, complete, approved, machine],
];

/** Newest first; of the same day in the order of their ids. */
const byNewest = (cards: readonly EditionCard[]): readonly EditionCard[] =>
  cards.toSorted(
    (one, other) => compare(other.facts.date, one.facts.date) || compare(one.facts.id, other.facts.id),
  );

/** Kinds and topics that have a list of their own, sorted. */
export function navigationOf(cards: readonly EditionCard[]): Navigation {
  const unique = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    kinds: unique(cards.map(({ facts }) => facts.kind)),
    topics: unique(cards.map(({ facts }) => facts.topic)),
  };
}
