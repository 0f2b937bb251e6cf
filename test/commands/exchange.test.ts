/** Texts out to a translator and back: what is taken, what is kept twice, what is refused and why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, stack, written } from '../build/project.ts';
import { typeInto } from './exchange-rows.ts';

afterAll(deleteProjects);

interface Imported {
  readonly summary: Readonly<Record<string, number>>;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: { readonly en: string };
    readonly place: { readonly line?: number };
  }[];
  readonly files: readonly string[];
}

const news = 'news/2024/plan';
const catalogue = `locales/km/content/${news}.json`;
const ledger = `locales/km/ledger/${news}.json`;
const body = 'Gọi **113** ngay.\n\nCó 80 cụm loa.\n\nCảm ơn.\n';

let project: Project;
beforeEach(async () => {
  project = createProject();
  project.write(`content/${news}.md`, written({}, body));
  await project.sync();
});

const send = (...more: string[]) =>
  project.run(['export', 'csv', '--language', 'km', '--documents', news, '--output', 'out.csv', ...more]);

const take = async (file = 'out.csv', ...more: string[]) => {
  const run = await project.run(['import', file, '--json', '--date', '2024-06-02', ...more]);
  expect(run.stderr).not.toMatch(stack);
  return { code: run.code, ...(JSON.parse(run.stdout) as Imported) };
};

/** Writes translations beside their sources, as a translator does. */
const fill = (texts: Readonly<Record<string, string>>, file = 'out.csv') =>
  project.edit(file, (text) => typeInto(text, texts));

const entries = () =>
  (JSON.parse(project.read(ledger)) as { units: Record<string, Record<string, unknown>> }).units;
const textOf = (source: string): string => {
  const vi = JSON.parse(project.read(`locales/vi/content/${news}.json`)) as Record<string, string>;
  const km = JSON.parse(project.read(catalogue)) as Record<string, string>;
  const id = Object.keys(vi).find((each) => vi[each] === source) ?? '';
  return km[id] ?? '';
};
const entryOf = (source: string) => Object.values(entries()).find((each) => each.source === source);

test('a translation comes back with who made it, and a second import changes nothing', async () => {
  expect((await send()).code).toBe(0);
  fill({ 'Gọi <1>113</1> ngay.': 'ហៅ ＜១＞១១៣< / 1 > ភ្លាម។', 'Cảm ơn.': 'អរគុណ។' });
  const { code, summary } = await take('out.csv', '--by', 'Sơn Dara');
  expect([code, summary]).toMatchObject([0, { taken: 2, same: 3, refused: 0 }]);
  // Codes that a keyboard mangled are put right; the digits of the text stay.
  expect(textOf('Gọi <1>113</1> ngay.')).toBe('ហៅ <1>១១៣</1> ភ្លាម។');
  expect(entryOf('Cảm ơn.')).toMatchObject({
    state: 'translated',
    origin: 'human',
    by: 'Sơn Dara',
    date: '2024-06-02',
  });
  const before = project.digests('locales');
  expect((await take()).summary).toMatchObject({ same: 5, taken: 0 });
  expect(project.digests('locales')).toEqual(before);
});

test('what both sides changed is kept twice; what only we changed stays', async () => {
  await send();
  project.edit(catalogue, (text) => text.replace(/"": ""|: ""/, ': "ចំណងជើងថ្មី"'));
  await project.sync();
  const ours = textOf('Tin tốt');
  expect(ours).toBe('ចំណងជើងថ្មី');
  fill({ 'Tin tốt': 'ចំណងជើងផ្សេង', 'Cảm ơn.': 'អរគុណ។' });
  const { code, summary, diagnostics } = await take();
  expect([code, summary]).toMatchObject([0, { taken: 1, kept: 1 }]);
  expect(diagnostics).toMatchObject([{ code: 'exchange-both-changed', place: { line: 2 } }]);
  expect(textOf('Tin tốt')).toBe(ours);
  expect(entryOf('Tin tốt')?.alternatives).toEqual([{ text: 'ចំណងជើងផ្សេង', date: '2024-06-02' }]);
});

