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

test('where Git gives up, what the two did not contradict each other in is put together by sync', async () => {
  const project = await started();
  const addBehind = async (branch: string, source: string, target: string, last: string) => {
    git(project, 'checkout', '--quiet', 'main');
    git(project, 'checkout', '--quiet', '-b', branch);
    project.edit(document, (text) => text.replace('Đoạn cuối cùng.', `${last}\n\n${source}`));
    await project.sync();
    translate(project, { [source]: target });
    await project.sync();
    commit(project, branch);
  };
  await addBehind('one', 'Người này thêm vào cuối bài.', 'One adds at the end.', 'Đoạn cuối cùng đã sửa.');
  await addBehind(
    'other',
    'Người kia cũng thêm câu khác.',
    'The other adds something else.',
    'Đoạn cuối cùng được sửa.',
  );
  spawnSync('git', ['merge', '--quiet', 'one'], { cwd: project.root });
  for (const file of [document, catalogue('vi'), catalogue('en'), 'locales/en/ledger/news/2024/plan.json'])
    expect(project.read(file), file).toContain('<<<<<<< ');
  const both = 'Đoạn cuối cùng đã sửa.\n\nNgười này thêm vào cuối bài.\n\nNgười kia cũng thêm câu khác.\n';
  project.edit(document, (text) => text.replace(/<{7}[\s\S]*>{7}.*\n/, both));
  expect((await project.run(['sync', '--lang', 'en'])).code).toBe(0);
  for (const [source, target] of [
    ['Đoạn thứ nhất.', 'First.'],
    ['Đoạn cuối cùng đã sửa.', 'Last.'],
    ['Người này thêm vào cuối bài.', 'One adds at the end.'],
    ['Người kia cũng thêm câu khác.', 'The other adds something else.'],
  ] as const)
    expect(translationOf(project, source), source).toEqual([target]);
  expect((await project.run(['sync', '--check'])).code).toBe(0);
  expect(project.read(catalogue('en'))).not.toContain('<<<');
});

test('two translations of one text are never chosen between', async () => {
  const project = await started();
  for (const [branch, target] of [
    ['one', 'Good news'],
    ['other', 'News that is good'],
  ] as const) {
    git(project, 'checkout', '--quiet', 'main');
    git(project, 'checkout', '--quiet', '-b', branch);
    translate(project, { 'Tin tốt': target });
    await project.sync();
    commit(project, branch);
  }
  spawnSync('git', ['merge', '--quiet', 'one'], { cwd: project.root });
  const before = project.read(catalogue('en'));
  const { code, stdout } = await project.run(['sync', '--lang', 'en']);
  expect([code, stdout]).toEqual([1, expect.stringContaining('“News that is good” and “Good news”')]);
  expect(project.read(catalogue('en'))).toBe(before);
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
