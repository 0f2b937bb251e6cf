/** A document in three languages, one of them not approved, with texts that would break a careless writer. */
import type { DepositEdition, DepositFile } from '../../pipeline/deposit/deposit.ts';
import type { DepositCandidate } from '../../pipeline/deposit/select.ts';
import { countStates, type Edition, type Text } from '../../pipeline/model/edition.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import { profileOf } from '../language/profiles.ts';

const tag = (text: string) => text as LanguageTag;
const digest = 'a'.repeat(64) as Digest;

const facts: Edition['facts'] = {
  id: 'news/2024/plan' as DocumentId,
  file: 'content/news/2024/plan.md',
  kind: 'news',
  date: '2024-06-01',
  topic: 'safety',
  programme: 'minority-areas-2021-2030',
  areas: ['tran-de'],
  products: [],
  items: [],
  identifier: 'soctrang-2024-0003',
  sourceLanguage: tag('vi'),
};

const texts: Readonly<Record<string, readonly [title: string, summary: string]>> = {
  vi: ['Kế hoạch <2024> & "nhịp cầu"', '=HYPERLINK("http://x","bấm") \u0001\uFFFE có dấu ; và\nxuống dòng'],
  km: ['ផែនការ ២០២៤', 'សេចក្តីសង្ខេប'],
  'zh-Hans': ['2024年计划', '摘要'],
};

function text(language: string, plain: string): Text {
  return { unit: 'title' as UnitId, language: tag(language), state: 'approved', nodes: [], plain };
}

function editionOf(language: string): DepositEdition {
  const [title = '', summary = ''] = texts[language] ?? [];
  const edition: Edition = {
    facts,
    language: tag(language),
    isSource: language === 'vi',
    title: text(language, title),
    summary: text(language, summary),
    body: [],
    units: [],
    coverage: {
      missing: 0,
      draft: 0,
      translated: 0,
      reviewed: 0,
      approved: 2,
      'stale-cosmetic': 0,
      'stale-data': 0,
      'stale-minor': 0,
      'stale-major': 0,
    },
    words: countStates([]),
    complete: true,
    gates: [],
    approved: language !== 'zh-Hans',
    machine: false,
    items: [],
    digest,
  };
  const approvals = [{ gate: 'leader', by: 'Trần Thị B', date: '2024-06-02', digest }];
  return {
    edition,
    profile: profileOf(language),
    publisher: 'Sở Thông tin và Truyền thông',
    creators: ['Phòng Thông tin'],
    subjects: ['An toàn'],
    coverage: ['Trần Đề'],
    approvals,
  };
}

const file = (
  path: string,
  kind: DepositFile['kind'],
  mediaType: string,
  language?: string,
  bytes: Uint8Array = new TextEncoder().encode(`${path} tiếng Việt ភាសាខ្មែរ`),
): DepositFile => ({ path, kind, mediaType, bytes, ...(language && { language: tag(language) }) });

/** Files are in no order: the bag must put them in one. */
export const candidate: DepositCandidate = {
  facts,
  publisher: {
    name: 'Sở Thông tin và Truyền thông',
    parent: 'UBND tỉnh Sóc Trăng',
    contact: { address: '56 Lê Duẩn,\nSóc Trăng', phone: '0299 000 000', email: 'so@example.vn' },
    notice: 'Dữ liệu mẫu',
    identifier: { authority: 'soctrang.gov.vn', year: '2024', prefix: 'soctrang' },
    baseUrl: 'https://example.vn/',
    sourceLanguage: tag('vi'),
    languages: [tag('vi'), tag('km'), tag('zh-Hans')],
    units: [],
    areas: [],
    programmes: [{ id: 'minority-areas-2021-2030', label: 'Chương trình DTTS', deposit: true }],
    topics: [],
    gates: [],
    licence: 'CC BY 4.0',
  },
  editions: ['km', 'vi', 'zh-Hans'].map(editionOf),
  files: [
    file('web/vi/news/2024/plan.html', 'web', 'text/html', 'vi'),
    file('web/km/news/2024/plan.html', 'web', 'text/html', 'km'),
    file('web/zh-Hans/news/2024/plan.html', 'web', 'text/html', 'zh-Hans'),
    file('web/assets/page.css', 'web', 'text/css'),
    file('print/vi/plan.a5.pdf', 'print', 'application/pdf', 'vi', new Uint8Array(5000).fill(7)),
    file('source/news/2024/plan.md', 'source', 'text/markdown'),
    file('source/empty.txt', 'source', 'text/plain', undefined, new Uint8Array(0)),
    file('locales/km/content/news/2024/plan.json', 'catalogue', 'application/json', 'km'),
  ],
  date: '2024-06-01',
  software: 'nhip-cau 0.1.0',
};