test('the source moved on since: what came back says what it translates, and is shown as stale', async () => {
  await send();
  project.edit(`content/${news}.md`, (text) => text.replace('80 cụm', '95 cụm'));
  await project.sync();
  fill({ 'Có 80 cụm loa.': 'មានឧបករណ៍បំពងសំឡេង ៨០។' });
  const { stdout } = await project.run(['import', 'out.csv', '--lang', 'en']);
  expect(stdout).toMatch(/1 {2}of these translate an older source/);
  expect(entryOf('Có 80 cụm loa.')).toMatchObject({ state: 'translated' });
  await project.run(['export', 'csv', '--language', 'km', '--only', 'stale', '--output', 'stale.csv']);
  expect(project.read('stale.csv')).toContain('Có 95 cụm loa.');
  expect(project.read('stale.csv')).not.toContain('Cảm ơn.');
});

test('a text that has left the source meanwhile is not lost', async () => {
  await send();
  project.edit(`content/${news}.md`, (text) => text.replace('Cảm ơn.\n', ''));
  await project.sync();
  fill({ 'Cảm ơn.': 'អរគុណ។' });
  const { code, diagnostics } = await take();
  expect([code, diagnostics.map((each) => each.code)]).toEqual([0, ['exchange-unit-gone']]);
  expect(project.read(ledger)).toContain('អរគុណ។');
});

test('an export of a source that was not brought into step says so', async () => {
  project.edit(`content/${news}.md`, (text) => text.replace('80 cụm', '95 cụm'));
  expect((await send('--lang', 'en')).stdout).toMatch(/warning exchange-before-sync[\s\S]*5 units/);
  await project.sync();
  expect((await send('--lang', 'en')).stdout).not.toContain('exchange-before-sync');
});

test('a document that was renamed meanwhile is found by its ids', async () => {
  await send();
  fill({ 'Cảm ơn.': 'អរគុណ។' });
  expect((await project.run(['rename', news, 'news/2024/plan-two'])).code).toBe(0);
  expect(await take()).toMatchObject({ code: 0, summary: { taken: 1, refused: 0 } });
  expect(project.read('locales/km/content/news/2024/plan-two.json')).toContain('អរគុណ។');
});

test('a unit with broken codes is named and left out, the others go in', async () => {
  await send();
  fill({ 'Gọi <1>113</1> ngay.': 'ហៅ <1>113 ភ្លាម។', 'Cảm ơn.': 'អរគុណ។' });
  const { code, summary, diagnostics } = await take();
  expect([code, summary]).toMatchObject([1, { taken: 1, refused: 1 }]);
  expect(diagnostics).toMatchObject([{ code: 'exchange-inline-codes', place: { line: 4 } }]);
});

test('a row that somebody added is named', async () => {
  await send();
  project.edit('out.csv', (text) => `${text},,,,អរគុណ។,,,,,,,\r\n`);
  expect((await take()).diagnostics).toMatchObject([{ code: 'exchange-row-without-id', place: { line: 7 } }]);
});

test('reviewed counts only with a reviewer’s name', async () => {
  await send();
  project.edit('out.csv', (text) =>
    typeInto(text, { 'Cảm ơn.': 'អរគុណ។' }).replaceAll('chưa dịch', 'đã hiệu đính'),
  );
  const { diagnostics } = await take('out.csv', '--dry-run');
  expect(diagnostics.map((each) => each.code)).toEqual(['exchange-review-unnamed']);
  await take('out.csv', '--by', 'Sơn', '--reviewer', 'Lan');
  expect(entryOf('Cảm ơn.')).toMatchObject({
    state: 'reviewed',
    reviewer: 'Lan',
    reviewed: '2024-06-02',
    by: 'Sơn',
  });
});

