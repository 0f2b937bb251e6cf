/**
 * The leaflets of the corpus as other programs are given them: each a page of its own, with a stylesheet, the fonts and the
 * photograph beside it. The template is a plain one. Our own layout would be nothing to them: it leaves it to our press
 * to deal the text out over the panels and to find the size of type, which no stylesheet can say.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root, RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { facesOf } from '../../pipeline/engines/fonts.ts';
import { toHtml } from '../../pipeline/markup/hast.ts';
import { parseTree } from '../../pipeline/markup/parse.ts';
import { qrCode } from '../../pipeline/products/qr.ts';
import { type Corpus, writeFile } from './corpus.ts';
import type { BenchDocument } from './document.ts';
import { readVocabulary, translator } from './words.ts';

/** One leaflet in one language. */
export interface Trifold {
  /** Files. */
  readonly html: string;
  readonly pdf: string;
  /** Sets all leaflets of the language. */
  readonly stylesheet: string;
  /** What stands outside, on cover and flap, and what inside. */
  readonly sides: readonly string[];
}

/** Those of the language's profile. */
const fonts: Readonly<Record<string, readonly string[]>> = {
  vi: ['Noto Sans'],
  km: ['Noto Sans Khmer', 'Noto Sans'],
  'zh-Hans': ['Noto Sans SC', 'Noto Sans'],
};

const style = fileURLToPath(new URL('./trifold/trifold.css', import.meta.url));

/** Writes all of them into `folder`, which is made. @returns a list for each document, with all its languages. */
export function writeTrifolds(
  folder: string,
  repository: string,
  photograph: string,
  { languages, documents }: Corpus,
): readonly (readonly Trifold[])[] {
  const [source = 'vi'] = languages;
  const from = readVocabulary(repository, source);
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  copyFileSync(photograph, join(folder, 'photograph.jpg'));
  const translators = languages.map((language) => {
    writeFile(join(folder, `${language}.css`), stylesheet(folder, fonts[language] ?? []));
    return language === source
      ? (text: string) => text
      : translator(from, readVocabulary(repository, language));
  });
  return documents.map((document) =>
    languages.map((language, index) =>
      writeTrifold(folder, repository, language, document, translators[index] ?? String),
    ),
  );
}

function stylesheet(folder: string, families: readonly string[]): string {
  const rules = families.flatMap(facesOf).map(({ family, weight, italic, file }) => {
    copyFileSync(file, join(folder, 'fonts', basename(file)));
    return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${italic ? 'italic' : 'normal'}; src: url("fonts/${basename(file)}"); }\n`;
  });
  const names = families.map((family) => `"${family}"`).join(', ');
  return `${rules.join('')}body { font-family: ${names}; }\n${readFileSync(style, 'utf8')}`;
}

function writeTrifold(
  folder: string,
  repository: string,
  language: string,
  { id, title, summary, date, body }: BenchDocument,
  translate: (text: string) => string,
): Trifold {
  const tree = parseTree(translate(body));
  const file = `${language}-${basename(id)}`;
  const html = join(folder, `${file}.html`);
  const office = officeOf(repository, language);
  const address = `https://soctrang.example/${language}/${id}.html`;
  const page = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${translate(title)}</title>
<meta name="author" content="${office}">
<meta name="description" content="${translate(summary)}">
<link rel="stylesheet" href="${language}.css">
</head>
<body>
<div class="outside">
<section class="panel cover"><img src="photograph.jpg" alt="${translate(title)}"><h1>${translate(title)}</h1><p>${translate(summary)}</p></section>
<section class="panel flap">${htmlOf(before(tree))}</section>
<section class="panel back"><footer>${toHtml(qrCode(address, address))}<p>${address}</p><p>${office}</p><p>${date}</p></footer></section>
</div>
<div class="inside">${htmlOf(after(tree))}</div>
</body>
</html>
`;
  writeFile(html, language === 'km' ? withBreaks(page) : page);
  return {
    html,
    pdf: join(folder, `${file}.pdf`),
    stylesheet: join(folder, `${language}.css`),
    sides: [
      [translate(title), translate(summary), ...before(tree).map(textOf)].join(''),
      after(tree).map(textOf).join(''),
    ],
  };
}

/** What stands before the first heading goes to the flap, the rest inside. */
const before = ({ children }: Root): RootContent[] => children.slice(0, firstHeading(children));
const after = ({ children }: Root): RootContent[] => children.slice(firstHeading(children));
const firstHeading = (blocks: readonly RootContent[]) => blocks.findIndex(({ type }) => type === 'heading');

const converter = unified().use(remarkRehype).use(rehypeStringify).freeze();

function htmlOf(children: readonly RootContent[]): string {
  const named = children.map((block) =>
    block.type === 'containerDirective'
      ? { ...block, data: { hName: 'section', hProperties: { className: [block.name] } } }
      : block,
  );
  return converter.stringify(converter.runSync({ type: 'root', children: named }));
}

const textOf = (node: RootContent): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

function officeOf(repository: string, language: string): string {
  const file = join(repository, 'locales', language, 'content/publisher.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).name ?? '';
}

/** Khmer has no spaces, and Pango no dictionary of it: a zero-width space between words, as who sets it with that must. */
function withBreaks(html: string): string {
  const segmenter = new Intl.Segmenter('km', { granularity: 'word' });
  return html.replace(/\p{Script=Khmer}+/gu, (run) =>
    [...segmenter.segment(run)].map(({ segment }) => segment).join('\u200B'),
  );
}
