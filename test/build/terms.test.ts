/** The termbase as a part of the project. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects } from './project.ts';

afterAll(deleteProjects);

const head = 'term,part of speech,domain,km,status';

test('a fault in the termbase is told at its cell, whatever is asked of the project', async () => {
  const project = createProject({ languages: ['vi', 'km'] });
  project.write('locales/terms.csv', `${head}\nTrần Đề,nam,place,,\n`);
  const { stdout, code } = await project.run(['check', '--lang', 'en']);
  expect(stdout).toContain('locales/terms.csv\n  2:9');
  expect(stdout).toContain('“nam” cannot stand in the column “part of speech”');
  expect(code).toBe(1);
});
