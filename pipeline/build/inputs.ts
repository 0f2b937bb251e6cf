/**
 * What a build is made from: every file under content/, locales/ and the program itself, each with its digest. A file
 * whose size and time did not change since the last build is not read again (the rule of Git's index, racy entries
 * included: git-scm.com/docs/racy-git).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';

export interface Input {
  readonly digest: Digest;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** Path relative to its root, with forward slashes → input. Sorted by path. */
export type Inputs = ReadonlyMap<string, Input>;

/** A file written in the same moment as the last build may have changed since without changing its time. */
const racyWindow = 2000;

/**
 * @param folders folders or files below `root`; one that does not exist gives nothing.
 * @param previous the inputs of the last build, and when it looked at them (0: never).
 */
export function listInputs(
  root: string,
  folders: readonly string[],
  previous: { inputs: Inputs; at: number },
  keep: (path: string) => boolean = () => true,
): Inputs {
  const found = new Map<string, Input>();
  const files = folders.flatMap((folder) => listFiles(root, folder)).filter(keep);
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    const known = previous.inputs.get(file);
    const same =
      known && known.size === size && known.modified === mtimeMs && mtimeMs < previous.at - racyWindow;
    found.set(file, {
      digest: same ? known.digest : digestFile(join(root, file), size),
      size,
      modified: mtimeMs,
    });
  }
  return found;
}

/** Nothing of this size is content; reading it would only cost memory. The size stands for it. */
const tooLarge = 200_000_000;

function digestFile(path: string, size: number): Digest {
  if (size > tooLarge) return digestOf(`${size} bytes`);
  try {
    return digestOf(readFileSync(path));
  } catch {
    return digestOf('unreadable');
  }
}

function listFiles(root: string, path: string): string[] {
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(join(root, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    return [];
  }
  return entries.flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(root, inner);
    return entry.isFile() ? [inner] : [];
  });
}

const readFolder = (path: string) => readdirSync(path, { withFileTypes: true });

/** Whether two builds are made from the same. */
export function sameInputs(one: Inputs, other: Inputs): boolean {
  if (one.size !== other.size) return false;
  for (const [path, { digest }] of one) if (other.get(path)?.digest !== digest) return false;
  return true;
}

/** One digest for all inputs whose path passes. */
export function digestOfInputs(inputs: Inputs, keep: (path: string) => boolean): Digest {
  return digestOf(
    [...inputs]
      .filter(([path]) => keep(path))
      .map(([path, { digest }]) => `${digest} ${path}\n`)
      .join(''),
  );
}
