/**
 * What of a text stands on a poster. Nobody reads a whole leaflet on a wall: three to seven points do, and a code leads
 * to the rest. Which ones is told by the blocks alone, so that every language shows the same.
 */
import type { Block, Edition, Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';

export interface Group {
  /** Of the section that it stands in. */
  readonly heading?: Text;
  readonly blocks: readonly Block[];
  /** How many points it makes; none of running text. */
  readonly points: number;
}

export interface Messages {
  readonly groups: readonly Group[];
  /** They are points taken from a longer text. */
  readonly chosen: boolean;
  readonly contact: readonly Block[];
}

const mostPoints = 7;
/** A list of two is an aside, no summary. */
const fewestPoints = 3;

/**
 * Steps, and the first lists of the text, as long as they are seven points together; where there are none, its figures;
 * where there are none either, the whole text.
 */
export function messagesOf({ body }: Pick<Edition, 'body'>): Messages {
  const blocks = unfolded(body);
  const contact = blocks.filter(isContact);
  const sections = sectionsOf(blocks.filter((block) => !isContact(block)));
  const lists = groupsOf(sections, pointsOfList);
  const chosen = lists.length > 0 ? upToSeven(lists) : groupsOf(sections, pointsOfFigures).slice(0, 1);
  if (chosen.length > 0) return { groups: chosen, chosen: true, contact };
  return { groups: sections.filter(({ blocks: own }) => own.length > 0), chosen: false, contact };
}

/** The blocks on panels stand where they are: a poster has none. */
const unfolded = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) =>
    block.type === 'directive' && block.name === 'panel' ? unfolded(block.blocks) : [block],
  );

const isContact = (block: Block): boolean => block.type === 'directive' && block.name === 'contact';

function sectionsOf(blocks: readonly Block[]): readonly Group[] {
  const sections: { heading?: Text; blocks: Block[]; points: number }[] = [{ blocks: [], points: 0 }];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth === 2)
      sections.push({ heading: block.text, blocks: [], points: 0 });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

const groupsOf = (sections: readonly Group[], points: (block: Block) => number): readonly Group[] =>
  sections.flatMap(({ heading, blocks }) =>
    blocks
      .map((block): Group => ({ ...(heading && { heading }), blocks: [block], points: points(block) }))
      .filter((group) => group.points >= fewestPoints),
  );

/** In their order. One that would be too many is passed over: a list that is cut says something else. */
function upToSeven(groups: readonly Group[]): readonly Group[] {
  const taken = new Set<Group>();
  let total = 0;
  // What to do comes before what to know.
  for (const group of [...groups.filter(isSteps), ...groups.filter((each) => !isSteps(each))]) {
    if (total + group.points > mostPoints) continue;
    taken.add(group);
    total += group.points;
  }
  return taken.size > 0 ? groups.filter((group) => taken.has(group)) : groups.slice(0, 1);
}

const isSteps = ({ blocks: [block] }: Group): boolean =>
  block?.type === 'directive' && block.name === 'steps';

function pointsOfList(block: Block): number {
  if (block.type === 'prose') return itemsOf(block.element);
  if (block.type !== 'directive' || block.name !== 'steps') return 0;
  return block.blocks.reduce((sum, own) => sum + pointsOfList(own), 0);
}

const pointsOfFigures = (block: Block): number =>
  block.type === 'directive' && block.name === 'stats' ? (block.figures?.rows.length ?? 0) : 0;

const itemsOf = ({ tagName, children }: ElementNode): number =>
  tagName === 'ul' || tagName === 'ol'
    ? children.filter((child) => child.type === 'element' && child.tagName === 'li').length
    : 0;
