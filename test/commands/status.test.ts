import { afterAll, describe, expect, test } from 'vitest';
import { width } from '../../pipeline/report/terminal.ts';
import { createProject, deleteProjects, projectAt, repository } from '../build/project.ts';

afterAll(deleteProjects);

const samples = projectAt(repository);

interface Edition {
  readonly document: string;
  readonly language: string;
  readonly coverage: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, number>>;
  readonly gates: readonly { readonly id: string; readonly state: string }[];
  readonly approved: boolean;
  readonly oldestStale?: { readonly place: { readonly file: string; readonly line: number }; date?: string };
  readonly blocking: readonly { readonly reason: string; readonly command: string; units?: number }[];
}

interface Status {
  readonly editions: readonly Edition[];
  readonly duties: readonly {
    readonly area: string;
    readonly language: string;
    readonly published: boolean;
    readonly ready: readonly string[];
    readonly open: readonly string[];
  }[];
  readonly sharedTexts: readonly { readonly document: string; readonly language: string; unread: number }[];
}

const read = (stdout: string) => JSON.parse(stdout) as Status;

describe('the samples', () => {
  test.each(['vi', 'en'])('fit 100 columns, commands apart, and name every language (%s)', async (lang) => {
    const { code, stdout } = await samples.run(['status', '--lang', lang]);
    for (const line of stdout.split('\n').filter((each) => !each.includes('→ npm run')))
      expect(width(line), line).toBeLessThanOrEqual(100);
    expect(stdout).toContain(lang === 'vi' ? 'Tiếng Khmer' : 'Khmer');
    expect(stdout).toMatch(lang === 'vi' ? /^Tổng cộng/m : /^Total/m);
    expect(code).toBe(0);
  });

  test('have the approvals of the texts as they are', async () => {
    const { editions } = read((await samples.run(['status', '--json'])).stdout);
    const outdated = editions.filter(({ gates }) => gates.some(({ state }) => state === 'outdated'));
    expect(outdated.map(({ document, language }) => `${language} ${document}`)).toEqual([]);
  });

  test('are blocked by something, or approved', async () => {
    const { editions } = read((await samples.run(['status', '--json'])).stdout);
    for (const { document, language, approved, blocking } of editions)
      expect([document, language, blocking.length === 0]).toEqual([document, language, approved]);
  });

  test('tell which area still lacks the Khmer leaflet', async () => {
    const { duties } = read((await samples.run(['status', '--json', '--language', 'km'])).stdout);
    const lacking = duties.filter(({ open }) => open.includes('leaflet/2024/scam-calls'));
    expect(lacking.map(({ area, language }) => `${area} ${language}`)).toEqual([
      'vinh-chau km',
      'tran-de km',
      'cu-lao-dung km',
    ]);
  });
});

