/** What editors and translators do wrong: each time it is said where, and what to do, and everything else is built. */
import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../pipeline/model/diagnostic.ts';
import { elementsOf, parseHtml } from '../products/parse-html.ts';
import { createProject, deleteProjects, type Project, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const folder = 'content/news/2024';

/** The advice is there, in both languages, and nothing looks like a crash. */
function expectHelp({ stdout, stderr, report }: Run): void {
  expect(stdout + stderr).not.toMatch(stack);
  for (const { code, message, advice } of report.diagnostics) {
    for (const text of [message.vi, message.en, advice.vi, advice.en]) {
      expect(text.trim(), code).not.toBe('');
      expect(text, code).not.toMatch(/\{(?:[a-z]\w*)\}|undefined|\[object/i);
    }
  }
}

/** Nothing in the page runs, and nothing leads where a browser would run it. The report quotes what was wrong, as text. */
function expectHarmless(html: string, file: string): void {
  for (const { tagName, properties } of elementsOf(parseHtml(html))) {
    if (tagName === 'iframe') expect(properties.sandbox, file).not.toContain('allow-scripts');
    expect(['script', 'object', 'embed', 'base', 'form'], file).not.toContain(tagName);
    for (const [name, value] of Object.entries(properties)) {
      expect(name, file).not.toMatch(/^on/);
      if (['href', 'src', 'action'].includes(name))
        expect(value, file).toMatch(/^(?:https?:|mailto:|tel:|data:image\/|[^:]*$)/);
    }
  }
}

const brief = ({ code, place: { line, column } }: Diagnostic): string =>
  [code, line, column].filter((part) => part !== undefined).join(' ');

const picture = (size: number, colour: string) =>
  sharp({ create: { width: size, height: size, channels: 3, background: colour } });

/** A document of its own for each: text, and what is said of it (code, line, column). */
const documents: Readonly<Record<string, readonly [text: string | Uint8Array, ...said: string[]]>> = {
  'yaml-quote': ['---\ntitle: "Tin\nkind: news\n---\n\nx\n', 'broken-yaml 4 1'],
  'yaml-tab': ['---\ntitle: Tin\nareas:\n\t- tran-de\nkind: news\n---\n\nx\n', 'broken-yaml 4 1'],
  'yaml-colon': [written({ title: 'Tin: nóng' }), 'broken-yaml 2 8'],
  'field-unknown': [written({ autor: 'x' }), 'unknown-field 7 1'],
  'kind-unknown': [written({ kind: 'novel' }), 'unknown-value 4 7'],
  'topic-unknown': [written({ topic: 'sport' }), 'unknown-value 6 8'],
  'product-unknown': [written({ products: '[page, hologram]' }), 'unknown-value 7 18'],
  'title-missing': [written({ title: undefined }), 'missing-field 2 1'],
  'date-of-no-calendar': [written({ date: '2024-02-31' }), 'invalid-value 5 7'],
  'date-vietnamese': [written({ date: '01/06/2024' }), 'invalid-value 5 7'],
  'no-fields': ['Chỉ có chữ.\n', 'missing-front-matter 1 1'],
  'empty-file': ['', 'missing-front-matter 1 1'],
  'bulletin-of-nothing': [written({ kind: 'bulletin', items: '[news/2024/none]' }), 'missing-item 7 9'],
  'picture-missing': [written({}, '![Ảnh](none.jpg)\n'), 'missing-picture 9 1'],
  'picture-is-text': [written({}, '![Ảnh](text.jpg)\n'), 'not-a-picture 9 1'],
  'picture-is-heic': [written({}, '![Ảnh](heic.jpg)\n'), 'not-a-picture 9 1'],
  'picture-cut-off': [written({}, '![Ảnh](cut.jpg)\n'), 'not-a-picture 9 1'],
  'picture-huge': [written({}, '![Ảnh](huge.png)\n'), 'picture-too-large 9 1'],
  'picture-above': [written({}, '![Ảnh](../../../../secret.jpg)\n'), 'picture-outside-content 9 1'],
  'picture-absolute': [written({}, '![Ảnh](/etc/x.jpg)\n'), 'picture-outside-content 9 1'],
  'picture-percent': [written({}, '![Ảnh](%ff.jpg)\n'), 'missing-picture 9 1'],
  'picture-linked': [written({}, '![Ảnh](linked.jpg)\n'), 'picture-outside-content 9 1'],
  'directive-unknown': [written({}, ':::gallery\nx\n:::\n'), 'unknown-directive 9 1'],
  'directive-unclosed': [written({}, ':::note\nMở mãi.\n'), 'unclosed-directive 9 1'],
  'chart-of-words': [
    written({}, ':::chart\n| A | B |\n|---|---|\n| Một | nhiều |\n:::\n'),
    'figure-not-a-number 12 7',
  ],
  'table-row-too-long': [
    written({}, '| A | B |\n|---|---|\n| Một | 1 | mất |\n'),
    'cell-beyond-header 11 11',
  ],
  html: [
    written({}, 'Chữ <b onclick="alert(1)">đậm</b>\n\n<iframe src="x"></iframe>\n'),
    'raw-html 9 5',
    'raw-html 9 30',
    'raw-html 11 1',
  ],
  'link-plain': [written({}, '[a](javascript:alert(1))\n'), 'unsafe-link 9 1'],
  'link-capitals': [written({}, '[a](JaVaScRiPt:alert(1))\n'), 'unsafe-link 9 1'],
  'link-tab': [written({}, '[a](<java\tscript:alert(1)>)\n'), 'unsafe-link 9 1'],
  'link-tab-entity': [written({}, '[a](java&#9;script:alert(1))\n'), 'unsafe-link 9 1'],
  'link-line-entity': [written({}, '[a](java&NewLine;script&colon;alert(1))\n'), 'unsafe-link 9 1'],
  'link-letter-entity': [written({}, '[a](&#106;avascript:alert(1))\n'), 'unsafe-link 9 1'],
  'link-definition': [written({}, '[a][r]\n\n[r]: javascript:alert(1)\n'), 'unsafe-link 11 1'],
  'link-auto': [written({}, '<javascript:alert(1)>\n'), 'unsafe-link 9 1'],
  'link-bytes': [written({}, '[a](data:text/html;base64,x)\n'), 'unsafe-link 9 1'],
  'link-picture': [written({}, '![a](javascript:alert(1))\n'), 'picture-on-the-web 9 1'],
  'old-font': [
    Buffer.from(
      written({ title: 'Tin' }, 'C«ng an kh«ng bao giê yªu cÇu chuyÓn tiÒn qua ®iÖn tho¹i.\n'),
      'latin1',
    ),
    'legacy-encoding 9',
  ],
  'utf-16': [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(written(), 'utf16le')]), 'text-in-utf-16'],
  'five-megabytes': [written({}, 'Một đoạn văn dài. '.repeat(250_000)), 'document-too-long'],
  'no-empty-line': [written({}, 'Một đoạn văn dài.\n'.repeat(4000)), 'paragraph-too-long 9 1'],
  'blocks-in-blocks': [written({}, ':::note\n'.repeat(3000)), 'nested-too-deep 19 1'],
  'quotations-in-quotations': [written({}, `${'>'.repeat(3000)} x\n`), 'nested-too-deep 9 1'],
  twin: [written(), 'two-documents-with-one-id'],
  'twin/index': [written(), 'two-documents-with-one-id'],
  Capitals: [written(), 'file-name'],
  'two words': [written(), 'file-name'],
  'tin-tức': [written(), 'file-name'],
  'linked-document': ['', 'symbolic-link'],
};

