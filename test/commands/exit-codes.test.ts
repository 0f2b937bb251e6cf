import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, finish, projectAt, stack, written } from '../build/project.ts';

afterAll(deleteProjects);
const project = createProject({ languages: ['vi', 'en'] });
project.write('content/news/2024/tin.md', written());

test('0: nothing is wrong, and checking leaves no trace', async () => {
  await project.sync();
  const before = project.digests('.');
  const { code, stdout, stderr } = await project.run(['check']);
  expect([code, stdout, stderr]).toEqual([0, '1 bài: không có gì cần sửa.\n', '']);
  expect(project.digests('.')).toEqual(before);
});

test('1: content is wrong, told with its place; a filter asks about some of it only', async () => {
  project.write('content/news/2024/sai.md', written({ title: undefined }));
  project.write('content/news/2024/moi.md', written({ title: 'Tin mới' }));
  const { code, stdout } = await project.run(['check', '--lang', 'en']);
  expect(stdout).toMatch(/^content\/news\/2024\/sai\.md\n {2}\d+:\d+ error missing-field /m);
  expect(stdout).toMatch(/out-of-step/);
  expect(stdout).toMatch(/^3 documents: 1 errors, 1 warnings, 0 notes\.$/m);
  expect(code).toBe(1);

  const sound = await project.run(['check', '--documents', 'content/news/2024/tin.md']);
  expect([sound.code, sound.stdout]).toEqual([0, '1 bài: không có gì cần sửa.\n']);
  const json = await project.run(['check', '--json', '--documents', 'news/2024/sai']);
  expect(JSON.parse(json.stdout)).toMatchObject({ errors: 1, diagnostics: [{ code: 'missing-field' }] });
  expect(json.code).toBe(1);
  project.remove('content/news/2024/sai.md');
  project.remove('content/news/2024/moi.md');
});

test.each([
  [['bild'], /no command “bild”[\s\S]*build, check/],
  [['check', '--langages', 'vi'], /no --langages[\s\S]*--languages/],
  [['check', '--languages'], /--languages needs a value/],
  [['check', '--languages', 'xx'], /no xx[\s\S]*vi, en/],
  [['check', '--json=yes'], /--json takes no value/],
  [['check', 'news'], /Too many words: news/],
  [['new', 'news'], /Missing: <title>/],
  [['new', 'tin', 'Tin'], /no kind “tin”[\s\S]*news, article, bulletin/],
  [['new', 'news', 'Tin', '--date', '31/02/2024'], /“31\/02\/2024” is not a day/],
  [['approve', 'news/2024/khong-co'], /no news\/2024\/khong-co[\s\S]*news\/2024\/tin/],
  [['approve', 'news/2024/tin'], /--languages is missing[\s\S]*vi, en/],
  [['approve', 'news/2024/tin', '--languages', 'vi'], /--gate is missing[\s\S]*leader/],
  [['approve', 'news/2024/tin', '--languages', 'vi', '--gate', 'boss'], /no boss[\s\S]*leader/],
  [
    ['approve', 'news/2024/tin', '--languages', 'vi', '--gate', 'leader', '--by', 'Ai đó'],
    /no Ai đó[\s\S]*Mẫu Lãnh đạo Sở/,
  ],
])('2: %j is told what is wrong, and what there is', async (args, words) => {
  const { code, stdout, stderr } = await project.run([...args, '--lang', 'en']);
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(stack);
  expect([code, stdout]).toEqual([2, '']);
});

test('2: a folder that is no project', async () => {
  const root = mkdtempSync(join(tmpdir(), 'nhipcau-'));
  const { code, stderr } = await projectAt(root).run(['check']);
  rmSync(root, { recursive: true });
  expect(stderr).toContain('content/');
  expect(code).toBe(2);
});

test('3: the machine lacks something; 0 where it has everything', async () => {
  const environment = { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chromium' };
  const ill = await project.run(['doctor', '--lang', 'en'], { environment });
  expect(ill.stdout).toMatch(/^✗ Browser .*\/nowhere\/chromium\n {4}→ \w/m);
  expect(ill.code).toBe(3);

  const well = await project.run(['doctor', '--lang', 'en']);
  expect(well.stdout).toMatch(/^✓ Node\.js +24\.\d+\.\d+, ICU \d/m);
  expect(well.stdout).toMatch(/^✓ Browser for layout +\d+\./m);
  expect(well.stdout).toMatch(/^✓ Font Tai Heritage Pro /m);
  expect(well.code).toBe(0);
});

test('whoever reads only the beginning of what is said gets no stack', async () => {
  const child = project.start(['reference', '--help']);
  child.stdout?.destroy();
  const { stderr } = await finish(child);
  expect(stderr).toBe('');
});
