/** A document that moves takes everything with it: nobody translates, reviews or approves anything again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, repository, written } from '../build/project.ts';

afterAll(deleteProjects);

const picture = readFileSync(join(repository, 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg'));
const from = 'news/2024/plan';
const to = 'culture/2025/moved/plan';

/** Two documents that link to each other, one with pictures of its own and a shared one, and a bulletin with both. */
async function linked(): Promise<Project> {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  project.write(
    `content/${from}.md`,
    written(
      { image: '{ file: own.jpg, alt: Ảnh riêng }' },
      'Xem [bài kia](other.md#muc), [trang chủ](https://vi.du) và [nó](/news/2024/plan).\n\n![Ảnh chung](shared.jpg)\n\n![Ảnh nữa](<more pictures/two.jpg>)\n',
    ),
  );
  project.write(
    'content/news/2024/other.md',
    written(
      { title: 'Bài kia' },
      '## Mục\n\nXem [kế hoạch](plan.md), [lại][a] và `plan.md`.\n\n![Chung](shared.jpg)\n\n[a]: ./plan.html#x "Tên"\n',
    ),
  );
  project.write(
    'content/bulletin/2024/01.md',
    written({ kind: 'bulletin', items: `\n  - ${from}\n  - news/2024/other` }, 'Trong số này.\n'),
  );
  for (const file of ['own.jpg', 'shared.jpg', 'more pictures/two.jpg'])
    project.write(`content/news/2024/${file}`, picture);
  await project.sync();
  for (const id of [from, 'news/2024/other', 'bulletin/2024/01'])
    project.edit(`locales/en/content/${id}.json`, (json) => {
      const texts = JSON.parse(
        readFileSync(join(project.root, `locales/vi/content/${id}.json`), 'utf8'),
      ) as Record<string, string>;
      expect(json).toContain('""');
      return JSON.stringify(
        Object.fromEntries(Object.entries(texts).map(([unit, text]) => [unit, `The ${text}`])),
      );
    });
  await project.sync();
  return project;
}

const approve = async (project: Project, id: string) => {
  const languages = ['--languages', 'en'];
  expect((await project.run(['review', id, ...languages])).code).toBe(0);
  const leader = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
  expect((await project.run(['approve', id, ...languages, ...leader])).stdout).toContain('✓');
};
const gates = async (project: Project) => {
  const { stdout } = await project.run(['status', '--json', '--languages', 'en']);
  const { editions } = JSON.parse(stdout) as {
    editions: { document: string; gates: { state: string }[]; coverage: Record<string, number> }[];
  };
  return editions.map((each) => [each.document, ...each.gates.map(({ state }) => state), each.coverage]);
};

test('source, pictures, catalogues, ledgers, links and bulletins move, and approvals hold', async () => {
  const project = await linked();
  for (const id of [from, 'news/2024/other', 'bulletin/2024/01']) await approve(project, id);
  const before = await gates(project);
  const catalogue = project.read(`locales/en/content/${from}.json`);
  const { code, stdout, stderr } = await project.run(['rename', `content/${from}.md`, to]);
  expect([code, stderr, stdout]).toEqual([
    0,
    '',
    expect.stringContaining(`content/${from}.md → content/${to}.md`),
  ]);

  expect(project.read(`locales/en/content/${to}.json`)).toBe(catalogue);
  for (const gone of [
    `content/${from}.md`,
    `locales/en/content/${from}.json`,
    `locales/km/content/${from}.json`,
    `locales/en/ledger/${from}.json`,
    'content/news/2024/own.jpg',
    'content/news/2024/more pictures',
  ])
    expect(project.exists(gone), gone).toBe(false);
  const moved = project.read(`content/${to}.md`);
  expect(moved).toContain('[bài kia](../../../news/2024/other.md#muc)');
  expect(moved).toContain('[trang chủ](https://vi.du) và [nó](/culture/2025/moved/plan)');
  expect(moved).toContain('![Ảnh chung](../../../news/2024/shared.jpg)');
  expect(moved).toContain('![Ảnh nữa](<more pictures/two.jpg>)');
  expect(moved).toMatch(/^identifier: soctrang-news-2024-plan$/m);
  expect(project.exists('content/culture/2025/moved/more pictures/two.jpg')).toBe(true);
  const other = project.read('content/news/2024/other.md');
  expect(other).toContain('[kế hoạch](../../culture/2025/moved/plan.md), [lại][a] và `plan.md`');
  expect(other).toContain('[a]: ../../culture/2025/moved/plan.html#x "Tên"');
  expect(project.read('content/bulletin/2024/01.md')).toContain(`  - ${to}\n  - news/2024/other`);

  const name = (status: unknown) => JSON.stringify(status).replaceAll(to, from);
  expect((await gates(project)).map(name).sort()).toEqual(before.map(name).sort());
  expect(name(before)).toContain('passed');
  expect((await project.run(['sync', '--check'])).code).toBe(0);
  expect((await project.run(['check', '--json'])).stdout).not.toMatch(/"severity": "error"/);
});

