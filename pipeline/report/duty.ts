/** What an area is owed: which documents that name it are there in the languages that its people read. */
import type { EditionCard } from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import type { Area } from '../model/publisher.ts';
import type { Standing } from './standing.ts';

export interface Duty {
  readonly area: string;
  readonly label: string;
  readonly language: LanguageTag;
  /** False where the office does not publish in that language at all. */
  readonly published: boolean;
  readonly ready: readonly DocumentId[];
  readonly open: readonly DocumentId[];
}

export interface DutyInput {
  readonly areas: readonly Area[];
  readonly cards: readonly EditionCard[];
  /** Of the languages that are asked for. */
  readonly standings: readonly Standing[];
  /** Every language in which the office publishes. */
  readonly published: readonly LanguageTag[];
}

/** One an area and language, in the order of the areas and of their languages. */
export function dutiesOf(input: DutyInput): readonly Duty[] {
  const { areas, cards, standings, published } = input;
  const named = new Map<string, Set<DocumentId>>();
  for (const { facts } of cards)
    for (const area of facts.areas) named.set(area, (named.get(area) ?? new Set()).add(facts.id));
  const ready = new Set(
    standings
      .filter(({ obstacles }) => obstacles.length === 0)
      .map(({ document, language }) => `${document} ${language}`),
  );
  return areas.flatMap(({ id, label, languages = [] }) =>
    languages.map((language): Duty => {
      const owed = [...(named.get(id) ?? [])];
      const isReady = (document: DocumentId) => ready.has(`${document} ${language}`);
      return {
        area: id,
        label,
        language,
        published: published.includes(language),
        ready: owed.filter(isReady),
        open: owed.filter((document) => !isReady(document)),
      };
    }),
  );
}
