/** `press:` in the front matter: which print shop a document goes to, and how many copies go where. */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import type { ParsedYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { ProductChoice } from '../model/document.ts';
import type { CopyPlan, PressChoice } from '../model/press.ts';
import type { Publisher } from '../model/publisher.ts';

/** A province prints thousands: more is a slip of the finger. */
const mostCopies = 1_000_000;

const copies = z
  .custom<number>(
    (value) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= mostCopies,
    {
      params: {
        vi: `số bản, một số nguyên từ 1 đến ${mostCopies}, viết liền`,
        en: `a number of copies, whole, from 1 to ${mostCopies}, without separators`,
      },
    },
  )
  .meta({ vi: 'Số bản.', en: 'Number of copies.', example: 300 });

/** Keys of a record that must be among `known`: the schema's own complaint would not name them. */
const knownKeys =
  (known: readonly string[], vi: string, en: string) =>
  (record: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): void => {
    for (const key of Object.keys(record).filter((each) => !known.includes(each))) {
      const params = { vi: `${vi}: ${known.join(', ')}`, en: `${en}: ${known.join(', ')}` };
      context.addIssue({ code: 'custom', path: [key], params });
    }
  };

export function pressSchema(publisher: Publisher, products: readonly string[]) {
  const areas = publisher.areas.map(({ id }) => id);
  return z.strictObject({
    profile: textThat((text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text), {
      vi: 'tên một tệp trong content/press/, không có .yaml',
      en: 'the name of a file in content/press/, without .yaml',
    }).meta({
      vi: 'Yêu cầu của nhà in: tên tệp trong `content/press/`, không có `.yaml`.',
      en: 'What the print shop asks for: a file in `content/press/`, without `.yaml`.',
      example: 'offset',
    }),
    products: z
      .array(z.enum(products))
      .min(1)
      .exactOptional()
      .meta({
        vi: 'Những sản phẩm đem in. Không ghi thì in mọi sản phẩm in của bài.',
        en: 'What goes to the print shop; all printed products of the document when absent.',
        example: ['leaflet/trifold'],
      }),
    copies: z
      .record(
        z.string(),
        z
          .record(z.string(), copies)
          .superRefine(
            knownKeys(publisher.languages, 'một ngôn ngữ xuất bản', 'a language that is published'),
          ),
      )
      .superRefine(knownKeys(areas, 'một địa bàn trong publisher.yaml', 'an area of publisher.yaml'))
      .default({})
      .meta({
        vi: 'Kế hoạch phân phát: địa bàn, rồi mỗi ngôn ngữ bao nhiêu bản (của mỗi sản phẩm).',
        en: 'Distribution plan: area, then how many copies of each language (of each product).',
        example: '{ vinh-chau: { vi: 300, km: 700 } }',
      }),
  });
}

type PressField = z.output<ReturnType<typeof pressSchema>>;

/** The order as the field says it; `choose`: `leaflet/trifold` → product and format. */
export const pressChoice = (
  { profile, products, copies: plan }: PressField,
  choose: (name: string) => ProductChoice,
): PressChoice => ({
  profile,
  ...(products && { products: products.map(choose) }),
  copies: plan as CopyPlan,
});

/**
 * What the schema can't know.
 * @param chosen `products` of the document, as typed.
 * @param profiles names of the files in `content/press/`; undefined where nobody has looked.
 */
export function judgePress(
  { profile, products = [] }: PressField,
  chosen: readonly string[],
  profiles: ReadonlySet<string> | undefined,
  yaml: ParsedYaml,
): readonly Diagnostic[] {
  const wrongProfile = profiles && !profiles.has(profile) ? [unknownProfile(profile, profiles, yaml)] : [];
  const unmade = products.flatMap((name, index) => {
    if (chosen.includes(name)) return [];
    const place = yaml.placeOf(['press', 'products', index]);
    return [diagnose('press-product', place, { values: { name, chosen: chosen.join(', ') } })];
  });
  return [...wrongProfile, ...unmade];
}

function unknownProfile(profile: string, profiles: ReadonlySet<string>, yaml: ParsedYaml): Diagnostic {
  const values = { profile, known: [...profiles].sort().join(', ') || '–' };
  return diagnose('press-profile', yaml.placeOf(['press', 'profile']), { values });
}

export const diagnose = declareDiagnostics({
  'press-profile': {
    severity: 'error',
    message: {
      vi: 'Không có yêu cầu nhà in «{profile}»: thiếu tệp content/press/{profile}.yaml.',
      en: 'There is no print shop “{profile}”: content/press/{profile}.yaml is missing.',
    },
    advice: {
      vi: 'Dùng một tên đã có ({known}), hoặc chép một tệp có sẵn thành tệp ấy rồi sửa theo nhà in.',
      en: 'Use one that is there ({known}), or copy one to that name and fill in what the print shop asks for.',
    },
  },
  'press-product': {
    severity: 'error',
    message: {
      vi: 'Đem in “{name}” nhưng bài không làm sản phẩm này.',
      en: '“{name}” is to be printed, but the document does not make it.',
    },
    advice: {
      vi: 'Thêm nó vào mục products của bài, hoặc chọn trong: {chosen}.',
      en: 'Add it to the document’s products, or choose from: {chosen}.',
    },
  },
});
