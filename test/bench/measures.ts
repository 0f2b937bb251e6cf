/** What is measured, each on a corpus of its own or on the one that all pages share. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { coldBuild, expectFiles, putAside } from './cold-build.ts';
import { type Corpus, writeCorpus, writeFile } from './corpus.ts';
import { documentId } from './document.ts';
import { hugoVersion, writeHugoSite } from './hugo.ts';
import { measureLeaflets } from './leaflets.ts';
import { bulletin, handbook, measureLongText } from './long-texts.ts';
import { measureInfographics } from './printed.ts';
import { type Run, run, time } from './run.ts';
import { median, repeat, runs, shortest } from './runs.ts';
import { measureTranslationMemory } from './translation-memory.ts';

/** A line of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be. */
  readonly target?: number;
  /** The least that it may be, where more is better. */
  readonly least?: number;
  readonly remark: string;
}

export interface Bench {
  /** Folder in which the corpora are made. */
  readonly folder: string;
  readonly repository: string;
  readonly documents: number;
  readonly languages: readonly string[];
}

export type Measure = (bench: Bench) => Promise<readonly Figure[]>;

/** By the name that `--only` knows. */
export const measures: Readonly<Record<string, Measure>> = {
  pages: measurePages,
  leaflets: measureLeaflets,
  infographics: measureInfographics,
  bulletin: (bench) => measureLongText(bench, bulletin),
  handbook: (bench) => measureLongText(bench, handbook),
  rebuild: measureRebuild,
  memory: measureMemory,
  'translation-memory': measureTranslationMemory,
};

const coldRuns = 5;

async function measurePages(bench: Bench): Promise<readonly Figure[]> {
  const corpus = await pagesCorpus(bench, bench.documents);
  const pages = corpus.documents.length * corpus.languages.length;
  const version = hugoVersion();
  const site = version && writeHugoSite(bench, corpus);
  const ours: Run[] = [];
  const theirs: Run[] = [];
  // Turn about, so that whatever else the machine does slows both.
  for (let round = 0; round < coldRuns; round += 1) {
    ours.push(await coldBuild(corpus, 'page'));
    if (site) theirs.push(await coldHugo(site));
  }
  expectFiles(join(corpus.root, 'output/web'), '*/*/2024/bai-*.html', pages);
  const seconds = median(ours);
  const figures: Figure[] = [
    { name: 'pages, cold', value: seconds, unit: 's', remark: `${pages} pages, ${runs(ours)}` },
    { name: 'one page', value: (seconds / pages) * 1000, unit: 'ms', remark: 'the above, divided' },
  ];
  if (!site)
    return [
      ...figures,
      { name: 'Hugo, cold', value: Number.NaN, unit: 's', remark: 'hugo is not on the path' },
    ];
  expectFiles(join(site, 'public'), '*/*/2024/bai-*/index.html', pages);
  const hugo = median(theirs);
  // Noise only ever adds: the fastest runs are nearest to what the programs themselves take.
  const ratio = shortest(ours) / shortest(theirs);
  return [
    ...figures,
    {
      name: 'Hugo, cold',
      value: hugo,
      unit: 's',
      remark: `${version}, the same ${pages} pages, ${runs(theirs)}`,
    },
    {
      name: 'ours / Hugo',
      value: ratio,
      unit: '×',
      target: 1.5,
      remark: `of the fastest runs; of the medians ${(seconds / hugo).toFixed(2)}`,
    },
  ];
}

function coldHugo(site: string): Promise<Run> {
  putAside(site, ['public', 'resources', 'cache']);
  return time('hugo', ['--source', site, '--quiet', '--ignoreCache', '--cacheDir', join(site, 'cache')]);
}

