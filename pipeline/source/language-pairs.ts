/** `bilingual:` in the front matter: which two languages stand side by side on a bilingual sheet. */
import { z } from 'zod';
import type { ParsedYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguagePair } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Publisher } from '../model/publisher.ts';

/** The product that this field is for; its files are named after both languages. */
export const pairedProduct = 'bilingual';

export const pairsSchema = ({ languages }: Publisher) =>
  z
    .array(z.array(z.enum(languages)))
    .min(1)
    .meta({
      vi: 'Những cặp tiếng in cạnh nhau trên bản song ngữ; tiếng đứng trước in bên trái. Không ghi thì mỗi thứ tiếng một bản, cạnh tiếng của bài gốc.',
      en: 'Pairs of languages that a bilingual sheet sets side by side, the first on the left. Every language beside the source’s when absent.',
      example: '[[km, vi], [km, zh-Hans]]',
    });

/** What the schema let pass; only of fields that `judgePairs` found nothing wrong with. */
export const pairsOf = (pairs: readonly (readonly string[])[]): readonly LanguagePair[] =>
  pairs.flatMap(([first, other]) =>
    first && other ? [[first as LanguageTag, other as LanguageTag] as const] : [],
  );

/** What the schema can't know. @param chosen `products` of the document, as typed. */
export function judgePairs(
  pairs: readonly (readonly string[])[],
  chosen: readonly string[],
  yaml: ParsedYaml,
): readonly Diagnostic[] {
  const isMade = chosen.some((name) => name === pairedProduct || name.startsWith(`${pairedProduct}/`));
  const unmade = isMade
    ? []
    : [
        diagnose('pairs-without-product', yaml.placeOf([pairedProduct]), {
          values: { chosen: chosen.join(', ') },
        }),
      ];
  const wrong = pairs.flatMap((pair, index) => {
    const place = yaml.placeOf([pairedProduct, index]);
    const values = { pair: `[${pair.join(', ')}]` };
    if (pair.length !== 2 || pair[0] === pair[1]) return [diagnose('pair-of-two', place, { values })];
    const earlier = pairs.slice(0, index).some((each) => nameOf(each) === nameOf(pair));
    return earlier ? [diagnose('pair-twice', place, { values })] : [];
  });
  return [...unmade, ...wrong];
}

/** Whichever stands first, the sheet says the same. */
const nameOf = (pair: readonly string[]): string => pair.toSorted().join(' ');

export const diagnose = declareDiagnostics({
  'pair-of-two': {
    severity: 'error',
    message: {
      vi: 'Bản song ngữ cần đúng hai thứ tiếng khác nhau, ở đây là {pair}.',
      en: 'A bilingual sheet needs exactly two different languages; here they are {pair}.',
    },
    advice: {
      vi: 'Viết mỗi cặp trong ngoặc vuông, ví dụ: bilingual: [[km, vi], [km, zh-Hans]].',
      en: 'Put each pair in brackets, such as: bilingual: [[km, vi], [km, zh-Hans]].',
    },
  },
  'pair-twice': {
    severity: 'error',
    message: {
      vi: 'Cặp {pair} đã có ở trên: đổi chỗ hai thứ tiếng vẫn là bản song ngữ ấy.',
      en: 'The pair {pair} stands above already: the other way round it is the same sheet.',
    },
    advice: { vi: 'Xóa một trong hai.', en: 'Remove one of the two.' },
  },
  'pairs-without-product': {
    severity: 'error',
    message: {
      vi: 'Có mục bilingual nhưng bài không làm bản song ngữ, chỉ làm: {chosen}.',
      en: '“bilingual” names pairs of languages, but the document makes no bilingual sheet, only: {chosen}.',
    },
    advice: {
      vi: 'Thêm bilingual/a4 vào mục products, hoặc xóa mục bilingual.',
      en: 'Add bilingual/a4 to products, or remove “bilingual”.',
    },
  },
});
