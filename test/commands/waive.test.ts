/** A reviewer waives one false alarm, and what becomes of it. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, written } from '../build/project.ts';

afterAll(deleteProjects);

const id = 'news/2024/good';
const catalogue = `locales/en/content/${id}.json`;
const ledger = `locales/en/ledger/${id}.json`;

interface Checked {
  readonly diagnostics: readonly { readonly code: string; readonly place: { readonly line: number } }[];
  readonly waived: readonly { readonly reason: string; readonly by?: string }[];
}

async function translated() {
  const project = createProject({ languages: ['vi', 'en'] });
  project.write(`content/${id}.md`, written({}, 'Gồm 3 bước và 4 việc.\n'));
  await project.sync();
  const texts = {
    ...(JSON.parse(project.read(catalogue)) as Record<string, string>),
    title: 'Good news',
    summary: 'A short item.',
  };
  const unit = Object.keys(texts).at(-1) ?? '';
  const put = (text: string) =>
    project.write(catalogue, `${JSON.stringify({ ...texts, [unit]: text }, null, 2)}\n`);
  put('In three steps and 5 tasks.');
  await project.sync();
  const check = async () => JSON.parse((await project.run(['check', '--json'])).stdout) as Checked;
  const codes = async () => (await check()).diagnostics.map(({ code }) => code);
  const waive = (...more: readonly string[]) =>
    project.run(['waive', id, unit, 'numbers', '--language', 'en', ...more]);
  return { project, unit, put, check, codes, waive };
}

test('a waived finding is not shown but counted, and the ledger says who and why', async () => {
  const { project, unit, check, codes, waive } = await translated();
  expect(await codes()).toEqual(['numbers']);
  expect((await project.run(['check'])).code).toBe(1);
  const { code, stdout } = await waive('--reason', 'Đếm cả bước đầu', '--by', 'Sơn', '--date', '2024-06-02');
  expect([code, stdout]).toEqual([0, expect.stringContaining(`numbers (${id}, ${unit}, en)`)]);
  expect(JSON.parse(project.read(ledger)).units[unit].waived).toEqual([
    { check: 'numbers', reason: 'Đếm cả bước đầu', by: 'Sơn', date: '2024-06-02' },
  ]);

  expect(await codes()).toEqual([]);
  expect((await check()).waived).toMatchObject([{ reason: 'Đếm cả bước đầu', by: 'Sơn' }]);
  const shown = await project.run(['check', '--lang', 'en']);
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('1 false alarms waived')]);
  const { runs } = JSON.parse((await project.run(['check', '--sarif'])).stdout);
  expect(runs[0].results[0].suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'Đếm cả bước đầu – Sơn – 2024-06-02' },
  ]);
});

test('a waiver lapses with its text, is told when it is of no use, and can be taken back', async () => {
  const { put, codes, waive } = await translated();
  await waive('--reason', 'Đúng');
  put('In three steps and 6 tasks.');
  expect(await codes()).toEqual(expect.arrayContaining(['numbers', 'waiver-lapsed']));
  put('In 3 steps and 4 tasks.');
  expect(await codes()).toEqual(['waiver-unused']);
  expect((await waive('--withdraw')).code).toBe(0);
  expect(await codes()).toEqual([]);
});

test('a review of a changed source does not carry a waiver over to other figures', async () => {
  const { project, codes, waive } = await translated();
  await waive('--reason', 'Đúng');
  project.edit(`content/${id}.md`, (text) => text.replace('4 việc', '9 việc'));
  await project.sync();
  await project.run(['review', id, '--languages', 'en']);
  expect(await codes()).toEqual(['numbers']);
});

test('nothing is waived without a reason, nor what was not found, nor what cannot be shown', async () => {
  const { project, unit, waive } = await translated();
  expect((await waive()).code).toBe(2);
  expect((await waive('--withdraw')).code).toBe(2);
  const other = await project.run(['waive', id, unit, 'quotes', '--language', 'en', '--reason', 'x']);
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining(`${unit} numbers`)]);
  const glyph = await project.run(['waive', id, unit, 'missing-glyph', '--language', 'en', '--reason', 'x']);
  expect(glyph.code).toBe(2);
});

test('the line of a catalogue is found, and the piece that is meant', async () => {
  const { project, unit, check } = await translated();
  const line =
    project
      .read(catalogue)
      .split('\n')
      .findIndex((each) => each.includes(unit)) + 1;
  expect((await check()).diagnostics.map(({ place }) => place.line)).toEqual([line]);
  const { stdout } = await project.run(['check']);
  expect(stdout).toContain(`${line} │ `);
  expect(stdout).toContain('three steps and ⟦5⟧ tasks');
  const { runs } = JSON.parse((await project.run(['check', '--sarif'])).stdout);
  const { region } = runs[0].results[0].locations[0].physicalLocation;
  const text = project.read(catalogue).split('\n')[region.startLine - 1] ?? '';
  expect(text.slice(region.startColumn - 1, region.endColumn - 1)).toBe('5');
});
