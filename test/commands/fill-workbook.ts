/** A translator at a spreadsheet: opens the workbook in LibreOffice, writes beside sources, saves it as a workbook again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export const hasOffice = spawnSync('soffice', ['--version']).status === 0;

/**
 * Writes texts beside their sources (source → text); all else stays as it is. Where there is no LibreOffice, the cells are
 * written in the file itself.
 * @param folder for what LibreOffice needs besides.
 */
export function fillWorkbook(
  from: string,
  to: string,
  texts: Readonly<Record<string, string>>,
  folder: string,
): void {
  if (hasOffice) fillInOffice(from, to, texts, folder);
  else fillInFile(from, to, texts);
}

/** LibreOffice's own flat XML in between: a cell in it is as LibreOffice keeps one that was typed into. */
function fillInOffice(
  from: string,
  to: string,
  texts: Readonly<Record<string, string>>,
  folder: string,
): void {
  const name = basename(from, '.xlsx');
  mkdirSync(folder, { recursive: true });
  convert(from, 'fods', folder);
  const flat = join(folder, `${name}.fods`);
  const typed = typeBeside(readFileSync(flat, 'utf8'), texts, {
    source: (text) => `<text:p>${text}</text:p>\\s*</table:table-cell>\\s*`,
    cell: '<table:table-cell([^>]*?)(?:/>| office:value-type[^>]*>.*?</table:table-cell>)',
    write: (open, text) =>
      `<table:table-cell${open} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`,
  });
  writeFileSync(flat, typed);
  convert(flat, 'xlsx', join(folder, 'saved'));
  renameSync(join(folder, 'saved', `${name}.xlsx`), to);

  function convert(file: string, format: string, into: string): void {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', format, '--outdir', into, file];
    execFileSync('soffice', args, { stdio: 'pipe' });
  }
}

const sheet = 'xl/worksheets/sheet1.xml';

function fillInFile(from: string, to: string, texts: Readonly<Record<string, string>>): void {
  const files = unzipSync(readFileSync(from));
  const xml = strFromU8(files[sheet] ?? new Uint8Array());
  const typed = typeBeside(xml, texts, {
    source: (text) => `<t [^>]*>${text}</t>\\s*</is>\\s*</c>\\s*`,
    cell: '<c( r="[^"]*" s="[^"]*")(?:></c>|/>| t="inlineStr">.*?</c>)',
    write: (open, text) => `<c${open} t="inlineStr"><is><t>${text}</t></is></c>`,
  });
  writeFileSync(to, zipSync({ ...files, [sheet]: strToU8(typed) }));
}

interface Syntax {
  /** What ends the cell of a source. */
  source(text: string): string;
  /** The next cell, empty or not; its group is what is kept of it. */
  readonly cell: string;
  write(open: string, text: string): string;
}

function typeBeside(xml: string, texts: Readonly<Record<string, string>>, syntax: Syntax): string {
  return Object.entries(texts).reduce((all, [source, text]) => {
    const found = new RegExp(`(${syntax.source(literal(escaped(source)))})${syntax.cell}`, 's');
    if (!found.test(all)) throw new Error(`the workbook has no “${source}”`);
    return all.replace(
      found,
      (_, before: string, open: string) => before + syntax.write(open, escaped(text)),
    );
  }, xml);
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
