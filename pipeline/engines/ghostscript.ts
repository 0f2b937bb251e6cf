/** Ghostscript, where the machine has it: the only free program that separates a PDF into the four inks of a press. */
import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export interface Ghostscript {
  readonly executable: string;
  readonly version: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const names = process.platform === 'win32' ? ['gswin64c.exe', 'gswin32c.exe'] : ['gs'];
/** A leaflet takes a quarter of a second (measured). */
const patience = 60_000;
const run = promisify(execFile);

/** The first on the path that starts; undefined where there is none. */
export async function findGhostscript(environment: Environment): Promise<Ghostscript | undefined> {
  const executable = await findExecutable(environment);
  if (!executable) return undefined;
  try {
    const { stdout } = await run(executable, ['--version'], { timeout: patience });
    return { executable, version: stdout.trim() };
  } catch {
    return undefined;
  }
}

/** Looked for, not started. */
export async function findExecutable(environment: Environment): Promise<string | undefined> {
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(Boolean);
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

/** What Ghostscript made, or what it said instead. */
export type Separated = { readonly bytes: Uint8Array } | { readonly reason: string };

/** The colours of a PDF in CMYK, as the profile (absolute path) mixes them; fonts embedded, pictures as fine as they were. */
export async function separate(
  bytes: Uint8Array,
  profile: string,
  { executable }: Ghostscript,
): Promise<Separated> {
  const folder = await mkdtemp(join(tmpdir(), 'nhipcau-press-'));
  const [from, to] = [join(folder, 'rgb.pdf'), join(folder, 'cmyk.pdf')];
  const colours = [`--permit-file-read=${profile}`, `-sOutputICCProfile=${profile}`];
  const words = [...settings, ...colours, `-sOutputFile=${to}`, '-c', pictures, '-f', from];
  try {
    await writeFile(from, bytes);
    await run(executable, words, { timeout: patience, cwd: folder });
    return { bytes: await readFile(to) };
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each named in “VectorDevices” and “Use” of Ghostscript's documentation. */
const settings = [
  '-q',
  '-dSAFER',
  '-dBATCH',
  '-dNOPAUSE',
  '-sDEVICE=pdfwrite',
  '-dCompatibilityLevel=1.6',
  '-sColorConversionStrategy=CMYK',
  '-dProcessColorModel=/DeviceCMYK',
  // Relative colorimetric: what the paper can show stays as it is.
  '-dRenderIntent=1',
  '-dBlackPtComp=1',
  '-dEmbedAllFonts=true',
  '-dDownsampleColorImages=false',
  '-dDownsampleGrayImages=false',
  // A gradient becomes a picture; by default one so coarse that its steps show.
  '-dMaxShadingBitmapSize=64000000',
  '-dMaxInlineImageSize=0',
];

/** Photographs as JPEG, nearly without loss, with as many pixels of colour as of light; the rest without any. */
const pictures =
  '<< /ColorACSImageDict << /QFactor 0.15 /Blend 1 /ColorTransform 1 /HSamples [1 1 1 1] /VSamples [1 1 1 1] >> >> setdistillerparams';

/** A process that failed says why on its way out; the first line tells. */
function reasonOf(error: unknown): string {
  const told = error as Partial<Record<'stderr' | 'stdout' | 'message', string>>;
  return (
    [told.stderr, told.stdout, told.message, String(error)]
      .flatMap((text) => text?.split('\n') ?? [])
      .map((line) => line.trim())
      .find(Boolean) ?? ''
  );
}
