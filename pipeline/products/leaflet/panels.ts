/** Which blocks stand on which panel: those that `:::panel` places, the contact box, and sections that flow in order. */
import type { Block } from '../../model/edition.ts';
import { plainText } from '../../model/html.ts';
import { letters } from '../letters.ts';

/** A heading and what follows it, which stay together when sections are dealt out to panels. */
export interface Section {
  readonly blocks: readonly Block[];
  /** Roughly how much room it takes, in characters of running text. */
  readonly weight: number;
}

export interface Flow {
  /** Panel → the blocks that `:::panel{name=…}` places on it. */
  readonly named: ReadonlyMap<string, readonly Block[]>;
  /** Contact boxes, with their heading where they fill a section: always on the back, below what is placed there. */
  readonly contact: readonly Block[];
  readonly sections: readonly Section[];
}

export function flow(body: readonly Block[]): Flow {
  const named = new Map<string, readonly Block[]>();
  const free: Block[] = [];
  const notes = body.filter((block) => block.type === 'footnotes');
  for (const block of body) {
    const name = block.type === 'directive' && block.name === 'panel' ? block.attributes.name : undefined;
    if (block.type === 'directive' && name) named.set(name, [...(named.get(name) ?? []), ...block.blocks]);
    else if (block.type !== 'footnotes') free.push(block);
  }
  const parts = split(free, (block) => block.type === 'heading' && block.depth === 2);
  const back = named.get('back') ?? [];
  const contact = [...contactOf(back), ...parts.flatMap((blocks) => contactOf(blocks))];
  if (back.length > 0) named.set('back', without(back, contact));
  const texts = parts.map((blocks) => without(blocks, contact)).filter((blocks) => blocks.length > 0);
  // A text without sections flows block by block; a heading of any depth keeps what follows it.
  const whole =
    texts.length > 1
      ? texts
      : texts.flatMap((blocks) => split(blocks, (_, before) => before?.type !== 'heading'));
  // Notes end the text that flows, wherever they are called.
  const sections = notes.length > 0 ? [...whole, notes] : whole;
  return { named, contact, sections: sections.map(sectionOf) };
}

/** What stands on the first of two places, and what on the second. */
export type Division = readonly [first: readonly Section[], second: readonly Section[]];

/**
 * Ways to divide sections between two places, best first, when the first place should take `share` of the whole: two
 * between sections, then one that cuts a section, for texts that fill the sheet.
 */
export function divide(sections: readonly Section[], share: number): readonly Division[] {
  if (sections.length < 2) return [[[], sections]];
  const total = sum(sections);
  const off = ([first]: Division) => Math.abs(sum(first) / total - share);
  const between = sections
    .slice(1)
    .map((_, index): Division => [sections.slice(0, index + 1), sections.slice(index + 1)])
    .sort((one, other) => off(one) - off(other) || one[0].length - other[0].length);
  return [...between.slice(0, 2), ...cut(sections, share * total)];
}

/** Cuts the section that `weight` falls in, after the block that comes nearest to it. */
function cut(sections: readonly Section[], weight: number): readonly Division[] {
  const index = sections.findIndex((_, position) => sum(sections.slice(0, position + 1)) > weight);
  const section = sections[index];
  if (!section) return [];
  const before = sections.slice(0, index);
  const parts = split(section.blocks, (_, previous) => previous?.type !== 'heading').map(sectionOf);
  const off = (count: number) => Math.abs(sum(before) + sum(parts.slice(0, count)) - weight);
  const best = parts
    .slice(1)
    .map((_, position) => position + 1)
    .sort((one, other) => off(one) - off(other))[0];
  if (best === undefined) return [];
  const join = (some: readonly Section[]) => sectionOf(some.flatMap(({ blocks }) => blocks));
  return [
    [
      [...before, join(parts.slice(0, best))],
      [join(parts.slice(best)), ...sections.slice(index + 1)],
    ],
  ];
}

const sum = (sections: readonly Section[]): number =>
  sections.reduce((total, { weight }) => total + weight, 0);

const sectionOf = (blocks: readonly Block[]): Section => ({ blocks, weight: weigh(blocks) });

/** Room that all the text takes together, in characters. */
export const load = ({ named, contact, sections }: Flow): number =>
  weigh([...[...named.values()].flat(), ...contact]) + sum(sections);

/** Cuts before every block that `opens` a part. */
function split(
  blocks: readonly Block[],
  opens: (block: Block, before: Block | undefined) => boolean,
): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  for (const [index, block] of blocks.entries()) {
    const last = parts.at(-1);
    if (last && !opens(block, blocks[index - 1])) last.push(block);
    else parts.push([block]);
  }
  return parts;
}

/** The section itself when it holds nothing but its heading and contact boxes, else the boxes in it. */
function contactOf(section: readonly Block[]): readonly Block[] {
  const boxes = section.filter(isContact);
  const rest = section.filter((block) => block.type !== 'heading' && !isContact(block));
  return boxes.length > 0 && rest.length === 0 ? section : boxes;
}

const without = (blocks: readonly Block[], some: readonly Block[]): readonly Block[] =>
  blocks.filter((block) => !some.includes(block));

const isContact = (block: Block): boolean => block.type === 'directive' && block.name === 'contact';

/** Characters, with an allowance for the space around each block. Ideographs are as wide as two letters. */
function weigh(blocks: readonly Block[]): number {
  return blocks.reduce((total, block) => total + 30 + weighOne(block), 0);
}

function weighOne(block: Block): number {
  switch (block.type) {
    case 'heading':
      return 1.6 * letters(block.text.plain);
    case 'prose':
      return letters(plainText([block.element]));
    case 'picture':
      return 400 + letters(block.caption?.plain ?? '');
    case 'footnotes':
      return block.notes.reduce((total, { element }) => total + 30 + letters(plainText([element])), 0);
    case 'directive': {
      const rows = block.figures?.rows ?? [];
      return (
        letters(block.title?.plain ?? '') +
        weigh(block.blocks) +
        rows.reduce((total, row) => total + 50 + letters(row.label.plain), 0)
      );
    }
  }
}
