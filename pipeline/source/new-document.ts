/** A file to start a document from: every field there, each explained in the editor's language. */
import { slugOf } from '../language/slug.ts';
import type { Kind } from '../model/document.ts';
import { type Publisher, type Term, validOn } from '../model/publisher.ts';
import { frontMatterSchema, type KnownProducts } from './front-matter.ts';

export interface NewDocument {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
}

type Field = keyof ReturnType<typeof frontMatterSchema>['shape'];

/**
 * Writes a new document of `kind`. What the editor must decide is left empty, so that a document nobody has filled in
 * is reported instead of published.
 */
export function newDocument(
  kind: Kind,
  title: string,
  date: string,
  context: { readonly publisher: Publisher; readonly products: KnownProducts },
): NewDocument {
  const { publisher, products } = context;
  const { shape } = frontMatterSchema(publisher, products);
  const explained = (field: Field, lines: string, choices: readonly string[] = []) =>
    [`# ${shape[field].meta()?.vi}`, ...choices.map((choice) => `#   ${choice}`), lines].join('\n');
  const valid = (terms: readonly Term[]) => validOn(terms, date).map(({ id, label }) => `${id}: ${label}`);
  const format = products.get(kind)?.[0];

  const fields = [
    // A JSON string is a YAML string, whatever the title holds.
    explained('title', `title: ${JSON.stringify(title.normalize('NFC'))}`),
    explained('summary', 'summary:'),
    explained('kind', `kind: ${kind}`),
    explained('date', `date: ${date}`),
    explained('topic', 'topic:', valid(publisher.topics)),
    explained('programme', 'programme:', valid(publisher.programmes)),
    explained('unit', 'unit:', valid(publisher.units)),
    explained('areas', 'areas: []', valid(publisher.areas)),
    explained('image', imageLines),
    explained(
      'products',
      `products: [${['page', ...(format ? [`${kind}/${format}`] : [])].join(', ')}]`,
      shape.products.unwrap().element.options,
    ),
    explained('bilingual', '# bilingual: [[km, vi], [km, zh-Hans]]'),
    explained('items', kind === 'bulletin' ? 'items:' : '# items:'),
    explained('press', pressLines),
    explained('focus', '# focus:\n#   anh.jpg: 30% 60%'),
    explained('short', shortLines),
    explained('identifier', '# identifier:'),
  ];
  return {
    path: `content/${kind}/${date.slice(0, 4)}/${shortSlug(title)}.md`,
    text: `---\n${fields.join('\n\n')}\n---\n\n${bodyHint}\n`,
  };
}

/** Long titles make addresses that no one can read out: the first words do. */
function shortSlug(title: string): string {
  const slug = slugOf(title);
  return (slug.length > 60 ? slug.slice(0, 61).replace(/-[^-]*$/, '') : slug) || 'bai-viet';
}

const imageLines = `# image:
#   file: anh.jpg
#   alt: Mô tả ảnh cho người không nhìn thấy ảnh
#   caption: Chú thích dưới ảnh
#   credit: Tác giả hoặc nguồn ảnh`;

const pressLines = `# press:
#   profile: office
#   copies:
#     ma-dia-ban: { vi: 300, km: 700 }`;

const shortLines = `# short:
#   title: Tiêu đề ngắn
#   summary: Tóm tắt ngắn
#   body:
#     - Đoạn in thay cho các mục của bài.`;

const bodyHint =
  '<!-- Viết bài từ đây, bằng Markdown. Mục trong bài bắt đầu bằng ##. Dòng này không hiện ra ở sản phẩm. -->';
