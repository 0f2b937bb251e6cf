/** An editor may give one language links and pictures of its own; every other language keeps the source's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import { createProject, deleteProjects, type Project, repository, written } from './project.ts';

afterAll(deleteProjects);

const id = 'news/2024/good';
const document = `content/${id}.md`;
const photo = readFileSync(join(repository, 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg'));
const body = 'Xem [luật](https://vi.du/luat) và [bài kia](other.md).\n\n![Loa ở xã](loa.jpg)\n';
const replaced = `
  en:
    https://vi.du/luat: https://vi.du/law
    other.md: second.md
    loa.jpg: loa-en.jpg`;

async function translated(fields: Readonly<Record<string, string>> = {}): Promise<Project> {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  project.write('content/news/2024/loa.jpg', photo);
  // Another picture: the same with a byte behind its end.
  project.write('content/news/2024/loa-en.jpg', Buffer.concat([photo, Buffer.from([0])]));
  project.write(document, written(fields, body));
  for (const other of ['other', 'second'])
    project.write(`content/news/2024/${other}.md`, written({ title: other }));
  await project.sync();
  for (const tag of ['en', 'km'])
    project.edit(`locales/${tag}/content/${id}.json`, (json) =>
      json
        .replaceAll('""', '"Text <1>a</1> <2>b</2>"')
        .replace(/("(?:title|summary|a\w{6})": ").*(",?\n)/g, '$1Text$2'),
    );
  return project;
}

const page = (project: Project, tag: string) => project.read(`output/web/${tag}/${id}.html`);
const pictureOf = (html: string) => /assets\/pictures\/([0-9a-f]{16})/.exec(html)?.[1];

test('one language is led elsewhere and shown another picture; all others are as they were', async () => {
  const project = await translated({ replace: replaced });
  const { code, report } = await project.build(['--products', 'page']);
  expect([code, report.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([0, []]);
  const [vi, en, km] = [page(project, 'vi'), page(project, 'en'), page(project, 'km')];
  expect(en).toContain('https://vi.du/law');
  expect(en).not.toContain('https://vi.du/luat');
  expect(en).toMatch(/href="[^"]*second\.html"/);
  for (const other of [vi, km]) {
    expect(other).toContain('https://vi.du/luat');
    expect(other).not.toContain('second.html');
  }
  expect(pictureOf(km)).toBe(pictureOf(vi));
  expect(pictureOf(en)).not.toBe(pictureOf(vi));
  const made = [...project.digests('output').keys()].join('\n');
  for (const html of [vi, en]) expect(made).toContain(pictureOf(html) ?? 'none');
});

test('a replacement reopens the approval of its own language, and of no other', async () => {
  const project = await translated();
  for (const tag of ['en', 'km']) {
    await project.run(['review', id, '--languages', tag]);
    const leader = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
    expect((await project.run(['approve', id, '--languages', tag, ...leader])).stdout).toContain('✓');
  }
  project.edit(document, (text) => text.replace('topic: safety\n', `topic: safety\nreplace:${replaced}\n`));
  const { stdout } = await project.run(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const outdated = diagnostics.filter(({ code }) => code === 'approval-outdated');
  expect(outdated.map(({ language }) => language)).toEqual(['en']);
});

test.each([
  ['other.md: khong-co.md', 'error links en', 'khong-co'],
  ['other.md: second.md#khong', 'warning links en', '#khong'],
  ['other.md: "#khong"', 'warning links en', '#khong'],
  ['https://vi.du/luat: "https:/vi.du"', 'error links en', 'https:/vi.du'],
  ['other.md: third.md', 'note links-to-other-languages en', 'news/2024/third'],
  ['other.md: second.md#muc', undefined, ''],
])('«%s» is judged as a link of the text is: %s', async (line, found, said) => {
  const project = await translated();
  project.write('content/news/2024/third.md', written({ title: 'third' }));
  for (const other of ['other', 'second']) {
    project.edit(`content/news/2024/${other}.md`, (text) => `${text}\n## Mục\n`);
    project.edit(`locales/en/content/news/2024/${other}.json`, (json) => json.replace('""', '"Text"'));
  }
  project.edit(document, (text) =>
    text.replace('topic: safety\n', `topic: safety\nreplace:\n  en:\n    ${line}\n`),
  );
  await project.sync();
  const { stdout } = await project.run(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const codes = ['links', 'links-to-other-languages'];
  const own = diagnostics.filter(({ place, code }) => place.file === document && codes.includes(code));
  expect(own.map((each) => `${each.severity} ${each.code} ${each.language}`)).toEqual(found ? [found] : []);
  const lineOf = project.read(document).split('\n').indexOf(`    ${line}`) + 1;
  for (const { place, message } of own) {
    expect(place.line).toBe(lineOf);
    expect(message.vi).toContain(said);
  }
});

test('a link to a section of another document is judged by the sections that it has', async () => {
  const project = createProject({ languages: ['vi'] });
  project.write(
    'content/news/2024/a.md',
    written({}, '[Một](b.md#muc-mot), [hai](b.md#muc-hai), [ba](c.md#x).\n'),
  );
  project.write('content/news/2024/b.md', written({ title: 'b' }, ':::note\n### Mục một\n\nChữ.\n:::\n'));
  project.write('content/news/2024/c.md', written({ title: 'c' }, '<b>Lỗi</b>\n'));
  await project.sync();
  const { stdout } = await project.run(['check', '--json']);
  const said = (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics;
  const found = said.filter(({ code }) => code === 'links');
  expect(found.map(({ message, place }) => [place.file, message.en])).toEqual([
    ['content/news/2024/a.md', expect.stringContaining('“b.md#muc-hai”')],
  ]);
  expect(found[0]?.advice.en).toContain('muc-mot');
  const { report } = await project.build(['--products', 'page']);
  expect(report.diagnostics.filter(({ code }) => code === 'links')).toHaveLength(1);
  // The other document alone changes: what is said of this one follows.
  project.edit('content/news/2024/b.md', (text) => text.replace('Mục một', 'Mục hai'));
  const next = (await project.build(['--products', 'page'])).report;
  const then = next.diagnostics.filter(({ code }) => code === 'links');
  expect(then.map(({ message }) => message.en)).toEqual([expect.stringContaining('“b.md#muc-mot”')]);
});

test.each([
  ['en:\n    https://vi.du/cu: https://vi.du/moi', 'nothing-to-replace'],
  ['en:\n    https://vi.du/luat: javascript:alert(1)', 'replacement-unsafe'],
  ['en:\n    loa.jpg: khong-co.jpg', 'missing-picture'],
  ['fr:\n    loa.jpg: loa-en.jpg', 'unknown-field'],
])('«%s» is refused with its place: %s', async (lines, code) => {
  const project = await translated();
  project.edit(document, (text) => text.replace('topic: safety\n', `topic: safety\nreplace:\n  ${lines}\n`));
  const { diagnostics } = (await project.build(['--products', 'page'])).report;
  const found = diagnostics.filter(({ place }) => place.file === document);
  expect(found.map((each) => each.code)).toEqual([expect.stringContaining(code)]);
  expect(found[0]?.place.line).toBeGreaterThan(6);
});
