/**
 * Makes a picture of a workbook as LibreOffice prints it, for the guides:
 *
 *     node test/tools/picture-of-workbook.ts <file.xlsx> <name>
 *
 * `day-sent` and `day-choice` are the workbooks of guides/day.vi.md, from a copy of the sample content on which the guide's
 * commands were run. Needs `soffice` and `pdftoppm` (Debian: libreoffice-calc, poppler-utils).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';

const [workbook = '', name = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-picture-'));
try {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, workbook], {
    stdio: 'pipe',
  });
  const pdf = join(folder, `${basename(workbook, '.xlsx')}.pdf`);
  const page = execFileSync('pdftoppm', ['-png', '-r', '170', '-f', '1', '-l', '1', pdf], {
    maxBuffer: 100_000_000,
  });
  const { size } = await sharp(page)
    .trim()
    .extend({ top: 8, bottom: 8, left: 8, right: 8, background: 'white' })
    .webp({ quality: 85, effort: 5 })
    .toFile(`pipeline/guides/pictures/${name}.webp`);
  process.stdout.write(`${name}.webp ${size}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
