/** The reference: one page a subject, in Vietnamese and English, made of what the program itself declares. */
import { listAcrossChecks, listChecks } from '../checks/list-checks.ts';
import { describeSchema, type SchemaField } from '../language/describe-schema.ts';
import { profileSchema } from '../language/profile-schema.ts';
import { blockKinds } from '../markup/blocks.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { DiagnosticKind, Severity } from '../model/diagnostic.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Publisher } from '../model/publisher.ts';
import { factsSchema } from '../source/facts.ts';
import { frontMatterSchema, type KnownProducts } from '../source/front-matter.ts';
import { pressProfileSchema } from '../source/press-profile.ts';
import { publisherSchema } from '../source/publisher.ts';
import { ledgerSchema } from '../translation/ledger.ts';
import { type Declared, declaredDiagnostics } from './declared-diagnostics.ts';
import { code, fence, page, plain, table } from './markdown.ts';

/**
 * @param names `leaflet/trifold` → what people call it.
 * @returns file name → Markdown, of everything but the commands.
 */
export async function referencePages(
  products: KnownProducts,
  names: ReadonlyMap<string, Bilingual>,
): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['front-matter.md', frontMatterPage(products, names)],
    ['publisher.md', publisherPage],
    ['facts.md', factsPage],
    ['press-profile.md', pressProfilePage],
    ['language-profile.md', profilePage],
    ['ledger.md', ledgerPage],
    ['blocks.md', blocksPage()],
    ['checks.md', await checksPage()],
    ['diagnostics.md', diagnosticsPage(await declaredDiagnostics())],
  ]);
}

function fields(described: readonly SchemaField[]): string {
  const head = [
    'Mục / Field',
    'Bắt buộc / Required',
    'Nội dung / Value',
    'Nghĩa',
    'Meaning',
    'Ví dụ / Example',
  ];
  return table(
    head,
    described.map(({ path, required, type, list, about, example }) => [
      code(path),
      required ? '✓' : '',
      (list ? 'danh sách / list: ' : '') + (type.vi === type.en ? type.vi : `${type.vi} / ${type.en}`),
      about.vi,
      about.en,
      example ? code(example) : '',
    ]),
  );
}

/** Stands for any office: its terms are its own, and are named by the list that they come from. */
function anyPublisher(): Publisher {
  const from = (list: string) => [{ id: `publisher.yaml: ${list}`, label: list }];
  return {
    name: '',
    parent: '',
    contact: { address: '' },
    identifier: { authority: '', year: '', prefix: 'prefix' },
    baseUrl: '',
    sourceLanguage: 'vi' as LanguageTag,
    languages: [],
    units: from('units'),
    areas: from('areas'),
    programmes: from('programmes').map((term) => ({ ...term, deposit: false })),
    topics: from('topics'),
    gates: [],
    licence: '',
  };
}

const frontMatterPage = (products: KnownProducts, names: ReadonlyMap<string, Bilingual>): string =>
  page(
    { vi: 'Phần đầu của bài', en: 'Front matter' },
    {
      vi: 'Đứng giữa hai dòng `---` ở đầu mỗi tệp `content/**/*.md`. «npm run nhipcau -- new» viết sẵn mọi mục.',
      en: 'Stands between two lines `---` at the head of every `content/**/*.md`. “npm run nhipcau -- new” writes every field.',
    },
    fields(describeSchema(frontMatterSchema(anyPublisher(), products))),
    [
      '## Các sản phẩm / Products',
      table(
        ['`products`', 'Tên', 'Name'],
        [...names].map(([choice, { vi, en }]) => [code(choice), vi, en]),
      ),
    ].join('\n\n'),
  );

const publisherPage = page(
  { vi: 'Cơ quan xuất bản', en: 'Publisher' },
  {
    vi: '`content/publisher.yaml`: cơ quan, các danh mục và ngôn ngữ. `from` và `until` là ngày đầu và ngày cuối có hiệu lực.',
    en: '`content/publisher.yaml`: the office, its vocabularies and languages. `from` and `until` are the first and last day of validity.',
  },
  fields(describeSchema(publisherSchema)),
);

const pressProfilePage = page(
  { vi: 'Yêu cầu của nhà in', en: 'Print shop' },
  {
    vi: '`content/press/<tên>.yaml`: nhà in cần tệp thế nào; mỗi nhà in một tệp. Bài nêu tên tệp trong `press.profile`.',
    en: '`content/press/<name>.yaml`: how a print shop wants its files, one file a shop. A document names it in `press.profile`.',
  },
  fields(describeSchema(pressProfileSchema)),
);

