/**
 * Exported files judged by programs that we did not write. Where one is not on this machine its test is skipped, and the
 * reason is in its name. The schemas of XLIFF come with Symfony (Debian: php-symfony-translation).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ExchangeFile } from '../../pipeline/translation/interchange/format.ts';
import { loadFormat } from '../../pipeline/translation/interchange/list-formats.ts';
import { judgeFile, judgeUnit } from '../../pipeline/translation/returned.ts';
import { hardUnits, jobOf } from './exchange-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-exchange-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = jobOf(...hardUnits);

async function exported(id: string): Promise<string> {
  const format = await loadFormat(id);
  const file = join(folder, `${id}${format.extension}`);
  writeFileSync(file, await format.write(job));
  return file;
}

async function readBack(id: string, file: string): Promise<ExchangeFile | undefined> {
  const { value } = await (await loadFormat(id)).read(readFileSync(file), file);
  return value;
}

/** After a tool has read and written the file, it is whole, and every unit is what was sent. */
async function expectWhole(id: string, file: string): Promise<void> {
  const value = await readBack(id, file);
  if (value?.kind !== 'units') throw new Error('no units came back');
  const { project, source, language } = job.envelope;
  expect(judgeFile(value, { project, source, languages: [language] }, file)).toEqual([]);
  for (const [index, unit] of value.units.entries()) {
    expect(judgeUnit(unit, language)).toHaveProperty('unit');
    const sent = hardUnits[index];
    expect([unit.base.id, unit.target, unit.state]).toEqual([sent?.id, sent?.target, undefined]);
  }
}

const has = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args, { encoding: 'utf8' }).status === 0;

const withReason = (name: string, there: boolean, missing: string): string =>
  there ? name : `${name} (skipped: ${missing})`;

