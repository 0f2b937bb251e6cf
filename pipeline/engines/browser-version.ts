/** Asks a browser for its version once, and remembers the answer for as long as the file is the same. */
import { execFile } from 'node:child_process';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { writeWhole } from './write-whole.ts';

const run = promisify(execFile);
const versionNumber = /\d+\.\d+\.\d+\.\d+/;

/** The version, or undefined where there is no such file or it doesn't start. */
export async function browserVersion(
  executable: string,
  environment: Readonly<Record<string, string>>,
  cacheDirectory: string,
): Promise<string | undefined> {
  const file = await realpath(executable).catch(() => undefined);
  const facts = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || !facts?.isFile()) return undefined;

  const memory = join(cacheDirectory, 'browser-versions.json');
  const known = await readMemory(memory);
  const key = `${file}|${facts.size}|${facts.mtimeMs}`;
  const remembered = known[key];
  if (remembered) return remembered;

  const version = await askVersion(file, environment);
  // Where nothing can be written, the question is asked again next time.
  if (version)
    await writeWhole(memory, JSON.stringify({ ...known, [key]: version }, null, 2)).catch(() => undefined);
  return version;
}

/** Runs `<executable> --version`; on Windows that would open a window, so there the folder beside it is read. */
export async function askVersion(
  executable: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  if (process.platform === 'win32') {
    const beside = await readdir(dirname(executable)).catch(() => []);
    return [...beside, executable]
      .map((name) => name.match(versionNumber)?.[0])
      .find((version) => version !== undefined);
  }
  const answer = await run(executable, ['--version'], { env: environment, timeout: 20_000 }).catch(
    () => undefined,
  );
  return answer?.stdout.match(versionNumber)?.[0];
}

async function readMemory(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
