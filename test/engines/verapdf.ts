/**
 * veraPDF (https://verapdf.org), the reference judge of PDF/A and PDF/UA, where it is there: its library comes from Maven
 * Central by `mvn -f test/engines/verapdf/pom.xml dependency:copy-dependencies`, and needs Java 17. The tests say whether
 * it was asked.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from '../browser/print-shop.ts';

const library = join(cacheDirectory, 'verapdf');
const program = fileURLToPath(new URL('verapdf/Judge.java', import.meta.url));

export const hasVeraPdf: boolean =
  existsSync(library) && readdirSync(library).length > 0 && spawnSync('java', ['-version']).status === 0;

/** What is wrong with files by PDF/A-2a and PDF/UA-1: a line a rule that fails, with the place of its name. */
export function askVeraPdf(files: Readonly<Record<string, Uint8Array>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'nhipcau-test-'));
  try {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = execFileSync('java', ['-cp', join(library, '*'), program, ...paths], { encoding: 'utf8' });
    const lines = out.split('\n').filter(Boolean);
    // Two lines of judgement a file at the least: none at all is not a good word for it.
    if (lines.filter((line) => line.startsWith('judged ')).length !== 2 * paths.length)
      throw new Error(`veraPDF answered: ${out}`);
    return lines
      .filter((line) => !line.startsWith('judged '))
      .map((line) => line.replaceAll(`${folder}/`, ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
