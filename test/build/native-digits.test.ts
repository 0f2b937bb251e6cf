/** An office that asks for the digits of its script gets them wherever the program writes a figure or a date. */
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, written } from './project.ts';

afterAll(deleteProjects);

const body = `Tỉnh có {{facts.loudspeakers, number}} cụm loa, chi {{facts.budget}} ({{facts.budget, date}}).

:::stats[Năm]
- **80** cụm loa
- **{{facts.budget}}** kinh phí
:::

:::chart[Kinh phí]{type=bar}
| Nhiệm vụ | Kinh phí | Năm |
|---|---|---|
| Tuyên truyền | 415.675.000 đồng | 2024 |
:::

| Việc | Hạn |
|---|---|
| Báo cáo | 27/10/2023 |
`;

const facts = `loudspeakers: { value: 1080, unit: none, source: Kế hoạch, date: 2024-01-05 }
budget: { value: 3595680000, unit: VND, source: Kế hoạch, date: 2024-01-05 }
`;

test('facts, figures, charts, stats and dates are in Khmer digits', async () => {
  const project = createProject();
  project.edit('locales/languages/km.yaml', (text) =>
    text.replace(/^numbers:$/m, 'numbers:\n  digits: native'),
  );
  project.write('content/facts.yaml', facts);
  project.write('content/news/2024/plan.md', written({}, body));
  await project.sync();
  const file = 'locales/km/content/news/2024/plan.json';
  const texts = JSON.parse(project.read(file)) as Record<string, string>;
  const source = JSON.parse(project.read('locales/vi/content/news/2024/plan.json')) as Record<string, string>;
  const places = (text: string) => text.match(/\{\{.*?\}\}/g)?.join(' ') ?? '';
  project.write(
    file,
    JSON.stringify(
      Object.fromEntries(Object.keys(texts).map((id) => [id, `អត្ថបទ ${places(source[id] ?? '')}`.trim()])),
    ),
  );
  await project.sync();
  const run = await project.build(['--products', 'page', '--lang', 'km']);
  expect(run.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);

  const page = project.read('output/web/km/news/2024/plan.html');
  const article = page.slice(page.indexOf('<article'), page.indexOf('<footer class="imprint"'));
  const shown = article.replace(/<[^>]*>/g, ' ').replaceAll('\u00A0', ' ');
  for (const figure of [
    '១,០៨០',
    '៣,៥៩៥,៦៨០,០០០ ដុង',
    '៣.៦ ប៊ីលានដុង',
    '៨០',
    '៤១៥,៦៧៥,០០០ ដុង',
    '២០២៤',
    '០៥/០១/២០២៤',
    '២៧/១០/២០២៣',
    'ថ្ងៃទី ១ ខែមិថុនា',
  ])
    expect(shown).toContain(figure);
  expect(shown).not.toMatch(/[0-9]/);
});
