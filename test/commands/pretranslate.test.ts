/** `nhipcau pretranslate` on a project of its own, with services that speak the real protocols on this machine. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project } from '../build/project.ts';

afterAll(deleteProjects);

const id = 'news/2024/loa';
const catalogueOf = (language: string) => `locales/${language}/content/${id}.json`;
const ledgerOf = (language: string) => `locales/${language}/ledger/${id}.json`;

const source = (...paragraphs: readonly string[]) =>
  [
    '---',
    'title: Loa truyền thanh cho các xã đảo',
    'summary: Tỉnh lắp thêm 80 cụm loa mới ở xã đảo.',
    'kind: news',
    'date: 2024-06-01',
    'topic: safety',
    '---',
    '',
    ...paragraphs.flatMap((each) => [each, '']),
  ].join('\n');

/** A project that was synced, with the text of each of its units. */
async function projectWith(...paragraphs: readonly string[]): Promise<Project> {
  const project = createProject({ languages: ['vi', 'en', 'km'] });
  project.remove('locales/en/content/publisher.json');
  project.remove('locales/km/content/publisher.json');
  project.write(`content/${id}.md`, source(...paragraphs));
  await project.sync();
  return project;
}

const texts = (project: Project, language: string) =>
  JSON.parse(project.read(catalogueOf(language))) as Record<string, string>;
const entries = (project: Project, language: string) =>
  (JSON.parse(project.read(ledgerOf(language))) as { units: Record<string, Record<string, unknown>> }).units;
const idOf = (project: Project, text: string) =>
  Object.entries(texts(project, 'vi')).find(([, each]) => each === text)?.[0] ?? '';

const tmx = (...pairs: readonly (readonly [vi: string, en: string])[]) =>
  `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" srclang="vi-VN" datatype="plaintext"/><body>${pairs
    .map(
      ([vi, en]) =>
        `<tu><tuv xml:lang="vi-VN"><seg>${vi}</seg></tuv><tuv xml:lang="en-GB"><seg>${en}</seg></tuv></tu>`,
    )
    .join('')}</body></tmx>`;

const pretranslate = (project: Project, ...more: readonly string[]) =>
  project.run([
    'pretranslate',
    '--documents',
    id,
    '--languages',
    'en',
    '--date',
    '2024-06-02',
    '--lang',
    'en',
    ...more,
  ]);