/** Slips that do no harm: read as they were meant. */
const harmless: Readonly<Record<string, string>> = {
  windows: `\uFEFF${written({ title: 'Từ Windows' })}`.replaceAll('\n', '\r\n'),
  'curly-quotes': written({ title: '“Tin” trong ngoặc' }),
  'picture-with-marks': written({}, '![Ảnh](<Ảnh 1.JPG>)\n'),
  'picture-from-a-mac': written({}, '![Ảnh](<Ảnh 2.jpg>)\n'),
  'percent-in-a-name': written({}, '![Ảnh](100%2525.jpg)\n'),
  'long-word': written({}, 'a'.repeat(40_000)),
  'long-gap': written({}, `| A |\n|---|\n| 1${' '.repeat(40_000)}x |\n`),
  'open-braces': written({}, `## ${'{'.repeat(40_000)}\n`),
  rule: written({}, `Trên\n\n${'- '.repeat(30)}\n\nDưới\n`),
  colons: written({}, 'Lúc 8:am, 10:30, ::, a::b và :smile:\n'),
};

describe('a project full of bad documents', () => {
  let project: Project;
  let run: Run;
  let seconds: number;

  beforeAll(async () => {
    project = createProject();
    project.write(`${folder}/good.md`, written());
    for (const [name, [text]] of Object.entries(documents)) {
      if (name !== 'linked-document') project.write(`${folder}/${name}.md`, text);
    }
    for (const [name, text] of Object.entries(harmless)) project.write(`${folder}/${name}.md`, text);
    project.write(`${folder}/text.jpg`, 'Đây là chữ.');
    project.write(
      `${folder}/heic.jpg`,
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(3000)]),
    );
    project.write(`${folder}/cut.jpg`, (await picture(500, 'red').jpeg().toBuffer()).subarray(0, 600));
    project.write(`${folder}/huge.png`, await picture(9500, 'red').png().toBuffer());
    project.write(`${folder}/Ảnh 1.JPG`, await picture(900, 'blue').jpeg().toBuffer());
    project.write(`${folder}/${'Ảnh 2.jpg'.normalize('NFD')}`, await picture(800, 'green').jpeg().toBuffer());
    project.write(`${folder}/100%25.jpg`, await picture(700, 'white').jpeg().toBuffer());
    project.write('secret.jpg', await picture(90, 'black').jpeg().toBuffer());
    symlinkSync('../../../secret.jpg', join(project.root, folder, 'linked.jpg'));
    symlinkSync('/etc/hostname', join(project.root, folder, 'linked-document.md'));
    await project.sync();
    const started = performance.now();
    run = await project.build(['--products', 'page']);
    seconds = (performance.now() - started) / 1000;
  }, 60_000);

  test.each(Object.entries(documents))('%s', (name, [, ...said]) => {
    const about = run.report.diagnostics.filter(({ place }) => place.file === `${folder}/${name}.md`);
    expect(about.map(brief)).toEqual(said);
    expect(about.every(({ severity }) => severity === 'error')).toBe(true);
    expect(project.exists(`output/web/vi/news/2024/${name}.html`)).toBe(false);
  });

  test.each(Object.keys(harmless))('%s is read as it was meant', (name) => {
    const said = run.report.diagnostics.filter(({ place }) => place.file === `${folder}/${name}.md`);
    // Odd punctuation is remarked on; nothing of it is taken for markup.
    expect(said.filter(({ code }) => code !== 'brackets' && code !== 'doubled-punctuation')).toEqual([]);
    expect(project.exists(`output/web/vi/news/2024/${name}.html`)).toBe(true);
  });

  test('fails as content, says everything in both languages, and takes a few seconds at most', () => {
    expect(run.code).toBe(1);
    expect(run.stderr).toBe('');
    expectHelp(run);
    expect(seconds).toBeLessThan(10);
  });

  test('builds the good document, and lets nothing of the bad ones through', () => {
    expect(run.report.editions.map(({ document }) => document)).toContain('news/2024/good');
    expect(run.report.editions).toHaveLength(1 + Object.keys(harmless).length);
    for (const file of project.digests('output').keys()) {
      if (!/\.(?:html|json|css)$/.test(file)) continue;
      expect(project.read(`output/${file}`), file).not.toContain(project.root);
      if (file.endsWith('.html')) expectHarmless(project.read(`output/${file}`), file);
    }
  });
});

