/** Runs a program as its user would, and says how long it took; when it is weighed, how much memory it held. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

export interface Run {
  readonly seconds: number;
  /** Highest resident memory of the program (main thread and workers; browsers are processes of their own), in MB. */
  readonly memory?: number;
  /** Highest memory of its browsers together, in MB: what processes share is counted once (proc_pid_smaps(5), Pss). */
  readonly browsers?: number;
}

const starter = fileURLToPath(new URL('../../pipeline/start.js', import.meta.url));

/** `nhipcau` with these arguments. @throws where it does not end well. */
export const run = (args: readonly string[], surroundings?: Surroundings): Promise<Run> =>
  time(process.execPath, [starter, ...args], surroundings);

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether its memory is told. What is weighed is slower: to count the pages of a browser, the system stops it. */
  readonly weighed?: boolean;
}

/** Any program. @throws where it does not end well. */
export function time(
  command: string,
  args: readonly string[],
  { weighed = false, ...surroundings }: Surroundings = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { ...surroundings, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let memory: number | undefined;
    let browsers: number | undefined;
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    const watches = weighed
      ? [
          setInterval(() => (memory = peakBelow(child.pid) ?? memory), 20),
          setInterval(() => {
            const held = heldByBrowsers(child.pid);
            if (held > 0) browsers = Math.max(browsers ?? 0, held);
          }, 200),
        ]
      : [];
    child.on('error', reject);
    child.on('close', (code) => {
      for (const watch of watches) clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0)
        resolve({
          seconds,
          ...(memory !== undefined && { memory }),
          ...(browsers !== undefined && { browsers }),
        });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said.slice(-2000)}`));
    });
  });
}

/** What the processes that the program itself started hold now; nothing where there is no /proc. */
function heldByBrowsers(starter: number | undefined): number {
  const [program] = childrenOf(starter);
  const below = (process: string): readonly string[] => [process, ...childrenOf(process).flatMap(below)];
  const kilobytes = childrenOf(program)
    .flatMap(below)
    .map((process) => Number(/^Pss:\s+(\d+) kB/m.exec(memoryOf(process))?.[1] ?? 0));
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

function childrenOf(process: number | string | undefined): readonly string[] {
  try {
    return globSync(`/proc/${process}/task/*/children`).flatMap((file) =>
      readFileSync(file, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

function memoryOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
  } catch {
    return '';
  }
}

/** The kernel's own high-water mark (proc_pid_status(5)) of what the starter started; undefined where there is no /proc. */
function peakBelow(starter: number | undefined): number | undefined {
  try {
    const [child] = readFileSync(`/proc/${starter}/task/${starter}/children`, 'utf8').trim().split(' ');
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
    return kilobytes ? Number(kilobytes) / 1024 : undefined;
  } catch {
    return undefined;
  }
}