describe('from the memory', () => {
  test('fills only what is empty, as a draft with the percentage', async () => {
    const project = await projectWith('Bà con gọi 113.', 'Đã dịch rồi.');
    const done = idOf(project, 'Đã dịch rồi.');
    project.edit(catalogueOf('en'), (text) => text.replace(`"${done}": ""`, `"${done}": "Mine."`));
    project.write(
      'locales/memory/old.tmx',
      tmx(
        ['Bà con gọi 113.', 'Call 113.'],
        ['Đã dịch rồi.', 'Translated already.'],
        ['Tỉnh lắp thêm 80 cụm loa mới ở xã.', 'The province adds 80 loudspeakers.'],
      ),
    );
    const { stdout, code } = await pretranslate(project);
    expect(code).toBe(0);
    expect(stdout).toContain('2 drafts from the memory, 0 by the machine, 1 still empty');
    const call = idOf(project, 'Bà con gọi 113.');
    expect(texts(project, 'en')).toMatchObject({
      [call]: 'Call 113.',
      [done]: 'Mine.',
      title: '',
      summary: 'The province adds 80 loudspeakers.',
    });
    expect(entries(project, 'en')[call]).toMatchObject({
      state: 'draft',
      origin: 'memory',
      engine: '100%',
      source: 'Bà con gọi 113.',
      date: '2024-06-02',
    });
  });

  test('keeps beside a text that is only alike what it translates, so that readers do not get it', async () => {
    const project = await projectWith('Một câu khác.');
    project.write(
      'locales/memory/old.tmx',
      tmx(['Tỉnh lắp thêm 80 cụm loa mới ở xã.', 'The province adds 80 loudspeakers.']),
    );
    await pretranslate(project);
    expect(entries(project, 'en').summary).toMatchObject({
      state: 'draft',
      origin: 'memory',
      source: 'Tỉnh lắp thêm 80 cụm loa mới ở xã.',
    });
    expect(entries(project, 'en').summary?.engine).toMatch(/^[89]\d%$/);
    expect((await pretranslate(project, '--threshold', '50')).stdout).toContain('0 drafts');
  });

  test('takes nothing below the threshold, and nothing with another figure, and says so', async () => {
    const project = await projectWith('Một câu khác.');
    project.write(
      'locales/memory/old.tmx',
      tmx(['Tỉnh lắp thêm 70 cụm loa mới ở xã đảo.', 'The province adds 70 loudspeakers.']),
    );
    expect((await pretranslate(project, '--threshold', '100')).stdout).not.toContain('not used');
    const { stdout } = await pretranslate(project);
    expect(stdout).toContain('The draft of 96% is not used: figures are changed, lost or added.');
    expect(texts(project, 'en').summary).toBe('');
  });

  test('remembers what was translated in other documents, and not what a machine drafted there', async () => {
    const project = await projectWith('Bà con gọi 113.', 'Máy dịch câu này.');
    const [call, machine] = [idOf(project, 'Bà con gọi 113.'), idOf(project, 'Máy dịch câu này.')];
    project.edit(catalogueOf('en'), (text) =>
      text
        .replace(`"${call}": ""`, `"${call}": "Call 113."`)
        .replace(`"${machine}": ""`, `"${machine}": "By machine."`),
    );
    await project.sync();
    project.edit(ledgerOf('en'), (text) => {
      const ledger = JSON.parse(text) as { units: Record<string, Record<string, unknown>> };
      Object.assign(ledger.units[machine] ?? {}, { state: 'draft', origin: 'machine' });
      return JSON.stringify(ledger);
    });
    const other = 'news/2024/khac';
    project.write(`content/${other}.md`, source('Bà con gọi 113.', 'Máy dịch câu này.'));
    await project.sync();
    await project.run(['pretranslate', '--documents', other, '--languages', 'en']);
    const filled = JSON.parse(project.read(`locales/en/content/${other}.json`)) as Record<string, string>;
    expect(Object.values(filled).filter(Boolean)).toEqual(['Call 113.']);
  });

  test('does not touch a document that has moved on, nor a file that cannot be read', async () => {
    const project = await projectWith('Bà con gọi 113.');
    project.write('locales/memory/old.tmx', tmx(['Bà con gọi 113 ngay.', 'Call 113 now.']));
    project.edit(`content/${id}.md`, (text) => text.replace('gọi 113', 'gọi 113 ngay'));
    expect(await pretranslate(project)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('pretranslate-out-of-step'),
    });
    await project.sync();
    project.write(catalogueOf('en'), '{ "title": "half');
    expect((await pretranslate(project)).code).toBe(1);
    expect(project.read(catalogueOf('en'))).toBe('{ "title": "half');
  });

  test('a memory that cannot be read is told with its place, and the rest is used', async () => {
    const project = await projectWith('Bà con gọi 113.');
    project.write('locales/memory/a.tmx', '<tmx><header/><body>');
    project.write('locales/memory/b.tmx', tmx(['Bà con gọi 113.', 'Call 113.']));
    const { stdout } = await pretranslate(project);
    expect(stdout).toContain('locales/memory/a.tmx:1');
    expect(texts(project, 'en')[idOf(project, 'Bà con gọi 113.')]).toBe('Call 113.');
  });
});

interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers with status and JSON; keeps what it was asked. */
async function serve(answer: (asked: Asked) => readonly [status: number, body: unknown]) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const question = {
      path: request.url ?? '',
      headers: request.headers,
      body: body ? JSON.parse(body) : undefined,
    };
    asked.push(question);
    const [status, json] = answer(question);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof json === 'string' ? json : JSON.stringify(json));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const setService = (project: Project, settings: string) =>
  project.edit('content/publisher.yaml', (text) => `${text}\nmachineTranslation: ${settings}\n`);

const byMachine = (project: Project, ...more: readonly string[]) =>
  pretranslate(project, '--from', 'machine', ...more);