const catalogue = (name: string, language = 'en') => `locales/${language}/content/news/2024/${name}.json`;
const sound = {
  title: 'News',
  summary: 'Short.',
  call: 'Call <1>113</1> <2>now</2>.',
  left: '{{facts.loudspeakers, number}} left.',
};

/** The text of an English catalogue, and what is said of it (code, line, column). */
const catalogues: Readonly<
  Record<string, readonly [change: (json: string) => string | Uint8Array, ...said: string[]]>
> = {
  'quotes-missing': [(json) => json.replace('"Short."', 'Short.'), 'catalogue-not-json 3 14'],
  'comma-missing': [(json) => json.replace('"News",', '"News"'), 'catalogue-not-json 3 3'],
  'comma-too-many': [(json) => json.replace(/"\n}/, '",\n}'), 'catalogue-not-json 6 1'],
  'curly-id': [(json) => json.replace('"title"', '“title”'), 'catalogue-not-json 2 3'],
  'curly-text': [(json) => json.replace('"News"', '“News”'), 'catalogue-not-json 2 12'],
  'quotes-inside': [(json) => json.replace('Short', 'He said "no" to'), 'catalogue-not-json 3 24'],
  'merge-conflict': [(json) => `<<<<<<< HEAD\n${json}`, 'catalogue-not-json 1 1'],
  'cut-off': [(json) => json.slice(0, -20), 'catalogue-not-json 5 35'],
  'a-list': [() => '["a"]', 'catalogue-not-json 1 1'],
  'utf-16': [
    (json) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]),
    'text-in-utf-16',
  ],
  'latin-1': [(json) => Buffer.from(json.replace('News', 'Café'), 'latin1'), 'text-not-utf-8 2 16'],
  'one-id-twice': [(json) => json.replace('{', '{\n  "title": "First",'), 'catalogue-repeated-unit 3 3'],
  'unknown-id': [(json) => json.replace('{', '{\n  "zzzzzz": "Left over",'), 'catalogue-unknown-unit 2 3'],
  'a-number': [(json) => json.replace('"News"', '113'), 'untranslated', 'catalogue-not-text 2 3'],
  nested: [(json) => json.replace('"News"', '{"one": "News"}'), 'untranslated', 'catalogue-not-text 2 3'],
  'byte-order-mark': [(json) => `\uFEFF${json}`, 'catalogue-byte-order-mark 1 1'],
  'code-missing': [(json) => json.replace('<1>113</1>', '113'), 'inline-codes'],
  'code-half': [(json) => json.replace('</1>', ''), 'inline-codes'],
  'codes-crossed': [(json) => json.replace('</1> <2>', '<2></1> '), 'inline-codes'],
  'code-extra': [(json) => json.replace('113', '<7>113</7>'), 'inline-codes'],
  'figure-misspelt': [(json) => json.replace('loudspeakers', 'louds'), 'facts'],
  'windows-lines': [(json) => json.replaceAll('\n', '\r\n')],
};

