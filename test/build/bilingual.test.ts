/** Two languages side by side: made again with either, refused without either, offered on the pages of both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, type Report, written } from './project.ts';

afterAll(deleteProjects);

const document = 'news/2024/loa';
const body = 'Ấp có loa mới.\n\nLoa phát hai buổi mỗi ngày.\n';
const besideSource = `print/en/${document}.a4-en-vi.pdf`;
const besideKhmer = `print/km/${document}.a4-km-en.pdf`;

describe('a bilingual sheet', () => {
  let project: Project;
  beforeAll(async () => {
    project = createProject({ languages: ['vi', 'en', 'km'] });
    project.write(
      `content/${document}.md`,
      written({ title: 'Loa mới', products: '[page, bilingual/a4]' }, body),
    );
    await project.sync();
    translate('en', 'Text number');
    await project.sync();
  }, 60_000);

  const file = (language: string) => `locales/${language}/content/${document}.json`;
  const translate = (language: string, text: string, skip = -1) => {
    const texts = Object.keys(JSON.parse(project.read(file('en'))) as Record<string, string>);
    const own = texts.map((id, index) => [id, index === skip ? '' : `${text} ${index}.`]);
    project.write(file(language), JSON.stringify(Object.fromEntries(own)));
  };
  const printed = (path: string) => project.digests('output').get(path);
  const bilingual = ({ renditions }: Report) => renditions.filter(({ product }) => product === 'bilingual');
  const page = (language: string) => project.read(`output/web/${language}/${document}.html`);

  test('stands beside the source, under a name that tells both, and on the pages of both', async () => {
    const { code, report } = await project.build();
    expect(code).toBe(0);
    expect(bilingual(report)).toMatchObject([{ language: 'en', format: 'a4-en-vi', path: besideSource }]);
    expect(page('en')).toContain('Side by side with Vietnamese, A4');
    expect(page('vi')).toContain(`../../../en/${document}.a4-en-vi.pdf`);
    expect(page('vi')).toContain('Bản song ngữ với tiếng Anh, khổ A4');
  }, 120_000);

  test('is made again when either language changes, and only then', async () => {
    await project.build();
    const first = printed(besideSource);
    project.write('content/news/2024/khac.md', written({ title: 'Tin khác' }, 'Một tin khác.\n'));
    await project.sync();
    expect(bilingual((await project.build()).report)[0]?.made).toBe(false);
    translate('en', 'Another text');
    await project.build();
    const second = printed(besideSource);
    expect(second).not.toBe(first);
    project.edit(`content/${document}.md`, (text) => text.replace('hai buổi', 'ba buổi'));
    await project.sync();
    translate('en', 'Another text');
    await project.sync();
    await project.build();
    expect(printed(besideSource)).toBeDefined();
    expect(printed(besideSource)).not.toBe(second);
  }, 120_000);

  test('is made of the pairs that the document names, and refused with the name of what is not whole', async () => {
    project.edit(`content/${document}.md`, (text) =>
      text.replace('products:', 'bilingual: [[km, en], [en, km]]\nproducts:'),
    );
    const twice = await project.build();
    expect(twice.code).toBe(1);
    const found = twice.report.diagnostics.find(({ code }) => code === 'pair-twice');
    expect(found?.place).toMatchObject({ file: `content/${document}.md`, line: 7, column: 23 });

    project.edit(`content/${document}.md`, (text) => text.replace(', [en, km]', ''));
    translate('km', 'អត្ថបទ');
    translate('en', 'Text number', 2);
    await project.sync();
    const refused = await project.build();
    expect(refused.report.refusals).toMatchObject([
      { language: 'km', product: 'bilingual', format: 'a4-km-en', code: 'bilingual-companion' },
    ]);
    const said = refused.report.diagnostics.find(({ code }) => code === 'bilingual-companion');
    expect(said?.message.vi).toContain('Tiếng Anh (en)');
    expect(printed(besideSource)).toBeUndefined();

    translate('en', 'Text number');
    await project.sync();
    await project.build();
    const before = printed(besideKhmer);
    expect(before).toBeDefined();
    translate('en', 'Other words');
    await project.sync();
    await project.build();
    expect(printed(besideKhmer)).not.toBe(before);
  }, 180_000);

  test('is no part of the deposit of its own language while the other is a draft, nor offered on its page', async () => {
    project.edit(`content/${document}.md`, (text) => text.replace('[[km, en]]', '[[vi, en]]'));
    await project.sync();
    const by = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
    expect((await project.run(['approve', document, '--languages', 'vi', ...by])).code).toBe(0);
    await project.build();
    expect(project.exists(`output/print/vi/${document}.a4-vi-en.pdf`)).toBe(true);
    expect(page('vi')).not.toContain('a4-vi-en.pdf');
    expect(page('en')).toContain('a4-vi-en.pdf');
    const bag = unzipSync(readFileSync(join(project.root, 'output/deposit/soctrang-news-2024-loa.zip')));
    expect(Object.keys(bag).filter((path) => path.endsWith('.html'))).toHaveLength(1);
    expect(Object.keys(bag).filter((path) => path.endsWith('.pdf'))).toEqual([]);
    project.edit(`content/${document}.md`, (text) => text.replace('[[vi, en]]', '[[km, en]]'));
  }, 120_000);

  test('is in no release while either language is a draft', async () => {
    const { report } = await project.build(['--release']);
    expect(bilingual(report)).toEqual([]);
    expect(report.refusals).toContainEqual(
      expect.objectContaining({ language: 'km', format: 'a4-km-en', code: 'not-approved' }),
    );
  }, 120_000);
});
