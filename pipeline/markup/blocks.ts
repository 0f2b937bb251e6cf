/** The blocks that a document may use, found by listing `blocks/`: adding one is adding one file. */
import { readdirSync } from 'node:fs';
import type { BlockKind } from './block-kind.ts';

const folder = new URL('./blocks/', import.meta.url);

async function load(file: string): Promise<[string, BlockKind]> {
  const { block } = (await import(new URL(file, folder).href)) as { block: BlockKind };
  if (`${block.name}.ts` !== file) throw new Error(`Block ${block.name} stands in blocks/${file}`);
  return [block.name, block];
}

/** Name → kind, sorted by name. */
export const blockKinds: ReadonlyMap<string, BlockKind> = new Map(
  await Promise.all(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map(load),
  ),
);
