/** From a translator's text to a leader's approval: nothing is approved that no reviewer has read as it stands. */
import { afterAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import { createProject, deleteProjects, type Project, written } from './project.ts';

afterAll(deleteProjects);

const id = 'news/2024/good';
const catalogue = `locales/en/content/${id}.json`;
const leader = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
const approve = (project: Project) => project.run(['approve', id, '--languages', 'en', ...leader]);
const review = (project: Project) => project.run(['review', id, '--languages', 'en']);

async function translated(): Promise<Project> {
  const project = createProject();
  project.write(`content/${id}.md`, written({}, 'Gọi **113** ngay.\n'));
  await project.sync();
  const texts = JSON.parse(project.read(catalogue)) as Record<string, string>;
  const words = ['Good news', 'A short item.', 'Call <1>113</1> now.'];
  const filled = Object.keys(texts).map((unit, index) => [unit, words[index] ?? '']);
  project.write(catalogue, JSON.stringify(Object.fromEntries(filled), null, 2));
  return project;
}

test('a translation is approved once it is reviewed, and reviewed again when it has changed', async () => {
  const project = await translated();
  expect((await approve(project)).code).toBe(1);
  const { code, stdout } = await review(project);
  expect([code, stdout]).toEqual([0, expect.stringContaining('đã hiệu đính 3 mục, còn 0 mục chưa dịch')]);
  expect((await approve(project)).code).toBe(0);

  project.edit(catalogue, (text) => text.replace('now', 'at once'));
  expect((await approve(project)).code).toBe(1);
});

test('a slip that unmakes an approval, and an office renamed behind its translators, are said', async () => {
  const project = await translated();
  await review(project);
  await approve(project);
  const said = async () => {
    const { stdout } = await project.run(['check', '--json']);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
    return diagnostics.map(({ code, language }) => [code, language].join(' ').trim());
  };
  expect(await said()).toEqual([]);
  project.edit(catalogue, (text) => text.replace('A short item', 'A shorter item'));
  project.edit('content/publisher.yaml', (text) => text.replace('name: Sở Thông tin', 'name: Sơ Thông tin'));
  expect((await said()).sort()).toEqual(['approval-outdated en', 'publisher-out-of-step']);
});

test('a reviewer who has read a changed source can say that the translation still holds', async () => {
  const project = await translated();
  await review(project);
  project.edit(`content/${id}.md`, (text) => text.replace('Gọi **113** ngay', 'Hãy gọi **113** ngay'));
  await project.sync();
  expect((await approve(project)).code).toBe(1);
  await review(project);
  expect((await approve(project)).code).toBe(0);
});

test('a release shows the office and the program’s words in a language only once somebody has reviewed them', async () => {
  const project = await translated();
  const words = 'locales/en/interface.json';
  project.write(words, JSON.stringify({ 'list.latest': 'What is new', 'page.home': 'Front page' }));
  project.write('locales/en/ledger/interface.json', '{"units":{},"approvals":[]}');
  await project.sync();
  await review(project);
  await approve(project);
  const home = async () => {
    expect((await project.run(['build', '--release'])).code).toBe(0);
    return project.read('output/web/en/index.html') + project.read('output/web/index.html');
  };
  expect(await home()).not.toMatch(/Department of|What is new|Front page/);

  for (const shared of ['publisher', 'interface'])
    expect((await project.run(['review', shared, '--languages', 'en'])).code).toBe(0);
  expect(await home()).toMatch(/Department of[\s\S]*Front page[\s\S]*What is new/);

  project.edit(words, (text) => text.replace('What is new', 'What is old'));
  expect(await home()).toMatch(/Front page/);
  expect(await home()).not.toMatch(/What is (?:new|old)/);
});

test('the source language is not reviewed, and nothing is without a language', async () => {
  const project = await translated();
  for (const languages of [[], ['--languages', 'vi']])
    expect((await project.run(['review', id, ...languages])).code).toBe(2);
});

test('the office’s own texts are shown in the normal form, as every other', async () => {
  const project = createProject({ languages: ['vi', 'km'] });
  project.write(`content/${id}.md`, written());
  project.edit('locales/km/content/publisher.json', (text) => text.replace(/("name": )".*?"/, '$1"ខែ្មរ"'));
  await project.sync();
  project.edit(`locales/km/content/${id}.json`, (text) => text.replace('"title": ""', '"title": "ក"'));
  await project.build(['--products', 'page']);
  expect(project.read(`output/web/km/${id}.html`)).toContain('ខ្មែរ');
  expect(project.read(`output/web/km/${id}.html`)).not.toContain('ខែ្មរ');
});
