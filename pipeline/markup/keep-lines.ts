/** Numbers with their units and names stay on one line, in everything that is laid out: the last step before HTML. */
import { type Stretch, unbroken } from '../language/unbroken.ts';
import type { ElementNode, HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile, Profiles } from '../model/language.ts';

/** The tree with what must not break put into `span.unbroken`. `language`: the one around it. */
export function keepLines(element: ElementNode, language: LanguageTag, profiles: Profiles): ElementNode {
  const { tagName, properties, children } = element;
  if (asWritten.has(tagName)) return element;
  const own = typeof properties.lang === 'string' ? (properties.lang as LanguageTag) : language;
  const profile = profiles.get(own);
  let kept: HtmlNode[] | undefined;
  for (const [at, child] of children.entries()) {
    const nodes =
      child.type === 'text'
        ? profile && keepInText(child.value, profile)
        : child.type === 'element' && single(keepLines(child, own, profiles), child);
    // A tree in which nothing changes is not copied.
    if (nodes && !kept) kept = children.slice(0, at);
    kept?.push(...(nodes || [child]));
  }
  return kept ? { ...element, children: kept } : element;
}

/** Nobody reads these as running text, or what is in them is no HTML. */
const asWritten: ReadonlySet<string> = new Set(['code', 'pre', 'script', 'style', 'svg', 'title']);

const single = (node: HtmlNode, before: HtmlNode) => (node === before ? undefined : [node]);

function keepInText(text: string, profile: LanguageProfile): readonly HtmlNode[] | undefined {
  const stretches = unbroken(text, profile);
  return stretches.length === 1 && stretches[0]?.text === text && !stretches[0].whole
    ? undefined
    : stretches.map(nodeOf);
}

function nodeOf({ text, whole }: Stretch): HtmlNode {
  const node = { type: 'text', value: text } as const;
  return whole
    ? { type: 'element', tagName: 'span', properties: { className: ['unbroken'] }, children: [node] }
    : node;
}
