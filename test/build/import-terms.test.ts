/** Terms of another tool, brought into the project’s own table. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects } from './project.ts';

afterAll(deleteProjects);

const tbx = `<martif type="TBX"><text><body><termEntry>
  <langSet xml:lang="vi"><tig><term>Trần Đề</term></tig></langSet>
  <langSet xml:lang="en"><tig><term>Trần Đề</term></tig></langSet>
</termEntry></body></text></martif>`;

test('fill what is empty; the table keeps its columns and rows', async () => {
  const project = createProject({ languages: ['vi', 'en'] });
  project.write(
    'locales/terms.csv',
    'term,part of speech,domain,en,status\nTrần Đề,name,place,,approved\nloa,noun,other,,draft\n',
  );
  project.write('theirs.tbx', tbx);
  const { code } = await project.run(['import', `${project.root}/theirs.tbx`]);
  expect(code).toBe(0);
  expect(project.read('locales/terms.csv').replace('\uFEFF', '').split('\r\n')).toEqual([
    'term,part of speech,domain,en,note,status',
    'Trần Đề,name,place,Trần Đề,,approved',
    'loa,noun,other,,,draft',
    '',
  ]);
});

test('are not brought in where a row cannot be read: it would be lost', async () => {
  const project = createProject({ languages: ['vi', 'en'] });
  const table = 'term,part of speech,domain,en,status\nTrần Đề,nam,place,Tran De,approved\n';
  project.write('locales/terms.csv', table);
  project.write('theirs.tbx', tbx);
  const { stdout, code } = await project.run(['import', `${project.root}/theirs.tbx`, '--lang', 'en']);
  expect([code, stdout]).toEqual([1, expect.stringContaining('locales/terms.csv:2:9')]);
  expect(project.read('locales/terms.csv')).toBe(table);
});