/** Of these, what the translator wrote is not in doubt: the page is made, with the source where a text is unsound. */
const stillBuilt = new Set([
  'unknown-id',
  'a-number',
  'nested',
  'byte-order-mark',
  'code-missing',
  'code-half',
  'codes-crossed',
  'code-extra',
  'figure-misspelt',
  'windows-lines',
]);

describe('a project full of bad catalogues', () => {
  let project: Project;
  let run: Run;

  beforeAll(async () => {
    project = createProject();
    project.write(
      'content/facts.yaml',
      'loudspeakers: { value: 80, unit: none, source: KH 199, date: 2023-10-27 }\n',
    );
    const body = 'Gọi **113** *ngay*.\n\nCòn {{facts.loudspeakers, number}} loa.\n';
    for (const name of ['good', ...Object.keys(catalogues)])
      project.write(`${folder}/${name}.md`, written({ title: 'Tin' }, body));
    await project.sync();
    for (const [name, change] of [
      ['good', (json: string) => json] as const,
      ...Object.entries(catalogues).map(([name, [change]]) => [name, change] as const),
    ]) {
      const [title, summary, call, left] = Object.keys(JSON.parse(project.read(catalogue(name))) as object);
      const texts = {
        [`${title}`]: sound.title,
        [`${summary}`]: sound.summary,
        [`${call}`]: sound.call,
        [`${left}`]: sound.left,
      };
      project.write(catalogue(name), change(`${JSON.stringify(texts, null, 2)}\n`));
    }
    run = await project.build(['--products', 'page']);
  }, 60_000);

  test.each(Object.entries(catalogues))('%s', (name, [, ...said]) => {
    const about = run.report.diagnostics.filter(({ place }) => place.file === catalogue(name));
    const places = said.some((each) => each.includes(' ')) ? about.map(brief) : about.map(({ code }) => code);
    expect(places).toEqual(said);
    expect(project.exists(`output/web/en/news/2024/${name}.html`)).toBe(stillBuilt.has(name));
    expect(project.exists(`output/web/vi/news/2024/${name}.html`)).toBe(true);
  });

  test('shows the source where a translation is unsound, never a code or a brace', () => {
    for (const name of ['code-missing', 'code-half', 'codes-crossed', 'code-extra']) {
      expect(project.read(`output/web/en/news/2024/${name}.html`)).toContain(
        '<p lang="vi" class="fallback">Gọi <strong>113</strong> <em>ngay</em>.</p>',
      );
    }
    expect(project.read('output/web/en/news/2024/figure-misspelt.html')).toContain(
      '<p lang="vi" class="fallback">Còn 80\u00A0loa.</p>',
    );
    expect(project.read('output/web/en/news/2024/good.html')).toContain('<p>80\u00A0left.</p>');
  });

  test('fails as content, and says everything in both languages', () => {
    expect(run.code).toBe(1);
    expectHelp(run);
  });

  test('sync never writes over what it could not read', async () => {
    const unread = Object.keys(catalogues).filter(
      (name) => !stillBuilt.has(name) || ['a-number', 'nested'].includes(name),
    );
    const before = new Map(unread.map((name) => [name, project.read(catalogue(name))]));
    const { stdout, stderr } = await project.sync();
    expect(stdout + stderr).not.toMatch(stack);
    for (const [name, text] of before) expect(project.read(catalogue(name)), name).toBe(text);
  });

  test('a source catalogue that cannot be read takes no translation away from its text', async () => {
    const [source, translation] = [catalogue('good', 'vi'), catalogue('good')];
    const whole = project.read(source);
    project.write(source, whole.replace('",', '"'));
    const before = project.read(translation);
    expect((await project.sync()).code).toBe(1);
    expect(project.read(translation)).toBe(before);
    project.write(source, whole);
  });

  test('a translation that looks like HTML or a script stays a text', async () => {
    project.edit(catalogue('good'), (json) =>
      json
        .replace('News', '<script>alert(1)</script>')
        .replace('113', '<a href=\\"javascript:alert(1)\\">113</a>'),
    );
    await project.build(['--products', 'page']);
    const page = project.read('output/web/en/news/2024/good.html');
    expect(page).toContain('<h1>&#x3C;script>alert(1)&#x3C;/script></h1>');
    expectHarmless(page, 'page');
  });
});

