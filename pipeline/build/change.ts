/**
 * Files of a project that change together. A journal beside them says what is being done, so that what a power cut or a
 * kill breaks off is taken back or brought to its end by whichever command comes next, and never stays halfway.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from '../engines/is-running.ts';
import { digestOf } from '../model/digest.ts';
import type { Digest } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { explaining, makeFolder, writeWhole } from './disk.ts';

/** Relative to the project. */
export interface ProjectChange {
  readonly writes: ReadonlyMap<string, string | Uint8Array>;
  readonly removes: readonly string[];
}

/** In the project, not in its cache: whoever repairs a broken machine installs anew and has no cache any more. */
const journalFile = '.nhipcau-change.json';

interface Journal {
  readonly holder: string;
  /** `begun`: the new files are being written under other names. `decided`: all of them are, and take their places. */
  readonly state: 'begun' | 'decided';
  /** Digests of what stood and is to stand there; no `before` where nothing did. */
  readonly writes: readonly { readonly file: string; readonly before?: Digest; readonly after: Digest }[];
  readonly removes: readonly { readonly file: string; readonly before: Digest }[];
}

/**
 * Makes a change whole or not at all: where the disk refuses, everything is put back as it was. Folders that become
 * empty go, too.
 */
export function changeWhole(root: string, change: ProjectChange): void {
  const contents = [...change.writes.keys(), ...change.removes].map(
    (file) => [file, readIfThere(join(root, file))] as const,
  );
  const before = new Map(contents);
  const journal = journalOf(change, before);
  try {
    writeJournal(root, { ...journal, state: 'begun' });
    for (const [file, content] of change.writes) writeBeside(join(root, file), content);
    writeJournal(root, journal);
    complete(root, journal);
  } catch (error) {
    for (const [file, content] of before) {
      const path = join(root, file);
      if (content === undefined) rmSync(path, { force: true });
      else if (!readIfThere(path)?.equals(content)) writeWhole(path, content);
    }
    takeBack(root, journal);
    throw error;
  }
}

/** Whether anything was left to be done, and what became of it. */
export type Finished = 'nothing' | 'taken-back' | { readonly finished: readonly string[] };

/**
 * Puts right what a broken-off change has left. A change that somebody is making at this moment is waited for.
 * @throws PipelineError where a person has changed one of the files since: nothing is touched then.
 */
export async function finishChange(root: string): Promise<Finished> {
  const path = join(root, journalFile);
  for (let waited = 0; existsSync(path) && waited < patience; waited += pause) {
    if (isGone(readJournal(path)?.holder ?? '')) break;
    await setTimeout(pause);
  }
  rmSync(besides(path), { force: true });
  const journal = existsSync(path) ? readJournal(path) : undefined;
  if (!journal) return 'nothing';
  if (journal.state === 'begun') {
    takeBack(root, journal);
    return 'taken-back';
  }
  const changed = changedSince(root, journal);
  if (changed.length > 0) throw conflict(changed);
  complete(root, journal);
  return { finished: journal.writes.map(({ file }) => file) };
}

/** In milliseconds. A change takes a few of them. */
const patience = 10_000;
const pause = 100;

const besides = (path: string): string => `${path}.new`;

function journalOf(
  { writes, removes }: ProjectChange,
  before: ReadonlyMap<string, Buffer | undefined>,
): Journal {
  const digest = (file: string) => {
    const content = before.get(file);
    return content && digestOf(content);
  };
  return {
    holder: `${process.pid} ${hostname()}`,
    state: 'decided',
    writes: [...writes].map(([file, content]) => {
      const old = digest(file);
      return { file, after: digestOf(content), ...(old && { before: old }) };
    }),
    removes: removes.flatMap((file) => {
      const old = digest(file);
      return old ? [{ file, before: old }] : [];
    }),
  };
}

/** Only when it is on the disk may anything follow. */
function writeJournal(root: string, journal: Journal): void {
  const path = join(root, journalFile);
  writeBeside(path, `${JSON.stringify(journal, null, 2)}\n`);
  explaining(path, () => renameSync(besides(path), path));
}

function writeBeside(path: string, content: string | Uint8Array): void {
  explaining(path, () => {
    makeFolder(dirname(path));
    writeFileSync(besides(path), content, { flush: true });
  });
}

/** Written whole or not at all, by this program: undefined for anything else. */
function readJournal(path: string): Journal | undefined {
  try {
    const journal = JSON.parse(readFileSync(path, 'utf8')) as Journal;
    return Array.isArray(journal.writes) && Array.isArray(journal.removes) ? journal : undefined;
  } catch {
    return undefined;
  }
}

/** Each step may have been taken already. */
function complete(root: string, { writes, removes }: Journal): void {
  for (const { file } of writes) {
    const path = join(root, file);
    if (existsSync(besides(path))) explaining(path, () => renameSync(besides(path), path));
  }
  for (const { file } of removes)
    explaining(join(root, file), () => rmSync(join(root, file), { force: true }));
  for (const folder of new Set(removes.map(({ file }) => dirname(file)))) removeEmpty(root, folder);
  rmSync(join(root, journalFile), { force: true });
}

function takeBack(root: string, { writes }: Journal): void {
  for (const { file } of writes) rmSync(besides(join(root, file)), { force: true });
  for (const folder of new Set(writes.map(({ file }) => dirname(file)))) removeEmpty(root, folder);
  rmSync(join(root, journalFile), { force: true });
}

/** What is about to be overwritten or removed and is no longer what it was. */
function changedSince(root: string, { writes, removes }: Journal): readonly string[] {
  const digest = (path: string) => {
    const content = readIfThere(path);
    return content && digestOf(content);
  };
  const pending = writes.filter(({ file }) => existsSync(besides(join(root, file))));
  const written = pending.filter(({ file, before, after }) => {
    const path = join(root, file);
    return digest(path) !== before || digest(besides(path)) !== after;
  });
  const removed = removes.filter(({ file, before }) => {
    const now = digest(join(root, file));
    return now !== undefined && now !== before;
  });
  return [...written, ...removed].map(({ file }) => file);
}

function readIfThere(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}

function removeEmpty(root: string, folder: string): void {
  const path = join(root, folder);
  if (!folder.includes('/') || (existsSync(path) && readdirSync(path).length > 0)) return;
  if (existsSync(path)) rmdirSync(path);
  removeEmpty(root, dirname(folder));
}

/** A process id says nothing of a process on another machine that shares the folder. */
function isGone(holder: string): boolean {
  const [, id, host] = /^(\d+) (.*)$/.exec(holder) ?? [];
  return id === undefined || (host === hostname() && !isRunning(Number(id)));
}

const conflict = (files: readonly string[]) =>
  new PipelineError(
    2,
    {
      vi: `Một lệnh trước đã bị ngắt giữa chừng, và từ đó có người sửa: ${files.join(', ')}. Chưa tệp nào bị đụng tới.`,
      en: `A command was broken off before, and somebody has changed since: ${files.join(', ')}. Nothing has been touched.`,
    },
    {
      vi: `So từng tệp với tệp cùng tên có thêm đuôi .new (nội dung mà lệnh ấy định ghi), giữ cái đúng, rồi xóa ${journalFile} và các tệp .new.`,
      en: `Compare each with the file of that name and .new behind it (what the command meant to write), keep what is right, then remove ${journalFile} and the files that end in .new.`,
    },
  );
