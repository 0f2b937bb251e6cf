/** The browser that comes inside the npm package `@sparticuz/chromium`: for machines that have none. Linux x64 only. */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { PipelineError } from '../model/pipeline-error.ts';
import { askVersion } from './browser-version.ts';
import { isRunning } from './is-running.ts';

interface PackagedBrowser {
  readonly executable: string;
  readonly version: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Unpacks the browser once into `cacheDirectory`; undefined where the package is missing or of no use. */
export async function packagedBrowser(
  environment: Readonly<Record<string, string>>,
  cacheDirectory: string,
): Promise<PackagedBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = packageRoot();
  const release = root && (await packageVersion(root));
  if (!root || !release) return undefined;

  const folder = join(cacheDirectory, `chromium-${release}`);
  const known = await recordedVersion(folder);
  const version = known ?? (await unpack(join(root, 'bin'), folder, environment));
  return { executable: join(folder, 'chromium'), version, environment: withLibraries(environment, folder) };
}

/** The release of `@sparticuz/chromium` that is installed: its first number is the browser's. */
export async function pinnedRelease(): Promise<string | undefined> {
  const root = packageRoot();
  return root && (await packageVersion(root));
}

function packageRoot(): string | undefined {
  try {
    return fileURLToPath(new URL('..', import.meta.resolve('@sparticuz/chromium')));
  } catch {
    return undefined;
  }
}

async function packageVersion(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => undefined);
  return text && (JSON.parse(text) as { version: string }).version;
}

/** Written last, so a folder that has it is whole. */
const versionFile = 'version.txt';

/** A cleaner of disks or a virus scanner may have taken the browser itself: then the rest goes too. */
async function recordedVersion(folder: string): Promise<string | undefined> {
  const version = await readFile(join(folder, versionFile), 'utf8').catch(() => undefined);
  if (version === undefined) return undefined;
  if (await stat(join(folder, 'chromium')).catch(() => undefined)) return version;
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

/** The package's own libnss3, libnspr4 and libexpat: a minimal system has none of them. */
const withLibraries = (environment: Readonly<Record<string, string>>, folder: string) => ({
  ...environment,
  LD_LIBRARY_PATH: join(folder, 'lib'),
});

/** Unpacks beside `folder` and renames: of two processes at once the later one finds it done and drops its own. */
async function unpack(
  bin: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  try {
    await mkdir(join(folder, '..'), { recursive: true });
    const partial = await mkdtemp(`${folder}.partial-${process.pid}-`);
    await removeLeftovers(join(folder, '..'));
    await unpackInto(bin, partial);
    const version = await askVersion(join(partial, 'chromium'), withLibraries(environment, partial));
    if (!version) throw new Error('the unpacked browser does not start');
    await chmod(partial, 0o755);
    await writeFile(join(partial, versionFile), version);
    await rename(partial, folder).catch(() => rm(partial, { recursive: true, force: true }));
    return version;
  } catch (cause) {
    throw notUnpacked(folder, cause);
  }
}

async function unpackInto(bin: string, folder: string): Promise<void> {
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
    ),
    pipeline(createReadStream(join(bin, 'al2023.tar.br')), createBrotliDecompress(), extract(folder)),
  ]);
}

/** Removes what killed processes left: 220 MB each. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, id] = /\.partial-(\d+)-/.exec(name) ?? [];
    if (id && !isRunning(Number(id))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

const notUnpacked = (folder: string, cause: unknown) =>
  new PipelineError(
    3,
    {
      vi: `Không giải nén được trình duyệt kèm theo vào ${folder}: ${reason(cause)}`,
      en: `The packaged browser could not be unpacked into ${folder}: ${reason(cause)}`,
    },
    {
      vi: 'Cần khoảng 220 MB đĩa trống và quyền ghi vào thư mục đó; hoặc cài Chromium và đặt PUPPETEER_EXECUTABLE_PATH.',
      en: 'It needs about 220 MB of free disk and permission to write there; or install Chromium and set PUPPETEER_EXECUTABLE_PATH.',
    },
    cause,
  );

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