const factsPage = page(
  { vi: 'Số liệu', en: 'Facts' },
  {
    vi: '`content/facts.yaml`: mỗi số liệu gõ một lần, trong bài viết `{{facts.tên, number}}`; cách viết khác: `money`, `short`, `percent`; `date` là ngày của số liệu.',
    en: '`content/facts.yaml`: each figure typed once; a text says `{{facts.name, number}}`; other formats: `money`, `short`, `percent`; `date` is the day that the figure is of.',
  },
  fields(describeSchema(factsSchema, 'name')),
);

const profilePage = page(
  { vi: 'Mô tả ngôn ngữ', en: 'Language profile' },
  {
    vi: '`locales/languages/<mã>.yaml`: mọi điều chương trình cần biết về một ngôn ngữ. Thêm ngôn ngữ là thêm một tệp.',
    en: '`locales/languages/<tag>.yaml`: all that the program needs to know of a language. Adding a language is adding a file.',
  },
  fields(describeSchema(profileSchema)),
);

const ledgerPage = page(
  { vi: 'Sổ theo dõi bản dịch', en: 'Ledger' },
  {
    vi: '`locales/<mã>/ledger/<bài>.json`, bên cạnh tệp ngôn ngữ: trạng thái từng mục và các lần duyệt. Chương trình viết, người không sửa bằng tay.',
    en: '`locales/<tag>/ledger/<document>.json`, beside the catalogue: the state of every unit, and the approvals. Written by the program, not by hand.',
  },
  fields(describeSchema(ledgerSchema)),
);

function blocksPage(): string {
  const kinds = [...blockKinds.values()].map(({ name, about, attributes, example }) => {
    const rows = Object.entries(attributes).map(([attribute, { values, required, about: meaning }]) => [
      code(attribute),
      required ? '✓' : '',
      values ? values.map(code).join(', ') : 'chữ / text',
      meaning.vi,
      meaning.en,
    ]);
    const head = ['Thuộc tính / Attribute', 'Bắt buộc / Required', 'Giá trị / Value', 'Nghĩa', 'Meaning'];
    return [
      `## \`:::${name}\``,
      both(about),
      ...(rows.length > 0 ? [table(head, rows)] : []),
      fence(example, 'markdown'),
    ].join('\n\n');
  });
  return page(
    { vi: 'Các khối', en: 'Blocks' },
    {
      vi: 'Một khối mở bằng `:::tên` và đóng bằng `:::`, mỗi dấu một dòng riêng. Tên khối có thể kèm tiêu đề `[…]` và thuộc tính `{…}`. Khối chứa khối khác thì mở và đóng bằng nhiều dấu hai chấm hơn.',
      en: 'A block opens with `:::name` and closes with `:::`, each on a line of its own. A title `[…]` and attributes `{…}` may follow its name. A block around another opens and closes with more colons.',
    },
    ...kinds,
  );
}

async function checksPage(): Promise<string> {
  const rows = [...(await listChecks()), ...(await listAcrossChecks())].map((check) => [
    code(check.code),
    severity(check.severity),
    check.about.vi,
    check.about.en,
  ]);
  return page(
    { vi: 'Các phép kiểm tra', en: 'Checks' },
    {
      vi: '«npm run nhipcau -- check» và mỗi lần dựng đều kiểm tra mọi bài trong mọi ngôn ngữ.',
      en: '“npm run nhipcau -- check” and every build judge every document in every language.',
    },
    table(['Mã / Code', 'Mức / Severity', 'Tìm gì', 'What it looks for'], rows),
  );
}

function diagnosticsPage(declared: readonly Declared[]): string {
  const lines = ({ message, advice }: DiagnosticKind) =>
    [message.vi, `→ ${advice.vi}`, message.en, `→ ${advice.en}`].map((line) => `- ${plain(line)}`).join('\n');
  const entries = declared.map(({ code: name, kinds }) =>
    [`## \`${name}\``, ...kinds.map((kind) => `${severity(kind.severity)}\n\n${lines(kind)}`)].join('\n\n'),
  );
  return page(
    { vi: 'Các thông báo', en: 'Diagnostics' },
    {
      vi: 'Mã của một thông báo không bao giờ đổi nghĩa. Chỗ `{…}` được điền khi báo.',
      en: 'The code of a diagnostic never changes its meaning. Places `{…}` are filled when it is said.',
    },
    ...entries,
  );
}

const severities: Readonly<Record<Severity, Bilingual>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  note: { vi: 'lưu ý', en: 'note' },
};

const severity = (which: Severity): string => `${severities[which].vi} / ${severities[which].en}`;

const both = ({ vi, en }: Bilingual): string => `${vi}\n\n*${en}*`;