describe('by LibreTranslate', () => {
  const languages = [{ code: 'vi', name: 'Vietnamese', targets: ['en', 'zh'] }];
  /** Every word becomes “word”; elements, entities, figures and marks stay, as in the real service. */
  const translated = (html: string) => html.replace(/(<[^>]*>|&\w+;)|\p{L}+/gu, (_, kept) => kept ?? 'word');
  const libre = (translate: (html: string) => string = translated) =>
    serve(({ path, body }) =>
      path === '/languages'
        ? [200, languages]
        : [200, { translatedText: (body as { q: string[] }).q.map(translate) }],
    );

  test('codes and facts come back in their place; the ledger names the machine', async () => {
    const project = await projectWith('Gọi **113** hoặc [trang này](https://a.example) & 5 < 6.');
    const service = await libre();
    setService(project, `{ service: libretranslate, address: '${service.address}' }`);
    const { stdout, code } = await byMachine(project);
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 by the machine, 0 still empty')]);
    const unit = Object.entries(texts(project, 'en')).find(([, text]) => text.includes('<1>'));
    expect(unit?.[1]).toBe('word <1>113</1> word <2>word word</2> & 5 < 6.');
    expect(entries(project, 'en')[unit?.[0] ?? '']).toMatchObject({
      state: 'draft',
      origin: 'machine',
      engine: 'LibreTranslate',
    });
  });

  test('a text whose code, figure or words were lost stays empty, and is told', async () => {
    const project = await projectWith(
      'Gọi **113** ngay bây giờ.',
      'Có 80 cụm loa mới.',
      'Câu này không ai dịch cả.',
    );
    const service = await libre((html) =>
      html.includes('113')
        ? 'Call 113 now.'
        : html.includes('cụm loa mới.')
          ? 'There are 8 new ones.'
          : html.includes('không ai')
            ? html
            : translated(html),
    );
    setService(project, `{ service: libretranslate, address: '${service.address}' }`);
    const { stdout } = await byMachine(project);
    expect(stdout.match(/is not used: [^.]*/g)?.toSorted()).toEqual([
      'is not used: codes <1>…</1> are lost, added or crossed',
      'is not used: figures are changed, lost or added',
      'is not used: it is not translated',
    ]);
    expect(Object.values(texts(project, 'en')).filter((text) => text === '')).toHaveLength(3);
  });

  test('gets the key from the environment, and only the texts that are empty', async () => {
    const project = await projectWith('Bà con gọi 113.');
    const service = await libre();
    setService(project, `{ service: libretranslate, address: '${service.address}' }`);
    project.edit(catalogueOf('en'), (text) => text.replace('"title": ""', '"title": "Mine"'));
    await project.run(['pretranslate', '--documents', id, '--languages', 'en', '--from', 'machine'], {
      environment: { NHIPCAU_TRANSLATION_KEY: 'secret' },
    });
    expect(service.asked.at(-1)).toMatchObject({
      path: '/translate',
      body: { api_key: 'secret', source: 'vi', target: 'en', format: 'html' },
    });
    expect(service.asked.at(-1)?.body).toHaveProperty('q', [
      'Tỉnh lắp thêm 80 cụm loa mới ở xã đảo.',
      'Bà con gọi 113.',
    ]);
  });

  test('a language that the service does not know is named, and nothing is written', async () => {
    const project = await projectWith('Bà con gọi 113.');
    const service = await libre();
    setService(project, `{ service: libretranslate, address: '${service.address}' }`);
    const { stderr, code } = await project.run([
      'pretranslate',
      '--documents',
      id,
      '--languages',
      'km',
      '--from',
      'machine',
      '--lang',
      'en',
    ]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('does not translate from Vietnamese into Khmer'),
    ]);
    expect(project.exists(ledgerOf('km'))).toBe(false);
  });
});

describe('by a server of OpenAI’s protocol', () => {
  const chat = (content: (texts: readonly string[]) => string) =>
    serve(({ body }) => {
      const { messages } = body as { messages: readonly { content: string }[] };
      const { texts: sent } = JSON.parse(messages[1]?.content ?? '{}') as { texts: readonly string[] };
      return [200, { choices: [{ message: { role: 'assistant', content: content(sent) } }] }];
    });
  const inJson = (translations: readonly string[]) =>
    `Here it is:\n\`\`\`json\n${JSON.stringify({ translations })}\n\`\`\``;

  test('is asked with the key, the model and the approved terms, and the ledger names the model', async () => {
    const project = await projectWith('Có **80** loa ở Trần Đề.');
    project.write(
      'locales/terms.csv',
      'term,part of speech,domain,en,status\nTrần Đề,name,place,Trần Đề,approved\nloa,noun,other,speaker,draft\n',
    );
    const service = await chat((sent) => inJson(sent.map((text) => text.replace(/[\p{L} ]+/gu, ' word '))));
    setService(project, `{ service: openai, address: '${service.address}/v1', model: small-model }`);
    const { code } = await project.run(
      ['pretranslate', '--documents', id, '--languages', 'en', '--from', 'machine'],
      { environment: { NHIPCAU_TRANSLATION_KEY: 'secret' } },
    );
    expect(code).toBe(0);
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = service.asked;
    expect([path, headers.authorization]).toEqual(['/v1/chat/completions', 'Bearer secret']);
    expect(body).toMatchObject({ model: 'small-model', temperature: 0 });
    const { terms } = JSON.parse(
      (body as { messages: { content: string }[] }).messages[1]?.content ?? '',
    ) as { terms: unknown };
    expect(terms).toEqual([{ term: 'Trần Đề', translation: 'Trần Đề' }]);
    expect(Object.values(entries(project, 'en'))[0]).toMatchObject({
      origin: 'machine',
      engine: 'small-model',
      state: 'draft',
    });
    expect(Object.values(texts(project, 'en'))).toContain('word <1>80</1> word .');
  });

  test('no JSON is an error, and nothing is written', async () => {
    const project = await projectWith('Bà con gọi 113.');
    const service = await chat(() => 'I cannot do that.');
    setService(project, `{ service: openai, address: '${service.address}', model: m }`);
    const { stderr, code } = await byMachine(project);
    expect([code, stderr]).toEqual([3, expect.stringContaining('does not answer as its protocol says')]);
    expect(project.exists(ledgerOf('en'))).toBe(false);
  });

  test('a model that loses count is asked for one text at a time', async () => {
    const project = await projectWith('Bà con gọi 113.');
    const service = await chat(([first = '']) => inJson([first.replace(/[\p{L} ]+/gu, 'word ')]));
    setService(project, `{ service: openai, address: '${service.address}', model: m }`);
    expect((await byMachine(project)).stdout).toContain('3 by the machine, 0 still empty');
    expect(Object.values(texts(project, 'en'))).toEqual(
      ['word ', 'word 80word .', 'word 113.'].map((text) => text.trim()),
    );
  });

  test('memory first, and the machine only for the rest', async () => {
    const project = await projectWith('Bà con gọi 113.');
    project.write('locales/memory/old.tmx', tmx(['Bà con gọi 113.', 'Call 113.']));
    const service = await chat((sent) => inJson(sent.map((text) => text.replace(/[\p{L} ]+/gu, 'word '))));
    setService(project, `{ service: openai, address: '${service.address}', model: m }`);
    const { stdout } = await pretranslate(project, '--from', 'memory,machine');
    expect(stdout).toContain('1 drafts from the memory, 2 by the machine, 0 still empty');
  });
});

