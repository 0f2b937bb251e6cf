/** `nhipcau check --fix` on files as editors and translators save them. */
import { afterAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import { createProject, deleteProjects, type Project, written } from '../build/project.ts';

afterAll(deleteProjects);

const id = 'news/2024/good';
const file = `content/${id}.md`;
const catalogueOf = (language: string) => `locales/${language}/content/${id}.json`;
const ledgerOf = (language: string) => `locales/${language}/ledger/${id}.json`;

/** Eth for Đ, marks apart from their letters, a zero-width space: as typed, and as it should be. */
const eth = '\u00D0';
const apart = 'Vie\u0323\u0302t';

const source = [
  '\uFEFF---',
  `# ${eth} trong chú thích`,
  `title: "${eth}ảng bộ \\"tốt\\""`,
  `summary: 'Tin ${apart} ngắn: ${eth}iều 1.'`,
  'kind: news',
  'date: 2024-06-01',
  'topic: safety',
  '---',
  '',
  `Người **${eth}ức** ở ${apart} Na\u200Bm, mã \`${eth}01\`, [${eth}ọc tiếp](https://vi.example/${eth}oc) n\u01A3ớc.`,
  '',
  `> ${eth}ây là dòng một`,
  `> ${eth}ây là dòng hai, <https://vi.example/${eth}>.`,
  '',
  `:::note[${eth}ề phòng]`,
  `- Gọi 113; số liệu {{facts.loudspeakers, number}} cụm loa; ông Si\u{F0}\u{FC}r.`,
  ':::',
  '',
].join('\r\n');

const mendedSource = source
  .replace('\uFEFF', '')
  .replaceAll(apart, 'Việt')
  .replace('Na\u200Bm', 'Nam')
  .replace('n\u01A3ớc', 'nước')
  .replace(/(title: ")\u00D0/, '$1Đ')
  .replace(/\u00D0(iều|ức|ọc|ây|ề)/g, 'Đ$1');

function projectWith(...languages: readonly string[]): Project {
  const project = createProject({ languages: ['vi', ...languages] });
  project.write('content/facts.yaml', facts);
  return project;
}

const facts =
  'loudspeakers:\n  value: 80\n  unit: none\n  source: Kế hoạch số 199/KH-UBND\n  date: 2023-10-27\n';

const leader = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
const approve = (project: Project, language: string) =>
  project.run(['approve', id, '--languages', language, ...leader]);

interface Fixed {
  readonly fixed: {
    readonly changes: readonly { place: { file: string; line: number }; from: string; to: string }[];
    readonly reopened: readonly { file: string; texts: number }[];
  };
  readonly diagnostics: readonly Diagnostic[];
}

async function fix(project: Project, ...more: readonly string[]): Promise<Fixed> {
  const { stdout } = await project.run(['check', '--fix', '--json', ...more]);
  return JSON.parse(stdout) as Fixed;
}

function unitsOf(project: Project, language: string): readonly { state: string; source: string }[] {
  const { units } = JSON.parse(project.read(ledgerOf(language))) as {
    units: Readonly<Record<string, { state: string; source: string }>>;
  };
  return Object.values(units);
}

const quoted = (text: string) => JSON.stringify(text);

/** A catalogue as a careless program saves it; `texts` are JSON, in the order of the document. */
function catalogue(project: Project, language: string, texts: readonly string[]): string {
  const ids = Object.keys(JSON.parse(project.read(catalogueOf(language)).replace(/^\uFEFF/, '')) as object);
  expect(ids).toHaveLength(texts.length);
  const lines = ids.map((unit, index) => `    ${JSON.stringify(unit)} : ${texts[index]}`);
  return `\uFEFF{\r\n${lines.join(',\r\n')}\r\n}`;
}

const translate = (project: Project, language: string, texts: readonly string[]): void =>
  project.write(catalogueOf(language), catalogue(project, language, texts));

test('words of a source are mended, and nothing else of its file', async () => {
  const project = projectWith();
  project.write(file, source);
  const dry = await project.run(['check', '--dry-run']);
  expect(dry.stdout).toContain('Sẽ sửa');
  expect(project.read(file)).toBe(source);

  const { stdout } = await project.run(['check', '--fix']);
  expect(project.read(file)).toBe(mendedSource);
  expect(stdout).toContain(`${file}:10:9  [vi] ${eth}ức → Đức  (U+00D0 → U+0110)\n`);
  expect(stdout).toContain('[vi] Na◌m → Nam  (U+200B → xóa)\n');

  const again = await fix(project);
  expect(again.fixed.changes).toEqual([]);
  expect(project.read(file)).toBe(mendedSource);
});

test('a translation stays as reviewed and as fresh as it was when its source is respelt', async () => {
  const project = projectWith('en');
  project.write(file, source);
  await project.sync();
  const texts = ['Party', 'News', 'A German', 'Here', 'Beware', 'Call 113; {{facts.loudspeakers, number}}'];
  translate(project, 'en', texts.map(quoted));
  await project.sync();
  await project.run(['review', id, '--languages', 'en']);

  // Only the translations are asked for: the source is left, and a look-alike in it excuses nobody.
  expect((await fix(project, '--languages', 'en')).fixed.changes.map(({ from }) => from)).toEqual([]);
  await fix(project);
  expect(unitsOf(project, 'en').map(({ state }) => state)).toEqual(texts.map(() => 'reviewed'));
  expect(unitsOf(project, 'en')[0]?.source).toBe('Đảng bộ "tốt"');
  expect(project.read(catalogueOf('vi'))).toContain('Đảng bộ \\"tốt\\"');
  expect((await project.run(['sync', '--check'])).code).toBe(0);
  const { stdout } = await project.run(['status', '--json']);
  const { editions } = JSON.parse(stdout) as Status;
  expect(editions.find(({ language }) => language === 'en')?.coverage).toMatchObject({
    reviewed: texts.length,
    'stale-minor': 0,
  });
});

test('look-alikes of a translation are mended, byte for byte, and its reviewers asked again', async () => {
  const project = projectWith('rad');
  project.write(file, written({ title: 'Buôn Čư \u00D0ăng' }, 'Gọi **113**, ông Sigur\u00F0ur.\n'));
  await project.sync();
  const before = [
    '"Bu\u01D2n \\"\u0115\\u0302\\" \\u0111"',
    '"m\u2019ak"',
    '"<1>113</1> Sigur\u00F0ur \u010Cư"',
  ];
  translate(project, 'rad', before);
  await project.sync();
  translate(project, 'rad', before);
  await project.run(['review', id, '--languages', 'rad']);
  expect((await approve(project, 'rad')).code).toBe(0);

  const { fixed, diagnostics } = await fix(project, '--languages', 'rad');
  expect(project.read(catalogueOf('rad'))).toBe(
    catalogue(project, 'rad', ['"Buŏn \\"ê\u0306\\" \\u0111"', '"m\'ak"', before[2] ?? '']).slice(1),
  );
  expect(fixed.reopened).toEqual([{ file: catalogueOf('rad'), texts: 2 }]);
  expect(saidOf(diagnostics)).toEqual(['approval-outdated']);
  expect(unitsOf(project, 'rad').map(({ state }) => state)).toEqual(['translated', 'translated', 'reviewed']);
  // What the source has is excused; once its editor has it mended, the translation follows.
  const changed = (await fix(project)).fixed.changes.map(({ place }) => place.file);
  expect(changed).toEqual([file, file, catalogueOf('rad')]);
  expect((await fix(project)).fixed.changes).toEqual([]);
});

test('an approval stays where readers are shown the same', async () => {
  const project = projectWith('km');
  project.write(file, written({}, 'Gọi **113** ngay.\n'));
  await project.sync();
  // Marks in another order are shown alike: they are put in order for every reader.
  translate(project, 'km', ['"ខែ្មរ"', '"ក\u200Bខ"', '"<1>113</1> ខ្មែរ"']);
  await project.sync();
  await project.run(['review', id, '--languages', 'km']);
  expect((await approve(project, 'km')).code).toBe(0);
  const { fixed, diagnostics } = await fix(project);
  expect(fixed.changes.map(({ from, to }) => [from, to])).toEqual([['ខែ្មរ', 'ខ្មែរ']]);
  expect(fixed.reopened).toEqual([]);
  expect(project.read(catalogueOf('km'))).toContain('ក\u200Bខ');
  expect(saidOf(diagnostics)).toEqual([]);

  project.edit(catalogueOf('km'), (text) => text.replace('113</1>', '113</1>\u200E'));
  await project.run(['review', id, '--languages', 'km']);
  const after = await fix(project);
  expect(after.fixed.reopened).toEqual([{ file: catalogueOf('km'), texts: 1 }]);
  expect(saidOf(after.diagnostics)).toEqual([]);
});

test('what nobody can decide, and what mending would spoil, is left and said', async () => {
  const project = projectWith('bdq');
  project.write(file, written({ summary: `Tin ${eth}` }, '&ETH;ảng bộ.\n'));
  await project.sync();
  translate(project, 'bdq', [
    '"\u2018bar\u2019 hnam"',
    '"ChÝnh phñ n\u00ADíc Céng hßa \u00D0ak"',
    '"\uFFFD\u202Efdp"',
  ]);
  const texts = project.read(catalogueOf('bdq'));
  const { fixed, diagnostics } = await fix(project);
  expect(fixed.changes).toEqual([]);
  expect(project.read(catalogueOf('bdq'))).toBe(texts);
  expect(diagnostics.filter(({ code }) => code === 'not-mended').map(({ place }) => place.file)).toEqual([
    file,
    catalogueOf('bdq'),
  ]);
});

/** The made-up texts are no sentences, which is said of them besides. */
const saidOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code }) => code).filter((code) => !['edge-punctuation', 'quotes'].includes(code));

interface Status {
  readonly editions: readonly {
    readonly language: string;
    readonly coverage: Readonly<Record<string, number>>;
  }[];
}
