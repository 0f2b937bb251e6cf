/**
 * A translation that says exactly what its source says gives exactly the source's HTML, byte for byte; and the source's
 * HTML, for which every text leaves its markup and comes back, is the one that CommonMark and GFM ask for.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { readReady, sourceContext } from '../../pipeline/build/documents.ts';
import { readMeasuredProject } from '../../pipeline/build/measured-project.ts';
import { knownProducts } from '../../pipeline/build/products.ts';
import { createFormatter } from '../../pipeline/language/format.ts';
import { interpolateFacts } from '../../pipeline/language/interpolation.ts';
import { remarkTables } from '../../pipeline/markup/gfm.ts';
import { h, toHtml } from '../../pipeline/markup/hast.ts';
import { readBody } from '../../pipeline/markup/read-body.ts';
import { renderBlocks } from '../../pipeline/markup/render.ts';
import { renderText } from '../../pipeline/markup/text.ts';
import { digestOf, fingerprint } from '../../pipeline/model/digest.ts';
import type { Asset, Document } from '../../pipeline/model/document.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { HtmlNode } from '../../pipeline/model/html.ts';
import type { DocumentId, LanguageTag } from '../../pipeline/model/id.ts';
import type { LedgerUnit, SourceUnit, Unit } from '../../pipeline/model/unit.ts';
import { align } from '../../pipeline/translation/align.ts';
import { readCatalogue, writeCatalogue } from '../../pipeline/translation/catalogue.ts';
import { makeEdition } from '../../pipeline/translation/edition.ts';
import { emptyLedger } from '../../pipeline/translation/ledger.ts';
import { sourceCatalogue } from '../../pipeline/translation/sync.ts';
import { repository } from '../build/project.ts';
import { writeDocument } from './any-document.ts';

const vi = 'vi' as LanguageTag;
const other = 'qaa' as LanguageTag;
const measured = await readMeasuredProject(repository);
const { project } = measured;
const profile = project.profiles.get(vi);
if (!profile) throw new Error('The repository has no Vietnamese.');
const formatter = createFormatter(profile);
const asset = (file: string): Asset => ({
  file,
  digest: digestOf(file),
  width: 800,
  height: 600,
  mediaType: 'image/jpeg',
});

/** The edition in the source language, and in one whose every text is its source's. */
function editionsOf(document: Document, units: readonly Unit[]): readonly [Edition, Edition] {
  // Through the file, as a translator's text goes.
  const catalogue = readCatalogue('c.json', writeCatalogue(sourceCatalogue(units))).value ?? new Map();
  const entries = units.map(({ id, text }): [typeof id, LedgerUnit] => [
    id,
    { state: 'reviewed', source: text, target: fingerprint(text) },
  ]);
  const make = (language: LanguageTag) =>
    makeEdition(
      {
        document,
        structure: digestOf(''),
        units,
        words: [],
        language,
        file: 'c.json',
        catalogue,
        ledger: { ...emptyLedger, units: new Map(entries) },
        items: [],
      },
      {
        profile: profile as typeof project.profiles extends ReadonlyMap<LanguageTag, infer Profile>
          ? Profile
          : never,
        formats: digestOf(''),
        formatter,
        sourceFormatter: formatter,
        gates: [],
        interpolate: (text, each) => interpolateFacts(text, project.facts, each),
      },
    ).edition;
  return [make(vi), make(other)];
}

const htmlOf = ({ title, summary, image, body, language }: Edition): string =>
  toHtml([
    renderText('h1', title, language),
    renderText('p', summary, language),
    ...(image
      ? [h('img', { alt: image.alt.plain }), renderText('p', image.caption ?? image.alt, language)]
      : []),
    ...renderBlocks(body, {
      language,
      footnotes: ({ notes }) => [
        h(
          'ol',
          null,
          notes.map(({ element }) => element),
        ),
      ],
      picture: ({ asset, alt, caption }) => [
        h('img', { src: asset.file, alt: alt.plain }),
        ...(caption ? [renderText('p', caption, language)] : []),
      ],
    }),
  ]);

test('the real documents, each text translated by itself, have the HTML of their source', () => {
  const { found, pictures } = measured;
  const context = sourceContext(project, knownProducts, new Set(found.files.map(({ id }) => id)), pictures);
  let texts = 0;
  for (const file of found.files) {
    const { ready } = readReady(file, project, context);
    if (!ready) throw new Error(`${file.file} cannot be read.`);
    const [source, translated] = editionsOf(ready.document, ready.units);
    expect(translated.complete, file.file).toBe(true);
    expect(htmlOf(translated), file.file).toBe(htmlOf(source));
    texts += ready.units.length;
  }
  expect(texts).toBeGreaterThan(150);
});

const field = (id: string, text: string): SourceUnit => ({
  field: id as SourceUnit['field'] & string,
  role: 'field',
  text,
  codes: [],
  place: { file: 'content/a.md' },
});