describe('what goes wrong', () => {
  test('without a service named in the project, nothing is sent', async () => {
    const project = await projectWith('Bà con gọi 113.');
    expect(await byMachine(project)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('names no machine-translation service'),
    });
  });

  test('a service that refuses, sends one elsewhere or is not there is told, and nothing is written', async () => {
    const project = await projectWith('Bà con gọi 113.');
    let status = 403;
    const refusing = await serve(() => [status, { error: 'Invalid API key' }]);
    setService(project, `{ service: libretranslate, address: '${refusing.address}' }`);
    const refused = await byMachine(project);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/refuses \(403\): Invalid API key\.\n.*NHIPCAU_TRANSLATION_KEY/),
    ]);
    status = 307;
    expect((await byMachine(project)).stderr).toContain('cannot be reached');
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect((await byMachine(project)).stderr).toContain('cannot be reached: ECONNREFUSED');
    expect(project.exists(ledgerOf('en'))).toBe(false);
  });

  test('of a service that breaks down, what it gave for whole documents stays, and the rest is untouched', async () => {
    const project = await projectWith('Bà con gọi 113.');
    project.write('content/news/2024/mot.md', source('Bà con gọi 114.'));
    await project.sync();
    let answers = 0;
    const service = await serve(({ path, body }) => {
      if (path === '/languages') return [200, [{ code: 'vi', name: 'x', targets: ['en'] }]];
      answers += 1;
      const { q } = body as { q: string[] };
      return answers === 1
        ? [200, { translatedText: q.map((text) => text.replace(/\p{L}+/gu, 'word')) }]
        : [500, { error: 'out of memory' }];
    });
    setService(project, `{ service: libretranslate, address: '${service.address}' }`);
    const { stderr, code } = await project.run([
      ...['pretranslate', '--documents', `${id},news/2024/mot`],
      ...['--languages', 'en', '--from', 'machine', '--lang', 'en'],
    ]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('refuses (500): out of memory')]);
    expect(Object.values(texts(project, 'en'))).toEqual(expect.not.arrayContaining(['']));
    expect(project.exists(ledgerOf('en'))).toBe(true);
    expect(project.exists('locales/en/ledger/news/2024/mot.json')).toBe(false);
  });

  test.each([
    ['{ service: openai, address: "https://api.example/v1" }', 'model'],
    ['{ service: openai, address: "http://api.example/v1", model: m }', 'https://'],
    ['{ service: other, address: "https://api.example" }', 'libretranslate'],
  ])('settings that cannot be used are refused: %s', async (settings, named) => {
    const project = await projectWith('Bà con gọi 113.');
    setService(project, settings);
    expect(await byMachine(project)).toMatchObject({ code: 2, stderr: expect.stringContaining(named) });
  });

  test('a percentage that is none is refused', async () => {
    const project = await projectWith('Bà con gọi 113.');
    expect(await pretranslate(project, '--threshold', 'all')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('from 50 to 101'),
    });
  });
});