describe('refused, with nothing written', () => {
  const cases: readonly (readonly [string, (text: string) => string, string])[] = [
    [
      'another project',
      (text) => text.replace('soctrang.example,2024', 'khanhhoa.example,2024'),
      'exchange-other-project',
    ],
    [
      'another language',
      (text) => text.replace('""language"":""km""', '""language"":""lo""'),
      'exchange-other-language',
    ],
    ['the last row cut off', (text) => text.slice(0, text.lastIndexOf(',"{""target""')), 'exchange-broken'],
    ['a row deleted', (text) => text.split('\r\n').slice(0, -2).join('\r\n'), 'exchange-cut-off'],
    ['an id changed', (text) => text.replace(`${news}#title`, `${news}#titel`), 'exchange-changed-ids'],
    ['a row copied', (text) => `${text}${text.split('\r\n')[1]}\r\n`, 'exchange-repeated-id'],
    ['the head deleted', (text) => text.split('\r\n').slice(1).join('\r\n'), 'exchange-unknown-format'],
    ['a heading changed', (text) => text.replace('BẢN DỊCH (viết ở đây)', 'Khmer'), 'exchange-broken'],
    ['no export at all', () => 'một,hai\r\n', 'exchange-unknown-format'],
  ];

  test.each(cases)('%s', async (_, change, code) => {
    await send();
    fill({ 'Cảm ơn.': 'អរគុណ។' });
    project.edit('out.csv', change);
    const before = project.digests('locales');
    const { code: exit, diagnostics } = await take();
    expect([exit, diagnostics.map((each) => each.code)]).toEqual([1, [code]]);
    expect(project.digests('locales')).toEqual(before);
  });

  test('what was saved in a code page of Windows, with how to save it', async () => {
    await send();
    project.write('out.csv', Buffer.from(project.read('out.csv').replace(/[^\0-\xFF]/g, '?'), 'latin1'));
    const { diagnostics } = await take();
    expect(diagnostics.map(({ code, message }) => [code, /UTF-8/.test(message.en)])).toEqual([
      ['exchange-broken', true],
    ]);
  });

  test('a source that was changed in the file: only that unit', async () => {
    await send();
    fill({ 'Cảm ơn.': 'អរគុណ។', 'Tin tốt': 'ដំណឹងល្អ' });
    project.edit('out.csv', (text) => text.replace('Cảm ơn.', 'Cảm ơn nhiều.'));
    const { diagnostics, summary } = await take();
    expect(diagnostics.map((each) => each.code)).toEqual(['exchange-changed-source']);
    expect(summary).toMatchObject({ taken: 1, refused: 1 });
  });

  test.each([
    [['import', 'nowhere.csv'], /no such file/],
    [['import', 'content'], /folder/],
    [['import'], /Missing: <file>/],
    [['export', 'docx', '--language', 'km'], /there is no docx[\s\S]*xliff12/],
    [['export', 'csv'], /--language is missing[\s\S]*km/],
    [['export', 'csv', '--language', 'vi'], /there is no vi/],
    [['export', 'csv', '--language', 'km', '--only', 'old'], /there is no old[\s\S]*missing/],
    [['export', 'csv', '--language', 'km', '--documents', 'news/2024/x'], /there is no news\/2024\/x/],
  ] as const)('%j', async (args, words) => {
    const { code, stderr } = await project.run([...args, '--lang', 'en']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(stack);
    expect(code).toBe(2);
  });
});

test('what was exported before is never written over: somebody may have filled it in', async () => {
  const again = ['export', 'csv', '--language', 'km', '--documents', news, '--date', '2024-06-01'];
  const exported = async () => (await project.run(again)).stdout.split(':')[0];
  expect(await exported()).toBe('output/exchange/km-2024-06-01.csv');
  expect(await exported()).toBe('output/exchange/km-2024-06-01.csv');
  fill({ 'Cảm ơn.': 'អរគុណ។' }, 'output/exchange/km-2024-06-01.csv');
  expect(await exported()).toBe('output/exchange/km-2024-06-01-2.csv');
  expect(project.read('output/exchange/km-2024-06-01.csv')).toContain('អរគុណ។');
});

test('every format of a project comes back as it went', async () => {
  const day = '2024-06-01';
  for (const format of ['xliff12', 'xliff21', 'po', 'xlsx', 'csv']) {
    const { stdout } = await project.run(['export', format, '--language', 'km', '--json', '--date', day]);
    const { file } = JSON.parse(stdout) as { file: string };
    expect(file).toMatch(/^output\/exchange\/km-\d{4}-\d\d-\d\d(?:-2)?\./);
    expect((await take(file)).summary).toMatchObject({ taken: 0, refused: 0 });
  }
  const sheet = unzipSync(readFileSync(join(project.root, `output/exchange/km-${day}.xlsx`)))[
    'xl/worksheets/sheet1.xml'
  ];
  expect(Buffer.from(sheet ?? '').toString('utf8')).toContain('Cảm ơn.');
}, 30_000);

test('a file that is there is not written over, whatever its format; a missing folder is made', async () => {
  const to = (format: string, file: string) =>
    project.run(['export', format, '--language', 'km', '--output', file, '--lang', 'en']);
  expect((await to('csv', 'for Dara/out.csv')).code).toBe(0);
  fill({ 'Cảm ơn.': 'អរគុណ។' }, 'for Dara/out.csv');
  const filled = project.read('for Dara/out.csv');
  for (const format of ['csv', 'xliff12']) {
    const { code, stderr } = await to(format, 'for Dara/out.csv');
    expect(code).toBe(2);
    expect(stderr).toMatch(/for Dara\/out\.csv is there already[\s\S]*--output/);
    expect(stderr).not.toMatch(stack);
  }
  expect(project.read('for Dara/out.csv')).toBe(filled);
});

test('the printed form is a PDF with the texts', async () => {
  const file = 'km.pdf';
  const form = ['export', 'print', '--language', 'km', '--documents', news, '--output', file];
  const { code, stdout } = await project.run(form);
  expect([code, stdout]).toEqual([0, 'km.pdf: 5 mục của 1 bài.\n']);
  expect(readFileSync(join(project.root, file)).subarray(0, 5).toString()).toBe('%PDF-');
}, 60_000);

test('a memory is put beside the others, once; a termbase fills ours and writes nothing over', async () => {
  project.edit(catalogue, (text) => text.replace(': ""', ': "ចំណងជើង"'));
  await project.run(['export', 'tmx', '--language', 'km', '--output', 'Bộ nhớ cũ.tmx']);
  expect((await take('Bộ nhớ cũ.tmx')).files).toEqual(['locales/memory/bo-nho-cu.tmx']);
  expect((await take('Bộ nhớ cũ.tmx')).files).toEqual([]);
  project.edit('Bộ nhớ cũ.tmx', (text) => text.replace('ចំណងជើង', 'ផ្សេង'));
  expect(await take('Bộ nhớ cũ.tmx')).toMatchObject({ code: 1, files: [] });

  project.write(
    'locales/terms.csv',
    'term,part of speech,domain,km,status\ncụm loa,noun,other,ឧបករណ៍,approved\n',
  );
  await project.run(['export', 'tbx', '--language', 'km', '--output', 'terms.tbx']);
  expect((await take('terms.tbx')).files).toEqual([]);
  project.write(
    'locales/terms.csv',
    'term,part of speech,domain,km,status\ncụm loa,noun,other,ផ្សេង,approved\n',
  );
  const { code, diagnostics, files } = await take('terms.tbx');
  expect([code, diagnostics.map((each) => each.code), files]).toEqual([0, ['exchange-term-otherwise'], []]);
});
