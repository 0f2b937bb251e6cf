/** The program's own words for readers: `locales/<tag>/interface.json`, spoken by i18next. */
import type { Resource } from 'i18next';
import type { HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Profiles } from '../model/language.ts';
import { createFormatter, type Formatter } from './format.ts';
import type { InterfaceTexts } from './interface.ts';
import { createI18next, formatWord, type WordValue } from './interpolation.ts';
import { normalise } from './normalise.ts';
import { type PluralRules, pluralRules } from './plurals.ts';

/** A phrase, and the language that it is really in (a fallback, where the wanted language lacks it). */
export interface Phrase {
  readonly text: string;
  readonly language: LanguageTag;
}

/** What a phrase is said with: `{count: 2}`. */
type Values = Readonly<Record<string, WordValue>>;

export interface Words {
  /** `say('page.fallback', {count: 2})`. Throws for a key that the source language lacks: a bug, not bad content. */
  say(key: string, values?: Values): Phrase;
  /** The same as a node: text, or `<span lang>` around it where it falls back. */
  node(key: string, values?: Values): HtmlNode;
}

export interface WordsOptions {
  readonly profiles: Profiles;
  readonly interfaces: ReadonlyMap<LanguageTag, InterfaceTexts>;
  /** Leaves out words that nobody has reviewed: an approved edition must not show one. */
  readonly approvedOnly?: boolean;
}

/** The words of one language, falling back along its profile's chain. Make it once a language, not once a document. */
export function createWords(language: LanguageTag, options: WordsOptions): Words {
  const chain = chainOf(language, options);
  const spoken = new Map(chain.map((link) => [link.tag, link]));
  const i18next = createI18next(language, resourcesOf(chain), (value, format, tag) => {
    const formatter = spoken.get(tag as LanguageTag)?.formatter;
    return formatter && formatWord(formatter, value, format);
  });
  // i18next asks Intl.PluralRules, which answers for the machine's locale where it doesn't know the language.
  i18next.services.pluralResolver.getRule = (tag: string) =>
    spoken.get(tag as LanguageTag)?.plurals ?? pluralRules({ tag: language, plurals: ['other'] });

  const speak = (key: string, values: Values = {}): Phrase => {
    const found = chain.find((link) => has(link, key, values.count));
    if (!found)
      throw new Error(`No language of ${[...spoken.keys()].join(', ')} has the interface word “${key}”`);
    // In `replace`, so that no value's name can be taken for an option of i18next.
    const count = typeof values.count === 'number' ? { count: values.count } : {};
    return { text: i18next.t(key, { replace: values, lng: found.tag, ...count }), language: found.tag };
  };
  const plain = new Map<string, Phrase>();
  const say: Words['say'] = (key, values) => {
    if (values) return speak(key, values);
    const phrase = plain.get(key) ?? speak(key);
    plain.set(key, phrase);
    return phrase;
  };
  return {
    say,
    node: (key, values) => {
      const phrase = say(key, values);
      const text = { type: 'text', value: phrase.text } as const;
      return phrase.language === language
        ? text
        : { type: 'element', tagName: 'span', properties: { lang: phrase.language }, children: [text] };
    },
  };
}

/** One language of the fallback chain, with the words that may be used. */
interface Link {
  readonly tag: LanguageTag;
  readonly texts: Readonly<Record<string, string>>;
  readonly plurals: PluralRules;
  readonly formatter: Formatter;
}

function chainOf(
  language: LanguageTag,
  { profiles, interfaces, approvedOnly }: WordsOptions,
): readonly Link[] {
  const chain = [language, ...(profiles.get(language)?.fallback ?? [])];
  return chain.flatMap((tag) => {
    const profile = profiles.get(tag);
    if (!profile) return [];
    const { texts, drafts } = interfaces.get(tag) ?? { texts: new Map(), drafts: new Set() };
    const usable = [...texts].filter(([key, text]) => text !== '' && !(approvedOnly && drafts.has(key)));
    const spelt = usable.map(([key, text]) => [key, normalise(text)] as const);
    const formatter = createFormatter(profile);
    return [{ tag, texts: Object.fromEntries(spelt), plurals: pluralRules(profile), formatter }];
  });
}

const resourcesOf = (chain: readonly Link[]): Resource =>
  Object.fromEntries(chain.map(({ tag, texts }) => [tag, { translation: texts }]));

function has({ texts, plurals }: Link, key: string, count: WordValue | undefined): boolean {
  if (Object.hasOwn(texts, key)) return true;
  return typeof count === 'number' && Object.hasOwn(texts, `${key}_${plurals.select(count)}`);
}
