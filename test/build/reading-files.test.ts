/** Every file for reading that the sample content gives, in three scripts, held against PDF/UA-1 and PDF/A-2a. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../engines/pdf-judge.ts';
import { askVeraPdf, hasVeraPdf } from '../engines/verapdf.ts';
import { createProject, deleteProjects, type Project, repository } from './project.ts';

const languages = ['vi', 'km', 'zh-Hans'];
let project: Project;
let files: readonly string[];
beforeAll(async () => {
  project = createProject({ languages });
  for (const folder of ['bulletin', 'culture', 'handbook', 'leaflet', 'news', 'press', 'facts.yaml'])
    copy(`content/${folder}`);
  for (const tag of languages) copy(`locales/${tag}`);
  copy('locales/terms.csv');
  await project.build();
  // A booklet is a print-out and claims nothing: its pages stand in the order of the sheets.
  files = [...project.digests('output/print').keys()].filter((file) => /(?<!-booklet)\.pdf$/.test(file));
}, 300_000);
afterAll(deleteProjects);

function copy(path: string): void {
  const from = join(repository, path);
  if (existsSync(from)) cpSync(from, join(project.root, path), { recursive: true });
}

const read = (file: string) => readFileSync(join(project.root, 'output/print', file));

test('has products of every kind in every language', () => {
  for (const part of ['vi/', 'km/', 'zh-Hans/', 'a5.pdf', 'trifold.pdf', 'handbook/', 'bulletin/'])
    expect(files).toContainEqual(expect.stringContaining(part));
});

test('each is what PDF/UA-1 and PDF/A-2a ask for', async () => {
  for (const file of files) expect([file, await judge(read(file))]).toEqual([file, []]);
});

test.skipIf(!hasVeraPdf)('each passes veraPDF, where test/engines/verapdf.ts finds it', () => {
  const named = files.map((file, index) => [`${index}-${file.replaceAll('/', '-')}`, read(file)] as const);
  expect(askVeraPdf(Object.fromEntries(named))).toEqual([]);
});
