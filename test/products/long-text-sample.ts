/** Long texts made of the sample leaflets' own sentences, and how their pages are read. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { stylesheets } from '../../pipeline/build/products.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Block, Edition, Picture, Text } from '../../pipeline/model/edition.ts';
import type { ElementNode } from '../../pipeline/model/html.ts';
import type { Digest, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import { languageCss } from '../../pipeline/products/language-css.ts';
import { profileOf, type Sample } from './leaflet-sample.ts';

const tags = ['vi', 'km', 'zh-Hans', 'blt-Tavt'] as LanguageTag[];

export const sheetOf = (product: string, change = (profile: LanguageProfile) => profile): string =>
  `${languageCss(tags.map(profileOf).map(change))}\n${stylesheets().get(`${product}.css`)}`;

export const textIn = (language: string, plain: string): Text => ({
  unit: 'unit' as UnitId,
  language: language as LanguageTag,
  state: 'approved',
  nodes: [{ type: 'text', value: plain }],
  plain,
});

export const prose = (element: ElementNode): Block => ({ type: 'prose', element });

const sentences = ({ sections }: Sample): readonly string[] =>
  sections.flatMap(({ paragraphs, items }) => [...paragraphs, ...items]);

export interface ChapterPlan {
  readonly title: string;
  readonly paragraphs: number;
}

/**
 * Paragraphs of one to five sentences, so that every length of one comes to the foot of some page; no sentence stands
 * there twice.
 */
export function chapters(sample: Sample, plans: readonly ChapterPlan[]): readonly Block[] {
  const all = sentences(sample);
  const sentence = (at: number) => all[at % all.length] ?? '';
  return plans.flatMap(({ title, paragraphs }, chapter): Block[] => [
    { type: 'heading', depth: 2, anchor: `chapter-${chapter}`, text: textIn(sample.language, title) },
    ...Array.from({ length: paragraphs }, (_, index) => {
      const parts = Array.from(
        { length: 1 + ((index * 7 + chapter) % 5) },
        (_, at) => `${chapter}.${index}.${at} ${sentence(index + 3 * at)}`,
      );
      return prose(h('p', null, parts.join(' ')));
    }),
  ]);
}

export const withBody = (edition: Edition, body: readonly Block[]): Edition => ({ ...edition, body });

/** The picture of the sample content, with a caption and whose it is. */
export const picture: Picture = {
  asset: {
    file: 'content/culture/2024/ooc-om-boc/ghe-ngo.jpg',
    digest: '1'.repeat(64) as Digest,
    width: 2400,
    height: 1350,
    mediaType: 'image/jpeg',
  },
  alt: textIn('vi', 'Ghe Ngo'),
  caption: textIn('vi', 'Ghe Ngo dưới trăng.'),
  credit: 'Người Chụp Mẫu',
};

export interface Line {
  readonly text: string;
  /** Millimetres from the left and the lower trim. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The lines of every page, from the top down; parts of one line from the left. */
export async function readPages(bytes: Uint8Array): Promise<readonly (readonly Line[])[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [x = 0, y = 0] = page.view;
    const { items } = await page.getTextContent({ disableNormalization: true });
    const mm = 25.4 / 72;
    pages.push(
      items.flatMap((item): Line[] => {
        if (!('str' in item) || !item.str.trim()) return [];
        const left = (item.transform[4] - x) * mm;
        return [
          { text: item.str, left, bottom: (item.transform[5] - y) * mm, right: left + item.width * mm },
        ];
      }),
    );
  }
  await pdf.cleanup();
  return pages;
}

/** Without spaces, which no two programs put into the text of a PDF alike. */
export const bare = (text: string): string => text.normalize('NFC').replace(/[\s\u200b]+/g, '');
export const bareOf = (lines: readonly Line[]): string => bare(lines.map(({ text }) => text).join(''));
