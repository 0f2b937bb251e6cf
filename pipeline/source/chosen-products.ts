/** `products:` in the front matter: what its schema can't know. Two of one file would overwrite each other. */
import type { ParsedYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import { type KnownProducts, productChoice } from './front-matter.ts';
import { pairedProduct } from './language-pairs.ts';

/** @param chosen as typed. */
export function judgeProducts(
  chosen: readonly string[],
  known: KnownProducts,
  yaml: ParsedYaml,
): readonly Diagnostic[] {
  const choices = chosen.map((name) => ({ name, ...productChoice(name, known) }));
  return choices.flatMap(({ name, product, format }, index) => {
    const place = yaml.placeOf(['products', index]);
    // Files are named after the format alone, those of two languages after these, too.
    const earlier = choices
      .slice(0, index)
      .find((each) => each.format === format && isPaired(each) === isPaired({ product }));
    if (!earlier) return [];
    return earlier.product === product
      ? [diagnose('product-twice', place, { values: { name } })]
      : [diagnose('products-of-one-file', place, { values: { name, earlier: earlier.name, format } })];
  });
}

const isPaired = ({ product }: { readonly product: string }): boolean => product === pairedProduct;

export const diagnose = declareDiagnostics({
  'product-twice': {
    severity: 'error',
    message: {
      vi: 'Mục products ghi “{name}” hai lần.',
      en: '“{name}” stands in products twice.',
    },
    advice: { vi: 'Xóa một trong hai.', en: 'Remove one of the two.' },
  },
  'products-of-one-file': {
    severity: 'error',
    message: {
      vi: '“{earlier}” và “{name}” cùng khổ {format} nên sẽ là cùng một tệp (….{format}.pdf): một bài không làm được cả hai.',
      en: '“{earlier}” and “{name}” are both called {format} and would be one file (….{format}.pdf): a document can’t make both.',
    },
    advice: {
      vi: 'Bỏ một trong hai, hoặc chọn khổ khác; cần cả hai thì viết thành hai bài.',
      en: 'Take one of them out, or choose another format; where both are needed, write two documents.',
    },
  },
});