async function measureRebuild(bench: Bench): Promise<readonly Figure[]> {
  const corpus = await pagesCorpus(bench, bench.documents);
  const build = () => run(['build', '--project', corpus.root]);
  await build();
  // What was written in the last two seconds is read again by the next build, to be sure (a racy entry).
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await build();
  const nothing = await repeat(5, build);
  const changed: Run[] = [];
  let files = 0;
  for (let round = 0; round < 3; round += 1) {
    changeOneUnit(corpus);
    const before = modified(corpus);
    changed.push(await build());
    files = [...modified(corpus)].filter(([file, time]) => before.get(file) !== time).length;
  }
  return [
    {
      name: 'nothing changed',
      value: median(nothing),
      unit: 's',
      target: 1,
      remark: `whole build, ${runs(nothing)}`,
    },
    {
      name: 'one unit changed',
      value: median(changed),
      unit: 's',
      target: 2,
      remark: `in a page, a leaflet and an image; ${files} files made again, ${runs(changed)}`,
    },
  ];
}

/** What a corpus of four times the size may hold more: no more than four times. */
const quarter = 4;

async function measureMemory(bench: Bench): Promise<readonly Figure[]> {
  const weighed = { weighed: true };
  const whole = await coldBuild(await pagesCorpus(bench, bench.documents), 'page', weighed);
  const less = await coldBuild(
    await pagesCorpus(bench, Math.ceil(bench.documents / quarter)),
    'page',
    weighed,
  );
  if (whole.memory === undefined || less.memory === undefined) {
    return [
      { name: 'peak memory', value: Number.NaN, unit: 'MB', remark: 'this system does not tell (no /proc)' },
    ];
  }
  return [
    {
      name: 'peak memory',
      value: whole.memory,
      unit: 'MB',
      target: 1024,
      remark: `resident, main and workers, ${bench.documents} × ${bench.languages.length}`,
    },
    {
      name: 'at a quarter of it',
      value: less.memory,
      unit: 'MB',
      remark: `${Math.ceil(bench.documents / quarter)} × ${bench.languages.length}`,
    },
    {
      name: 'growth',
      value: whole.memory / less.memory,
      unit: '×',
      target: quarter,
      remark: 'of memory, where the corpus grows fourfold',
    },
  ];
}

const made = new Map<string, Corpus>();

/** Every document a page; the first also a leaflet and an image. Made once for all measures. */
async function pagesCorpus({ folder, repository, languages }: Bench, documents: number): Promise<Corpus> {
  const root = join(folder, `pages-${documents}`);
  const products = (index: number) =>
    index === 0 ? ['page', 'leaflet/trifold', 'infographic/portrait'] : ['page'];
  const corpus = made.get(root) ?? (await writeCorpus({ root, repository, languages, documents, products }));
  made.set(root, corpus);
  return corpus;
}

/** A translator's correction, in the last language: a text under a figure, which page, leaflet and image show. */
function changeOneUnit({ root, languages }: Corpus): void {
  const [source = ''] = languages;
  const file = (tag: string) => join(root, 'locales', tag, 'content', `${documentId(0)}.json`);
  const read = (tag: string) => JSON.parse(readFileSync(file(tag), 'utf8')) as Record<string, string>;
  const language = languages.at(-1) ?? source;
  const markdown = readFileSync(join(root, 'content', `${documentId(0)}.md`), 'utf8');
  const [, label = ''] = /^- \*\*\d+\*\* (.*)$/m.exec(markdown) ?? [];
  const [id] = Object.entries(read(source)).find(([, text]) => text === label) ?? [];
  if (!id) throw new Error(`no unit with the text «${label}»`);
  const texts = read(language);
  const [word = ''] = (texts[id] ?? '').split(' ');
  writeFile(file(language), `${JSON.stringify({ ...texts, [id]: `${texts[id]} ${word}` }, null, 2)}\n`);
}

const modified = ({ root }: Corpus): ReadonlyMap<string, number> =>
  new Map(
    globSync('output/**', { cwd: root }).flatMap((file) => {
      const stat = statSync(join(root, file));
      return stat.isFile() ? [[file, stat.mtimeMs] as const] : [];
    }),
  );
