/** A bag is opened and verified as its receiver would do it: with other programs than the one that made it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBag } from '../../pipeline/deposit/bag.ts';
import type { Deposit } from '../../pipeline/deposit/deposit.ts';
import { depositFor } from '../../pipeline/deposit/select.ts';
import { candidate } from './sample.ts';

function sealed(): Deposit {
  const { value } = depositFor(candidate);
  if (!value) throw new Error('The sample should be ready for deposit');
  return value;
}

let folder = '';
let bag = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bag-'));
  const zip = join(folder, 'bag.zip');
  writeFileSync(zip, makeBag(sealed()));
  extract(zip);
  bag = join(folder, 'soctrang-2024-0003');
});

/** With the first program of another make that this machine has; with the ZIP library where it has none. */
function extract(zip: string): void {
  const programs = [
    ['unzip', '-q', zip, '-d', folder],
    ['python3', '-m', 'zipfile', '-e', zip, folder],
  ] as const;
  for (const [program, ...given] of programs) {
    const { error, status, stderr } = spawnSync(program, given, { encoding: 'utf8' });
    if (error) continue;
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return;
  }
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (path: string) => readFileSync(join(bag, path), 'utf8');
const filesUnder = (path: string) =>
  readdirSync(join(bag, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(bag, join(entry.parentPath, entry.name)));

describe('the bag (RFC 8493)', () => {
  test('declares itself', () => {
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  test.each(['sha256', 'sha512'])('%s manifests list every file with its true digest', (algorithm) => {
    const check = (manifest: string) =>
      text(manifest)
        .trimEnd()
        .split('\n')
        .map((line) => {
          const [, digest, path = ''] = /^([0-9a-f]+) {2}(.+)$/.exec(line) ?? [];
          const bytes = readFileSync(join(bag, path));
          expect(createHash(algorithm).update(bytes).digest('hex'), path).toBe(digest);
          return path;
        });
    expect(check(`manifest-${algorithm}.txt`).sort()).toEqual(filesUnder('data').sort());
    expect(check(`tagmanifest-${algorithm}.txt`)).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
    ]);
  });

  test('bag-info counts the payload and names sender and document, one line a field', () => {
    const lines = text('bag-info.txt').trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Za-z-]+: \S/);
    const sizes = filesUnder('data').map((path) => statSync(join(bag, path)).size);
    expect(lines).toContain(`Payload-Oxum: ${sizes.reduce((a, b) => a + b, 0)}.${sizes.length}`);
    expect(lines).toContain('Organization-Address: 56 Lê Duẩn, Sóc Trăng');
    expect(lines).toContain('External-Identifier: tag:soctrang.gov.vn,2024:soctrang-2024-0003');
    expect(lines).toContain('Bagging-Date: 2024-06-01');
    expect(lines).toContain('Internal-Sender-Description: Dữ liệu mẫu');
  });

  test('the validator of the Library of Congress accepts it', (context) => {
    const found = spawnSync('python3', ['-c', 'import bagit']).status === 0;
    if (!found) {
      const reason = 'Not validated with bagit-python: the Python package bagit is not installed';
      console.info(reason);
      context.skip(reason);
    }
    const result = spawnSync('python3', ['-m', 'bagit', '--validate', bag], { encoding: 'utf8' });
    expect(result.stderr).toContain('is valid');
    expect(result.status).toBe(0);
  });

  test('the same deposit gives the same bytes in any time zone, machine language and order of files', () => {
    const here = createHash('sha256').update(makeBag(sealed())).digest('hex');
    const turned = { ...sealed(), files: [...sealed().files].reverse() };
    expect(createHash('sha256').update(makeBag(turned)).digest('hex')).toBe(here);
    const script = `
      import { createHash } from 'node:crypto';
      import { makeBag } from './pipeline/deposit/bag.ts';
      import { depositFor } from './pipeline/deposit/select.ts';
      import { candidate } from './test/deposit/sample.ts';
      process.stdout.write(createHash('sha256').update(makeBag(depositFor(candidate).value)).digest('hex'));`;
    for (const [TZ, LANG] of [
      ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
      ['America/Los_Angeles', 'C'],
    ]) {
      const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ, LANG },
        encoding: 'utf8',
      });
      expect(there).toBe(here);
    }
  });

  test('no entry carries anything of the machine: no extra field, no attribute', () => {
    const zip = makeBag(sealed());
    const view = new DataView(zip.buffer, zip.byteOffset);
    const times = new Set<number>();
    for (let at = 0; at + 4 < zip.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      times.add(view.getUint32(at + 12, true));
      expect(view.getUint16(at + 30, true)).toBe(0);
      expect(view.getUint32(at + 38, true)).toBe(0);
    }
    expect(times.size).toBe(1);
  });

  test('two files whose names differ only in case, or a path out of the bag, are refused', () => {
    const [file] = sealed().files;
    if (!file) throw new Error('The sample has files');
    const withFile = (path: string) => ({ ...sealed(), files: [...sealed().files, { ...file, path }] });
    expect(() => makeBag(withFile('SOURCE/news/2024/plan.md'))).toThrow('plan.md');
    expect(() => makeBag(withFile('../escape.txt'))).toThrow('escape');
    expect(() => makeBag(withFile('source/tiếng-việt.md'))).toThrow('portable');
  });
});

