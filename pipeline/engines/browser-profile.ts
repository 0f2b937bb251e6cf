/** The folder in which a browser keeps what is its own: made for one run, removed with it, or swept up by the next. */
import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';

const prefix = 'nhipcau-browser-';

/** Named by who uses it: a process id says nothing of another machine, or container, that shares the folder. */
export const makeProfile = (): Promise<string> =>
  mkdtemp(join(tmpdir(), `${prefix}${process.pid}@${hostname()}-`));

/** Removes what runs that were killed could not. */
export function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, id, host] = name.startsWith(prefix) ? (/-(\d+)@(.*)-[^-]*$/.exec(name) ?? []) : [];
    if (id !== undefined && host === hostname() && !isRunning(Number(id)))
      removeProfile(join(tmpdir(), name));
  }
}

/** Of another user it may not be removed: then it is that one's to remove. */
export function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // The next run tries again.
  }
}
