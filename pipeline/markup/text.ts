/** A resolved text as HTML, with its own `lang` where it is not in the language around it. */
import type { Text } from '../model/edition.ts';
import type { ElementNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import { h } from './hast.ts';

/** `lang` and class for a text that is not in the language around it; nothing otherwise. */
export function inLanguage(text: Text, around: LanguageTag): { lang?: string; className?: string[] } {
  return text.language === around ? {} : { lang: text.language, className: ['fallback'] };
}

/** A resolved text in an element of its own. */
export function renderText(selector: string, text: Text, around: LanguageTag): ElementNode {
  return h(selector, inLanguage(text, around), ...text.nodes);
}
