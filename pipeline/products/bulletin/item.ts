/** How the text of a document is put into a bulletin, among those of others. */
import type { Block } from '../../model/edition.ts';

/** Its headings stand one level below its title, which is a heading of the bulletin. */
export const inBulletin = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    if (block.type === 'heading') return { ...block, depth: below[block.depth] };
    return block.type === 'directive' ? { ...block, blocks: inBulletin(block.blocks) } : block;
  });

const below = { 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 } as const;
