/** The specimen as its reader gets it: a sheet on which every letter stands, in type that holds it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { readBack } from '../browser/print-shop.ts';
import { createProject, deleteProjects } from '../build/project.ts';
import { profiles } from '../language/profiles.ts';

afterAll(deleteProjects);

const everyLanguage = [...profiles.keys()];

test('every language has a sheet of two sides with all its letters, and nothing runs out of it', async () => {
  const project = createProject({ languages: everyLanguage });
  const { code, stdout, stderr } = await project.run(['specimen', '--json', '--date', '2024-06-01']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { specimens } = JSON.parse(stdout) as { specimens: { language: string; overflows: unknown[] }[] };
  expect(specimens.map(({ language }) => language)).toEqual(everyLanguage.toSorted());
  for (const { tag, letters = [], endonym, digits = [] } of profiles.values()) {
    const pdf = readFileSync(join(project.root, `output/specimen/${tag}.pdf`));
    const { text, pages } = await readBack(pdf);
    expect(pages, tag).toBe(2);
    for (const wanted of [endonym, ...letters, ...digits])
      expect(squeezed(text), `${tag}: ${wanted}`).toContain(squeezed(wanted));
    const { width, height } = await sharp(join(project.root, `output/specimen/${tag}.png`)).metadata();
    expect([width, height], tag).toEqual([1588, 4492]);
  }
}, 120_000);

/** A PDF has no spaces of its own: a reader of it guesses them from the gaps. */
const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\u00A0]/g, '');

test('what is signed is named: another profile or another font is another sheet', async () => {
  const project = createProject({ languages: ['vi'] });
  const name = async () => {
    await project.run(['specimen', 'vi', '--date', '2024-06-01']);
    const { text } = await readBack(readFileSync(join(project.root, 'output/specimen/vi.pdf')));
    return /[0-9a-f]{16}/.exec(text)?.[0];
  };
  const before = await name();
  expect(before).toBeDefined();
  expect(await name()).toBe(before);
  project.edit('locales/languages/vi.yaml', (text) =>
    text.replace('loanLetters: f j w z', 'loanLetters: f j w'),
  );
  expect(await name()).not.toBe(before);
}, 60_000);

test('a language that there is not is refused with those that there are', async () => {
  const { code, stderr } = await createProject().run(['specimen', 'xx', '--lang', 'en']);
  expect(code).toBe(2);
  expect(stderr).toContain('en, km, vi');
});