function readAny(markdown: string): {
  document: Document;
  units: readonly Unit[];
  faults: readonly string[];
} {
  const fields = [field('title', 'Tên bài'), field('summary', 'Tóm tắt.')];
  const { units, blocks, diagnostics } = readBody(markdown, {
    file: 'content/a.md',
    firstLine: 1,
    unitOffset: fields.length,
    facts: project.facts,
    picture: asset,
  });
  const all = [...fields, ...units];
  const document: Document = {
    facts: {
      id: 'a' as DocumentId,
      file: 'content/a.md',
      kind: 'news',
      date: '2024-06-01',
      topic: 'safety',
      areas: [],
      products: [],
      items: [],
      identifier: 'a',
      sourceLanguage: vi,
    },
    units: all,
    blocks,
    digest: digestOf(markdown),
  };
  return {
    document,
    units: align(document.facts.id, all, new Map()),
    faults: diagnostics.map(({ code }) => code),
  };
}

const reference = unified().use(remarkParse).use(remarkTables).use(remarkRehype).freeze();

/** What other programs make of the same Markdown, in the few words in which ours differs from it. */
function referenceHtml(markdown: string): string {
  const tree = reference.runSync(reference.parse(markdown)) as Root;
  return toHtml(tree.children.flatMap((node) => plainBlock(node)) as unknown as HtmlNode[]);
}

const flow = /^(?:p|h[1-6]|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|pre|hr)$/;
const isFlow = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' && flow.test(node.tagName);

function plainBlock(node: RootContent | ElementContent): ElementContent[] {
  if (node.type !== 'element') return [];
  const { tagName, properties } = node;
  if (properties.dataFootnotes !== undefined)
    return node.children.flatMap((child) =>
      isFlow(child) && child.tagName === 'ol' ? plainBlock(child) : [],
    );
  if (tagName === 'pre')
    return [{ ...node, properties: {}, children: (node.children[0] as Element).children }];
  const children: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    children.push(...trimmed(run));
    run = [];
  };
  for (const child of node.children) {
    if (isFlow(child)) {
      endRun();
      children.push(...plainBlock(child));
    } else run.push(child);
  }
  endRun();
  const { start, align: side } = properties;
  const kept = { ...(start !== undefined && { start }), ...(side !== undefined && { align: side }) };
  return [{ ...node, tagName: tagName === 'h1' ? 'h2' : tagName, properties: kept, children }];
}

/** Line ends in Markdown mean nothing, nor does space at the ends of a block. */
function trimmed(run: readonly ElementContent[]): ElementContent[] {
  const folded = joined(run.filter((node) => !isWayBack(node)).map(fold));
  const [first, last] = [folded.at(0), folded.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return folded.filter((node) => node.type !== 'text' || node.value !== '');
}

/** Line ends stand beside the text before them. */
function joined(nodes: readonly ElementContent[]): ElementContent[] {
  const all: ElementContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else all.push(node);
  }
  return all;
}

const fold = (node: ElementContent): ElementContent =>
  node.type === 'text'
    ? { type: 'text', value: node.value.replace(/[ \t\n]+/g, ' ') }
    : node.type === 'element' && node.tagName === 'sup'
      ? { ...node, children: [{ type: 'text', value: numberOf(node) }] }
      : node.type === 'element' && node.tagName !== 'code'
        ? { ...node, children: node.children.map(fold) }
        : node;

const isWayBack = (node: ElementContent): boolean =>
  node.type === 'element' && node.properties.dataFootnoteBackref !== undefined;

const numberOf = (call: Element): string =>
  call.children.map((link) => (link.type === 'element' ? toHtml(link.children as HtmlNode[]) : '')).join('');

const withoutAnchors = (html: string): string =>
  html
    .replace(/(<h[2-6]) id="[^"]*"/g, '$1')
    .replace(/<sup class="call"><a [^>]*>(\d+)<\/a><\/sup>/g, '<sup>$1</sup>');
const headOf = '<h1>Tên bài</h1><p>Tóm tắt.</p>';

test.each(['plain', 'whole'] as const)('any document (%s): the same HTML, byte for byte', (kind) => {
  let texts = 0;
  for (let seed = 0; seed < 1200; seed += 1) {
    const markdown = writeDocument(seed, kind);
    const { document, units, faults } = readAny(markdown);
    expect(faults, markdown).toEqual([]);
    const [source, translated] = editionsOf(document, units);
    expect(translated.complete, markdown).toBe(true);
    expect(htmlOf(translated), markdown).toBe(htmlOf(source));
    if (kind === 'plain')
      expect(withoutAnchors(htmlOf(source)), markdown).toBe(headOf + referenceHtml(markdown));
    texts += units.length;
  }
  expect(texts).toBeGreaterThan(5_000);
});
