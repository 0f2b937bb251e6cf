/** Texts of many pages: a bulletin that gathers documents, and a handbook as long as all of them together. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { coldBuild } from './cold-build.ts';
import { writeCorpus, writeFile } from './corpus.ts';
import type { BenchDocument } from './document.ts';
import type { Bench, Figure } from './measures.ts';
import { run } from './run.ts';
import { median, repeat, runs } from './runs.ts';

interface LongText {
  readonly name: 'bulletin' | 'handbook';
  readonly format: string;
  /** How many documents it is made of, and how many pages these fill at least. */
  readonly documents: number;
  readonly pages: number;
  /** Seconds. */
  readonly target: number;
}

export const bulletin: LongText = { name: 'bulletin', format: 'a4', documents: 46, pages: 40, target: 5 };
export const handbook: LongText = { name: 'handbook', format: 'a5', documents: 98, pages: 200, target: 20 };

/** Megabytes that the browser may take. */
const mostMemory = 1024;

export async function measureLongText(
  { folder, repository }: Bench,
  { name, format, documents, pages, target }: LongText,
): Promise<readonly Figure[]> {
  const root = join(folder, name);
  const corpus = await writeCorpus({
    root,
    repository,
    languages: ['vi'],
    documents,
    products: () => ['page'],
  });
  writeFile(join(root, `content/${name}/2024/dai.md`), write[name](corpus.documents, format));
  await run(['sync', '--project', root]);
  const taken = await repeat(3, () => coldBuild(corpus, name));
  const { browsers } = await coldBuild(corpus, name, { weighed: true });
  const [file = ''] = globSync(`output/print/vi/**/*.${format}.pdf`, { cwd: root });
  const sides = (await PDFDocument.load(readFileSync(join(root, file)))).getPageCount();
  if (sides < pages) throw new Error(`${file}: ${sides} pages instead of ${pages}`);
  return [
    {
      name,
      value: median(taken),
      unit: 's',
      target,
      remark: `${sides} pages; whole process, ${runs(taken)}`,
    },
    ...(browsers === undefined
      ? []
      : [
          {
            name: `${name}, browser`,
            value: browsers,
            unit: 'MB',
            target: mostMemory,
            remark: 'all processes; shared memory once',
          },
        ]),
  ];
}

const frontMatter = (kind: string, title: string, more: string): string => `---
title: ${title}
summary: ${title}.
kind: ${kind}
date: 2024-11-25
topic: information-work
${more}---
`;

const write: Readonly<
  Record<LongText['name'], (documents: readonly BenchDocument[], format: string) => string>
> = {
  bulletin: (documents, format) =>
    `${frontMatter('bulletin', 'Bản tin dài', `items: [${documents.map(({ id }) => id).join(', ')}]\nproducts: [bulletin/${format}]\n`)}\nLời nói đầu.\n`,
  handbook: (documents, format) => {
    const chapters = documents.map(
      ({ title, body }) => `## ${title}\n\n${body.replace(/^(##+) /gm, '#$1 ')}`,
    );
    return `${frontMatter('handbook', 'Sổ tay dài', `products: [handbook/${format}]\n`)}\n${chapters.join('\n\n')}`;
  },
};