describe('a document in the hands of translators', async () => {
  const project = createProject({ languages: ['vi', 'km'] });
  const file = 'content/news/2024/loa.md';
  project.write(
    file,
    `---
kind: news
title: Có 80 cụm loa
summary: Xã có 80 cụm loa mới.
date: 2024-03-01
topic: information-work
areas: [vinh-chau, tran-de]
identifier: soctrang-2024-0900
---

Loa phát tin mỗi sáng.

Loa phát tin mỗi chiều.
`,
  );
  project.edit('content/publisher.yaml', (text) =>
    text
      .replace(/(id: vinh-chau, .*?) \}/, '$1, languages: [km, zh-Hans] }')
      .replace(/(id: tran-de, .*?) \}/, '$1, languages: [vi] }'),
  );
  await project.sync();
  const catalogue = 'locales/km/content/news/2024/loa.json';
  const translate = (translations: readonly string[]) =>
    project.edit(catalogue, (text) => {
      const ids = Object.keys(JSON.parse(text) as object);
      const texts = ids.map((id, at) => [id, translations[at] ?? '']);
      return `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`;
    });
  const statusOf = async (...args: string[]) =>
    read((await project.run(['status', '--json', ...args])).stdout);
  const khmer = async () =>
    (await statusOf()).editions.find(({ language }) => language === 'km') ?? expect.unreachable();
  const reasons = ({ blocking }: Edition) => blocking.map(({ reason }) => reason);

  test('counts words of the source as a word processor does', async () => {
    const edition = await khmer();
    // Title, summary and two paragraphs, by what stands between spaces.
    expect([edition.coverage.missing, edition.words.missing]).toEqual([4, 4 + 6 + 5 + 5]);
    expect(reasons(edition)).toEqual(['not-begun']);
  });

  test('names what is missing, what to review, what is stale, and the command for each', async () => {
    translate(['មាន 80 ឧគ្ឃោសនសព្ទ', 'ឃុំមាន 80 ឧគ្ឃោសនសព្ទ។', 'ព្រឹក។']);
    await project.run(['sync', '--by', 'Sokha', '--date', '2024-03-02']);
    expect(reasons(await khmer())).toEqual(['missing', 'unreviewed', 'gate-waiting']);
    translate(['មាន 80 ឧគ្ឃោសនសព្ទ', 'ឃុំមាន 80 ឧគ្ឃោសនសព្ទ។', 'ព្រឹក។', 'រសៀល។']);
    await project.run(['sync', '--by', 'Dara', '--date', '2024-03-05']);
    await project.run(['review', 'news/2024/loa', '--languages', 'km', '--by', 'Thầy Sơn']);
    expect(reasons(await khmer())).toEqual(['gate-waiting']);

    project.edit(file, (text) =>
      text.replace('title: Có 80', 'title: Có 90').replace('mỗi chiều', 'mỗi tối, đêm'),
    );
    await project.sync();
    const edition = await khmer();
    expect(reasons(edition)).toEqual(['stale', 'gate-waiting']);
    expect(edition.blocking[0]?.command).toBe(
      'npm run nhipcau -- export xlsx --language km --documents news/2024/loa --only stale',
    );
    // Both are stale; the title was translated first.
    expect(edition.oldestStale).toMatchObject({ place: { file: catalogue, line: 2 }, date: '2024-03-02' });
    const { stdout } = await project.run(['status']);
    expect(stdout).toContain(`cũ nhất: ${catalogue}:2 (title), dịch ngày 2024-03-02`);
  });

  test('says what each area is owed, and that a language is not published', async () => {
    const { duties } = await statusOf();
    expect(duties).toEqual([
      {
        area: 'vinh-chau',
        label: 'Thị xã Vĩnh Châu',
        language: 'km',
        published: true,
        ready: [],
        open: ['news/2024/loa'],
      },
      {
        area: 'vinh-chau',
        label: 'Thị xã Vĩnh Châu',
        language: 'zh-Hans',
        published: false,
        ready: [],
        open: ['news/2024/loa'],
      },
      {
        area: 'tran-de',
        label: 'Huyện Trần Đề',
        language: 'vi',
        published: true,
        ready: [],
        open: ['news/2024/loa'],
      },
    ]);
    const { stdout } = await project.run(['status']);
    expect(stdout).toContain('cơ quan không xuất bản ngôn ngữ này');
    expect(stdout).toMatch(/Chưa ghi tiếng nào: .*Huyện Cù Lao Dung/);
    const checked = await project.run(['check', '--json']);
    expect(checked.stdout).toContain('area-language-unpublished');
  });

  test('is ready when the leader has approved it, and blocked again by an error', async () => {
    translate(['មាន 90 ឧគ្ឃោសនសព្ទ', 'ឃុំមាន 80 ឧគ្ឃោសនសព្ទ។', 'ព្រឹក។', 'យប់។']);
    await project.sync();
    await project.run(['review', 'news/2024/loa', '--languages', 'km']);
    const approve = [
      'approve',
      'news/2024/loa',
      '--gate',
      'leader',
      '--by',
      'Mẫu Lãnh đạo Sở',
      '--languages',
    ];
    expect((await project.run([...approve, 'km,vi'])).code).toBe(0);
    expect(reasons(await khmer())).toEqual([]);
    const { duties } = await statusOf();
    expect(duties.find(({ language }) => language === 'km')).toMatchObject({
      ready: ['news/2024/loa'],
      open: [],
    });

    project.edit(catalogue, (text) => text.replace('90', '99'));
    const edition = await khmer();
    expect(reasons(edition)).toEqual(expect.arrayContaining(['errors', 'draft', 'gate-outdated']));
    expect(edition.blocking[0]?.command).toBe(
      'npm run nhipcau -- check --languages km --documents news/2024/loa',
    );
  });
});
