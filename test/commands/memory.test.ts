/** `nhipcau memory`: what a translator is told of what was translated before. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, written } from '../build/project.ts';

afterAll(deleteProjects);

interface Told {
  readonly suggestions: readonly {
    readonly text: string;
    readonly document?: string;
    readonly matches: readonly { readonly percent: number; readonly target: string; readonly from: string }[];
    readonly parts: readonly { readonly source: string; readonly target: string }[];
  }[];
}

const old = 'news/2023/cu';
const next = 'news/2024/moi';

/** Last year's item, translated; this year's, not yet. */
async function projectOfTwoYears() {
  const project = createProject({ languages: ['vi', 'en'] });
  project.write(
    `content/${old}.md`,
    written(
      { title: 'Tin cũ' },
      'Bà con gọi 113. Không chuyển tiền.\n\nTỉnh lắp 80 cụm loa.\n\nMột đoạn sẽ bỏ.\n',
    ),
  );
  await project.sync();
  const file = `locales/en/content/${old}.json`;
  const english: Readonly<Record<string, string>> = {
    'Bà con gọi 113. Không chuyển tiền.': 'Call 113. Send no money.',
    'Tỉnh lắp 80 cụm loa.': 'The province adds 80 loudspeakers.',
    'Một đoạn sẽ bỏ.': 'To be left out.',
  };
  const vi = JSON.parse(project.read(`locales/vi/content/${old}.json`)) as Record<string, string>;
  project.write(
    file,
    JSON.stringify(Object.fromEntries(Object.entries(vi).map(([id, text]) => [id, english[text] ?? '']))),
  );
  await project.sync();
  project.edit(`content/${old}.md`, (text) => text.replace('Một đoạn sẽ bỏ.\n', ''));
  project.write(
    `content/${next}.md`,
    written(
      { title: 'Tin mới' },
      'Khi nghi ngờ, hãy dừng lại. Không chuyển tiền.\n\nTỉnh lắp 90 cụm loa.\n\nMột đoạn sẽ bỏ.\n',
    ),
  );
  await project.sync();
  const ask = async (...args: readonly string[]) =>
    JSON.parse((await project.run(['memory', '--json', ...args])).stdout) as Told;
  return { project, ask };
}

test('for each text that is left: the same, the like, and sentences of it, also of what has left its source', async () => {
  const { ask } = await projectOfTwoYears();
  const { suggestions } = await ask('--documents', next);
  expect(
    suggestions.map(({ text, matches, parts }) => [
      text,
      matches.map(({ percent, target }) => `${percent} ${target}`),
      parts.map(({ target }) => target),
    ]),
  ).toEqual([
    ['Khi nghi ngờ, hãy dừng lại. Không chuyển tiền.', [], ['Send no money.']],
    ['Tỉnh lắp 90 cụm loa.', ['96 The province adds 80 loudspeakers.'], []],
    ['Một đoạn sẽ bỏ.', ['100 To be left out.'], []],
  ]);
});

test('for a text that is typed, and in words for people', async () => {
  const { project, ask } = await projectOfTwoYears();
  expect((await ask('Tỉnh lắp 80 cụm loa')).suggestions[0]?.matches[0]).toMatchObject({
    percent: 99,
    from: old,
  });
  const { stdout } = await project.run(['memory', 'Tỉnh lắp 80 cụm loa', '--lang', 'en']);
  expect(stdout).toContain(`99%  The province adds 80 loudspeakers.  (${old})`);
  expect((await project.run(['memory', 'Chưa ai nói câu này bao giờ', '--lang', 'en'])).stdout).toBe(
    'The memory has nothing like it.\n',
  );
});
