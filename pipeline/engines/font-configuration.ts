/**
 * A fontconfig file of our own. Without any, Chromium on a minimal Linux finds no font and stops; with the system's,
 * a character could silently come out of whatever the machine happens to have.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mappedFamily } from './font-face.ts';
import { facesOf, fontFile } from './fonts.ts';
import { writeWhole } from './write-whole.ts';

/** Writes the file where it differs and returns its path. */
export async function writeFontConfiguration(cacheDirectory: string): Promise<string> {
  const folder = join(cacheDirectory, 'fontconfig');
  const file = join(folder, 'fonts.conf');
  const files = [fontFile('Noto Sans'), ...facesOf(mappedFamily).map(({ file: each }) => each)];
  const wanted = configuration(files.map(dirname), folder);
  const present = await readFile(file, 'utf8').catch(() => undefined);
  if (present !== wanted) await writeWhole(file, wanted);
  return file;
}

const configuration = (folders: readonly string[], cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>\n`).join('')}  <cachedir>${escapeXml(join(cache, 'cache'))}</cachedir>
</fontconfig>
`;

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
