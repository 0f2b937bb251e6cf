/** Every document in every language: how far it has come, and what stands between it and its release. */
import type { Diagnostic } from '../model/diagnostic.ts';
import {
  type Coverage,
  countStates,
  type EditionCard,
  type GateState,
  type OldestStale,
} from '../model/edition.ts';
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { type Obstacle, obstaclesOf, workIn } from '../model/obstacle.ts';
import { unitStates } from '../model/unit.ts';
import type { Refusal } from './report.ts';

export interface Standing {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  /** The source language needs no translation, and what nobody has begun has no edition. */
  readonly stage: 'source' | 'translation' | 'none';
  readonly coverage: Coverage;
  readonly words: Coverage;
  readonly oldestStale?: OldestStale;
  readonly machine: boolean;
  readonly gates: readonly GateState[];
  /** Complete, reviewed and through all gates. */
  readonly approved: boolean;
  /** None where it is ready for its readers. */
  readonly obstacles: readonly Obstacle[];
}

export interface StandingInput {
  readonly cards: readonly EditionCard[];
  readonly languages: readonly LanguageTag[];
  readonly diagnostics: readonly Diagnostic[];
  readonly refusals: readonly Refusal[];
}

/** Documents in the order of their cards; each in every one of the languages, in their order. */
export function standings({ cards, languages, diagnostics, refusals }: StandingInput): readonly Standing[] {
  const errors = countErrors(diagnostics, cards);
  const refused = Map.groupBy(
    // What only waits for an approval is no refusal of its own.
    refusals.filter(({ code }) => code !== 'not-approved'),
    ({ document, language }) => keyOf(document, language),
  );
  const approved = new Set(
    cards.filter((card) => card.approved).map(({ facts, language }) => keyOf(facts.id, language)),
  );
  return [...Map.groupBy(cards, ({ facts }) => facts.id)].flatMap(([document, editions]) => {
    const source = editions.find(({ facts, language }) => language === facts.sourceLanguage) ?? editions[0];
    if (!source) return [];
    return languages.map((language): Standing => {
      const card = editions.find((each) => each.language === language);
      const key = keyOf(document, language);
      const obstacles = obstaclesOf({
        ...(card && { card }),
        source,
        errors: (errors.get(key) ?? 0) + (errors.get(document) ?? 0),
        refused: (refused.get(key) ?? []).map(({ document: _, language: __, ...refusal }) => refusal),
        unapproved: source.facts.items.filter((id) => !approved.has(keyOf(id, language))),
      });
      return { document, language, ...(card ? begun(card) : notBegun(source)), obstacles };
    });
  });
}

type Progressed = Omit<Standing, 'document' | 'language' | 'obstacles'>;

function begun(card: EditionCard): Progressed {
  const { coverage, words, oldestStale, machine, gates, approved } = card;
  const stage = card.language === card.facts.sourceLanguage ? 'source' : 'translation';
  return { stage, coverage, words, ...(oldestStale && { oldestStale }), machine, gates, approved };
}

/** All units that the source has are missing. */
function notBegun(source: EditionCard): Progressed {
  const all = workIn(source, unitStates);
  return {
    stage: 'none',
    coverage: { ...countStates([]), missing: all.units },
    words: { ...countStates([]), missing: all.words },
    machine: false,
    gates: [],
    approved: false,
  };
}

const keyOf = (document: string, language: string): string => `${document} ${language}`;

/** By document and language; by document alone where an error is every language's. */
function countErrors(
  diagnostics: readonly Diagnostic[],
  cards: readonly EditionCard[],
): ReadonlyMap<string, number> {
  const documentOf = documentFinder(cards);
  const counts = new Map<string, number>();
  for (const { severity, place, language } of diagnostics) {
    if (severity !== 'error') continue;
    const tag = language ?? localeFile.exec(place.file)?.[1];
    const document = documentOf(place.file);
    const key = tag ? keyOf(document, tag) : document;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const localeFile = /^locales\/([^/]+)\/(?:content|ledger)\/(.+)\.json$/;

/** The document of a file: its own, or the one that a catalogue or ledger belongs to; else the file itself. */
export function documentFinder(cards: readonly EditionCard[]): (file: string) => string {
  const byFile = new Map(cards.map(({ facts }) => [facts.file, facts.id as string]));
  return (file) => byFile.get(file) ?? localeFile.exec(file)?.[2] ?? file;
}