describe('its metadata', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    isArray: (name) => name.startsWith('dc:'),
  });

  test('is one sound Dublin Core record a language, with every element that the circular requires', () => {
    for (const language of ['vi', 'km']) {
      const xml = text(`data/metadata/dublin-core.${language}.xml`);
      expect(XMLValidator.validate(xml)).toBe(true);
      const record = parser.parse(xml)['oai_dc:dc'];
      for (const element of ['title', 'creator', 'date', 'description', 'publisher', 'identifier']) {
        expect(record[`dc:${element}`], element).toBeDefined();
      }
      expect(record['dc:language']).toEqual([language]);
      expect(record['dc:title'][0]['@_xml:lang']).toBe(language);
    }
  });

  test('keeps the text, except characters that XML cannot hold', () => {
    const xml = text('data/metadata/dublin-core.vi.xml');
    const record = parser.parse(xml)['oai_dc:dc'];
    expect(record['dc:title'][0]['#text']).toBe('Kế hoạch <2024> & "nhịp cầu"');
    expect(xml).not.toMatch(/\p{Cc}(?<!\n)|\uFFFE/u);
  });

  test('ties the languages together', () => {
    const record = parser.parse(text('data/metadata/dublin-core.km.xml'))['oai_dc:dc'];
    const work = 'tag:soctrang.gov.vn,2024:soctrang-2024-0003';
    expect(record['dc:relation']).toEqual([work, `${work}/vi`]);
    const { versions } = JSON.parse(text('data/metadata/work.json'));
    expect(versions).toMatchObject([
      { language: 'vi', isVersionOf: work },
      { language: 'km', translationOf: `${work}/vi` },
    ]);
  });

  test('index.csv opens in a spreadsheet with Vietnamese headings and runs no formula', () => {
    const csv = text('data/metadata/index.csv');
    expect(csv.startsWith('\uFEFF"Mã định danh","Ngôn ngữ","Nhan đề"')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""bấm"")`);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('says who approved what', () => {
    const given = JSON.parse(text('data/metadata/approvals.json'));
    expect(given[0]).toMatchObject({ language: 'vi', approvals: [{ gate: 'leader', by: 'Trần Thị B' }] });
  });
});

describe('what is deposited', () => {
  test('is approved: another language stays out with all its files, and that is said', () => {
    const { value, diagnostics } = depositFor(candidate);
    const paths = Object.keys(unzipSync(makeBag(value ?? sealed())));
    expect(paths.some((path) => path.includes('zh-Hans'))).toBe(false);
    expect(paths).toContain('soctrang-2024-0003/data/web/assets/page.css');
    expect(diagnostics.map(({ code }) => code)).toEqual(['deposit-without-languages']);
    expect(diagnostics[0]?.message.vi).toContain('zh-Hans');
  });

  const change = (language: string, change: object) => ({
    ...candidate,
    editions: candidate.editions.map((each) =>
      each.edition.language === language ? { ...each, edition: { ...each.edition, ...change } } : each,
    ),
  });

  test('is nothing while the source edition is not approved; where the programme owes it, that is a warning', () => {
    const { value, diagnostics } = depositFor(change('vi', { approved: false }));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['deposit-owed', 'warning']]);
    const free = {
      ...change('vi', { approved: false }),
      publisher: { ...candidate.publisher, programmes: [] },
    };
    expect(depositFor(free).diagnostics[0]).toMatchObject({ code: 'deposit-not-approved', severity: 'note' });
  });

  test('never falls back: an edition with a text missing stays out', () => {
    const { value } = depositFor(change('km', { complete: false }));
    expect(value?.editions.map(({ edition }) => edition.language)).toEqual(['vi']);
  });

  test('has its required description, or is refused with what is lacking', () => {
    const summary = { ...candidate.editions[0]?.edition.summary, plain: ' ' };
    const { value, diagnostics } = depositFor(change('km', { summary }));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'deposit-metadata-missing', severity: 'error', language: 'km' },
    ]);
    expect(diagnostics[0]?.message.en).toContain('description');
  });
});
