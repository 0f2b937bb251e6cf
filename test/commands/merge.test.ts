/** Two people work on the same document, each on a branch of their own; Git puts their work together. */
import { spawnSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, written } from '../build/project.ts';

afterAll(deleteProjects);

const document = 'content/news/2024/plan.md';
const catalogue = (tag: string) => `locales/${tag}/content/news/2024/plan.json`;
const textsOf = (project: Project, tag: string) =>
  JSON.parse(project.read(catalogue(tag))) as Record<string, string>;
const translate = (project: Project, translations: Readonly<Record<string, string>>) =>
  project.edit(catalogue('en'), (json) => {
    const texts = JSON.parse(json) as Record<string, string>;
    const ids = Object.entries(textsOf(project, 'vi'));
    for (const [id, source] of ids) texts[id] = translations[source] ?? texts[id] ?? '';
    return `${JSON.stringify(texts, null, 2)}\n`;
  });
/** A translation by its source text. */
const translationOf = (project: Project, source: string): readonly (string | undefined)[] =>
  Object.entries(textsOf(project, 'vi')).flatMap(([id, text]) =>
    text === source ? textsOf(project, 'en')[id] : [],
  );

function git(project: Project, ...args: readonly string[]): string {
  const set = [
    '-c',
    'user.name=Thạch Thị Thi',
    '-c',
    'user.email=thi@vi.du',
    '-c',
    'init.defaultBranch=main',
  ];
  const { status, stdout, stderr } = spawnSync('git', [...set, ...args], {
    cwd: project.root,
    encoding: 'utf8',
  });
  expect([status, stderr], `git ${args.join(' ')}\n${stdout}`).toEqual([0, expect.anything()]);
  return stdout;
}

const commit = (project: Project, message: string) => {
  git(project, 'add', 'content', 'locales');
  git(project, 'commit', '--quiet', '--message', message);
};

const paragraphs = ['Đoạn thứ nhất.', 'Đoạn giữa nói về loa.', 'Đoạn nói về kinh phí.', 'Đoạn cuối cùng.'];

async function started(): Promise<Project> {
  const project = createProject({ languages: ['vi', 'en'] });
  project.write(document, written({}, `${paragraphs.join('\n\n')}\n`));
  await project.sync();
  translate(project, {
    'Đoạn thứ nhất.': 'First.',
    'Đoạn giữa nói về loa.': 'The middle, of loudspeakers.',
    'Đoạn nói về kinh phí.': 'Of money.',
    'Đoạn cuối cùng.': 'Last.',
  });
  await project.sync();
  git(project, 'init', '--quiet');
  commit(project, 'start');
  return project;
}

test('each adds paragraphs, moves and corrects others: no id is given twice, no translation changes its text', async () => {
  const project = await started();
  git(project, 'checkout', '--quiet', '-b', 'one');
  project.edit(document, (text) =>
    text.replace('Đoạn thứ nhất.', 'Cả hai cùng thêm.\n\nMột người thêm ở đầu.\n\nĐoạn thứ nhất.'),
  );
  await project.sync();
  translate(project, {
    'Một người thêm ở đầu.': 'One adds at the start.',
    'Cả hai cùng thêm.': 'Both add this.',
  });
  await project.sync();
  commit(project, 'one');

  git(project, 'checkout', '--quiet', 'main');
  git(project, 'checkout', '--quiet', '-b', 'other');
  project.edit(document, (text) =>
    text.replace(
      'Đoạn nói về kinh phí.',
      'Đoạn nói về kinh phí.\n\nCả hai cùng thêm.\n\nNgười kia thêm đoạn này.',
    ),
  );
  await project.sync();
  translate(project, { 'Người kia thêm đoạn này.': 'The other adds this paragraph.' });
  await project.sync();
  commit(project, 'other');

  git(project, 'merge', '--quiet', '--no-edit', 'one');
  expect(project.read(catalogue('vi')).match(/Cả hai cùng thêm/g)).toHaveLength(2);
  const { code, stdout } = await project.run(['sync']);
  expect([code, stdout]).toEqual([0, expect.not.stringContaining('catalogue')]);
  const texts = textsOf(project, 'vi');
  expect(Object.values(texts).filter((text) => text === 'Cả hai cùng thêm.')).toHaveLength(2);
  expect(Object.values(texts)).toHaveLength(10);
  for (const [source, target] of [
    ['Đoạn thứ nhất.', 'First.'],
    ['Đoạn nói về kinh phí.', 'Of money.'],
    ['Một người thêm ở đầu.', 'One adds at the start.'],
    ['Người kia thêm đoạn này.', 'The other adds this paragraph.'],
  ] as const)
    expect(translationOf(project, source), source).toEqual([target]);
  expect(translationOf(project, 'Cả hai cùng thêm.').toSorted()).toEqual(['', 'Both add this.']);
  expect((await project.run(['sync', '--check'])).code).toBe(0);
});

test('the ledger names whoever Git says is at work, unless another name is given', async () => {
  const project = await started();
  git(project, 'config', 'user.name', 'Sơn Thị Hoa');
  const ledger = () =>
    JSON.parse(project.read('locales/en/ledger/news/2024/plan.json')) as {
      units: Record<string, Record<string, string>>;
    };
  translate(project, { 'Tin tốt': 'Good news' });
  await project.run(['sync', '--date', '2024-06-03']);
  expect(ledger().units.title).toMatchObject({ by: 'Sơn Thị Hoa', date: '2024-06-03', state: 'translated' });
  await project.run([
    'review',
    'news/2024/plan',
    '--languages',
    'en',
    '--by',
    'Dara',
    '--date',
    '2024-06-04',
  ]);
  expect(ledger().units.title).toMatchObject({ by: 'Sơn Thị Hoa', reviewer: 'Dara', reviewed: '2024-06-04' });
});
