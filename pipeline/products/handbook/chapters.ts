/** How the blocks of a handbook are divided into chapters. */
import type { Block } from '../../model/edition.ts';
import { plainText } from '../../model/html.ts';
import { letters } from '../letters.ts';

type Heading = Extract<Block, { type: 'heading' }>;

export interface Chapter {
  /** Of its pages, for the stylesheet. */
  readonly name: string;
  /** Absent for what stands before the first heading. */
  readonly heading?: Heading;
  readonly blocks: readonly Block[];
}

/** Every heading of the second level begins a chapter. The notes of all stand in none. */
export function chaptersOf(body: readonly Block[]): readonly Chapter[] {
  const parts: Block[][] = [];
  for (const block of body) {
    if (block.type === 'footnotes') continue;
    const begins = block.type === 'heading' && block.depth === 2;
    const last = parts.at(-1);
    if (last && !begins) last.push(block);
    else parts.push([block]);
  }
  return parts.map((blocks, index) => {
    const [first] = blocks;
    const heading = first?.type === 'heading' && first.depth === 2 ? first : undefined;
    return { name: `chapter-${index + 1}`, blocks, ...(heading && { heading }) };
  });
}

/** About as much as a page of the smallest sheet holds. */
const page = 1400;

/** Whether a chapter fills a page as a rule: then each begins on one of its own. */
export function hasLongChapters(chapters: readonly Chapter[]): boolean {
  const sizes = chapters.map(({ blocks }) => sizeOf(blocks)).toSorted((one, other) => one - other);
  return chapters.length > 1 && (sizes[Math.floor(sizes.length / 2)] ?? 0) > page;
}

const sizeOf = (blocks: readonly Block[]): number =>
  blocks.reduce((total, block) => total + sizeOfOne(block), 0);

function sizeOfOne(block: Block): number {
  switch (block.type) {
    case 'heading':
      return letters(block.text.plain);
    case 'prose':
      return letters(plainText([block.element]));
    case 'picture':
      return page / 2;
    case 'footnotes':
      return block.notes.reduce((total, { element }) => total + letters(plainText([element])), 0);
    case 'directive':
      return sizeOf(block.blocks) + 40 * (block.figures?.rows.length ?? 0);
  }
}
