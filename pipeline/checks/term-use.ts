/** Which terms of the termbase an edition's texts use, and which their sources use: found once, for every check that asks. */
import { termFinder } from '../language/find-terms.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { FoundTerm, TermEntry, TermFinder } from '../model/term.ts';
import { type CheckContext, type WrittenUnit, writtenUnits } from './check.ts';

export interface TermUse {
  readonly unit: WrittenUnit;
  readonly used: readonly FoundTerm[];
  /** Entries that the source uses, and that have a form in this language; none of the source's own edition. */
  readonly wanted: readonly TermEntry[];
}

/** A text that a body has issued calls things what it calls them. */
export function termUse(edition: Edition, context: CheckContext): readonly TermUse[] {
  if (context.terms.length === 0) return [];
  const known = uses.get(edition) ?? findUse(edition, context);
  uses.set(edition, known);
  return known;
}

const uses = new WeakMap<Edition, readonly TermUse[]>();

function findUse(edition: Edition, { profile, sourceProfile, terms }: CheckContext): readonly TermUse[] {
  const inText = finderFor(terms, profile);
  const inSource = finderFor(terms, sourceProfile);
  return writtenUnits(edition)
    .filter(({ origin }) => origin !== 'official')
    .map((unit) => {
      const found = edition.isSource ? [] : foundIn(unit.source, inSource);
      const entries = new Set(found.filter(({ forbidden }) => !forbidden).map(({ entry }) => entry));
      const wanted = [...entries].filter(({ forms }) => forms.has(edition.language));
      return { unit, used: inText(unit.text), wanted };
    });
}

const inSources = new WeakMap<WrittenUnit['source'], readonly FoundTerm[]>();

/** All languages ask of the same source. */
function foundIn(source: WrittenUnit['source'], find: TermFinder): readonly FoundTerm[] {
  const known = inSources.get(source) ?? find(source.text);
  inSources.set(source, known);
  return known;
}

const finders = new WeakMap<readonly TermEntry[], Map<LanguageProfile, TermFinder>>();

function finderFor(terms: readonly TermEntry[], profile: LanguageProfile): TermFinder {
  const known = finders.get(terms) ?? new Map<LanguageProfile, TermFinder>();
  finders.set(terms, known);
  const finder = known.get(profile) ?? termFinder(terms, profile);
  known.set(profile, finder);
  return finder;
}
