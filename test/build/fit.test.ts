/** What does not fit on paper: the short text, in each language that has it; and pictures that are too small. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { ReportedFit } from '../../pipeline/report/report.ts';
import { createProject, deleteProjects, type Project, type Run, repository, written } from './project.ts';

afterAll(deleteProjects);

const id = 'leaflet/2024/long';
const fields = {
  kind: 'leaflet',
  products: '[page, leaflet/a5]',
  short: '{ title: Tin ngắn, body: [Dừng máy và hỏi người thân.] }',
};
const long = Array.from(
  { length: 30 },
  (_, index) => `## Mục ${index + 1}\n\n${'Mỗi câu thêm một dòng. '.repeat(12)}\n`,
).join('\n');

const fitsOf = ({ report }: Run) => (report as unknown as { fits: readonly ReportedFit[] }).fits;

async function project(): Promise<Project> {
  const made = createProject({ languages: ['vi', 'en'] });
  made.write(`content/${id}.md`, written(fields, long));
  await made.sync();
  // All of it but the short text.
  made.edit(`locales/en/content/${id}.json`, (json) =>
    json.replace(
      /"(?!short)([^"]+)": ""/g,
      (_, unit: string) => `"${unit}": "${'One more line. '.repeat(12).trim()}"`,
    ),
  );
  return made;
}

test('is printed shortened where the short text is translated, else refused; the page needs none', async () => {
  const made = await project();
  const before = await made.build();
  const complete = (run: Run) => run.report.editions.map(({ complete: whole }) => whole);
  expect(complete(before)).toEqual([true, true]);
  expect(made.exists(`output/print/vi/${id}.a5.pdf`)).toBe(true);
  expect(made.exists(`output/print/en/${id}.a5.pdf`)).toBe(false);
  const said = before.report.diagnostics.map(({ code, language }) => `${code} ${language}`);
  expect(said).toContain('print-short-text vi');
  expect(said).toContain('leaflet-overflow en');
  expect(fitsOf(before)).toMatchObject([
    { language: 'vi', shortened: true },
    { language: 'en', shortened: false, overflow: {} },
  ]);
  const page = made.read(`output/web/vi/${id}.html`);
  expect(page).toContain('Mỗi câu thêm một dòng');
  expect(page).not.toContain('Dừng máy và hỏi');

  made.edit(`locales/en/content/${id}.json`, (json) =>
    json.replace(/("short[^"]*"): ""/g, '$1: "Hang up and ask your family."'),
  );
  const after = await made.build();
  expect(made.exists(`output/print/en/${id}.a5.pdf`)).toBe(true);
  expect(fitsOf(after)).toMatchObject([
    { language: 'vi', shortened: true },
    { language: 'en', shortened: true },
  ]);
  expect(complete(after)).toEqual([true, true]);
}, 60_000);

test('is refused with the line where the first words stand that have no room, also when lines have moved', async () => {
  const made = createProject({ languages: ['vi', 'en'] });
  const sentences = (paragraph: number, say: (sentence: string) => string) =>
    Array.from({ length: 12 }, (_, index) => say(`${paragraph}.${index + 1}`)).join(' ');
  const paragraphs = Array.from({ length: 30 }, (_, index) => index + 1);
  const body = paragraphs.map((at) => sentences(at, (sentence) => `Câu ${sentence} thêm một dòng.`));
  made.write(`content/${id}.md`, written({ ...fields, short: '{}' }, body.join('\n\n')));
  await made.sync();
  const catalogue = `locales/en/content/${id}.json`;
  let at = 0;
  made.edit(catalogue, (json) =>
    json.replace(
      /^( {2}"[^"]+": )""/gm,
      (_, key: string) => `${key}"${sentences(++at, (sentence) => `Sentence ${sentence} takes a line.`)}"`,
    ),
  );
  const overflows = async () =>
    (await made.build()).report.diagnostics.filter(({ code }) => code === 'leaflet-overflow');
  const cut = ({ message }: { message: { en: string } }) => /“(.*?) \S+…?”/.exec(message.en)?.[1] ?? '-';

  const found = await overflows();
  expect(new Set(found.map(({ language }) => language))).toEqual(new Set(['vi', 'en']));
  for (const each of found) {
    const { file, line = 0, column = 0 } = each.place;
    expect(file).toBe(each.language === 'vi' ? `content/${id}.md` : catalogue);
    expect(
      made
        .read(file)
        .split('\n')
        [line - 1]?.slice(column - 1),
    ).toMatch(new RegExp(`^${cut(each)}`));
  }

  const lineOf = (some: typeof found) => some.find(({ language }) => language === 'vi')?.place.line ?? 0;
  made.edit(`content/${id}.md`, (text) => text.replace('---\n\n', '---\n\n\n\n'));
  expect(lineOf(await overflows())).toBe(lineOf(found) + 2);
}, 60_000);

test('a picture with too few pixels stops the print of it in every language, and is told once', async () => {
  const made = createProject({ languages: ['vi', 'en'] });
  const photo = readFileSync(join(repository, 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg'));
  made.write('content/news/2024/photo.jpg', await sharp(photo).resize({ width: 1200 }).jpeg().toBuffer());
  const image = '{ file: photo.jpg, alt: Ghe Ngo }';
  made.write(
    'content/news/2024/good.md',
    written({ image, products: '[page, leaflet/a5]', focus: '{ photo.jpg: 20% 50% }' }),
  );
  await made.sync();
  made.edit('locales/en/content/news/2024/good.json', (json) => json.replaceAll('""', '"Boat"'));
  const { code, report } = await made.build();
  expect(code).toBe(1);
  const coarse = report.diagnostics.filter((each) => each.code === 'coarse-picture');
  expect(coarse).toHaveLength(1);
  expect(coarse[0]?.message.en).toMatch(/photo\.jpg has 1200 × 675 pixels .* 1819 × \d+ pixels \(300 dpi\)/);
  expect(report.refusals.map(({ language, code: why }) => `${language} ${why}`)).toEqual([
    'vi coarse-picture',
    'en coarse-picture',
  ]);
  expect(made.exists('output/web/en/news/2024/good.html')).toBe(true);
  expect(made.exists('output/print')).toBe(false);
}, 60_000);
