/** A project of any size: this repository's configuration, documents of our own making, every language translated. */
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BenchDocument, writeDocument } from './document.ts';
import { run } from './run.ts';
import { readVocabulary, translator } from './words.ts';

export interface Corpus {
  /** The project's folder. */
  readonly root: string;
  /** The source language first. */
  readonly languages: readonly string[];
  readonly documents: readonly BenchDocument[];
}

export interface CorpusPlan {
  readonly root: string;
  readonly repository: string;
  readonly languages: readonly string[];
  readonly documents: number;
  /** Products of the document with this number. */
  products(index: number): readonly string[];
  /** A picture file that every document shows; none where absent. */
  readonly photograph?: string;
}

/** Writes the project, and lets the program itself write catalogues and ledgers around the translations. */
export async function writeCorpus({
  root,
  repository,
  languages,
  documents,
  products,
  photograph,
}: CorpusPlan): Promise<Corpus> {
  copyConfiguration(repository, root, languages);
  const [source = 'vi'] = languages;
  const vocabulary = readVocabulary(repository, source);
  const topics = topicsOf(repository);
  const made = Array.from({ length: documents }, (_, index) =>
    writeDocument({ index, products: products(index), topics, vocabulary }),
  );
  for (const document of made) {
    const file = join(root, 'content', `${document.id}.md`);
    writeFile(file, markdown(document, photograph !== undefined));
    if (photograph) cpSync(photograph, join(dirname(file), photographName));
  }
  await run(['sync', '--project', root]);
  for (const language of languages.slice(1)) {
    translateCatalogues(root, source, language, translator(vocabulary, readVocabulary(repository, language)));
  }
  // Once more, so that the ledgers say of what each text is the translation.
  await run(['sync', '--project', root]);
  return { root, languages, documents: made };
}

/** The languages that the repository publishes in, the source first. */
export function languagesOf(repository: string): readonly string[] {
  const [, list = ''] = /^languages: \[(.*)\]$/m.exec(publisherOf(repository)) ?? [];
  return list.split(/,\s*/);
}

const publisherOf = (repository: string): string =>
  readFileSync(join(repository, 'content', 'publisher.yaml'), 'utf8');

const topicsOf = (repository: string): readonly string[] => {
  const [, block = ''] = /^topics:\n((?: {2}- .*\n)+)/m.exec(publisherOf(repository)) ?? [];
  return [...block.matchAll(/id: ([a-z-]+)/g)].flatMap(([, id]) => id ?? []);
};

function copyConfiguration(repository: string, root: string, languages: readonly string[]): void {
  const publisher = publisherOf(repository).replace(
    /^languages: .*$/m,
    `languages: [${languages.join(', ')}]`,
  );
  writeFile(join(root, 'content', 'publisher.yaml'), publisher);
  const files = languages.flatMap((tag) => [
    `locales/languages/${tag}.yaml`,
    ...['interface', 'ledger/interface', 'content/publisher', 'ledger/publisher'].map(
      (name) => `locales/${tag}/${name}.json`,
    ),
  ]);
  for (const file of ['content/facts.yaml', ...files]) {
    if (existsSync(join(repository, file)))
      cpSync(join(repository, file), join(root, file), { recursive: true });
  }
}

function translateCatalogues(
  root: string,
  source: string,
  language: string,
  translate: (text: string) => string,
): void {
  for (const file of globSync('*/**/*.json', { cwd: join(root, 'locales', source, 'content') })) {
    const catalogue = JSON.parse(
      readFileSync(join(root, 'locales', source, 'content', file), 'utf8'),
    ) as Record<string, string>;
    const texts = Object.fromEntries(Object.entries(catalogue).map(([id, text]) => [id, translate(text)]));
    writeFile(join(root, 'locales', language, 'content', file), `${JSON.stringify(texts, null, 2)}\n`);
  }
}

const photographName = 'photograph.jpg';

const markdown = (
  { title, summary, kind, date, topic, products, body }: BenchDocument,
  hasPhotograph: boolean,
): string => `---
title: ${title}
summary: ${summary}
kind: ${kind}
date: ${date}
topic: ${topic}
programme: office-budget
unit: department-of-information
areas: [soc-trang]
products: [${products.join(', ')}]
${hasPhotograph ? `image: { file: ${photographName}, alt: ${title} }\n` : ''}---

${body}`;

export function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
