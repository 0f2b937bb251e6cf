import { expect, test } from 'vitest';
import { projectAt, repository } from '../build/project.ts';

const samples = projectAt(repository);

test.each(['vi', 'en'])(
  'the samples’ status fits 100 columns and names every language (%s)',
  async (lang) => {
    const { code, stdout } = await samples.run(['status', '--lang', lang]);
    for (const line of stdout.split('\n'))
      expect([...line.normalize('NFC')].length, line).toBeLessThanOrEqual(100);
    expect(stdout).toContain(lang === 'vi' ? 'Tiếng Khmer' : 'Khmer');
    expect(stdout).toMatch(lang === 'vi' ? /^Tổng cộng$/m : /^Total$/m);
    expect(code).toBe(0);
  },
);

test('the samples’ approvals are those of the texts as they are', async () => {
  const { stdout } = await samples.run(['status', '--json']);
  const { editions } = JSON.parse(stdout) as {
    editions: { document: string; language: string; gates: { state: string }[] }[];
  };
  const outdated = editions.filter(({ gates }) => gates.some(({ state }) => state === 'outdated'));
  expect(outdated.map(({ document, language }) => `${language} ${document}`)).toEqual([]);
});
