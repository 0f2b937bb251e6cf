/** Editions of one infographic, built by hand from figures and words, and the site that they belong to. */
import { existsSync, readFileSync } from 'node:fs';
import { createFormatter } from '../../pipeline/language/format.ts';
import { type InterfaceTexts, readInterface } from '../../pipeline/language/interface.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import { createWords } from '../../pipeline/language/words.ts';
import type { FigureValue } from '../../pipeline/model/document.ts';
import type { Block, Edition, FigureTable, Text } from '../../pipeline/model/edition.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import type { Publisher } from '../../pipeline/model/publisher.ts';
import type { Site } from '../../pipeline/products/product.ts';

export interface Sample {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly stats?: readonly (readonly [FigureValue, string])[];
  readonly chart?: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly [string, ...FigureValue[]])[];
    readonly note?: string;
  };
}

export const count = (value: number): FigureValue => ({ value, decimals: 0 });
export const money = (value: number): FigureValue => ({ value, decimals: 0, unit: 'VND' });

const textIn =
  (language: LanguageTag) =>
  (plain: string): Text => ({
    unit: 'unit' as UnitId,
    language,
    state: 'approved',
    nodes: [{ type: 'text', value: plain }],
    plain,
  });

export function editionOf(sample: Sample, change: Partial<Edition> = {}): Edition {
  const language = sample.language as LanguageTag;
  const text = textIn(language);
  const { figure, shortFigure } = createFormatter(profileOf(language));
  const table = (
    head: readonly string[],
    rows: readonly (readonly [string, ...FigureValue[]])[],
  ): FigureTable => ({
    head: head.map(text),
    rows: rows.map(([label, ...figures]) => ({
      label: text(label),
      figures: figures.map((value) => ({ ...value, text: figure(value), short: shortFigure(value) })),
    })),
  });
  const block = (name: string, figures: FigureTable, title?: string, note?: string): Block => ({
    type: 'directive',
    name,
    attributes: {},
    ...(title && { title: text(title) }),
    blocks: note
      ? [
          {
            type: 'prose',
            element: { type: 'element', tagName: 'p', properties: {}, children: text(note).nodes },
          },
        ]
      : [],
    figures,
  });
  const { stats, chart } = sample;
  return {
    facts: {
      id: 'news/2024/plan' as DocumentId,
      file: 'content/news/2024/plan.md',
      kind: 'news',
      date: '2024-02-05',
      topic: 'external-information',
      areas: [],
      products: [],
      items: [],
      identifier: 'soctrang-2024-0002',
      sourceLanguage: 'vi' as LanguageTag,
    },
    language,
    isSource: language === 'vi',
    title: text(sample.title),
    summary: text(sample.summary),
    body: [
      ...(stats
        ? [
            block(
              'stats',
              table(
                [],
                stats.map(([value, label]) => [label, value]),
              ),
            ),
          ]
        : []),
      ...(chart ? [block('chart', table(chart.head, chart.rows), chart.title, chart.note)] : []),
    ],
    units: [],
    coverage: {} as Edition['coverage'],
    words: {} as Edition['coverage'],
    complete: true,
    gates: [],
    approved: true,
    machine: false,
    items: [],
    digest: '0'.repeat(64) as Digest,
    ...change,
  };
}

const tags = ['vi', 'en', 'km', 'zh-Hans', 'blt-Tavt'] as LanguageTag[];

export function profileOf(tag: LanguageTag): LanguageProfile {
  const file = `locales/languages/${tag}.yaml`;
  const { value } = readProfile(file, readFileSync(file, 'utf8'));
  if (!value) throw new Error(`no profile: ${tag}`);
  return value;
}

export const profiles = new Map(tags.map((tag) => [tag, profileOf(tag)]));

const publisher = {
  name: 'Sở Thông tin và Truyền thông tỉnh Sóc Trăng',
  parent: 'Ủy ban nhân dân tỉnh Sóc Trăng',
  notice: 'Dữ liệu mẫu, không phải văn bản chính thức.',
} as Publisher;

