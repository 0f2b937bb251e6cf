import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declaredDiagnostics } from '../../pipeline/reference/declared-diagnostics.ts';
import { projectAt, repository } from '../build/project.ts';

const declared = await declaredDiagnostics();

test('the committed reference says what the program says', async () => {
  const { code, stdout } = await projectAt(repository).run(['reference', '--check', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ files: [] });
  expect(code).toBe(0);
});

test('every field of the files that people write is explained in both languages', () => {
  const pages = readdirSync('pipeline/reference').filter((file) => file.endsWith('.md'));
  expect(pages).toContain('front-matter.md');
  for (const page of pages) {
    for (const row of readFileSync(`pipeline/reference/${page}`, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))) {
      const cells = row.split(/(?<!\\)\|/).map((each) => each.trim());
      const meanings = cells.length > 6 ? cells.slice(4, 6) : cells.slice(-3, -1);
      for (const meaning of meanings) expect(meaning, `${page}: ${row}`).toMatch(/\p{L}{2}/u);
    }
  }
});

test('a diagnostic’s code is its own, and it speaks both languages', () => {
  expect(declared.length).toBeGreaterThan(40);
  const codes = declared.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  for (const { code, kinds } of declared) {
    expect(code).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    for (const { message, advice } of kinds) {
      for (const text of [message.vi, message.en, advice.vi, advice.en])
        expect(text, code).toMatch(/\p{L}{2}/u);
      // The places that are filled are the same in both languages, but for those that end in the language’s name.
      const places = (text: string) =>
        [...text.matchAll(/(?<!\{)\{(\w+?)(?:Vi|En)?\}/g)].map((match) => match[1]).sort();
      expect(places(message.vi), code).toEqual(places(message.en));
    }
  }
});
