/**
 * Writing output: every file first into a staging folder, then renamed into place, the manifest last. A build that is
 * killed, or runs out of disk, leaves the last good output.
 */
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { explaining } from './disk.ts';

export interface Stage {
  /** Writes a file, to be put at `path` (relative to `output/`) when the stage is committed. */
  write(path: string, bytes: Uint8Array | string): void;
  /** Puts what was written in place, in the order of `paths` given, and removes `stale`. */
  commit(paths: readonly string[], stale: readonly string[]): void;
  discard(): void;
}

/** A file that was written to a stage. */
export interface Written {
  /** Relative to `output/`. */
  readonly path: string;
  readonly bytes: number;
  readonly digest: Digest;
}

export function write(stage: Stage, path: string, content: string | Uint8Array): Written {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  stage.write(path, bytes);
  return { path, bytes: bytes.length, digest: digestOf(bytes) };
}

export const stagingFolder = (output: string): string => join(output, '.staging');

/** Opens a stage; what an earlier, killed build left behind is removed by `fresh`. Workers open it without. */
export function openStage(output: string, fresh: boolean): Stage {
  const staging = stagingFolder(output);
  if (fresh) rmSync(staging, { recursive: true, force: true });
  const folders = new Set<string>();
  const ensure = (folder: string) => {
    if (folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  };
  return {
    write(path, bytes) {
      const target = join(staging, path);
      explaining(`output/${path}`, () => {
        ensure(dirname(target));
        writeFileSync(target, bytes);
      });
    },
    commit(paths, stale) {
      for (const path of paths) {
        explaining(`output/${path}`, () => {
          ensure(dirname(join(output, path)));
          renameSync(join(staging, path), join(output, path));
        });
      }
      for (const path of stale) removeFile(output, path);
      rmSync(staging, { recursive: true, force: true });
    },
    discard: () => rmSync(staging, { recursive: true, force: true }),
  };
}

/** Removes a file and the folders that it leaves empty. */
function removeFile(output: string, path: string): void {
  rmSync(join(output, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      if (readdirSync(join(output, folder)).length > 0) return;
      rmdirSync(join(output, folder));
    } catch {
      return;
    }
  }
}
