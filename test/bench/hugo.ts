/** The same corpus as a Hugo site: the same Markdown, one file a language, and pages with the same parts. */

import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Corpus, writeFile } from './corpus.ts';
import type { BenchDocument } from './document.ts';
import { readVocabulary, translator } from './words.ts';

const theme = fileURLToPath(new URL('./hugo/', import.meta.url));

/** Undefined where there is no Hugo on the path. */
export function hugoVersion(): string | undefined {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return /v\d+\.\d+\.\d+/.exec(stdout ?? '')?.[0]?.replace('v', 'Hugo ');
}

/** @returns the site's folder. */
export function writeHugoSite(
  { folder, repository }: { folder: string; repository: string },
  corpus: Corpus,
): string {
  const site = join(folder, 'hugo');
  cpSync(theme, site, { recursive: true });
  writeFile(join(site, 'config.json'), JSON.stringify(configuration(corpus.languages), null, 2));
  const [source = 'vi'] = corpus.languages;
  const from = readVocabulary(repository, source);
  for (const language of corpus.languages) {
    const translate =
      language === source ? (text: string) => text : translator(from, readVocabulary(repository, language));
    for (const document of corpus.documents) {
      writeFile(join(site, 'content', language, `${document.id}.md`), markdown(document, translate));
    }
  }
  return site;
}

const configuration = (languages: readonly string[]) => ({
  baseURL: 'https://soctrang.example/',
  title: 'Sở Thông tin và Truyền thông tỉnh Sóc Trăng',
  defaultContentLanguage: languages[0]?.toLowerCase(),
  defaultContentLanguageInSubdir: true,
  taxonomies: { topic: 'topics' },
  // Not made by the other side of the comparison.
  disableKinds: ['RSS', 'sitemap', 'robotsTXT', '404'],
  languages: Object.fromEntries(
    languages.map((tag, index) => [
      tag.toLowerCase(),
      { languageName: tag, weight: index + 1, contentDir: `content/${tag}` },
    ]),
  ),
});

const markdown = (
  { title, summary, date, topic, body }: BenchDocument,
  translate: (text: string) => string,
): string => `---
title: ${translate(title)}
description: ${translate(summary)}
date: ${date}
topics: [${topic}]
unit: department-of-information
---

${translate(body)}`;
