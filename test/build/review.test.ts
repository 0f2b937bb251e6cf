/** From a translator's text to a leader's approval: nothing is approved that no reviewer has read as it stands. */
import { afterAll, expect, test } from 'vitest';
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

test('a reviewer who has read a changed source can say that the translation still holds', async () => {
  const project = await translated();
  await review(project);
  project.edit(`content/${id}.md`, (text) => text.replace('Gọi **113** ngay', 'Hãy gọi **113** ngay'));
  await project.sync();
  expect((await approve(project)).code).toBe(1);
  await review(project);
  expect((await approve(project)).code).toBe(0);
});

test('the source language is not reviewed, and nothing is without a language', async () => {
  const project = await translated();
  for (const languages of [[], ['--languages', 'vi']])
    expect((await project.run(['review', id, ...languages])).code).toBe(2);
});