export function siteOf(language: string): Site {
  const tag = language as LanguageTag;
  const source = textIn('vi' as LanguageTag);
  const profile = profileOf(tag);
  return {
    language: tag,
    profile,
    profiles,
    words: createWords(tag, { profiles, interfaces: new Map(tags.flatMap(interfaceOf)) }),
    format: createFormatter(profile),
    publisher,
    texts: {
      name: source(publisher.name),
      parent: source(publisher.parent),
      address: source('Sóc Trăng'),
      notice: source(publisher.notice ?? ''),
      licence: source(publisher.licence),
      label: () => source('Thông tin đối ngoại'),
    },
  };
}

function interfaceOf(tag: LanguageTag): [LanguageTag, InterfaceTexts][] {
  const file = `locales/${tag}/interface.json`;
  if (!existsSync(file)) return [];
  const { value } = readInterface(tag, { file, text: readFileSync(file, 'utf8') });
  return value ? [[tag, value]] : [];
}

/** The province's plan for 2024, as its annex gives it. */
export const plan: Sample = {
  language: 'vi',
  title: 'Sóc Trăng dành 4,65 tỷ đồng cho thông tin đối ngoại năm 2024',
  summary: 'Ủy ban nhân dân tỉnh ban hành kế hoạch với sáu nhóm nhiệm vụ.',
  stats: [
    [count(80), 'cụm loa ứng dụng công nghệ thông tin được đầu tư mới'],
    [count(160), 'đại biểu dự hội nghị tập huấn'],
    [money(4653225000), 'tổng kinh phí dự kiến'],
  ],
  chart: {
    title: 'Kinh phí dự kiến theo nhiệm vụ, năm 2024',
    head: ['Nhiệm vụ', 'Kinh phí'],
    rows: [
      [
        'Thông tin, tuyên truyền chủ trương của Đảng, chính sách của Nhà nước về thông tin đối ngoại',
        money(415675000),
      ],
      ['Phối hợp thực hiện các Chương trình mục tiêu quốc gia', money(3595680000)],
      ['Kế hoạch truyền thông về quyền con người', money(174000000)],
      ['Tuyên truyền, quảng bá ASEAN trên địa bàn tỉnh', money(204520000)],
      ['Thông tin, truyền thông và thông tin đối ngoại tại khu vực biên giới biển', money(263350000)],
    ],
    note: 'Số liệu: Phụ lục kế hoạch thông tin đối ngoại tỉnh Sóc Trăng năm 2024.',
  },
};

export const khmerPlan: Sample = {
  language: 'km',
  title: 'ខេត្តសុកត្រាំងចំណាយ ៤,៦៥ ពាន់លានដុង សម្រាប់ព័ត៌មានបរទេសឆ្នាំ ២០២៤',
  summary: 'គណៈកម្មាធិការប្រជាជនខេត្តបានចេញផែនការដែលមានភារកិច្ចប្រាំមួយក្រុម។',
  stats: [
    [count(80), 'បណ្តុំឧបករណ៍បំពងសំឡេងថ្មី'],
    [count(160), 'ប្រតិភូចូលរួមសន្និសីទបណ្តុះបណ្តាល'],
    [money(4653225000), 'ថវិកាសរុបគ្រោងទុក'],
  ],
  chart: {
    title: 'ថវិកាគ្រោងទុកតាមភារកិច្ច ឆ្នាំ ២០២៤',
    head: ['ភារកិច្ច', 'ថវិកា'],
    rows: [
      ['ព័ត៌មាន និងការឃោសនាអំពីគោលនយោបាយរបស់បក្ស និងច្បាប់របស់រដ្ឋស្តីពីព័ត៌មានបរទេស', money(415675000)],
      ['ការសហការអនុវត្តកម្មវិធីគោលដៅជាតិ', money(3595680000)],
      ['ផែនការទំនាក់ទំនងស្តីពីសិទ្ធិមនុស្ស', money(174000000)],
    ],
  },
};
