/** Terms that come from elsewhere (TBX), put into the termbase: nothing that stands there is written over. */
import { uniteTonePlacement } from '../language/fold.ts';
import { isSameLanguage } from '../language/tag.ts';
import type { LanguageTag } from '../model/id.ts';
import type { TermEntry } from '../model/term.ts';
import type { TermLanguages } from './termbase.ts';

export interface MergedTerms {
  readonly entries: readonly TermEntry[];
  /** Entries that the termbase did not have: as drafts, for nobody here has vouched for them. */
  readonly added: readonly TermEntry[];
  /** Entries that got a form in a language in which they had none. */
  readonly filled: readonly TermEntry[];
  /** What the file calls otherwise than the termbase, which keeps its own. */
  readonly otherwise: readonly OtherForms[];
  /** Entries without a term in the source language: there is no row for them. */
  readonly passedOver: number;
}

export interface OtherForms {
  readonly entry: TermEntry;
  readonly language: LanguageTag;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

export function mergeTerms(
  entries: readonly TermEntry[],
  incoming: readonly TermEntry[],
  languages: TermLanguages,
): MergedTerms {
  const { source } = languages;
  const merged = [...entries];
  const places = new Map(
    entries.flatMap((entry, at) =>
      (entry.forms.get(source) ?? []).map((form) => [spelling(form), at] as const),
    ),
  );
  const added: TermEntry[] = [];
  const filled = new Map<number, TermEntry>();
  const otherwise: OtherForms[] = [];
  let passedOver = 0;
  for (const foreign of incoming) {
    const theirs = inOurLanguages(foreign, languages);
    const forms = theirs.forms.get(source) ?? [];
    const at = forms.map((form) => places.get(spelling(form))).find((place) => place !== undefined);
    const ours = at === undefined ? undefined : merged[at];
    if (forms.length === 0) passedOver += 1;
    else if (at === undefined || !ours) {
      const entry: TermEntry = { ...theirs, status: 'draft' };
      for (const form of forms) places.set(spelling(form), merged.length);
      merged.push(entry);
      added.push(entry);
    } else {
      const { entry, other } = fill(ours, theirs, source);
      merged[at] = entry;
      if (entry !== ours) filled.set(at, entry);
      otherwise.push(...other);
    }
  }
  return { entries: merged, added, filled: [...filled.values()], otherwise, passedOver };
}

function fill(
  ours: TermEntry,
  theirs: TermEntry,
  source: LanguageTag,
): { readonly entry: TermEntry; readonly other: readonly OtherForms[] } {
  const forms = new Map(ours.forms);
  const forbidden = new Map(ours.forbidden);
  const other: OtherForms[] = [];
  for (const [language, found] of theirs.forms) {
    const known = forms.get(language) ?? [];
    if (known.length === 0) forms.set(language, found);
    else if (language !== source && found.some((form) => !known.includes(form)))
      other.push({ entry: ours, language, ours: known, theirs: found });
  }
  for (const [language, found] of theirs.forbidden) {
    const barred = found.filter((form) => !forms.get(language)?.includes(form));
    if (!forbidden.has(language) && barred.length > 0) forbidden.set(language, barred);
  }
  const isSame = forms.size === ours.forms.size && forbidden.size === ours.forbidden.size;
  return { entry: isSame ? ours : { ...ours, forms, forbidden }, other };
}

/** Under the project's tags; what is in none of its languages stays out. */
function inOurLanguages(entry: TermEntry, { source, others }: TermLanguages): TermEntry {
  const renamed = (forms: TermEntry['forms']) =>
    new Map(
      [...forms].flatMap(([tag, found]) => {
        const language = [source, ...others].find((each) => isSameLanguage(tag, each));
        return language ? [[language, found] as const] : [];
      }),
    );
  return { ...entry, forms: renamed(entry.forms), forbidden: renamed(entry.forbidden) };
}

const spelling = (form: string): string => uniteTonePlacement(form).toLowerCase();
