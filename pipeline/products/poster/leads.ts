/** The words in bold that a point begins with: its headline, and often all of it that a poster has room for. */
import { h } from '../../markup/hast.ts';
import { type ElementNode, type HtmlNode, plainText } from '../../model/html.ts';

/**
 * Sets leads apart from what follows them. A list in which every point has one is shown by its leads alone: the rest
 * explains, for who has the time, and the code leads there. Steps are shown whole, for they are to be followed.
 */
export function setLeads(node: HtmlNode): HtmlNode {
  if (node.type === 'text') return node;
  if (!isList(node)) return { ...node, children: node.children.map(partLeads) };
  return items(node).every(speaksForItself)
    ? { ...node, children: items(node).map(leadAlone) }
    : partLeads(node);
}

function partLeads(node: HtmlNode): HtmlNode {
  if (node.type === 'text') return node;
  const lead = leadOf(node);
  if (!lead) return { ...node, children: node.children.map(partLeads) };
  return { ...node, children: [markLead(lead), h('span.rest', null, node.children.slice(1))] };
}

const leadAlone = (item: ElementNode): ElementNode => {
  const lead = leadOf(item);
  return lead ? { ...item, children: [markLead(lead)] } : item;
};

const markLead = (lead: ElementNode): ElementNode => h('strong.lead', null, lead.children);

/** A label before a value says nothing without it: `Công an: 113`. */
function speaksForItself(item: ElementNode): boolean {
  const lead = leadOf(item);
  return lead !== undefined && !/[:：៖]\s*$/u.test(plainText([lead]));
}

function leadOf({ tagName, children }: ElementNode): ElementNode | undefined {
  const [first, ...rest] = children;
  const leads =
    tagName === 'li' && first?.type === 'element' && first.tagName === 'strong' && rest.length > 0;
  return leads ? first : undefined;
}

const isList = ({ tagName }: ElementNode): boolean => tagName === 'ul' || tagName === 'ol';

const items = ({ children }: ElementNode): readonly ElementNode[] =>
  children.filter((child) => child.type === 'element');