describe('gettext', () => {
  const there = has('msgfmt', '--version');
  test.skipIf(!there)(withReason('msgfmt -c finds nothing wrong', there, 'no msgfmt here'), async () => {
    const { status, stderr } = spawnSync('msgfmt', ['-c', '-o', '/dev/null', await exported('po')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  test.skipIf(!there)(
    withReason('msgcat, folding lines, loses nothing', there, 'no msgcat here'),
    async () => {
      const folded = join(folder, 'folded.po');
      execFileSync('msgcat', ['-w', '40', '-o', folded, await exported('po')]);
      await expectWhole('po', folded);
    },
  );
});

describe('the schemas of XLIFF', () => {
  const schemas = '/usr/share/php/Symfony/Component/Translation/Resources/schemas';
  const there = has('xmllint', '--version') && existsSync(join(schemas, 'xliff-core-1.2-strict.xsd'));

  /** The schemas name a file of the W3C by its address on the net: the copy beside them is put in its place. */
  function localSchema(name: string): string {
    const text = readFileSync(join(schemas, name), 'utf8');
    const file = join(folder, name);
    writeFileSync(
      file,
      text.replace(/schemaLocation="[^"]*xml\.xsd"/, `schemaLocation="file://${schemas}/xml.xsd"`),
    );
    return file;
  }

  test.skipIf(!there).each([
    ['xliff12', 'xliff-core-1.2-strict.xsd'],
    ['xliff21', 'xliff-core-2.0.xsd'],
  ])(withReason('%s is valid by %s', there, 'no xmllint or no schemas here'), async (id, schema) => {
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--noout', '--nonet', '--schema', localSchema(schema), await exported(id)],
      { encoding: 'utf8' },
    );
    expect([status, stderr.trim()]).toEqual([0, `${join(folder, `${id}.xlf`)} validates`]);
  });
});

describe('LibreOffice', () => {
  const there = has('soffice', '--version');
  const convert = (file: string, to: string, into: string, ...more: readonly string[]) =>
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      ...more,
      '--convert-to',
      to,
      '--outdir',
      join(folder, into),
      file,
    ]);

  test.skipIf(!there)(
    withReason(
      'opens the spreadsheet and saves it without loss, locks and choices included',
      there,
      'no soffice here',
    ),
    async () => {
      convert(await exported('xlsx'), 'xlsx', 'saved');
      const saved = join(folder, 'saved/xlsx.xlsx');
      await expectWhole('xlsx', saved);
      const { unzipSync } = await import('fflate');
      const sheet = Buffer.from(
        unzipSync(readFileSync(saved))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
      ).toString('utf8');
      expect(sheet).toMatch(/<sheetProtection[^>]*sheet="(?:true|1)"/);
      expect(sheet).toContain('nháp,đã dịch,đã hiệu đính');
      expect(sheet).toContain('type="textLength"');
    },
    120_000,
  );

  test.skipIf(!there)(
    withReason('reads the CSV as texts', there, 'no soffice here'),
    async () => {
      // 44, 34, 76: comma, quotation mark, UTF-8, as its dialogue offers for a file with a byte-order mark.
      convert(await exported('csv'), 'xlsx', 'table', '--infilter=CSV:44,34,76,1');
      const value = await readBack('xlsx', join(folder, 'table/csv.xlsx'));
      // It shows the apostrophe that keeps it from calculating.
      const shown = (text: string) => text.replace(/^'+/, '');
      expect(
        value?.kind === 'units' && value.units.map(({ base, target }) => [base.source, target].map(shown)),
      ).toEqual(hardUnits.map(({ source, target }) => [source, target].map(shown)));
    },
    120_000,
  );
});

describe('openpyxl', () => {
  const there = has('python3', '-c', 'import openpyxl');
  const python = (script: string, ...args: readonly string[]) =>
    execFileSync('python3', ['-W', 'error', '-c', `import sys, openpyxl, datetime\n${script}`, ...args], {
      encoding: 'utf8',
    });

  test.skipIf(!there)(
    withReason('finds locks, choices and every text, and saves the file whole', there, 'no openpyxl here'),
    async () => {
      const saved = join(folder, 'openpyxl.xlsx');
      const script = `
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
heads = [cell.value for cell in sheet[1]]
source, target = heads.index('Câu gốc'), heads.index('BẢN DỊCH (viết ở đây)')
rows = list(sheet.iter_rows(min_row=2))
assert sheet.protection.sheet and sheet.data_validations.count > 2
assert all(row[source].protection.locked and not row[target].protection.locked for row in rows)
book.save(sys.argv[2])
print(len(rows))
`;
      expect(Number(python(script, await exported('xlsx'), saved))).toBe(hardUnits.length);
      await expectWhole('xlsx', saved);
    },
  );

  test.skipIf(!there)(
    withReason(
      'writes numbers, dates and formulas, which are not taken for texts',
      there,
      'no openpyxl here',
    ),
    async () => {
      const saved = join(folder, 'numbers.xlsx');
      const script = `
book = openpyxl.load_workbook(sys.argv[1])
cells = [row[[cell.value for cell in book.active[1]].index('BẢN DỊCH (viết ở đây)')] for row in book.active]
cells[1].value, cells[2].value, cells[3].value = 113, datetime.date(2024, 6, 1), '=NAME()'
book.save(sys.argv[2])
`;
      python(script, await exported('xlsx'), saved);
      const value = await readBack('xlsx', saved);
      const judged =
        value?.kind === 'units' ? value.units.map((unit) => judgeUnit(unit, job.envelope.language)) : [];
      expect(judged.map((each) => ('fault' in each ? each.fault.code : '')).slice(0, 4)).toEqual([
        'exchange-not-text',
        'exchange-not-text',
        'exchange-not-text',
        '',
      ]);
    },
  );
});

describe('Translate Toolkit', () => {
  const python = process.env.TRANSLATE_TOOLKIT_PYTHON ?? 'python3';
  const missing = 'no Translate Toolkit here; TRANSLATE_TOOLKIT_PYTHON may name the Python that has it';
  const script = `
import sys
from importlib import import_module
module, kind = sys.argv[1].split('.')
store = getattr(import_module('translate.storage.' + module), kind).parsefile(sys.argv[2])
open(sys.argv[3], 'wb').write(bytes(store))
print(sum(1 for unit in store.units if unit.istranslatable()))
`;

  // Not every version knows XLIFF 2: that of Debian 12 does not.
  for (const [id, store] of [
    ['po', 'pypo.pofile'],
    ['xliff12', 'xliff.xlifffile'],
    ['xliff21', 'xliff2.Xliff2File'],
  ] as const) {
    const there = has(python, '-c', `import translate.storage.${store.split('.')[0]}`);
    test.skipIf(!there)(
      withReason(`reads and writes ${id} without loss`, there, missing),
      async () => {
        const back = join(folder, `toolkit-${id}`);
        const args = ['-c', script, store, await exported(id), back];
        const count = execFileSync(python, args, { encoding: 'utf8' });
        expect(Number(count)).toBe(hardUnits.length);
        await expectWhole(id, back);
      },
      60_000,
    );
  }
});