test('what is given to one language in place of a link or picture follows, in the document and in others', async () => {
  const project = await linked();
  for (const name of ['own-en', 'shared-en']) project.write(`content/news/2024/${name}.jpg`, picture);
  project.write('content/news/2024/second.md', written({ title: 'Hai' }, '## Mục\n\nChữ.\n'));
  const fields = (replaced: readonly string[]) =>
    ['topic: safety', 'replace:', '  en:', ...replaced.map((each) => `    ${each}`), ''].join('\n');
  project.edit(`content/${from}.md`, (text) =>
    text.replace(
      'topic: safety\n',
      fields([
        'other.md#muc: "second.md#muc" # cho người đọc tiếng Anh',
        'own.jpg: own-en.jpg',
        "'shared.jpg': shared-en.jpg",
        'https://vi.du: https://vi.du/en',
      ]),
    ),
  );
  project.edit('content/news/2024/other.md', (text) =>
    text.replace('topic: safety\n', fields(['plan.md: /news/2024/plan', './plan.html#x: "plan.md"'])),
  );
  await project.sync();
  expect((await project.run(['rename', from, to])).code).toBe(0);
  const moved = project.read(`content/${to}.md`);
  expect(moved).toContain(
    [
      '    ../../../news/2024/other.md#muc: ../../../news/2024/second.md#muc # cho người đọc tiếng Anh',
      '    own.jpg: own-en.jpg',
      '    ../../../news/2024/shared.jpg: shared-en.jpg',
      '    https://vi.du: https://vi.du/en',
    ]
      .join('\n')
      .replace(': ../../../news/2024/second.md#muc', ': "../../../news/2024/second.md#muc"')
      .replace('    ../../../news/2024/other.md#muc', '    "../../../news/2024/other.md#muc"'),
  );
  expect(project.exists('content/culture/2025/moved/own-en.jpg')).toBe(true);
  expect(project.read('content/news/2024/other.md')).toContain(
    '    ../../culture/2025/moved/plan.md: "/culture/2025/moved/plan"\n    "../../culture/2025/moved/plan.html#x": ../../culture/2025/moved/plan.md\n',
  );
  expect((await project.run(['check', '--json'])).stdout).not.toMatch(/"severity": "error"/);
});

test('a document in a folder of its own goes with its pictures, there and back again', async () => {
  const project = createProject({ languages: ['vi'] });
  project.write('content/culture/2024/feast/index.md', written({}, '![Ảnh](a.jpg)\n'));
  project.write('content/culture/2024/feast/a.jpg', picture);
  project.write('content/culture/2024/feast/unused.jpg', picture);
  await project.sync();
  const digests = project.digests('content');
  expect((await project.run(['rename', 'culture/2024/feast', 'culture/2025/feast'])).code).toBe(0);
  expect([...project.digests('content').keys()]).toEqual([
    'culture/2025/feast/a.jpg',
    'culture/2025/feast/index.md',
    'culture/2025/feast/unused.jpg',
    'publisher.yaml',
  ]);
  expect((await project.run(['rename', 'culture/2025/feast', 'culture/2024/feast'])).code).toBe(0);
  project.edit('content/culture/2024/feast/index.md', (text) => text.replace(/^identifier: .*\n/m, ''));
  expect(project.digests('content')).toEqual(digests);
});

test.each([
  ['onto another document', [from, 'news/2024/other'], 1, 'rename-target-exists'],
  ['onto a catalogue left over', [from, 'news/2024/left'], 1, 'locales/km/content/news/2024/left.json'],
  ['to a name that is none', [from, 'News/Kế hoạch'], 2, 'news/ke-hoach'],
  ['to a name that is taken', [from, 'index'], 2, 'reserved-name'],
  ['to where it is', [from, from], 2, from],
  ['of nothing', ['news/2024/nothing', 'news/2024/b'], 2, 'news/2024/nothing'],
])('a renaming %s is refused, and nothing is touched', async (_, words, code, said) => {
  const project = await linked();
  project.write('locales/km/content/news/2024/left.json', '{}');
  const before = [project.digests('content'), project.digests('locales')];
  const run = await project.run(['rename', ...words]);
  expect([run.code, run.stdout + run.stderr]).toEqual([code, expect.stringContaining(said)]);
  expect([project.digests('content'), project.digests('locales')]).toEqual(before);
});
