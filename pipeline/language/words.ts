/** The program's own words for readers: `locales/<tag>/interface.json`, spoken by i18next. */
import type { HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';

/** A phrase, and the language that it is really in (a fallback, where the wanted language lacks it). */
export interface Phrase {
  readonly text: string;
  readonly language: LanguageTag;
}

export interface Words {
  /** `say('page.fallback', {count: 2})`. Throws for a key that the source language lacks: a bug, not bad content. */
  say(key: string, values?: Readonly<Record<string, string | number>>): Phrase;
  /** The same as a node: text, or `<span lang>` around it where it falls back. */
  node(key: string, values?: Readonly<Record<string, string | number>>): HtmlNode;
}
