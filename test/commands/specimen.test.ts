/** The specimen as its reader gets it: a sheet on which every letter stands, in type that holds it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { textOf } from '../../pipeline/engines/read-back.ts';
import { mendUnicodeMaps } from '../../pipeline/engines/unicode-maps.ts';
import { createProject, deleteProjects } from '../build/project.ts';
import { profiles } from '../language/profiles.ts';

afterAll(deleteProjects);

const everyLanguage = [...profiles.keys()];

test('every language has a sheet of two sides with all its letters, and nothing runs out of it', async () => {
  const project = createProject({ languages: everyLanguage });
  const { code, stdout, stderr } = await project.run(['specimen', '--json', '--date', '2024-06-01']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { specimens } = JSON.parse(stdout) as { specimens: { language: string }[] };
  expect(specimens.map(({ language }) => language)).toEqual(everyLanguage.toSorted());
  for (const { tag, letters = [], endonym, digits = [] } of profiles.values()) {
    const { text, sides } = await read(join(project.root, `output/specimen/${tag}.pdf`), letters.join(''));
    expect(sides, tag).toBe(2);
    for (const wanted of [endonym, ...letters, ...digits])
      expect(squeezed(text), `${tag}: ${wanted}`).toContain(squeezed(wanted));
    const { width, height } = await sharp(join(project.root, `output/specimen/${tag}.png`)).metadata();
    expect([width, height], tag).toEqual([1588, 4492]);
  }
}, 120_000);

/** The text in the order in which it is painted; `characters` are those by which one of several is chosen. */
async function read(file: string, characters = ''): Promise<{ text: string; sides: number }> {
  const pdf = await PDFDocument.load(readFileSync(file), { updateMetadata: false });
  return { text: textOf(pdf, mendUnicodeMaps(pdf, new Set(characters))), sides: pdf.getPageCount() };
}

/** A PDF has no spaces of its own: a reader of it guesses them from the gaps. */
const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\u00A0]/g, '');

test('what is signed is named: another profile or another font is another sheet', async () => {
  const project = createProject({ languages: ['vi'] });
  const name = async () => {
    await project.run(['specimen', 'vi', '--date', '2024-06-01']);
    const { text } = await read(join(project.root, 'output/specimen/vi.pdf'));
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
