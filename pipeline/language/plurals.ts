/** Plural categories: those that the profile names, told apart by CLDR's rules where CLDR has the language. */
import type { LanguageProfile } from '../model/language.ts';

/** As much of Intl.PluralRules as i18next uses. */
export interface PluralRules {
  select(count: number): 'one' | 'other';
  resolvedOptions(): { pluralCategories: string[] };
}

/**
 * Intl answers in the machine's language where it doesn't know the one asked for, and calls a language its own of which
 * CLDR has a stub alone (`blt`): only a rule that knows `one` says anything of it. Without a rule, `one` is exactly 1.
 */
export function pluralRules({ tag, plurals }: Pick<LanguageProfile, 'tag' | 'plurals'>): PluralRules {
  const known = plurals.includes('one') && Intl.PluralRules.supportedLocalesOf(tag).length > 0;
  const rule = known ? new Intl.PluralRules(tag) : undefined;
  const isOne = rule?.resolvedOptions().pluralCategories.includes('one')
    ? (count: number) => rule.select(count) === 'one'
    : (count: number) => plurals.includes('one') && count === 1;
  return {
    select: (count) => (isOne(count) ? 'one' : 'other'),
    resolvedOptions: () => ({ pluralCategories: [...plurals] }),
  };
}
