/** `check --sarif`, judged by the schema of the standard, as Microsoft's SARIF SDK brings it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, repository, written } from '../build/project.ts';

afterAll(deleteProjects);

const json = (file: string): object =>
  JSON.parse(readFileSync(join(repository, 'node_modules', file), 'utf8')) as object;

// The schema is of draft 4, which Ajv knows up to its version 6.
const judge = new Ajv({ schemaId: 'auto', allErrors: true })
  .addMetaSchema(json('ajv/lib/refs/json-schema-draft-04.json'))
  .compile(json('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

interface Log {
  readonly runs: readonly { readonly results: readonly Readonly<Record<string, unknown>>[] }[];
}

async function sarifOf(project: Project, ...more: readonly string[]): Promise<Log> {
  const { stdout } = await project.run(['check', '--sarif', ...more]);
  const log = JSON.parse(stdout) as Log;
  judge(log);
  expect(judge.errors ?? []).toEqual([]);
  return log;
}

test('what is found in sources, catalogues and waivers is valid SARIF 2.1.0', async () => {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  const id = 'news/2024/good';
  project.write(`content/${id}.md`, written({}, 'Gồm 3 bước.\n\nGọi **113** ngay.\n'));
  project.write('content/news/2024/Tên có dấu.md', 'không có phần đầu\n');
  await project.sync();
  const catalogue = `locales/en/content/${id}.json`;
  const units = Object.entries(JSON.parse(project.read(catalogue)) as Record<string, string>);
  const [unit = ''] = units.at(-2) ?? [];
  const texts = new Map([...units, [unit, 'In 5 steps.'], [units.at(-1)?.[0] ?? '', 'Call <1>113 now.']]);
  project.write(catalogue, `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`);
  project.write(`locales/km/content/${id}.json`, '{ "title": "មាត្រា"\n');

  const [run] = (await sarifOf(project)).runs;
  expect(run?.results.map(({ ruleId }) => ruleId)).toEqual([
    'file-name',
    'inline-codes',
    'numbers',
    'untranslated',
    'catalogue-not-json',
  ]);

  await project.sync();
  const waive = await project.run([
    'waive',
    id,
    unit,
    'numbers',
    '--language',
    'en',
    '--reason',
    'Đếm cả hai',
    '--by',
    'Sơn',
  ]);
  expect([waive.code, waive.stderr]).toEqual([0, '']);
  const [waived] = (await sarifOf(project, '--lang', 'en')).runs;
  expect(waived?.results.filter(({ suppressions }) => suppressions)).toMatchObject([{ ruleId: 'numbers' }]);
}, 60_000);

test('where nothing is found the log is valid, and empty', async () => {
  const project = createProject({ languages: ['vi'] });
  project.write('content/news/2024/good.md', written());
  await project.sync();
  expect((await sarifOf(project)).runs.map(({ results }) => results)).toEqual([[]]);
});

test('the schema does judge', () => {
  expect(judge({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});
