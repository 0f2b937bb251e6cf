/** What can be wrong with a bulletin: a text that it gathers is not ready, or it is larger than the law allows. */
import { type Diagnostic, declareDiagnostics } from '../../model/diagnostic.ts';
import type { Edition } from '../../model/edition.ts';
import type { Layout, Measurement } from '../../model/rendition.ts';
import { inspectPrint, refuseIncomplete } from '../inspect-print.ts';
import type { GatheredEdition } from '../product.ts';

/**
 * Names the documents that can't be printed in this language (what is printed cannot mix in another one), and those that
 * gather others themselves: of them only a few words of their own would be printed, and nobody would miss the rest.
 */
export function refuse(
  edition: Edition,
  format: string,
  gathered: readonly GatheredEdition[],
): Diagnostic | undefined {
  const { language, facts } = edition;
  const found = (code: Parameters<typeof diagnose>[0], some: readonly GatheredEdition[]) => {
    const items = some.map(({ document }) => document).join(', ');
    const values = { product: `bulletin/${format}`, items, language };
    return some.length > 0 ? diagnose(code, { file: facts.file }, { language, values }) : undefined;
  };
  return (
    found(
      'bulletin-in-bulletin',
      gathered.filter((each) => each.edition && each.edition.facts.items.length > 0),
    ) ??
    found(
      'bulletin-item-incomplete',
      gathered.filter((each) => !each.edition?.complete),
    ) ??
    refuseIncomplete(edition, 'bulletin', format)
  );
}

export function inspect(
  edition: Pick<Edition, 'facts' | 'language'>,
  layout: Layout,
  measurement: Measurement,
): readonly Diagnostic[] {
  return [...inspectPrint(edition, layout, measurement, boxes), ...beyondLaw(edition, layout, measurement)];
}

export const boxes = {
  masthead: { vi: 'phần đầu trang một', en: 'the masthead' },
  contents: { vi: 'mục lục', en: 'the contents' },
  item: { vi: 'phần đầu của một bài', en: 'the head of an item' },
  text: { vi: 'cột chữ', en: 'its column' },
  imprint: { vi: 'phần cuối trang cuối', en: 'the end of the last page' },
};

/** Press Law 103/2016/QH13, article 34, clause 1. */
const largest = { width: 190, height: 270, pages: 64 } as const;

function beyondLaw(
  { facts, language }: Pick<Edition, 'facts' | 'language'>,
  layout: Layout,
  { sides }: Measurement,
): readonly Diagnostic[] {
  if (!facts.masthead) return [];
  const { width, height, pages } = largest;
  const isLarge = layout.width > width || layout.height > height;
  if (!isLarge && sides <= pages) return [];
  const { product, format } = layout;
  const values = { product: `${product}/${format}`, width: layout.width, height: layout.height, sides };
  return [diagnose('bulletin-beyond-law', { file: facts.file }, { language, values })];
}

export const diagnose = declareDiagnostics({
  'bulletin-in-bulletin': {
    severity: 'error',
    message: {
      vi: 'Chưa làm {product}: mục items có bản tin khác ({items}), mà bản tin này chỉ in được bài, không in được cả một bản tin.',
      en: 'No {product}: items names another bulletin ({items}), and a bulletin prints texts, not whole bulletins.',
    },
    advice: {
      vi: 'Thay bằng tên các bài của bản tin đó.',
      en: 'Name the documents of that bulletin in its place.',
    },
  },
  'bulletin-item-incomplete': {
    severity: 'warning',
    message: {
      vi: 'Chưa làm {product}: có bài trong bản tin chưa dịch xong tiếng này, hoặc đang có lỗi: {items}.',
      en: 'No {product}: texts that it gathers are not whole in this language, or have errors: {items}.',
    },
    advice: {
      vi: 'Sửa lỗi của các bài đó nếu báo cáo có nêu; dịch nốt trong locales/{language}/ (xem «npm run nhipcau -- status»), hoặc bỏ chúng khỏi items.',
      en: 'Mend their errors, if the report names any; translate them in locales/{language}/ (see “npm run nhipcau -- status”), or take them out of items.',
    },
  },
  'bulletin-beyond-law': {
    severity: 'warning',
    message: {
      vi: '{product}: {width} × {height} mm, {sides} trang; bản tin có giấy phép không được quá 190 × 270 mm và 64 trang (Luật Báo chí 2016, Điều 34).',
      en: '{product}: {width} × {height} mm, {sides} pages; a licensed bulletin has at most 190 × 270 mm and 64 pages (Press Law 2016, article 34).',
    },
    advice: {
      vi: 'Dùng khổ bulletin/newsletter, hoặc bớt bài.',
      en: 'Choose bulletin/newsletter, or gather fewer documents.',
    },
  },
});
