/** What a person is told of the languages that the program knows. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, projectAt, repository } from '../build/project.ts';
import { profileOf, profiles } from '../language/profiles.ts';

afterAll(deleteProjects);

const samples = projectAt(repository);

test.each(['vi', 'en'])('every language is on a line of its own, with its name (%s)', async (lang) => {
  const { code, stdout } = await samples.run(['languages', '--lang', lang]);
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  for (const { tag, endonym, vietnamese, english } of profiles.values()) {
    const line = lines.find((each) => each.startsWith(`${tag} `));
    expect(line, tag).toContain(lang === 'vi' ? vietnamese : english);
    expect(line, tag).toContain(endonym);
  }
});

test('one language is told in full, each statement with its source and how sure it is', async () => {
  const { stdout } = await samples.run(['languages', 'rad', '--lang', 'en']);
  const { letters = [], sources } = profileOf('rad');
  expect(stdout).toContain(letters.join(' '));
  for (const { status, from } of Object.values(sources)) expect(stdout).toContain(`${status}: ${from}`);
});

test('programs get the profiles whole, and which of them the office publishes in', async () => {
  const { stdout } = await samples.run(['languages', '--json']);
  const { languages } = JSON.parse(stdout) as {
    languages: { tag: string; published: boolean; letters?: string[] }[];
  };
  expect(languages.map(({ tag }) => tag)).toEqual([...profiles.keys()].toSorted());
  expect(languages.find(({ tag }) => tag === 'km')).toMatchObject({ published: true });
  expect(languages.find(({ tag }) => tag === 'rad')).toMatchObject({ published: false });
});

test('a broken profile is said, and the others are listed all the same', async () => {
  const project = createProject();
  project.edit('locales/languages/en.yaml', (text) => text.replace('script: Latn', 'script: Latin'));
  const { code, stdout, stderr } = await project.run(['languages', '--lang', 'en']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/locales\/languages\/en\.yaml:\d+:\d+/);
  expect(stdout).toContain('Khmer');
});

test('a language without a profile is refused with those that there are', async () => {
  const { code, stderr } = await createProject().run(['languages', 'rad', '--lang', 'en']);
  expect(code).toBe(2);
  expect(stderr).toContain('en, km, vi');
});
