/** A bulletin is printed from the texts of other documents: made again with them, refused without them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, written } from './project.ts';

afterAll(deleteProjects);

const file = 'print/vi/bulletin/2024/11.newsletter.pdf';
const bulletin = (more = {}) =>
  written({
    kind: 'bulletin',
    items: '[news/2024/loa, news/2024/ghe]',
    products: '[bulletin/newsletter]',
    ...more,
  });

describe('a bulletin', () => {
  let project: Project;
  beforeAll(async () => {
    project = createProject({ languages: ['vi', 'en'] });
    project.write('content/news/2024/loa.md', written({ title: 'Loa mới' }, 'Ấp có loa mới.\n'));
    project.write('content/news/2024/ghe.md', written({ title: 'Đua ghe' }, 'Mùa đua ghe đã đến.\n'));
    project.write('content/bulletin/2024/11.md', bulletin());
    await project.sync();
  }, 60_000);

  const printed = () => project.digests('output').get(file);

  test('is printed, and printed again only when a text in it has changed', async () => {
    expect((await project.build()).code).toBe(0);
    const first = printed();
    expect(first).toBeDefined();
    project.write('content/news/2024/xa.md', written({ title: 'Tin khác' }, 'Một tin khác.\n'));
    await project.sync();
    const { report } = await project.build();
    expect(report.renditions.find(({ path }) => path === file)?.made).toBe(false);
    project.edit('content/news/2024/ghe.md', (text) => text.replace('đã đến', 'sắp đến'));
    await project.sync();
    await project.build();
    expect(printed()).not.toBe(first);
  }, 120_000);

  test('is refused in a language in which one of its texts is not whole, with the name of that text', async () => {
    const fill = (document: string) => {
      const texts = JSON.parse(project.read(`locales/vi/content/${document}.json`)) as Record<string, string>;
      const own = Object.fromEntries(Object.keys(texts).map((id, index) => [id, `Text number ${index}.`]));
      project.write(`locales/en/content/${document}.json`, JSON.stringify(own));
    };
    fill('bulletin/2024/11');
    fill('news/2024/loa');
    await project.sync();
    const { report } = await project.build();
    expect(report.refusals).toMatchObject([
      { language: 'en', product: 'bulletin', code: 'bulletin-item-incomplete' },
    ]);
    const said = report.diagnostics.find(({ code }) => code === 'bulletin-item-incomplete');
    expect(JSON.stringify(said)).toContain('news/2024/ghe');
    expect(JSON.stringify(said)).not.toContain('news/2024/loa');
  }, 120_000);

  test('can be made of a bulletin alone', async () => {
    project.write('content/news/2024/xa.md', written({ title: 'Tin khác', products: '[page, bulletin/a4]' }));
    const { report } = await project.build();
    expect(report.diagnostics.filter(({ code }) => code === 'product-kind')).toMatchObject([
      { severity: 'error', place: { file: 'content/news/2024/xa.md' } },
    ]);
  }, 120_000);
});

test('an approval is not said to have lapsed while nobody can read what the bulletin gathers', async () => {
  const project = createProject({ languages: ['vi'] });
  const item = 'content/news/2024/loa.md';
  project.write(item, written({ title: 'Loa mới' }));
  project.write('content/bulletin/2024/11.md', bulletin({ items: '[news/2024/loa]' }));
  await project.sync();
  for (const document of ['news/2024/loa', 'bulletin/2024/11']) {
    const by = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
    expect((await project.run(['approve', document, '--languages', 'vi', ...by])).code).toBe(0);
  }
  const codes = async () =>
    (await project.run(['check', '--json'])).report.diagnostics.map(({ code }) => code);
  const sound = project.read(item);
  project.write(item, sound.replace('topic:', 'topik:'));
  expect(await codes()).toContain('misspelt-field');
  expect(await codes()).not.toContain('approval-outdated');
  const { stdout } = await project.run(['status', '--json']);
  const { editions } = JSON.parse(stdout) as {
    editions: readonly { document: string; blocking: readonly { reason: string }[] }[];
  };
  const own = editions.find(({ document }) => document === 'bulletin/2024/11');
  expect(own?.blocking.map(({ reason }) => reason)).toEqual(['refused', 'gathered']);
  project.write(item, sound);
  expect(await codes()).toEqual([]);
  project.write(item, sound.replace('Loa mới', 'Loa cũ'));
  await project.sync();
  expect((await codes()).filter((code) => code === 'approval-outdated')).toHaveLength(2);
}, 120_000);

test('a masthead says what the law wants, all of it', async () => {
  const project = createProject({ languages: ['vi'] });
  const masthead =
    '\n  licence: { number: 15/GP-STTTT, date: 2024-01-15 }\n  printer: Công ty In Mẫu\n  copies: 500';
  project.write('content/news/2024/loa.md', written());
  project.write('content/bulletin/2024/11.md', bulletin({ items: '[news/2024/loa]', masthead }));
  const { stdout } = await project.run(['check', '--json']);
  expect(stdout).toContain('period');
  expect(stdout).toContain('responsible');
}, 60_000);
