/** What people call what is made: a format as its product declares it, and what no product makes. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Called } from '../model/called.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Profiles } from '../model/language.ts';
import { formatAsked } from '../model/rendition.ts';
import { printedProducts } from './products.ts';

interface Made {
  readonly product: string;
  readonly format: string;
  readonly language: LanguageTag;
  readonly beside?: LanguageTag;
}

export function calledOf(made: Made, profiles: Profiles): Called {
  const { product, language, beside } = made;
  const format = printedProducts.get(product)?.formats[formatAsked(made)];
  const name = format?.name ?? others[product];
  if (!name) throw new RangeError(`nobody has named ${product}/${made.format}`);
  return { name, ...(beside && { pair: pairOf([language, beside], profiles) }) };
}

function pairOf(languages: readonly LanguageTag[], profiles: Profiles): Bilingual {
  const both = (name: 'vietnamese' | 'english') =>
    languages.map((tag) => profiles.get(tag)?.[name] ?? tag).join(' – ');
  return { vi: both('vietnamese'), en: both('english') };
}

const page: Bilingual = { vi: 'Trang web', en: 'Web page' };

const others: Readonly<Record<string, Bilingual>> = {
  page,
  deposit: { vi: 'Gói nộp', en: 'Deposit package' },
  press: { vi: 'Phiếu đặt in', en: 'Order sheet' },
};

/** What a document may ask for, as it names it → what people call that. */
export const productNames: ReadonlyMap<string, Bilingual> = new Map([
  ['page', page],
  ...[...printedProducts].flatMap(([id, { formats }]) =>
    Object.entries(formats).map(([format, { name }]): [string, Bilingual] => [`${id}/${format}`, name]),
  ),
]);

/** Of the file that is made for a print shop beside the one for readers. */
export const pressFileOf = ({ name, ...rest }: Called): Called => ({
  ...rest,
  name: { vi: `${name.vi}, tệp cho nhà in`, en: `${name.en}, for the print shop` },
});
