/** Whoever translates is told how much room a text has, where it is set in little, before it is too long. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, written } from '../build/project.ts';

afterAll(deleteProjects);

const body =
  ':::stats\n- **80** cụm loa\n:::\n\n:::chart\n| Việc | Số |\n| - | -: |\n| Sách | 20 |\n:::\n\nMột đoạn.\n';

test.each([
  [
    '[page, infographic/card]',
    { title: '110', summary: '320', 'cụm loa': '110', Sách: '110', Việc: '', 'Một đoạn.': '' },
  ],
  ['[page]', { 'cụm loa': '', Sách: '' }],
])('in a table of texts to translate, for products %s', async (products, limits) => {
  const project = createProject({ languages: ['vi', 'en'] });
  project.write('content/news/2024/a.md', written({ title: 'title', summary: 'summary', products }, body));
  await project.sync();
  const { code, stdout } = await project.run([
    'export',
    'csv',
    '--language',
    'en',
    '--documents',
    'news/2024/a',
    '--lang',
    'en',
  ]);
  expect(code).toBe(0);
  const file = /\S+\.csv/.exec(stdout)?.[0] ?? '';
  const [head = [], ...rows] = project
    .read(file)
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const [source, longest] = [head.indexOf('Source'), head.indexOf('Longest')];
  const found = Object.fromEntries(
    rows.map((row) => [row[source] ?? '', (row[longest] ?? '').replace("'", '')]),
  );
  expect(found).toMatchObject(limits);
});
