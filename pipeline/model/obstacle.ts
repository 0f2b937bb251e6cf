/** What stands between an edition and its release: `approve` refuses by it, `status` and the report tell it. */
import type { Called } from './called.ts';
import type { Coverage, EditionCard } from './edition.ts';
import type { DocumentId } from './id.ts';
import { isOutdated, type UnitState, unitStates } from './unit.ts';

/** Units that somebody has to work on, and the words of their sources. */
interface Work {
  readonly units: number;
  readonly words: number;
}

interface Refused extends Called {
  readonly product: string;
  readonly format: string;
  readonly code: string;
}

export type Obstacle =
  /** What checks found and nobody has mended or waived. */
  | { readonly reason: 'errors'; readonly errors: number }
  /** Nobody has written a word in this language. */
  | ({ readonly reason: 'not-begun' } & Work)
  | ({ readonly reason: 'missing' } & Work)
  | ({ readonly reason: 'stale' } & Work)
  /** By a machine, or by a person whose text nobody has declared to be a translation. */
  | ({ readonly reason: 'draft' } & Work)
  /** Translated, and read by no reviewer. */
  | ({ readonly reason: 'unreviewed' } & Work)
  /** Every unit is reviewed, and still some of it shows in the source language. */
  | { readonly reason: 'falls-back' }
  /** A product that the document asks for and that could not be made; `code` is of the diagnostic that says why. */
  | ({ readonly reason: 'refused' } & Refused)
  /** Documents that a bulletin gathers, and that are not approved. */
  | { readonly reason: 'gathered'; readonly documents: readonly DocumentId[] }
  | { readonly reason: 'gate-waiting' | 'gate-outdated'; readonly gate: string };

export type Reason = Obstacle['reason'];

export interface EditionCase {
  /** Absent where the language has no edition yet. */
  readonly card?: EditionCard;
  /** The card of the source's own edition. */
  readonly source: EditionCard;
  /** How many errors the diagnostics tell of this edition. */
  readonly errors: number;
  readonly refused: readonly Refused[];
  /** What a bulletin gathers and is not approved in this language. */
  readonly unapproved: readonly DocumentId[];
}

/** In the order in which they are to be dealt with; none where the edition is ready for its readers. */
export function obstaclesOf({ card, source, errors, refused, unapproved }: EditionCase): readonly Obstacle[] {
  const wrong: Obstacle[] = errors > 0 ? [{ reason: 'errors', errors }] : [];
  if (!card) return [...wrong, { reason: 'not-begun', ...workIn(source, unitStates) }];
  // The source is nobody's translation; what is approved lacks nothing but, maybe, its short text.
  const isRead = card.language === card.facts.sourceLanguage || card.approved;
  const unread = isRead ? [] : unreadUnits(card);
  return [
    ...wrong,
    ...unread,
    ...(unread.length === 0 && !card.complete ? [{ reason: 'falls-back' } as const] : []),
    // Of a part no leaflet and no picture is made: that goes with what is missing.
    ...(card.complete ? refused : []).map((each): Obstacle => ({ reason: 'refused', ...each })),
    ...(unapproved.length > 0 ? [{ reason: 'gathered', documents: unapproved } as const] : []),
    ...card.gates.flatMap(({ id, state }): Obstacle[] =>
      // What is unknown waits for the documents that are gathered, as has been said.
      state === 'passed' || state === 'unknown' ? [] : [{ reason: `gate-${state}`, gate: id }],
    ),
  ];
}

/** Units that no reviewer has passed as they are now. */
function unreadUnits(card: EditionCard): readonly Obstacle[] {
  const all: readonly (Obstacle & Work)[] = [
    { reason: 'missing', ...workIn(card, ['missing']) },
    { reason: 'stale', ...workIn(card, unitStates.filter(isOutdated)) },
    { reason: 'draft', ...workIn(card, ['draft']) },
    { reason: 'unreviewed', ...workIn(card, ['translated']) },
  ];
  return all.filter(({ units }) => units > 0);
}

/** Units and words of an edition in some states. */
export function workIn(
  { coverage, words }: { readonly coverage: Coverage; readonly words: Coverage },
  states: readonly UnitState[],
): Work {
  const sum = (counts: Coverage) => states.reduce((total, state) => total + counts[state], 0);
  return { units: sum(coverage), words: sum(words) };
}
