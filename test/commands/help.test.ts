import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { knownProducts } from '../../pipeline/build/products.ts';
import { commandNames, loadCommands } from '../../pipeline/commands/list-commands.ts';
import { createProject, deleteProjects, type Run } from '../build/project.ts';

afterAll(deleteProjects);
const project = createProject({ languages: ['vi'] });

const help = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> =>
  project.run(args, { environment: { LC_ALL: '', LC_MESSAGES: '', LANG: 'C', ...environment } });

test.each([
  ['Vietnamese where the machine says nothing', ['--help'], {}, 'Cách dùng:'],
  ['Vietnamese to a Vietnamese machine', ['--help'], { LANG: 'vi_VN.UTF-8' }, 'Cách dùng:'],
  ['English to an English machine', ['--help'], { LANG: 'en_US.UTF-8' }, 'Usage:'],
  ['what is asked for, before the machine', ['--lang', 'vi'], { LANG: 'en_US.UTF-8' }, 'Cách dùng:'],
  ['English where asked for', ['--lang=en', 'help'], { LANG: 'vi_VN.UTF-8' }, 'Usage:'],
])('the program speaks %s', async (_what, args, environment, words) => {
  const { code, stdout, stderr } = await help(args, environment);
  expect(stdout).toContain(words);
  expect([code, stderr]).toEqual([0, '']);
});

test('every command is named in the help, and explains itself and its options in both languages', async () => {
  const files = readdirSync('pipeline/commands').map((file) => file.replace('.ts', ''));
  expect(files).toEqual(expect.arrayContaining([...commandNames]));
  const { stdout } = await help(['--help']);
  for (const { name, about, words, options } of await loadCommands()) {
    expect(stdout).toMatch(new RegExp(`^  ${name} +${RegExp.escape(about.vi.slice(0, 20).trim())}`, 'm'));
    for (const text of [
      about,
      ...words.map((each) => each.about),
      ...Object.values(options).map((each) => each.about),
    ]) {
      expect(text.vi).toMatch(/\p{L}{2}/u);
      expect(text.en).toMatch(/\p{L}{2}/u);
    }
  }
});

test.each([[['sync', '--help']], [['help', 'sync']], [['--lang', 'en', 'sync', '--help']]])(
  'help about one command: %s',
  async (args) => {
    const { code, stdout } = await help(args, { LANG: 'en_GB.UTF-8' });
    expect(stdout).toContain('npm run nhipcau -- sync');
    expect(stdout).toContain('--check');
    expect(code).toBe(0);
  },
);

test('the help fits a terminal of 100 columns', async () => {
  for (const name of commandNames) {
    for (const lang of ['vi', 'en']) {
      const { stdout } = await help([name, '--help', '--lang', lang]);
      for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(100);
    }
  }
});

test('the help of a build names every product that can be asked for', async () => {
  const { stdout } = await help(['build', '--help', '--lang', 'en']);
  const [, list = ''] = /Only these products: ([^.]*)\./.exec(stdout.replaceAll(/\s+/g, ' ')) ?? [];
  expect(list.split(', ').toSorted()).toEqual([...knownProducts.keys(), 'deposit'].toSorted());
});
