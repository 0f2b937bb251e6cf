/** The language profile as it is written: `locales/languages/<tag>.yaml`, judged by the schema below. */
import { basename } from 'node:path/posix';
import { z } from 'zod';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { isLanguageTag, type LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { textThat } from './schema.ts';
import { parseYaml, validateYaml } from './yaml.ts';

/** Reads one profile. Its tag must be the file's name. */
export function readProfile(file: string, yamlText: string): Read<LanguageProfile> {
  const yaml = parseYaml(yamlText, file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  const { value, diagnostics } = validateYaml(profileSchema, yaml);
  if (!value) return { value, diagnostics };
  const misnamed = misnamedProfile(file, value.tag, () => yaml.placeOf(['tag']));
  return misnamed ? { value: undefined, diagnostics: [misnamed] } : { value, diagnostics };
}

function misnamedProfile(
  file: string,
  tag: string,
  place: () => Diagnostic['place'],
): Diagnostic | undefined {
  const name = basename(file, '.yaml');
  return name === tag ? undefined : diagnose('misnamed-profile', place(), { values: { name, tag } });
}

const tag = () =>
  textThat(isLanguageTag, {
    vi: 'một mã ngôn ngữ BCP 47, ví dụ `vi`, `zh-Hans`',
    en: 'a BCP 47 language tag, such as `vi` or `zh-Hans`',
  }).transform((text) => text as LanguageTag);

const name = () =>
  textThat((text) => text.trim() !== '', { vi: 'một tên, không để trống', en: 'a name, not empty' });

const scriptCode = textThat((text) => /^[A-Z][a-z]{3}$/.test(text), {
  vi: 'mã chữ viết ISO 15924, ví dụ `Latn`, `Khmr`',
  en: 'an ISO 15924 script code, such as `Latn` or `Khmr`',
});

const amountPattern = () =>
  textThat((text) => text.split('{n}').length === 2, {
    vi: 'một mẫu có đúng một chỗ `{n}` cho con số, ví dụ `{n} đồng`',
    en: 'a pattern with exactly one `{n}` for the number, such as `{n} đồng`',
  });

const datePlaces = ['{d}', '{dd}', '{m}', '{mm}', '{month}', '{y}'];

const datePattern = () =>
  textThat((text) => (text.match(/\{[^}]*\}/g) ?? ['']).every((place) => datePlaces.includes(place)), {
    vi: `một mẫu ngày gồm các chỗ ${datePlaces.join(' ')}`,
    en: `a date pattern made of ${datePlaces.join(' ')}`,
  });

const families = () => z.array(name()).min(1);

const fontsSchema = z.strictObject({
  sans: families().meta({
    vi: 'Phông chữ cho nội dung, theo thứ tự; mỗi tên là một phông có trong chương trình.',
    en: 'Families for text, in order; each is a name that the font engine knows.',
  }),
  serif: families().meta({
    vi: 'Phông chữ cho bài dài, theo thứ tự.',
    en: 'Families for long reading, in order.',
  }),
  lineHeight: z.number().min(1).max(3).meta({
    vi: 'Chiều cao dòng (CSS, không đơn vị) đủ cho các dấu của chữ viết.',
    en: 'CSS line height, without unit, that the script’s marks need.',
  }),
  sizeAdjust: z.number().min(0.5).max(2).meta({
    vi: 'Hệ số cỡ chữ, để các chữ viết đặt cạnh nhau trông to bằng nhau.',
    en: 'Factor on the type size, so that scripts set side by side look equally large.',
  }),
});

const shortMoneySchema = z.strictObject({
  from: z
    .number()
    .positive()
    .meta({ vi: 'Số tiền nhỏ nhất được viết như vậy.', en: 'Smallest amount that is written so.' }),
  divide: z.int().positive().meta({
    vi: 'Số tiền được chia cho số này trước khi viết.',
    en: 'The amount is divided by this before it is written.',
  }),
  pattern: amountPattern().meta({
    vi: 'Cách viết gọn, `{n}` là con số: `{n} tỷ đồng`.',
    en: 'The short form, with `{n}` for the number: `{n} tỷ đồng`.',
  }),
});

const numbersSchema = z.strictObject({
  group: z.string().meta({ vi: 'Dấu ngăn cách từng nhóm ba chữ số.', en: 'Between groups of three digits.' }),
  decimal: z.string().min(1).meta({ vi: 'Dấu trước phần thập phân.', en: 'Before the decimals.' }),
  digits: z.array(z.string().min(1)).length(10).exactOptional().meta({
    vi: 'Mười chữ số từ không, khi không phải là 0–9.',
    en: 'The ten digits from zero up, when they are not 0–9.',
  }),
  percent: amountPattern().meta({
    vi: 'Cách viết phần trăm, `{n}` là con số.',
    en: 'A percentage, with `{n}` for the number.',
  }),
  money: z
    .strictObject({
      VND: amountPattern().meta({
        vi: 'Cách viết tiền đồng, `{n}` là con số.',
        en: 'An amount in đồng, with `{n}` for the number.',
      }),
    })
    .meta({ vi: 'Cách viết tiền, theo mã ISO 4217.', en: 'Amounts of money, by ISO 4217 code.' }),
  shortMoney: z
    .array(shortMoneySchema)
    .refine((steps) => steps.every((step, i) => i === 0 || step.from < (steps[i - 1]?.from ?? 0)), {
      params: { vi: 'các mức từ lớn đến nhỏ', en: 'steps from the largest to the smallest' },
    })
    .meta({
      vi: 'Cách viết gọn số tiền lớn ở chỗ chữ to, từ lớn đến nhỏ.',
      en: 'Short forms of large amounts of money for large type, largest first.',
    }),
});

const datesSchema = z
  .strictObject({
    short: datePattern().meta({
      vi: 'Ngày viết bằng số, gồm `{d}` `{dd}` `{m}` `{mm}` `{y}`.',
      en: 'A date in figures, over `{d}` `{dd}` `{m}` `{mm}` `{y}`.',
    }),
    long: datePattern().meta({
      vi: 'Ngày viết bằng chữ; thêm `{month}`, một tên trong `months`.',
      en: 'A date in words; also over `{month}`, a name of `months`.',
    }),
    months: z
      .array(name())
      .length(12)
      .exactOptional()
      .meta({ vi: 'Tên mười hai tháng.', en: 'Names of the twelve months.' }),
    administrativeZero: z.boolean().exactOptional().meta({
      vi: 'Ngày dưới 10 và tháng 1, 2 có số 0 ở trước (Nghị định 30/2020/NĐ-CP).',
      en: 'Days below 10 and months 1 and 2 take a leading zero (Vietnam’s Decree 30/2020/NĐ-CP).',
    }),
  })
  .refine(({ short, long, months }) => months || !`${short}${long}`.includes('{month}'), {
    params: {
      vi: 'có `months` khi mẫu ngày dùng `{month}`',
      en: 'given `months` when a pattern uses `{month}`',
    },
  });

/** Every field carries its description: the reference documentation is made from it. */
export const profileSchema = z.strictObject({
  tag: tag().meta({
    vi: 'Mã BCP 47, kèm mã chữ viết khi tiếng đó có nhiều chữ viết; trùng với tên tệp.',
    en: 'BCP 47 tag with the script where more than one is written; equal to the file name.',
  }),
  endonym: name().meta({
    vi: 'Tên ngôn ngữ trong chính ngôn ngữ đó, để người đọc chọn.',
    en: 'The language’s name in itself, as readers choose it.',
  }),
  vietnamese: name().meta({ vi: 'Tên trong tiếng Việt.', en: 'Its name in Vietnamese.' }),
  english: name().meta({ vi: 'Tên trong tiếng Anh.', en: 'Its name in English.' }),
  script: scriptCode.meta({ vi: 'Mã chữ viết ISO 15924.', en: 'ISO 15924 code of its script.' }),
  direction: z.enum(['ltr', 'rtl']).meta({ vi: 'Hướng viết.', en: 'Writing direction.' }),
  hreflang: z.string().min(2).exactOptional().meta({
    vi: 'Mã mà máy tìm kiếm chấp nhận: ISO 639-1, thêm chữ viết hoặc vùng nếu cần; không có mã thì bỏ trống.',
    en: 'What search engines accept: ISO 639-1, with script or region if need be; absent where there is no code.',
  }),
  fallback: z.array(tag()).meta({
    vi: 'Các ngôn ngữ lần lượt thay thế khi thiếu chữ giao diện; ngôn ngữ gốc đứng cuối.',
    en: 'Languages tried in order when a word of the interface is missing; the source language last.',
  }),
  fonts: fontsSchema.meta({ vi: 'Kiểu chữ.', en: 'Type.' }),
  numbers: numbersSchema.meta({ vi: 'Số, phần trăm và tiền.', en: 'Numbers, percentages and money.' }),
  dates: datesSchema.meta({ vi: 'Ngày tháng.', en: 'Dates.' }),
  plurals: z
    .array(z.enum(['one', 'other']))
    .min(1)
    .refine((forms) => forms.includes('other'), { params: { vi: 'có `other`', en: 'a list with `other`' } })
    .meta({
      vi: 'Các dạng số nhiều (CLDR) mà ngôn ngữ phân biệt; phần lớn ngôn ngữ ở đây là `[other]`.',
      en: 'CLDR plural categories that the language distinguishes; `[other]` for most languages here.',
    }),
  lineBreak: z.enum(['spaces', 'dictionary', 'anywhere']).meta({
    vi: 'Nơi được ngắt dòng: ở dấu cách, theo từ điển của trình duyệt, hoặc giữa hai ký tự bất kỳ.',
    en: 'Where lines may break: at spaces, by the browser’s dictionary, or between any two characters.',
  }),
});

export const diagnose = declareDiagnostics({
  'misnamed-profile': {
    severity: 'error',
    message: {
      vi: 'Tệp tên “{name}” nhưng bên trong ghi mã ngôn ngữ “{tag}”.',
      en: 'The file is called “{name}” but the language inside is “{tag}”.',
    },
    advice: {
      vi: 'Đổi tên tệp thành `{tag}.yaml`, hoặc sửa mục `tag`.',
      en: 'Rename the file to `{tag}.yaml`, or correct `tag`.',
    },
  },
});
