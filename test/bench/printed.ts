/** Prints and images by the dozen: one kind of them, in three scripts, each with a photograph. */
import { join } from 'node:path';
import { coldBuild, expectFiles } from './cold-build.ts';
import { type Corpus, writeCorpus } from './corpus.ts';
import type { Bench, Figure } from './measures.ts';
import type { Run } from './run.ts';
import { median, repeat, runs } from './runs.ts';

export interface Printed {
  readonly name: string;
  readonly product: string;
  readonly format: string;
  /** Milliseconds that one may take. */
  readonly target: number;
}

export const leaflets: Printed = { name: 'leaflets', product: 'leaflet', format: 'trifold', target: 120 };
const infographics: Printed = {
  name: 'infographics',
  product: 'infographic',
  format: 'portrait',
  target: 100,
};

/** Fifty editions and one. */
const plan = { documents: 17, languages: ['vi', 'km', 'zh-Hans'] };

export const rounds = 3;

export const photographIn = (repository: string): string =>
  join(repository, 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg');

export const corpusOf = (
  { folder, repository }: Bench,
  { name, product, format }: Printed,
): Promise<Corpus> =>
  writeCorpus({
    ...plan,
    root: join(folder, name),
    repository,
    products: () => [`${product}/${format}`],
    photograph: photographIn(repository),
  });

export async function measureInfographics(bench: Bench): Promise<readonly Figure[]> {
  const corpus = await corpusOf(bench, infographics);
  const taken = await repeat(rounds, () => coldBuild(corpus, infographics.product));
  return [eachOf(infographics, corpus, taken)];
}

/** What one of them takes, where all of them took so long. */
export function eachOf({ name, format, target }: Printed, corpus: Corpus, taken: readonly Run[]): Figure {
  const { root, documents, languages } = corpus;
  const count = documents.length * languages.length;
  expectFiles(join(root, 'output'), `{print,images}/**/*.${format}.{pdf,png}`, count);
  return {
    name: `${name}, each`,
    value: (median(taken) / count) * 1000,
    unit: 'ms',
    target,
    remark: `${count} in ${languages.join(', ')}; whole process, ${runs(taken)}`,
  };
}
