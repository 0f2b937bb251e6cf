/** What documents want from a print shop: which layouts get a press file, and which can't. */
import { fullName } from '../model/called.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { DocumentFacts, ProductChoice } from '../model/document.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import type { PressProfile } from '../model/press.ts';
import { formatAsked, type Layout } from '../model/rendition.ts';
import type { Site } from '../products/product.ts';
import { calledOf } from './called.ts';
import { printedProducts } from './products.ts';

/** The layout with what its press file needs, where one is wanted and the edition is approved. */
export function withPress(
  layout: Layout,
  { facts, approved }: Pick<Edition, 'facts' | 'approved'>,
  site: Site,
  profile: PressProfile | undefined,
): Layout {
  // Two pages on a sheet in the order of a booklet are for office printers: a print shop puts single pages in its own.
  if (layout.medium !== 'print' || layout.booklet) return layout;
  if (!profile || !approved || !wants(facts, layout)) return layout;
  if (!orderedLanguages(facts, [layout.language]).includes(layout.language)) return layout;
  const { bleed, marks, colour } = profile;
  return { ...layout, press: { bleed, marks, colour, slug: slugOf(layout, facts, site) } };
}

/** Whether the document sends this product to a print shop. */
const wants = ({ press }: DocumentFacts, layout: Layout): boolean =>
  press !== undefined &&
  (!press.products ||
    press.products.some(
      ({ product, format }) => product === layout.product && format === formatAsked(layout),
    ));

/** For whoever holds the sheet: all of it in Vietnamese, whatever the language of the text. */
function slugOf(
  layout: Layout & { medium: 'print' },
  { date }: DocumentFacts,
  { profile, profiles }: Site,
): string {
  const { document, language, width, height, scale = 1, metadata } = layout;
  const made = `${millimetres(width * scale)} × ${millimetres(height * scale)} mm`;
  const size = scale === 1 ? made : `khổ thật ${made}, tệp vẽ theo tỷ lệ 1:${scale}`;
  return [
    document,
    `${profile.vietnamese} (${language})`,
    `${fullName(calledOf(layout, profiles)).vi} ${size}`,
    date,
    `${metadata.identifier}-${language}`,
  ].join(' · ');
}

const millimetres = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');

/** Languages that copies are ordered of; every one that has an edition, where the plan names none. */
export const orderedLanguages = (
  { press }: DocumentFacts,
  languages: readonly LanguageTag[],
): readonly LanguageTag[] => {
  const planned = new Set(Object.values(press?.copies ?? {}).flatMap((area) => Object.keys(area)));
  return planned.size === 0 ? languages : languages.filter((language) => planned.has(language));
};

/** Of each language that is ordered, and of each product: why there is nothing to print yet. */
export function judgeWishes(
  facts: DocumentFacts,
  editions: readonly Pick<Edition, 'language' | 'approved'>[],
  languages: readonly LanguageTag[],
): readonly Diagnostic[] {
  if (!facts.press) return [];
  return [...judgeProducts(facts), ...judgeLanguages(facts, editions, languages)];
}

/** A page or a picture for the screen that is sent to a print shop: nobody would get anything. */
function judgeProducts({ press, products, file }: DocumentFacts): readonly Diagnostic[] {
  const isPrinted = ({ product }: ProductChoice) => printedProducts.get(product)?.medium === 'print';
  const wrong = press?.products?.filter((choice) => !isPrinted(choice)) ?? [];
  if (wrong.length === 0 && (press?.products ?? products).some(isPrinted)) return [];
  const names = wrong.map(({ product, format }) => `${product}/${format}`).join(', ') || '–';
  return [diagnose('press-nothing-to-print', { file }, { values: { names } })];
}

function judgeLanguages(
  facts: DocumentFacts,
  editions: readonly Pick<Edition, 'language' | 'approved'>[],
  languages: readonly LanguageTag[],
): readonly Diagnostic[] {
  return orderedLanguages(facts, languages).flatMap((language) => {
    const edition = editions.find((each) => each.language === language);
    if (edition?.approved) return [];
    // Nobody has planned for a language that nobody has begun.
    if (!edition && Object.keys(facts.press?.copies ?? {}).length === 0) return [];
    const code = edition ? 'press-not-approved' : 'press-without-edition';
    return [diagnose(code, { file: facts.file }, { language, values: { language, document: facts.id } })];
  });
}

export const diagnose = declareDiagnostics({
  'press-nothing-to-print': {
    severity: 'warning',
    message: {
      vi: 'Bài đặt in (mục press) nhưng không có sản phẩm in nào để đem in: {names}.',
      en: 'The document orders from a print shop (press), but has no printed product to send there: {names}.',
    },
    advice: {
      vi: 'Thêm một sản phẩm in vào products, ví dụ leaflet/trifold, hoặc chọn lại trong press.products.',
      en: 'Add a printed product to products, such as leaflet/trifold, or choose again in press.products.',
    },
  },
  'press-not-approved': {
    severity: 'warning',
    message: {
      vi: 'Chưa có tệp cho nhà in bằng tiếng {language}: bản này chưa được duyệt. In ra rồi thì không sửa được nữa.',
      en: 'There is no file for the print shop in {language}: the edition is not approved. What is printed cannot be corrected.',
    },
    advice: {
      vi: 'Đọc lại, rồi duyệt: «npm run nhipcau -- approve {document} --languages {language}»; hoặc bỏ ngôn ngữ này khỏi press.copies.',
      en: 'Read it again and approve it: “npm run nhipcau -- approve {document} --languages {language}”; or take the language from press.copies.',
    },
  },
  'press-without-edition': {
    severity: 'warning',
    message: {
      vi: 'Kế hoạch phân phát có bản tiếng {language}, nhưng bài chưa có bản dịch nào sang tiếng này.',
      en: 'The distribution plan has copies in {language}, but nobody has begun to translate the document into it.',
    },
    advice: {
      vi: 'Dịch bài sang ngôn ngữ này, hoặc bỏ nó khỏi press.copies.',
      en: 'Have it translated, or take the language from press.copies.',
    },
  },
});
