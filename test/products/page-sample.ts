/** Editions of one news item, built by hand, and the real office, languages and interface words around them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createFormatter } from '../../pipeline/language/format.ts';
import { readInterface } from '../../pipeline/language/interface.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import { createWords } from '../../pipeline/language/words.ts';
import { h } from '../../pipeline/markup/hast.ts';
import type { Asset } from '../../pipeline/model/document.ts';
import type { Block, Edition, EditionCard, Text } from '../../pipeline/model/edition.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { Download, PageLinks, Site } from '../../pipeline/products/product.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';

const digest = '0'.repeat(64) as Digest;
const source = 'vi' as LanguageTag;
export const tag = (language: string) => language as LanguageTag;

const profiles = new Map(
  readdirSync('locales/languages').map((file) => {
    const { value } = readProfile(
      `locales/languages/${file}`,
      readFileSync(`locales/languages/${file}`, 'utf8'),
    );
    if (!value) throw new Error(`${file} is no language profile`);
    return [value.tag, value];
  }),
);
const interfaces = new Map(
  ['vi', 'en'].map((language) => {
    const file = `locales/${language}/interface.json`;
    const { value } = readInterface(tag(language), { file, text: readFileSync(file, 'utf8') });
    if (!value) throw new Error(`${file} holds no interface words`);
    return [tag(language), value];
  }),
);

export const text = (plain: string, language: string = source): Text => ({
  unit: 'unit' as UnitId,
  language: tag(language),
  state: 'approved',
  nodes: [{ type: 'text', value: plain }],
  plain,
});

export function siteOf(language: string): Site {
  const profile = profiles.get(tag(language));
  if (!profile) throw new Error(`No profile of ${language}`);
  const publisher = readPublisher(readFileSync('content/publisher.yaml'));
  return {
    language: profile.tag,
    profile,
    profiles,
    words: createWords(profile.tag, { profiles, interfaces }),
    format: createFormatter(profile),
    publisher: { ...publisher, notice: 'Dữ liệu mẫu' },
    texts: {
      name: text(publisher.name),
      parent: text(publisher.parent),
      address: text(publisher.contact.address),
      notice: text('Dữ liệu mẫu'),
      licence: text(publisher.licence),
      label: (group, id) => text(publisher[group].find((term) => term.id === id)?.label ?? id),
    },
  };
}

export const asset: Asset = {
  file: 'content/news/2024/boat.jpg',
  digest,
  width: 1600,
  height: 1000,
  mediaType: 'image/jpeg',
};

export const chart = (language: string): Block => ({
  type: 'directive',
  name: 'chart',
  attributes: {},
  title: text('Kinh phí', language),
  blocks: [],
  figures: {
    head: [text('Nhiệm vụ', language), text('Kinh phí', language)],
    rows: [
      { label: text('Loa', language), figures: [{ value: 80, decimals: 0, text: '80', short: '80' }] },
      { label: text('Sách', language), figures: [{ value: 20, decimals: 0, text: '20', short: '20' }] },
    ],
  },
});

export const paragraph = (plain: string, language?: string): Block => ({
  type: 'prose',
  element: h('p', language ? { lang: language, className: ['fallback'] } : null, plain),
});

export function editionOf(language: string, change: Partial<Edition> = {}): Edition {
  return {
    facts: {
      id: 'news/2024/plan' as DocumentId,
      file: 'content/news/2024/plan.md',
      kind: 'news',
      date: '2024-06-01',
      topic: 'safety',
      areas: [],
      products: [],
      items: [],
      identifier: 'soctrang-2024-0003',
      sourceLanguage: source,
    },
    language: tag(language),
    isSource: language === source,
    title: text('Kế hoạch', language),
    summary: text('Tóm tắt', language),
    body: [paragraph('Nội dung')],
    units: [],
    coverage: {} as Edition['coverage'],
    words: {} as Edition['coverage'],
    complete: true,
    gates: [],
    approved: true,
    machine: false,
    items: [],
    digest,
    ...change,
  };
}

export function cardOf(edition: Edition): EditionCard {
  const { title, summary, image, ...rest } = edition;
  return {
    ...rest,
    title: title.plain,
    titleLanguage: title.language,
    summary: summary.plain,
    summaryLanguage: summary.language,
    ...(image && { image: { asset: image.asset, alt: image.alt.plain } }),
  };
}

export const linksOf = (alternates: readonly Edition[], downloads: readonly Download[] = []): PageLinks => ({
  kinds: ['news'],
  topics: ['safety'],
  alternates: alternates.map(cardOf),
  downloads,
  stylesheet: 'assets/site.css',
  picture,
});

export const picture: PageLinks['picture'] = ({ width, height }) => ({
  sources: [480, 960].map((size) => ({ path: `media/boat-${size}.jpg`, width: size })),
  width,
  height,
});
