/** What is wrong with a language profile is said with its place, and costs that language only; a new one is one file. */
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const english = 'locales/languages/en.yaml';

const said = (run: Run, code: string) =>
  run.report.diagnostics
    .filter((each) => each.code === code)
    .map(({ place: { file, line, column }, message }) => [file, line, column, message.en]);

const lineOf = (project: Project, file: string, part: string) => {
  const lines = project.read(file).split('\n');
  return lines.findIndex((line) => line.includes(part)) + 1;
};

function projectWith(file: string, change: (text: string) => string): Project {
  const project = createProject();
  project.write('content/news/2024/tin.md', written());
  project.edit(file, change);
  return project;
}

describe.each<[what: string, code: string, change: (text: string) => string, at: string, names: RegExp]>([
  ['a missing field', 'missing-field', (text) => text.replace(/^sort: .*\n/m, ''), 'tag:', /sort/],
  [
    'a letter given twice',
    'invalid-value',
    (text) => text.replace('letters: a b', 'letters: a b a'),
    'letters:',
    /“a” is there twice/,
  ],
  [
    'a letter given as a small and as a capital one',
    'invalid-value',
    (text) => text.replace('letters: a b', 'letters: a A b'),
    'letters:',
    /“a” is there twice/,
  ],
  [
    'a digit given twice',
    'invalid-value',
    (text) => `${text}digits: ០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៨\n`,
    'digits:',
    /each once/,
  ],
  [
    'an old encoding that nobody knows',
    'unknown-value',
    (text) => `${text}legacy: [ascii85]\n`,
    'legacy:',
    /ascii85/,
  ],
  [
    'a font that is not there',
    'unknown-font',
    (text) => text.replace('sans: [Noto Sans]', 'sans: [Comic Sans]'),
    'sans:',
    /Comic Sans/,
  ],
  [
    'a name to keep whole given twice',
    'invalid-value',
    (text) => `${text}keepWhole: [Tra Vinh, Tra Vinh]\n`,
    'keepWhole:',
    /each name once/,
  ],
  ['a tag that is none', 'unknown-tag', (text) => text.replace('tag: en', 'tag: xxq'), 'tag:', /xxq/],
])('%s', (_, code, change, at, names) => {
  test('is said with its place, and everything else is built', async () => {
    const project = projectWith(english, change);
    const run = await project.build(['--products', 'page']);
    expect(run.code).toBe(1);
    const [first] = said(run, code);
    expect(first).toEqual([
      english,
      code === 'missing-field' ? expect.any(Number) : lineOf(project, english, at),
      expect.any(Number),
      expect.stringMatching(names),
    ]);
    expect(run.stdout + run.stderr).not.toMatch(stack);
    expect(project.exists('output/web/vi/news/2024/tin.html')).toBe(true);
    // The file is there: nobody is sent to write it.
    expect(said(run, 'missing-profile')).toEqual([]);
    expect(said(run, 'unusable-profile')).toEqual([
      ['content/publisher.yaml', undefined, undefined, expect.stringContaining(english)],
    ]);
  });
});

test.each([
  [
    'broken',
    (text: string) => text.replace(/^endonym: .*\n/m, ''),
    /^locales\/languages\/vi\.yaml:\d+:\d+ .*endonym/,
  ],
  [
    'of a wrong script',
    (text: string) => text.replace('script: Latn', 'script: Khmr'),
    /vi\.yaml:\d+:\d+ .*Khmr/,
  ],
])(
  'where the profile of the source language is %s, the place of the fault is said at once',
  async (_, change, words) => {
    const run = await projectWith('locales/languages/vi.yaml', change).build(['--lang', 'en']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(words);
    expect(run.stderr + run.stdout).not.toMatch(stack);
  },
);

test('where it is gone, that is said', async () => {
  const project = createProject();
  project.remove('locales/languages/vi.yaml');
  const run = await project.build(['--lang', 'en']);
  expect([run.code, run.stderr]).toEqual([
    2,
    expect.stringContaining('has no profile locales/languages/vi.yaml'),
  ]);
});

test('languages that stand in for each other in a circle are named, each circle once', async () => {
  const project = projectWith(english, (text) => text.replace('fallback: [vi]', 'fallback: [km]'));
  project.edit('locales/languages/km.yaml', (text) => text.replace('fallback: [vi]', 'fallback: [en]'));
  const run = await project.build(['--products', 'page']);
  expect(said(run, 'fallback-circle')).toEqual([
    [english, lineOf(project, english, 'fallback:'), 12, expect.stringContaining('en → km → en')],
  ]);
});

test('a fallback that has no profile is named', async () => {
  const project = projectWith(english, (text) => text.replace('fallback: [vi]', 'fallback: [vi, rad]'));
  const run = await project.build(['--products', 'page']);
  expect(said(run, 'unknown-fallback')).toEqual([
    [english, lineOf(project, english, 'fallback:'), 16, expect.stringContaining('“rad”')],
  ]);
});

test('translations in a language without a profile are not left out unheard: how to add one is said', async () => {
  const project = createProject();
  project.write('content/news/2024/tin.md', written());
  project.write('locales/bru/content/news/2024/tin.json', '{"title": "x"}\n');
  const run = await project.build(['--products', 'page']);
  expect(run.code).toBe(1);
  const [found] = run.report.diagnostics.filter(({ code }) => code === 'language-without-profile');
  expect(found?.place.file).toBe('locales/bru');
  expect(found?.advice.en).toContain('locales/languages/bru.yaml');
  expect(found?.advice.vi).toContain('locales/languages/bru.yaml');
});

test('a further language is one file: its letters, numbers and dates are right, whatever CLDR knows of it', async () => {
  const project = createProject();
  const profile = project
    .read('locales/languages/vi.yaml')
    .replace('tag: vi', 'tag: bru')
    .replace('endonym: Tiếng Việt', 'endonym: Bru')
    .replace('hreflang: vi\n', '')
    .replace('fallback: []', 'fallback: [vi]')
    .replace("group: '.'", "group: ' '");
  project.write('locales/languages/bru.yaml', profile);
  project.edit('content/publisher.yaml', (text) => text.replace('[vi, en, km]', '[vi, en, km, bru]'));
  project.write(
    'content/facts.yaml',
    "homes:\n  value: 1234567\n  unit: none\n  source: Test\n  date: '2024-06-01'\n",
  );
  project.write('content/news/2024/tin.md', written({}, 'Có {{facts.homes, number}} nhà.\n'));
  await project.sync();
  const catalogue = 'locales/bru/content/news/2024/tin.json';
  const texts = JSON.parse(project.read(catalogue)) as Record<string, string>;
  const bru = Object.fromEntries(
    Object.keys(texts).map((id) => [
      id,
      id === 'title' || id === 'summary' ? 'Ê̆ ƀŏ' : 'ƀ {{facts.homes, number}} ŏ.',
    ]),
  );
  project.write(catalogue, JSON.stringify(bru));
  const run = await project.build(['--products', 'page']);
  expect(run.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const html = project.read('output/web/bru/news/2024/tin.html');
  expect(html).toMatch(/<html lang="bru"/);
  expect(html).toContain('1 234 567');
  expect(project.read('output/web/vi/news/2024/tin.html')).toContain('1.234.567');
  expect(html).not.toMatch(/hreflang="bru"/);
});
