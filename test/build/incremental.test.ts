/** A build repeats no work that is done, leaves nothing of what is gone, and never leaves half of anything. */
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, deleteProjects, finish, type Project, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const scam = 'content/news/2024/scam.md';
const plan = 'content/news/2024/plan.md';
const figures = ':::stats[Nhớ]\n- **4** dấu hiệu\n- **3** việc làm ngay\n:::\n\n## Làm gì\n\nTắt máy ngay.\n';

/** Two documents in three languages, one of them with a leaflet and a picture; English whole, Khmer whole. */
async function sample(): Promise<Project> {
  const project = createProject();
  project.write(
    scam,
    written({ title: 'Bốn dấu hiệu', products: '[page, leaflet/a5, infographic/card]' }, figures),
  );
  project.write(plan, written({ title: 'Kế hoạch', topic: 'health' }, 'Thân bài.\n'));
  await project.sync();
  for (const name of ['scam', 'plan']) {
    for (const [language, words] of [
      ['en', 'Text'],
      ['km', 'អត្ថបទ'],
    ] as const)
      translate(project, name, language, words);
  }
  await project.sync();
  return project;
}

const catalogue = (name: string, language: string) => `locales/${language}/content/news/2024/${name}.json`;

function translate(project: Project, name: string, language: string, words: string): void {
  const texts = JSON.parse(project.read(catalogue(name, language))) as Record<string, string>;
  const all = Object.keys(texts).map((id, index) => [id, `${words} ${'abcdefgh'[index]}`]);
  project.write(catalogue(name, language), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

const made = ({ report }: Run): string[] =>
  report.renditions.filter((each) => each.made).map(({ path }) => path);
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();

let project: Project;
let first: Run;

beforeAll(async () => {
  project = await sample();
  first = await project.build();
}, 60_000);

test('everything asked for is made', () => {
  expect(first.stderr).not.toMatch(stack);
  expect(made(first)).toEqual([
    'images/en/news/2024/scam.card.png',
    'images/km/news/2024/scam.card.png',
    'images/vi/news/2024/scam.card.png',
    'print/en/news/2024/scam.a5.pdf',
    'print/km/news/2024/scam.a5.pdf',
    'print/vi/news/2024/scam.a5.pdf',
    ...['en', 'km', 'vi'].flatMap((tag) => [
      `web/${tag}/news/2024/plan.html`,
      `web/${tag}/news/2024/scam.html`,
    ]),
  ]);
});

test('where nothing has changed, nothing is made, and that is said', async () => {
  const before = project.digests('output');
  const again = await project.build();
  expect(made(again)).toEqual([]);
  expect(again.report.summary).toMatchObject({ made: 0, kept: 12 });
  expect(again.report.diagnostics).toEqual(first.report.diagnostics);
  expect(project.digests('output')).toEqual(before);
  expect((await project.run(['build', '--lang', 'en'])).stdout).toMatch(/kept/);
});

test('a file touched and put back changes nothing', async () => {
  const [before, text] = [project.digests('output'), project.read(scam)];
  project.write(scam, `${text}\nThêm.\n`);
  project.write(scam, text);
  expect(made(await project.build())).toEqual([]);
  expect(project.digests('output')).toEqual(before);
});

test('one text of one language changes what it is in, and nothing else', async () => {
  const before = project.digests('output');
  project.edit(catalogue('scam', 'km'), (json) => json.replace('អត្ថបទ g', 'អត្ថបទ ថ្មី'));
  const run = await project.build();
  expect(made(run)).toEqual(['print/km/news/2024/scam.a5.pdf', 'web/km/news/2024/scam.html']);
  const touched = changed(before, project.digests('output')).filter((file) => !file.startsWith('report/'));
  expect(touched).toEqual([
    'manifest.json',
    'print/km/news/2024/scam.a5.pdf',
    'web/km/news/2024/scam.a5.pdf',
    'web/km/news/2024/scam.html',
  ]);
});

test('a title changes the lists that show it, in its language only', async () => {
  const before = project.digests('output');
  project.edit(catalogue('plan', 'en'), (json) => json.replace('Text a', 'The plan'));
  await project.build();
  const touched = changed(before, project.digests('output')).filter((file) => !file.startsWith('report/'));
  expect(touched).toEqual([
    'manifest.json',
    'web/en/index.html',
    'web/en/kinds/news.html',
    'web/en/news/2024/plan.html',
    'web/en/topics/health.html',
  ]);
});

test('a build of what is there gives what a build from nothing gives', async () => {
  const grown = project.digests('output');
  project.remove('output');
  project.remove('node_modules/.cache/nhipcau/state.json');
  await project.build();
  expect(project.digests('output')).toEqual(grown);
});

test('filters leave everything else in place', async () => {
  const before = project.digests('output');
  project.edit(scam, (text) => text.replace('Tắt máy ngay.', 'Tắt máy ngay và gọi 113.'));
  project.edit(plan, (text) => text.replace('Thân bài.', 'Thân bài mới.'));
  await project.sync();
  const steps: readonly (readonly [args: string[], paths: RegExp])[] = [
    [['--documents', 'news/2024/plan'], /^web\/vi\/news\/2024\/plan\.html$/],
    [['--products', 'leaflet', '--languages', 'vi'], /^(?:print|web)\/vi\/news\/2024\/scam\.a5\.pdf$/],
    [['--languages', 'vi', '--products', 'page'], /^web\/vi\/news\/2024\/scam\.html$/],
  ];
  let last = before;
  for (const [args, paths] of steps) {
    await project.build(args);
    const now = project.digests('output');
    const touched = changed(last, now).filter((file) =>
      /^(?:web|print|images)\/[a-z]+\/news\/2024\//.test(file),
    );
    expect(touched.filter((file) => file.includes('/vi/')).length, args.join(' ')).toBeGreaterThan(0);
    for (const file of touched.filter((each) => each.includes('/vi/')))
      expect(file, args.join(' ')).toMatch(paths);
    expect(
      [...last.keys()].filter((file) => !now.has(file) && !file.startsWith('report/')),
      args.join(' '),
    ).toEqual([]);
    last = now;
  }
  await project.build();
});

test('a build of pages alone keeps the leaflets, and the pages still lead to them', async () => {
  const before = project.digests('output');
  expect(made(await project.build(['--products', 'page']))).toEqual([]);
  const now = project.digests('output');
  expect(
    changed(before, now).filter((file) => !/^(?:manifest\.json|report\/index\.html)$/.test(file)),
  ).toEqual([]);
  expect(project.read('output/web/vi/news/2024/scam.html')).toContain('scam.a5.pdf');
  expect(made(await project.build())).toEqual([]);
});

test('a copied project is not made again; a cleared cache forgets nothing that is to be removed', async () => {
  for (const file of project.digests('output').keys())
    utimesSync(join(project.root, 'output', file), 1e9, 1e9);
  expect(made(await project.build())).toEqual([]);
  project.write('content/news/2024/short.md', written({ title: 'Tin ngắn' }));
  await project.build();
  project.remove('node_modules/.cache/nhipcau/state.json');
  project.remove('content/news/2024/short.md');
  await project.build();
  expect(project.exists('output/web/vi/news/2024/short.html')).toBe(false);
});

test('two builds at once: the second says that it waits, and then does its work', async () => {
  project.edit(scam, (text) => text.replace('gọi 113', 'gọi 114'));
  const one = finish(project.start(['build', '--json', '--lang', 'en']));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const other = finish(project.start(['build', '--json', '--lang', 'en']));
  const [before, after] = await Promise.all([one, other]);
  expect([before.code, after.code]).toEqual([0, 0]);
  expect(before.stderr).toBe('');
  expect(after.stderr).toMatch(/waiting/);
  expect(made(before).length).toBeGreaterThan(0);
  expect(made(after)).toEqual([]);
}, 30_000);

test.each([400, 1000])(
  'a build killed after %i ms leaves no file half written, and the next one succeeds',
  async (delay) => {
    const before = project.digests('output');
    project.edit(scam, (text) => `${text}\nThêm một đoạn sau ${delay} ms.\n`);
    const child = project.start(['build', '--json']);
    const ended = finish(child);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await ended;
    const after = new Map([...project.digests('output')].filter(([file]) => !file.startsWith('.staging/')));
    const next = await project.build();
    expect(next.code).toBe(0);
    expect(next.stderr).not.toMatch(stack);
    // Killed among the renames it leaves some files of before and some of after, each of them whole.
    const finished = project.digests('output');
    for (const file of new Set([...before.keys(), ...after.keys()]))
      expect([before.get(file), finished.get(file)], file).toContain(after.get(file));
    expect(readdirSync(join(project.root, 'output'))).not.toContain('.staging');
    expect(project.read('output/web/vi/news/2024/scam.html')).toContain(`sau ${delay}\u00A0ms`);
  },
  60_000,
);

test('a removed document goes with everything that was made of it', async () => {
  project.remove(scam);
  const run = await project.build();
  expect(run.code).toBe(0);
  const left = [...project.digests('output').keys()];
  expect(left.filter((file) => /scam|thumbnails/.test(file))).toEqual([]);
  expect(existsSync(join(project.root, 'output/print'))).toBe(false);
  expect(existsSync(join(project.root, 'output/web/vi/topics/safety.html'))).toBe(false);
  expect(project.read('output/web/vi/index.html')).not.toContain('Bốn dấu hiệu');
});

test('a release makes only what is approved, and names what it refused', async () => {
  const approved = await project.run([
    'approve',
    'news/2024/plan',
    '--languages',
    'vi',
    '--gate',
    'leader',
    '--by',
    'Mẫu Lãnh đạo Sở',
    '--date',
    '2024-06-02',
  ]);
  expect(approved.code, approved.stderr).toBe(0);
  const run = await project.build(['--release']);
  expect(run.code).toBe(0);
  expect(run.report.renditions.map(({ path }) => path)).toEqual([
    'deposit/soctrang-news-2024-plan.zip',
    'web/vi/news/2024/plan.html',
  ]);
  expect(run.report.refusals).toEqual(
    ['en', 'km'].map((language) => ({
      document: 'news/2024/plan',
      language,
      product: 'page',
      format: 'page',
      name: { vi: 'Trang web', en: 'Web page' },
      code: 'not-approved',
    })),
  );
  expect(project.read('output/web/vi/news/2024/plan.html')).not.toContain('notice-draft');

  project.edit(plan, (text) => text.replace('Thân bài mới.', 'Thân bài mới nữa.'));
  const reopened = await project.build(['--release']);
  expect(reopened.report.renditions).toEqual([]);
  expect(reopened.report.refusals.map(({ language }) => language)).toContain('vi');
});

test('a manifest that came from elsewhere removes nothing beside output/', async () => {
  const foreign = await sample();
  foreign.write('keep.txt', 'mine');
  foreign.write('output/old.html', 'old');
  const files = ['../keep.txt', '../content/news/2024/scam.md', 'web/../../keep.txt', 'old.html'].map(
    (path) => ({
      path,
      mediaType: 'text/plain',
      bytes: 1,
      sha256: '',
      key: '',
    }),
  );
  foreign.write('output/manifest.json', JSON.stringify({ files }));
  const { code } = await foreign.build(['--release']);
  expect(code).toBe(0);
  expect(foreign.exists('output/old.html')).toBe(false);
  expect(foreign.read('keep.txt')).toBe('mine');
  expect(foreign.exists(scam)).toBe(true);
}, 60_000);
