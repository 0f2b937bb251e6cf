/** A small project in a folder of its own, and the program run on it as a user runs it: as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import type { Refusal } from '../../pipeline/report/report.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What `--json` said; empty where the run ended before it could. */
  readonly report: Report;
}

export interface Report {
  readonly summary: {
    readonly documents: number;
    readonly errors: number;
    readonly made: number;
    readonly kept: number;
    readonly refused: number;
  };
  readonly editions: readonly {
    readonly document: string;
    readonly language: string;
    readonly approved: boolean;
    readonly complete: boolean;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  readonly renditions: readonly {
    readonly document: string;
    readonly language: string;
    readonly product: string;
    readonly format: string;
    readonly path: string;
    readonly made: boolean;
  }[];
  readonly refusals: readonly Refusal[];
}

const noReport: Report = {
  summary: { documents: 0, errors: 0, made: 0, kept: 0, refused: 0 },
  editions: [],
  diagnostics: [],
  renditions: [],
  refusals: [],
};

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Put before the program: `['setpriv', '--reuid=65534']`. */
  readonly under?: readonly string[];
}

export interface Project {
  /** Absolute path. */
  readonly root: string;
  write(file: string, content: string | Uint8Array): void;
  read(file: string): string;
  edit(file: string, change: (text: string) => string): void;
  remove(file: string): void;
  exists(file: string): boolean;
  /** Every file below a folder: path → digest. */
  digests(folder: string): ReadonlyMap<string, string>;
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
  build(args?: readonly string[], options?: RunOptions): Promise<Run>;
  sync(): Promise<Run>;
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  delete(): void;
}

const temporary: string[] = [];

/** Removes every project of this file of tests. */
export function deleteProjects(): void {
  for (const root of temporary.splice(0)) rmSync(root, { recursive: true, force: true });
}

export interface ProjectOptions {
  /** In the publisher's order. */
  readonly languages?: readonly string[];
  /** Where to make it; a temporary folder when absent. */
  readonly at?: string;
}

/** A project with the real office, languages and interface words, and no document yet. */
export function createProject({ languages = ['vi', 'en', 'km'], at }: ProjectOptions = {}): Project {
  const root = at ?? mkdtempSync(join(tmpdir(), 'nhipcau-'));
  temporary.push(root);
  mkdirSync(join(root, 'content'), { recursive: true });
  const publisher = readFileSync(join(repository, 'content/publisher.yaml'), 'utf8');
  writeFileSync(
    join(root, 'content/publisher.yaml'),
    publisher
      .replace(/^languages:.*$/m, `languages: [${languages.join(', ')}]`)
      // An area would ask for languages that this project does not publish.
      .replace(/, languages: \[[^\]]*\] \}/g, ' }'),
  );
  for (const tag of languages) {
    for (const file of [
      `languages/${tag}.yaml`,
      `${tag}/interface.json`,
      `${tag}/ledger/interface.json`,
      `${tag}/content/publisher.json`,
      `${tag}/ledger/publisher.json`,
    ]) {
      const from = join(repository, 'locales', file);
      if (existsSync(from)) cpSync(from, join(root, 'locales', file), { recursive: true });
    }
  }
  warmCache(root);
  return projectAt(root);
}

export function projectAt(root: string): Project {
  const path = (file: string) => join(root, file);
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), content);
  };
  const read = (file: string) => readFileSync(path(file), 'utf8');
  const start = (args: readonly string[], options: RunOptions = {}) =>
    startProgram([...args, '--project', root], options);
  const run = (args: readonly string[], options?: RunOptions) => finish(start(args, options));
  return {
    root,
    write,
    read,
    edit: (file, change) => write(file, change(read(file))),
    remove: (file) => rmSync(path(file), { recursive: true }),
    exists: (file) => existsSync(path(file)),
    digests: (folder) => digestsOf(path(folder)),
    run,
    build: (args = [], options) => run(['build', '--json', ...args], options),
    sync: () => run(['sync', '--json']),
    start,
    delete: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A news item with the least that one needs. */
export const written = (
  fields: Readonly<Record<string, string | undefined>> = {},
  body = 'Thân bài của tin.\n',
): string => {
  const all = {
    title: 'Tin tốt',
    summary: 'Một tin ngắn.',
    kind: 'news',
    date: '2024-06-01',
    topic: 'safety',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}\n`],
  );
  return `---\n${lines.join('')}---\n\n${body}`;
};

/** A stack, as Node writes one: no user may ever see it. */
export const stack = /\n\s+at /;

const pinned = join(repository, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
const node = existsSync(pinned) ? pinned : process.execPath;

function startProgram(args: readonly string[], { environment = {}, under = [] }: RunOptions): ChildProcess {
  const [program = node, ...rest] = [
    ...under,
    node,
    '--disable-warning=ExperimentalWarning',
    join(repository, 'pipeline/main.ts'),
    ...args,
  ];
  const compiled = join(repository, 'node_modules/.cache/nhipcau/compiled');
  return spawn(program, rest, {
    env: { ...process.env, LANG: 'C.UTF-8', NODE_COMPILE_CACHE: compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function finish(child: ChildProcess): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...output, report: parse(output.stdout) };
}

function parse(stdout: string): Report {
  try {
    return { ...noReport, ...(JSON.parse(stdout) as Report) };
  } catch {
    return noReport;
  }
}

/** What is slow to make and the same for every project (web fonts, the unpacked browser) is taken from the repository's own cache. */
function warmCache(root: string): void {
  const own = join(repository, 'node_modules/.cache/nhipcau');
  const cache = join(root, 'node_modules/.cache/nhipcau');
  mkdirSync(join(own, 'web-fonts'), { recursive: true });
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(own))
    if (/^(?:web-fonts|chromium-[\d.]+)$/.test(name)) symlinkSync(join(own, name), join(cache, name));
}

export function digestsOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
  return new Map(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}
