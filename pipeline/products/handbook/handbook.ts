/** The handbook: a document as a small book, with a cover, a contents and chapters, as many pages as its text takes. */
import { h } from '../../markup/hast.ts';
import type { Edition } from '../../model/edition.ts';
import type { ElementNode, HtmlNode } from '../../model/html.ts';
import { usualPress } from '../../model/press.ts';
import type { LayoutPicture } from '../../model/rendition.ts';
import { deck, scene } from '../bridge.ts';
import { draw, image, type Pen } from '../draw.ts';
import { type ContentsEntry, contents, type FlowSheet, flowing, measureOf, pages } from '../flow.ts';
import { imprintWithCredit, pageCode } from '../imprint.ts';
import { mark } from '../mark.ts';
import { bodyOf } from '../print-layout.ts';
import { printedSheet } from '../printed-sheet.ts';
import type { PrintedFormat, Site } from '../product.ts';
import { ribbon } from '../ribbon.ts';
import { office, titleBlock } from '../title-block.ts';
import { type Chapter, chaptersOf, hasLongChapters } from './chapters.ts';

interface Format extends PrintedFormat, FlowSheet {
  /** Height of the picture on the cover. */
  readonly cover: number;
  /** Printed two by two on sheets of twice the size, to be folded. */
  readonly booklet?: true;
}

const a5 = { width: 148, height: 210, top: 20, bottom: 14, inner: 18, outer: 14, cover: 104 };

const formats: Readonly<Record<string, Format>> = {
  a5: { name: { vi: 'Sổ tay A5', en: 'Handbook, A5' }, ...a5 },
  'a5-booklet': {
    name: { vi: 'Sổ tay A5 in hai trang một tờ A4', en: 'Handbook, A5 two-up on A4' },
    ...a5,
    booklet: true,
  },
};

const boxes = {
  cover: { vi: 'bìa trước', en: 'the front cover' },
  contents: { vi: 'mục lục', en: 'the contents' },
  text: { vi: 'cột chữ', en: 'its column' },
  imprint: { vi: 'trang cuối', en: 'the last page' },
};

export const product = printedSheet<Format>({
  id: 'handbook',
  formats,
  boxes,

  layOut(edition, sheet, site) {
    const { bleed } = site.press ?? usualPress;
    const pictures = new Map<string, LayoutPicture>();
    const pen = { language: edition.language, words: site.words, column: measureOf(sheet), pictures };
    const main = h(
      'main.print.handbook',
      { lang: edition.language, style: `--bars:${measureOf(sheet) * 0.55}mm` },
      inside(edition, site, sheet, bleed, pen),
    );
    return {
      ...flowing(sheet, bleed, site),
      body: bodyOf(main, site),
      pictures: Object.fromEntries(pictures),
      ...(sheet.booklet && { booklet: true }),
    };
  },
});

function inside(edition: Edition, site: Site, sheet: Format, bleed: number, pen: Pen): readonly HtmlNode[] {
  const chapters = chaptersOf(edition.body);
  const notes = notesOf(edition, site, pen);
  const entries = [...entriesOf(chapters), ...(notes ? [notes.entry] : [])];
  // Short chapters follow on one another; then the head names the book alone.
  const apart = hasLongChapters(chapters);
  const named = chapters.flatMap(({ name, heading }) =>
    apart && heading ? [[name, heading.text.plain] as const] : [],
  );
  const title = edition.title.plain;
  const rules = pages(edition, site, {
    sheet,
    bleed,
    heads: apart ? { left: title, right: title } : { left: site.texts.name.plain, right: title },
    chapters: new Map([...named, ...(apart && notes ? [[notes.name, notes.entry.title] as const] : [])]),
    bare: ['cover'],
    headless: ['last'],
  });
  return [
    cover(edition, site, sheet, bleed, pen, rules),
    ...(entries.length > 1 ? [contents(site.words.node('page.contents'), entries)] : []),
    h(
      `div.chapters${apart ? '.apart' : ''}`,
      null,
      chapters.map(({ name, blocks }) => section(name, apart, draw(blocks, pen))),
      notes && section(notes.name, apart, notes.nodes),
    ),
    h(
      'section.last',
      { dataColumn: 'imprint', style: `height:${sheet.height - sheet.top - sheet.bottom - 1}mm` },
      h('div.emblem', null, mark()),
      h('div.foot', null, pageCode(edition, site), imprintWithCredit(edition, site)),
    ),
  ];
}

/** The whole first page: colour runs out over its trim. */
function cover(
  edition: Edition,
  site: Site,
  sheet: Format,
  bleed: number,
  pen: Pen,
  rules: readonly HtmlNode[],
): ElementNode {
  const width = sheet.width + 2 * bleed;
  const picture = edition.image && image(edition.image, pen, width, sheet.cover + bleed);
  return h(
    'section.cover',
    {
      dataSide: 1,
      style: `width:${width}mm;height:${sheet.height + 2 * bleed}mm;--picture:${sheet.cover + bleed}mm`,
    },
    rules,
    ribbon(edition, site, true),
    h(`div.hero${picture ? '' : '.drawn'}`, null, picture ?? scene('40 2 120 76', 'slice'), deck()),
    h('div.title', { dataBox: 'cover' }, titleBlock(edition, site), office(site)),
  );
}

const section = (name: string, apart: boolean, nodes: readonly HtmlNode[]): ElementNode =>
  h('section.chapter.text', { dataColumn: 'text', ...(apart && { style: `page:${name}` }) }, nodes);

/** The notes of all chapters, under a heading of their own. */
function notesOf({ body }: Edition, { words }: Site, pen: Pen) {
  const block = body.find(({ type }) => type === 'footnotes');
  if (!block) return undefined;
  // No heading of the text has an underscore in its name.
  const id = 'footnotes_label';
  return {
    name: 'chapter-notes',
    entry: { id, level: 1, title: words.say('page.footnotes').text } as const,
    nodes: [h('h2', { id }, words.node('page.footnotes')), ...draw([block], pen)],
  };
}

/** Chapters, and their parts where these are few enough to be found at a glance. */
function entriesOf(chapters: readonly Chapter[]): readonly ContentsEntry[] {
  const headings = chapters.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'heading');
  const deep = headings.filter(({ depth }) => depth <= 3).length <= mostEntries;
  return headings
    .filter(({ depth }) => depth === 2 || (deep && depth === 3))
    .map(({ depth, anchor, text }) => ({
      id: anchor,
      level: depth === 2 ? 1 : 2,
      title: text.plain,
    }));
}

const mostEntries = 44;
