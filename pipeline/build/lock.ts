/** One build at a time in a project. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from '../engines/is-running.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** All in milliseconds. Waiting longer than for any build that is not hanging would be waiting for nothing. */
const patience = 120_000;
/** A lock that its holder has left untouched for so long is nobody’s: it touches it far more often. */
const silence = 60_000;
const beat = 5_000;
const pause = 200;

const lockFile = (cache: string): string => join(cache, 'build.lock');

/** When the lock was taken or last touched, in milliseconds since the epoch, by the file system’s clock. */
export const lockedAt = (cache: string): number => statSync(lockFile(cache)).mtimeMs;

/**
 * Takes the lock of a cache folder, waiting for another build to end; one that was killed is not waited for.
 * @returns what gives it back.
 */
export async function takeLock(cache: string, waiting: () => void): Promise<() => void> {
  const file = lockFile(cache);
  let seen = { touched: 0, at: 0 };
  for (let waited = 0; !take(file); ) {
    const held = readLock(file);
    if (!held) continue;
    if (held.touched !== seen.touched) seen = { touched: held.touched, at: waited };
    if (isGone(held.holder) || waited - seen.at >= silence) {
      remove(file, held.holder);
      continue;
    }
    if (waited >= patience) throw running();
    if (waited === 0) waiting();
    await setTimeout(pause);
    waited += pause;
  }
  const beating = setInterval(() => touch(file), beat).unref();
  return () => {
    clearInterval(beating);
    if (readLock(file)?.holder === self) rmSync(file, { force: true });
  };
}

/** A process id says nothing of a process on another machine, or in another container, that shares the folder. */
const self = `${process.pid} ${hostname()}`;

function isGone(holder: string): boolean {
  const [, id, host] = /^(\d+) (.*)$/.exec(holder) ?? [];
  return id !== undefined && host === hostname() && !isRunning(Number(id));
}

/** @returns whether nobody else has it. */
function take(file: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, self, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritable(error);
  }
}

interface Lock {
  readonly holder: string;
  readonly touched: number;
}

function readLock(file: string): Lock | undefined {
  try {
    return { holder: readFileSync(file, 'utf8'), touched: statSync(file).mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notWritable(error);
  }
}

/** Of two that remove the same lock, one moves it away; should it have moved a newer one, it gives that back. */
function remove(file: string, holder: string): void {
  const away = `${file}.${process.pid}`;
  try {
    renameSync(file, away);
    if (readFileSync(away, 'utf8') === holder) rmSync(away);
    else renameSync(away, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw notWritable(error);
  }
}

/** Writes the same again over itself, never an empty file. */
function touch(file: string): void {
  try {
    if (readLock(file)?.holder === self) writeFileSync(file, self, { flag: 'r+' });
  } catch {
    // The next beat tries again; what cannot be written is said where the build writes.
  }
}

const running = () =>
  new PipelineError(
    3,
    { vi: 'Một lần dựng khác đang chạy trong dự án này.', en: 'Another build is running in this project.' },
    { vi: 'Đợi lần đó xong rồi chạy lại.', en: 'Wait until it has ended, then run again.' },
  );

const notWritable = (cause: unknown) =>
  new PipelineError(
    3,
    { vi: 'Không ghi được vào thư mục dự án.', en: 'The project folder cannot be written to.' },
    {
      vi: 'Kiểm tra quyền ghi vào node_modules/.cache và output/.',
      en: 'Check the permission to write to node_modules/.cache and output/.',
    },
    cause,
  );
