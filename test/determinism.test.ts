/** The same inputs give the same bytes: whatever the folder, the clock, the time zone, the language of the machine. */
import { cpSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProject,
  deleteProjects,
  type Project,
  projectAt,
  type Run,
  repository,
} from './build/project.ts';

afterAll(deleteProjects);

/** Samples of everything: a leaflet folded and flat, both pictures, a photograph, an approved deposit. */
const samples = ['content/leaflet/2024/scam-calls', 'content/culture/2024/ooc-om-boc'];

function sample(): Project {
  const project = createProject({ languages: ['vi', 'en', 'km', 'zh-Hans'] });
  const copy = (file: string) =>
    cpSync(join(repository, file), join(project.root, file), { recursive: true });
  copy('content/facts.yaml');
  for (const name of samples) {
    copy(name.endsWith('ooc-om-boc') ? name : `${name}.md`);
    for (const tag of ['vi', 'en', 'km', 'zh-Hans'])
      for (const kind of ['content', 'ledger']) {
        const file = `locales/${tag}/${kind}/${name.slice('content/'.length)}.json`;
        if (projectAt(repository).exists(file)) copy(file);
      }
  }
  return project;
}

/** Other times of change, in another order. */
function age(folder: string): void {
  for (const [index, file] of readdirSync(folder, { recursive: true, encoding: 'utf8' }).entries()) {
    const path = join(folder, file);
    if (statSync(path).isFile()) utimesSync(path, 1_000_000_000 + index * 7919, 1_000_000_000 + index * 7919);
  }
}

/** Runs before the program: its clock is more than a year ahead. */
const laterClock = `
  const Real = Date;
  const ahead = 400 * 86_400_000;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + ahead) : super(...given); }
    static now() { return Real.now() + ahead; }
  };`;

let one: Project;
let other: Project;
let runs: readonly Run[];

beforeAll(async () => {
  [one, other] = [sample(), sample()];
  age(join(other.root, 'content'));
  age(join(other.root, 'locales'));
  const elsewhere = join(other.root, 'a home with spaces');
  runs = [
    await one.build([], { environment: { TZ: 'Asia/Ho_Chi_Minh', LANG: 'vi_VN.UTF-8', LC_ALL: '' } }),
    await other.build([], {
      environment: {
        TZ: 'America/Los_Angeles',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        HOME: elsewhere,
        XDG_CONFIG_HOME: elsewhere,
        USER: 'someone',
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(laterClock)}`,
      },
    }),
  ];
}, 120_000);

test('every product is among what is compared', () => {
  const kinds = new Set(runs[0]?.report.renditions.map(({ product, format }) => `${product}/${format}`));
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining([
      'deposit/bag',
      'infographic/card',
      'infographic/portrait',
      'leaflet/a5',
      'leaflet/trifold',
      'page/page',
    ]),
  );
});

test('folder, clock, time zone, language of the machine and times of files change no byte', () => {
  expect(one.digests('output')).toEqual(other.digests('output'));
  expect(one.digests('output').size).toBeGreaterThan(40);
});

test('no path of this machine is in any output', () => {
  for (const file of one.digests('output').keys()) {
    const text = one.read(`output/${file}`);
    for (const path of [one.root, repository]) expect(text.includes(path), `${file}: ${path}`).toBe(false);
  }
});

test('a file changed and put back, whole or in one text, leaves what a build from nothing gives', async () => {
  const clean = one.digests('output');
  const [document, catalogue] = [
    'content/leaflet/2024/scam-calls.md',
    'locales/en/content/leaflet/2024/scam-calls.json',
  ];
  const [text, words] = [one.read(document), one.read(catalogue)];
  one.write(document, text.replace('Giục làm ngay', 'Giục làm thật nhanh'));
  one.write(catalogue, words.replace('bank', 'savings bank'));
  await one.build();
  expect(one.digests('output')).not.toEqual(clean);

  other.write(document, one.read(document));
  other.write(catalogue, one.read(catalogue));
  rmSync(join(other.root, 'output'), { recursive: true });
  rmSync(join(other.root, 'node_modules'), { recursive: true });
  await other.build();
  expect(one.digests('output')).toEqual(other.digests('output'));

  one.write(document, text);
  one.write(catalogue, words);
  await one.build();
  expect(one.digests('output')).toEqual(clean);
}, 120_000);