describe('configuration', () => {
  const changed = (from: string, to: string) => (project: Project) =>
    project.edit('content/publisher.yaml', (text) => text.replace(from, to));
  const removed = (file: string) => (project: Project) => project.remove(file);
  const asked = () => {};
  const cases: Readonly<
    Record<string, readonly [spoil: (project: Project) => void, args: string[], said: RegExp]>
  > = {
    'no publisher': [removed('content/publisher.yaml'), [], /no content\/publisher\.yaml/],
    'a publisher that is no YAML': [changed('name: S', 'name: [S'), [], /publisher\.yaml:\d+:\d+ /],
    'a language tag that is none': [
      changed('[vi,', '[tiếng-việt, vi,'),
      [],
      /publisher\.yaml:33:13 .*languages/,
    ],
    'no content/': [removed('content'), [], /has no content\//],
    'an unknown language asked for': [asked, ['--languages', 'xx'], /there is no xx.*\n.*vi, en, km/],
    'an unknown product asked for': [asked, ['--products', 'hologram'], /there is no hologram.*\n.*page/],
    'an unknown document asked for': [asked, ['--documents', 'news/none'], /there is no news\/none/],
    'an unknown option': [asked, ['--fast'], /--fast.*\n.*--release/],
  };

  test.each(Object.entries(cases))(
    '%s is an error of configuration, with what to do',
    async (_, [spoil, args, said]) => {
      const project = createProject();
      project.write(`${folder}/good.md`, written());
      spoil(project);
      const run = await project.build([...args, '--lang', 'en']);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(said);
      expect(run.stderr.trim().split('\n').length).toBeGreaterThan(1);
      expect(run.stderr + run.stdout).not.toMatch(stack);
    },
  );

  test('a language without a profile, broken facts and broken interface words cost only themselves', async () => {
    const project = createProject();
    project.write(`${folder}/good.md`, written());
    project.edit('content/publisher.yaml', (text) => text.replace('[vi,', '[vi, xx,'));
    project.write('content/facts.yaml', 'a: [\n');
    project.write('locales/en/interface.json', '{');
    const run = await project.build(['--products', 'page']);
    expect(run.code).toBe(1);
    expect(run.report.diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missing-profile', 'broken-yaml', 'interface-not-json']),
    );
    expect(run.report.editions).toHaveLength(1);
    expectHelp(run);
  });

  test('a folder that has the name of a file is told at each place, and costs only itself', async () => {
    const project = createProject();
    project.write(`${folder}/good.md`, written());
    await project.sync();
    const folders = [
      `${folder}/x.md`,
      `${folder}/x.jpg`,
      'content/facts.yaml',
      'content/press/x.yaml',
      'locales/languages/x.yaml',
      'locales/terms.csv',
      'locales/vi/words.txt',
      'locales/en/interface.json',
      'locales/km/ledger/interface.json',
      'locales/en/content/publisher.json',
      'locales/en/content/news/2024/good.json',
      'locales/km/ledger/news/2024/good.json',
      'locales/memory/x.tmx',
    ];
    for (const each of folders) {
      if (project.exists(each)) project.remove(each);
      mkdirSync(join(project.root, each), { recursive: true });
    }
    const told = ({ report }: Run) =>
      report.diagnostics.filter(({ code }) => code === 'folder-for-file').map(({ place }) => place.file);
    const isMemory = (file: string) => file.startsWith('locales/memory/');
    const checked = await project.run(['check', '--json']);
    expect(checked.code).toBe(1);
    expect(told(checked)).toEqual(folders.filter((each) => !isMemory(each)).toSorted());
    expectHelp(checked);
    const asked = await project.run(['memory', '--languages', 'km', '--json']);
    expect(asked.stdout).toContain('locales/memory/x.tmx');
    expectHelp(asked);
    const synced = await project.sync();
    expect(synced.stdout + synced.stderr).not.toMatch(stack);
    const built = await project.build(['--products', 'page']);
    expect(built.report.editions).toContainEqual(expect.objectContaining({ document: 'news/2024/good' }));
    expect(told(built)).toEqual(told(checked));
    for (const each of folders) expect(statSync(join(project.root, each)).isDirectory()).toBe(true);
  }, 60_000);

  test.each(['content/publisher.yaml', 'locales/languages/vi.yaml', 'locales/vi/interface.json'])(
    'a folder in place of %s stops everything, with its name and what to do',
    async (file) => {
      const project = createProject();
      project.remove(file);
      mkdirSync(join(project.root, file));
      const { code, stdout, stderr } = await project.run(['check', '--lang', 'en']);
      expect(code).toBe(2);
      expect(stderr).toContain(`${file} This is a folder where a file has to be`);
      expect(stdout + stderr).not.toMatch(stack);
    },
  );

  test.each(['content/press', 'locales/languages', 'locales/km'])(
    'a file in place of the folder %s is named, with what to do',
    async (file) => {
      const project = createProject();
      if (project.exists(file)) project.remove(file);
      project.write(file, 'x');
      const { code, stdout, stderr } = await project.run(['check', '--lang', 'en']);
      expect(code).toBe(2);
      expect(stderr).toContain(file);
      expect(stderr).toContain('Rename or delete that file.');
      expect(stdout + stderr).not.toMatch(stack);
    },
  );

  test('an empty project says how to begin', async () => {
    const run = await createProject().build();
    expect(run.code).toBe(1);
    expect(run.report.diagnostics.map(({ code }) => code)).toEqual(['no-documents']);
    expectHelp(run);
  });

  test('two approved documents with one identifier: the first is sealed, the other is told', async () => {
    const project = createProject({ languages: ['vi'] });
    const documents = ['news/2024/a-b', 'news/2024/a/b'];
    for (const document of documents) project.write(`content/${document}.md`, written());
    await project.sync();
    for (const document of documents) {
      const by = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-02'];
      await project.run(['approve', document, '--languages', 'vi', ...by]);
    }
    const run = await project.build();
    expect(run.code).toBe(1);
    expect(run.report.diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'duplicate-identifier content/news/2024/a/b.md',
    ]);
    expect(project.exists('output/deposit/soctrang-news-2024-a-b.zip')).toBe(true);
    expectHelp(run);
  });
});
