/** Chinese pages name the characters of their own fonts: whatever a page shows, in whichever weight, has to be in them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, written } from './project.ts';

afterAll(deleteProjects);

const body = `Có *chữ nhấn mạnh* và chữ 中文 Hán.

:::chart[Kinh phí]{type=bar}
| Nhiệm vụ | Kinh phí |
|---|---|
| Tuyên truyền | 415.675.000 đồng |
:::
`;

/** What each unit of the document becomes: no character twice, so that none is there for another's sake. */
const chinese = new Map([
  ['Kinh phí', '经费'],
  ['Nhiệm vụ', '任务'],
  ['Tuyên truyền', '宣传'],
]);

let project: Project;

beforeAll(async () => {
  project = createProject({ languages: ['vi', 'zh-Hans'] });
  project.edit('locales/languages/vi.yaml', (text) =>
    text.replace(/sans: \[(Noto \w+)\]/, 'sans: [$1, Noto Sans SC]'),
  );
  project.write('content/news/2024/tin.md', written({ title: 'Tin' }, body));
  await project.sync();
  const file = 'locales/zh-Hans/content/news/2024/tin.json';
  const source = JSON.parse(project.read('locales/vi/content/news/2024/tin.json')) as Record<string, string>;
  const texts = Object.entries(source).map(([id, text]) => [id, chinese.get(text) ?? translated(text)]);
  project.write(file, JSON.stringify(Object.fromEntries(texts)));
  await project.sync();
  const { report } = await project.build(['--products', 'page']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

const translated = (text: string) => (text.startsWith('Có') ? '这里有<1>强调</1>。' : '新闻');

/** The characters of a page's own fonts. */
function charactersOf(page: string, weight: 400 | 700): string {
  const rules = project.read(page).match(/@font-face\{[^}]*\}/g) ?? [];
  return rules
    .filter((rule) => rule.includes(`font-weight:${weight}`))
    .flatMap((rule) => /unicode-range:([^;}]*)/.exec(rule)?.[1]?.split(',') ?? [])
    .flatMap((range) => {
      const [from = 0, to = from] = range
        .replace('U+', '')
        .split('-')
        .map((each) => Number.parseInt(each, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
    })
    .join('');
}

const page = 'output/web/zh-Hans/news/2024/tin.html';

test.each([
  ['the heading of a row, which is not bold', '宣传', 400],
  ['the heading of a column, which is', '任务', 700],
  ['what is emphasised on the screen', '强调', 400],
  ['and in print', '强调', 700],
] as const)('%s', (_, text, weight) => {
  expect(charactersOf(page, weight).split('')).toEqual(expect.arrayContaining(text.split('')));
});

test('the topic that one is in, in a list where that is not bold', () => {
  const topics = 'output/web/zh-Hans/topics/';
  const [topic] = [...project.digests(topics).keys()];
  const html = project.read(`${topics}${topic}`);
  const name = /aria-current="page"><span>([^<]*)<\/span>/.exec(html)?.[1] ?? '';
  for (const character of name.match(/\p{Script=Han}/gu) ?? [])
    expect(charactersOf(`${topics}${topic}`, 400)).toContain(character);
});

test('a word in another script, although a language is named by its characters', () => {
  expect(charactersOf('output/web/vi/news/2024/tin.html', 400)).toContain('中');
  // Where languages are only named, nothing more is fetched.
  expect(charactersOf('output/web/vi/index.html', 400)).not.toContain('中');
});
