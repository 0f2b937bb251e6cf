/** The starter, with one small package to install instead of all: it needs npm, and no network. */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';

const starter = fileURLToPath(new URL('../pipeline/start.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nhipcau-start-'));
const archive = join(folder, 'toy-1.0.0.tgz');
const clone = join(folder, 'a clone, bản sao');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-update-notifier', '--loglevel=error'], {
    cwd,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
const writeJson = (file: string, value: unknown) => writeFileSync(file, JSON.stringify(value));

beforeEach(() => {
  rmSync(clone, { recursive: true, force: true });
  mkdirSync(join(clone, 'pipeline'), { recursive: true });
  writeJson(join(folder, 'package.json'), { name: 'toy', version: '1.0.0', files: [] });
  npm(folder, 'pack');
  cpSync(starter, join(clone, 'pipeline/start.js'));
  writeFileSync(join(clone, 'pipeline/main.ts'), 'process.stdout.write(process.argv.slice(2).join());');
  writeFileSync(join(clone, '.npmrc'), '');
  writeJson(join(clone, 'package.json'), { type: 'module', dependencies: { toy: `file:${archive}` } });
  npm(clone, 'install', '--package-lock-only');
});

function start(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(clone, 'pipeline/start.js'), ...args], { cwd: folder });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part) => (stdout += part));
  child.stderr.on('data', (part) => (stderr += part));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

const left = () => readdirSync(clone).filter((name) => name.startsWith('.installing-'));
const replace = (file: string, from: string, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));

test('two at once both install and run; what a killed one left is removed; the third installs nothing', async () => {
  mkdirSync(join(clone, '.installing-99999999/node_modules'), { recursive: true });
  const runs = await Promise.all([start('build', '--lang', 'en'), start('check')]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, 'build,--lang,en'],
    [0, 'check'],
  ]);
  expect(readdirSync(join(clone, 'node_modules'))).toContain('toy');
  expect(left()).toEqual([]);
  expect(await start('status')).toEqual({ code: 0, stdout: 'status', stderr: '' });
});

test('an installation that fails says so, and leaves what was there', async () => {
  const elsewhere = join(folder, 'shared');
  mkdirSync(join(elsewhere, 'precious'), { recursive: true });
  symlinkSync(elsewhere, join(clone, 'node_modules'), 'junction');
  for (const file of ['package.json', 'package-lock.json'])
    replace(join(clone, file), 'toy-1.0.0', 'gone-1.0.0');
  const { code, stdout, stderr } = await start('build');
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/Không cài được các gói.*\n.*could not be installed/);
  expect(readdirSync(join(clone, 'node_modules'))).toEqual(['precious']);
  expect(left()).toEqual([]);
});
