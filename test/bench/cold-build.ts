/** A build that finds nothing of an earlier one. */
import { existsSync, globSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import { type Run, run, type Surroundings } from './run.ts';

/** No output, nothing remembered of an earlier build; the web fonts, which the program cuts once for all projects, are there. */
export function coldBuild({ root }: Corpus, product: string, surroundings?: Surroundings): Promise<Run> {
  putAside(root, ['output', 'node_modules']);
  return run(['build', '--project', root, '--products', product], surroundings);
}

/**
 * Takes away what a cold run must not find. It is moved, and deleted with the bench's folder at the end: ext4 without
 * a journal passes over every inode deleted in the last minutes, one by one, whenever a file is made (`recently_deleted`
 * in fs/ext4/ialloc.c). Measured: 9,000 files are made in 0.2 s, and in 2 to 5 s where as many were just deleted.
 */
export function putAside(root: string, names: readonly string[]): void {
  const aside = mkdtempSync(`${root}-aside-`);
  for (const name of names) if (existsSync(join(root, name))) renameSync(join(root, name), join(aside, name));
}

/** A quick build that made nothing would be a lie. */
export function expectFiles(folder: string, pattern: string, count: number): void {
  const found = globSync(pattern, { cwd: folder }).length;
  if (found !== count) throw new Error(`${folder}/${pattern}: ${found} files instead of ${count}`);
}
