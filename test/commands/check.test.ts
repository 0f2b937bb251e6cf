/** What `nhipcau check` says of the project that is shipped, and as SARIF. */
import { afterAll, expect, test } from 'vitest';
import { listAcrossChecks, listChecks } from '../../pipeline/checks/list-checks.ts';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import { createProject, deleteProjects, projectAt, repository, written } from '../build/project.ts';

afterAll(deleteProjects);

const samples = projectAt(repository);

test('over the committed content no check raises a false alarm: it tells of what is missing, and of nothing else', async () => {
  const { code, stdout } = await samples.run(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const told = new Set(diagnostics.map((each) => [each.code, each.language, each.place.file].join(' ')));
  // Of the Declaration in Tai Dam, as it was issued, five paragraphs can't be told apart: its page shows the source there.
  expect([...told]).toEqual(['print-incomplete blt-Tavt content/handbook/2024/universal-declaration.md']);
  expect(code).toBe(0);
});

test('no two checks share a code', async () => {
  const codes = [...(await listChecks()), ...(await listAcrossChecks())].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('empty texts are told once a document and language, at the first; not where nobody has begun', async () => {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  project.write('content/news/2024/a.md', written({}, 'Một đoạn.\n\nHai đoạn.\n'));
  await project.sync();
  project.edit('locales/en/content/news/2024/a.json', (json) =>
    json.replace('"title": ""', '"title": "News"'),
  );
  const { stdout } = await project.run(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const found = diagnostics.filter(({ code }) => code === 'untranslated');
  expect(found.map(({ language, message }) => [language, message.en])).toEqual([
    ['en', expect.stringMatching(/^3 texts .*“Một tin ngắn\.”/)],
  ]);
});

test('terms that cannot be read are told of whichever document and language is asked', async () => {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  project.write('content/news/2024/a.md', written({}, 'Một đoạn.\n'));
  await project.sync();
  project.write('locales/terms.csv', 'term,part of speech,km\n"Sóc Trăng,name,\n');
  const { stdout, code } = await project.run([
    ...['check', '--json', '--documents', 'news/2024/a', '--language', 'km'],
  ]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  expect(diagnostics.map((each) => [each.code, each.place.file])).toEqual([
    ['terms-not-csv', 'locales/terms.csv'],
  ]);
  expect(code).toBe(1);
});
