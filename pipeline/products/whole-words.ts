/** Words of a headline that no line may break, in scripts that break their running text anywhere. */
import { placedWords } from '../language/segment.ts';
import { h } from '../markup/hast.ts';
import type { HtmlNode } from '../model/html.ts';
import type { LanguageProfile } from '../model/language.ts';

/**
 * A reader stumbles over a headline that breaks within a word. Between ideographs the browser may break anywhere but for
 * the prohibited positions, and knows no `word-break: auto-phrase` for Chinese: each word of several characters is put
 * into `span.unbroken`. Nothing changes in other scripts.
 */
export function wholeWords(nodes: readonly HtmlNode[], profile: LanguageProfile): readonly HtmlNode[] {
  if (profile.lineBreak !== 'ideographs') return nodes;
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (node.type === 'text') return keepWords(node.value, profile);
    return [{ ...node, children: [...wholeWords(node.children, profile)] }];
  });
}

function keepWords(text: string, profile: LanguageProfile): readonly HtmlNode[] {
  const nodes: HtmlNode[] = [];
  let end = 0;
  const plain = (value: string) => {
    if (value) nodes.push({ type: 'text', value });
  };
  for (const { word, at } of placedWords(text, profile)) {
    if (word.length < 2) continue;
    plain(text.slice(end, at));
    nodes.push(h('span.unbroken', null, word));
    end = at + word.length;
  }
  plain(text.slice(end));
  return nodes;
}
