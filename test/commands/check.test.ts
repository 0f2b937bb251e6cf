/** What `nhipcau check` says of the project that is shipped, and as SARIF. */
import { expect, test } from 'vitest';
import { listAcrossChecks, listChecks } from '../../pipeline/checks/list-checks.ts';
import { projectAt, repository } from '../build/project.ts';

const samples = projectAt(repository);

test('over the committed content no check raises a false alarm', async () => {
  const { code, stdout } = await samples.run(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly unknown[] };
  expect(diagnostics).toEqual([]);
  expect(code).toBe(0);
});

test('no two checks share a code', async () => {
  const codes = [...(await listChecks()), ...(await listAcrossChecks())].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
