import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Run } from '../build/project.ts';

afterAll(deleteProjects);
const project = createProject({ languages: ['vi', 'en'] });
const file = 'content/news/2024/le-hoi-mua-xuan.md';
const document = 'news/2024/le-hoi-mua-xuan';
const catalogue = `locales/en/content/${document}.json`;

const approve = (languages: string, ...more: readonly string[]): Promise<Run> =>
  project.run([
    'approve',
    file,
    '--languages',
    languages,
    '--gate',
    'leader',
    '--by',
    'Mẫu Lãnh đạo Sở',
    ...more,
  ]);

interface Status {
  readonly editions: readonly {
    readonly language: string;
    readonly stage: string;
    readonly approved: boolean;
    readonly gates: readonly { readonly id: string; readonly state: string }[];
    readonly progress: Readonly<Record<string, number>>;
  }[];
}

async function statusOf(language: string): Promise<Status['editions'][number] | undefined> {
  const { stdout } = await project.run(['status', '--json']);
  return (JSON.parse(stdout) as Status).editions.find((each) => each.language === language);
}

test('from a new document to its approval, and what a changed word undoes', async () => {
  const made = await project.run(['new', 'news', 'Lễ hội mùa xuân', '--date', '2024-02-10']);
  expect(made.stdout).toContain(`Đã tạo ${file}`);
  expect((await project.run(['new', 'news', 'Lễ hội mùa xuân', '--date', '2024-02-10'])).code).toBe(2);
  expect(project.read(file)).toContain('title: "Lễ hội mùa xuân"');

  expect((await project.run(['check'])).code).toBe(1);
  expect((await project.run(['status'])).stderr).toContain(file);
  project.edit(
    file,
    (text) =>
      `${text.replace('\nsummary:\n', '\nsummary: Mời bà con dự hội.\n').replace('\ntopic:\n', '\ntopic: culture-tourism\n')}\nHội mở ba ngày.\n`,
  );
  expect((await project.sync()).code).toBe(0);
  expect((await project.run(['check'])).code).toBe(0);
  expect(await statusOf('en')).toMatchObject({ stage: 'none', approved: false });

  // Nothing is approved that nobody has translated, or nobody has reviewed.
  expect((await approve('en', '--lang', 'en')).stdout).toContain('approval-of-nothing');
  const words: Readonly<Record<string, string>> = {
    'Lễ hội mùa xuân': 'Spring festival',
    'Mời bà con dự hội.': 'Everyone is welcome.',
    'Hội mở ba ngày.': 'It lasts three days.',
  };
  const source = JSON.parse(project.read(`locales/vi/content/${document}.json`)) as Record<string, string>;
  const translated = Object.entries(source).map(([id, text]) => [id, words[text] ?? text]);
  project.write(catalogue, JSON.stringify(Object.fromEntries(translated), null, 2));
  const refused = await approve('vi,en', '--date', '2024-02-11');
  expect(refused.stdout).toContain('approval-before-review');
  expect(refused.stdout).toContain('✓ Tiếng Việt: Mẫu Lãnh đạo Sở đã duyệt ngày 2024-02-11 (leader).');
  expect(refused.code).toBe(1);
  expect(await statusOf('en')).toMatchObject({
    approved: false,
    gates: [{ id: 'leader', state: 'waiting' }],
  });

  expect((await project.run(['review', document, '--languages', 'en'])).code).toBe(0);
  expect((await approve('en')).code).toBe(0);
  expect(await statusOf('vi')).toMatchObject({ approved: true, gates: [{ id: 'leader', state: 'passed' }] });
  expect(await statusOf('en')).toMatchObject({
    approved: true,
    progress: { translated: 100, approved: 100 },
  });

  // One word of one translation: that language alone is open again.
  project.edit(catalogue, (text) => text.replace('welcome', 'invited'));
  expect(await statusOf('en')).toMatchObject({
    approved: false,
    gates: [{ id: 'leader', state: 'outdated' }],
  });
  expect(await statusOf('vi')).toMatchObject({ approved: true });
  project.edit(catalogue, (text) => text.replace('invited', 'welcome'));
  expect(await statusOf('en')).toMatchObject({ approved: true });

  // One word of the source: every language is.
  project.edit(file, (text) => text.replace('Hội mở ba ngày.', 'Hội mở bốn ngày.'));
  expect(await statusOf('vi')).toMatchObject({
    approved: false,
    gates: [{ id: 'leader', state: 'outdated' }],
  });
  expect(await statusOf('en')).toMatchObject({ approved: false });

  // Approved anew, the earlier approval of that gate is gone.
  expect((await approve('vi', '--date', '2024-02-12')).code).toBe(0);
  const ledger = JSON.parse(project.read(`locales/vi/ledger/${document}.json`)) as {
    approvals: { date: string }[];
  };
  expect(ledger.approvals.map(({ date }) => date)).toEqual(['2024-02-12']);
  expect(await statusOf('vi')).toMatchObject({ approved: true });
});

test('a release publishes what is approved, and nothing else', async () => {
  const { code, report } = await project.build(['--release', '--products', 'page']);
  expect(code).toBe(0);
  const pages = report.renditions.filter(({ product }) => product === 'page');
  expect(pages.map(({ language }) => language)).toEqual(['vi']);
});

test('dates come from SOURCE_DATE_EPOCH where it is set', async () => {
  const environment = { SOURCE_DATE_EPOCH: '1704067200' };
  const { stdout } = await project.run(['new', 'article', 'Bài đầu năm', '--json'], { environment });
  expect(JSON.parse(stdout)).toEqual({ file: 'content/article/2024/bai-dau-nam.md' });
  expect(project.read('content/article/2024/bai-dau-nam.md')).toContain('\ndate: 2024-01-01\n');
});
