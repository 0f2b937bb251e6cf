/** A change that is broken off anywhere is taken back or brought to its end by the next command; nothing stays halfway. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { finishChange } from '../../pipeline/build/change.ts';
import { createProject, deleteProjects, projectAt, repository, written } from './project.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  deleteProjects();
});

const killer = join(repository, 'test/build/killer.mjs');
const old = { 'content/news/2024/a.md': 'a', 'locales/km/content/a.json': '{}', 'content/b.md': 'link to a' };
const program = `
  import { changeWhole } from ${JSON.stringify(join(repository, 'pipeline/build/change.ts'))};
  changeWhole(process.env.KILL_ROOT, {
    writes: new Map([['content/culture/2025/c.md', 'a, moved'], ['locales/km/content/c.json', '{}'], ['content/b.md', 'link to c']]),
    removes: ['content/news/2024/a.md', 'locales/km/content/a.json'],
  });`;

function makeFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'change-'));
  folders.push(root);
  for (const [file, content] of Object.entries(old)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}

/** @returns whether it was killed. */
function change(root: string, killAt: number): boolean {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--import', killer, '--input-type=module', '-e', program],
    { env: { ...process.env, KILL_ROOT: root, KILL_AT: String(killAt) }, encoding: 'utf8' },
  );
  if (signal === null && status !== 0) throw new Error(stderr);
  return signal === 'SIGKILL';
}

const filesOf = (root: string) => Object.fromEntries(projectAt(root).digests('.'));

test('killed at any step, the change is whole or never was', async () => {
  const [before, after] = [makeFolder(), makeFolder()];
  expect(change(after, Number.MAX_SAFE_INTEGER)).toBe(false);
  const ends = { 'taken-back': filesOf(before), finished: filesOf(after) };
  expect(ends.finished).not.toEqual(ends['taken-back']);
  const met = new Set<string>();
  for (let step = 0; ; step += 1) {
    const root = makeFolder();
    if (!change(root, step)) break;
    const what = await finishChange(root);
    const end = what === 'nothing' ? 'nothing' : what === 'taken-back' ? what : 'finished';
    met.add(end);
    // A journal that was not yet, or no longer, there: the change had not begun, or was done.
    const wanted = end === 'nothing' ? [ends['taken-back'], ends.finished] : [ends[end]];
    expect(wanted, `step ${step}: ${end}`).toContainEqual(filesOf(root));
    expect(await finishChange(root)).toBe('nothing');
  }
  expect(met).toEqual(new Set(['nothing', 'taken-back', 'finished']));
});

test('what somebody has changed in the meantime is not touched, and they are told what to do', async () => {
  for (let step = 0; ; step += 1) {
    const root = makeFolder();
    if (!change(root, step)) throw new Error('never in the midst of it');
    const project = projectAt(root);
    if (!project.exists('.nhipcau-change.json')) continue;
    if (!project.read('.nhipcau-change.json').includes('decided')) continue;
    project.write('content/news/2024/a.md', 'a, by hand');
    const files = filesOf(root);
    await expect(finishChange(root)).rejects.toThrow('content/news/2024/a.md');
    expect(filesOf(root)).toEqual(files);
    break;
  }
});

test('a renaming that was killed is done by the next command, which says so', async () => {
  const project = createProject({ languages: ['vi'] });
  project.write('content/news/2024/a.md', written());
  project.write('content/news/2024/b.md', written({ title: 'b' }, '[a](a.md)\n'));
  await project.sync();
  const environment = {
    NODE_OPTIONS: `--import ${killer}`,
    KILL_ROOT: join(project.root, 'content/news/2024/a.md'),
    // Nothing is written there: its end is the first that happens to it.
    KILL_AT: '0',
  };
  const { code } = await project.run(['rename', 'news/2024/a', 'news/2025/a'], { environment });
  expect(code).not.toBe(0);
  expect([project.exists('content/news/2024/a.md'), project.exists('content/news/2025/a.md')]).toEqual([
    true,
    true,
  ]);
  const { stderr, stdout } = await project.run(['check', '--json', '--lang', 'en']);
  expect(stderr).toContain('has now been done: content/news/2025/a.md');
  expect((JSON.parse(stdout) as { errors: number }).errors).toBe(0);
  expect(project.exists('content/news/2024/a.md')).toBe(false);
  expect(readFileSync(join(project.root, 'content/news/2024/b.md'), 'utf8')).toContain('(../2025/a.md)');
  expect((await project.run(['sync', '--check'])).stderr).toBe('');
});
