/** The schema of `locales/languages/<tag>.yaml`. Every field carries its description: the reference is made from it. */
import { z } from 'zod';
import { isLanguageTag, type LanguageTag } from '../model/id.ts';
import { legacyIds } from './legacy/encoding.ts';
import { textThat } from './schema.ts';

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

const parts = (text: string): string[] => text.trim().split(/\s+/);

/** Written with spaces between them, as one reads an alphabet: `a ă â b`. */
const signs = () =>
  textThat((text) => text.trim() !== '', {
    vi: 'các chữ hoặc dấu, cách nhau bằng dấu cách',
    en: 'letters or signs with spaces between them',
  }).transform((text) => parts(text.normalize('NFC')));

const oneSign = () =>
  textThat((text) => [...text].length === 1, { vi: 'đúng một ký tự', en: 'exactly one character' });

/** A combining mark alone on a line is hard to see: it is written by its number. */
const markNumbers = () =>
  textThat((text) => parts(text).every((each) => /^U\+(?:10|[0-9A-F])?[0-9A-F]{4}$/.test(each)), {
    vi: 'các dấu viết bằng số Unicode, cách nhau bằng dấu cách, ví dụ `U+0300 U+0301`',
    en: 'marks by their Unicode numbers with spaces between them, such as `U+0300 U+0301`',
  }).transform((text) => parts(text).map((each) => String.fromCodePoint(Number.parseInt(each.slice(2), 16))));

const rangePattern = () =>
  textThat((text) => /\{from\}.*\{to\}/.test(text), {
    vi: 'một mẫu có `{from}` rồi `{to}`, ví dụ `{from}–{to}`',
    en: 'a pattern with `{from}` and then `{to}`, such as `{from}–{to}`',
  });

const pairPattern = () =>
  textThat((text) => /\{a\}.*\{b\}/.test(text), {
    vi: 'một mẫu có `{a}` rồi `{b}`, ví dụ `{a} và {b}`',
    en: 'a pattern with `{a}` and then `{b}`, such as `{a} and {b}`',
  });

const families = () => z.array(name()).min(1);

const fontsSchema = z.strictObject({
  sans: families().meta({
    vi: 'Phông chữ cho nội dung, theo thứ tự; mỗi tên là một phông có trong chương trình.',
    en: 'Families for text, in order; each is a name that the font engine knows.',
  }),
  lineHeight: z.number().min(1).max(3).meta({
    vi: 'Chiều cao dòng (CSS, không đơn vị) đủ cho các dấu của chữ viết.',
    en: 'CSS line height, without unit, that the script’s marks need.',
  }),
  sizeAdjust: z.number().min(0.5).max(2).meta({
    vi: 'Hệ số cỡ chữ, để các chữ viết đặt cạnh nhau trông to bằng nhau.',
    en: 'Factor on the type size, so that scripts set side by side look equally large.',
  }),
  smallest: z.number().min(6).max(24).exactOptional().meta({
    vi: 'Cỡ chữ nhỏ nhất được in, tính bằng điểm; không ghi là 8,5.',
    en: 'Smallest type on paper, in points; 8.5 when absent.',
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
  range: rangePattern().meta({
    vi: 'Khoảng số, `{from}` đến `{to}`: `{from}–{to}`.',
    en: 'A range of numbers, `{from}` to `{to}`: `{from}–{to}`.',
  }),
  digits: z.literal('native').exactOptional().meta({
    vi: 'Ghi `native` để số và ngày viết bằng chữ số riêng của chữ viết (mục `digits`); không ghi thì dùng 0–9.',
    en: 'Write `native` for numbers and dates in the script’s own `digits`; without it they are in 0–9.',
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
    range: rangePattern().meta({
      vi: 'Từ ngày đến ngày: `{from} – {to}`.',
      en: 'From a day to a day: `{from} – {to}`.',
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

const marksSchema = z.strictObject({
  signs: markNumbers().meta({
    vi: 'Các dấu, viết bằng số Unicode: `U+0300 U+0301`.',
    en: 'The marks, by their Unicode numbers: `U+0300 U+0301`.',
  }),
  on: signs().meta({ vi: 'Các chữ mang những dấu ấy.', en: 'The letters that they stand on.' }),
});

const punctuationSchema = z.strictObject({
  quotes: signs()
    .refine((quotes) => quotes.length === 2 || quotes.length === 4, {
      params: {
        vi: 'một hoặc hai cặp: mở, đóng, mở, đóng',
        en: 'one or two pairs: open, close, open, close',
      },
    })
    .meta({
      vi: 'Dấu ngoặc kép: mở, đóng; rồi cặp bên trong nếu có.',
      en: 'Quotation marks: opening, closing; then the inner pair if there is one.',
    }),
  sentenceEnd: signs().meta({ vi: 'Dấu kết câu.', en: 'What ends a sentence.' }),
  other: signs().meta({ vi: 'Các dấu câu khác.', en: 'Other punctuation.' }),
});

const listsSchema = z.strictObject({
  separator: z.string().min(1).meta({
    vi: 'Giữa các mục của một danh sách: `, `.',
    en: 'Between the items of an enumeration: `, `.',
  }),
  and: pairPattern().meta({ vi: 'Hai mục cuối: `{a} và {b}`.', en: 'The last two: `{a} and {b}`.' }),
  or: pairPattern().meta({
    vi: 'Hai mục cuối, chọn một: `{a} hoặc {b}`.',
    en: 'The last two of a choice: `{a} or {b}`.',
  }),
});

const source = () =>
  z.strictObject({
    status: z.enum(['verified', 'second-hand', 'observed']).meta({
      vi: 'Đọc trong chính tài liệu, theo lời người khác thuật lại, hay chỉ thấy trong văn bản.',
      en: 'Read in the source itself, in somebody’s report of it, or only seen in texts.',
    }),
    from: name().meta({ vi: 'Tài liệu nào, ở đâu.', en: 'Which source, and where.' }),
  });

const sourcesSchema = z.strictObject({
  names: source().meta({ vi: 'Của các tên gọi.', en: 'Of the names.' }),
  areas: source().meta({ vi: 'Của nơi nói tiếng ấy.', en: 'Of where it is spoken.' }),
  letters: source().meta({
    vi: 'Của bảng chữ, dấu và chữ số.',
    en: 'Of letters, marks and digits.',
  }),
  punctuation: source().meta({ vi: 'Của dấu câu.', en: 'Of the punctuation.' }),
  sort: source().meta({ vi: 'Của thứ tự chữ.', en: 'Of the order of letters.' }),
  numbers: source().meta({ vi: 'Của cách viết số và tiền.', en: 'Of numbers and money.' }),
  dates: source().meta({ vi: 'Của cách viết ngày.', en: 'Of dates.' }),
  lists: source().meta({ vi: 'Của cách liệt kê.', en: 'Of enumerations.' }),
  plurals: source().meta({ vi: 'Của dạng số nhiều.', en: 'Of plurals.' }),
  fonts: source().meta({ vi: 'Của kiểu chữ.', en: 'Of the type.' }),
  lineBreak: source().meta({ vi: 'Của cách ngắt dòng.', en: 'Of line breaking.' }),
  keyboard: source().exactOptional().meta({ vi: 'Của hàng phím.', en: 'Of the row of keys.' }),
  legacy: source().exactOptional().meta({ vi: 'Của phông chữ cũ.', en: 'Of old encodings.' }),
});

const shapeSchema = z.strictObject({
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
  status: z.enum(['published', 'draft']).meta({
    vi: '`published` khi bảng chữ đã được một chuẩn, hoặc người đọc tiếng ấy ký trên tờ mẫu chữ, xác nhận; trước đó là `draft`.',
    en: '`published` once its letters are confirmed by a standard, or by readers who signed the specimen; until then `draft`.',
  }),
  areas: z.array(name()).meta({
    vi: 'Các tỉnh có người nói.',
    en: 'Provinces in which it is spoken.',
  }),
  hreflang: z.string().min(2).exactOptional().meta({
    vi: 'Mã mà máy tìm kiếm chấp nhận: ISO 639-1, thêm chữ viết hoặc vùng nếu cần; không có mã thì bỏ trống.',
    en: 'What search engines accept: ISO 639-1, with script or region if need be; absent where there is no code.',
  }),
  fallback: z.array(tag()).meta({
    vi: 'Các ngôn ngữ lần lượt thay thế khi thiếu chữ giao diện; ngôn ngữ gốc đứng cuối.',
    en: 'Languages tried in order when a word of the interface is missing; the source language last.',
  }),
  letters: signs().exactOptional().meta({
    vi: 'Các chữ thường theo thứ tự từ điển, kể cả chữ ghép, cách nhau bằng dấu cách; chữ viết không có bảng chữ cái (chữ Hán) thì bỏ trống.',
    en: 'Small letters in dictionary order, those of several characters among them, with spaces between; absent for a script without an alphabet (Chinese).',
  }),
  loanLetters: signs().exactOptional().meta({
    vi: 'Chữ chỉ gặp trong tên riêng và từ mượn.',
    en: 'Letters of names and loans only.',
  }),
  marks: marksSchema.exactOptional().meta({
    vi: 'Dấu ghi thêm trên các chữ, như dấu thanh.',
    en: 'Marks that letters take besides, such as tones.',
  }),
  apostrophe: oneSign().exactOptional().meta({
    vi: 'Dấu trông như dấu câu nhưng là chữ hoặc một phần của chữ.',
    en: 'The sign that looks like punctuation and is a letter or a part of one.',
  }),
  digits: signs()
    .refine((digits) => digits.length === 10 && twice(digits) === undefined, {
      params: { vi: 'mười chữ số, mỗi chữ số một lần', en: 'ten digits, each once' },
    })
    .exactOptional()
    .meta({
      vi: 'Mười chữ số riêng của chữ viết, từ số không.',
      en: 'The script’s own ten digits, from zero up.',
    }),
  punctuation: punctuationSchema.meta({ vi: 'Dấu câu.', en: 'Punctuation.' }),
  sort: z.enum(['cldr', 'letters']).meta({
    vi: 'Thứ tự từ điển: theo CLDR khi CLDR có ngôn ngữ này, nếu không thì theo `letters`.',
    en: 'Dictionary order: CLDR’s where it has the language, else that of `letters`.',
  }),
  keyboard: signs().exactOptional().meta({
    vi: 'Các chữ mà bàn phím thường không có, làm một hàng phím.',
    en: 'Letters that a usual keyboard lacks, for a row of keys.',
  }),
  legacy: z.array(z.enum(legacyIds)).exactOptional().meta({
    vi: 'Các bảng mã cũ mà văn bản tiếng ấy còn dùng.',
    en: 'Old encodings that texts of the language still come in.',
  }),
  sample: z
    .strictObject({
      text: name().meta({ vi: 'Đoạn văn.', en: 'The paragraph.' }),
      from: name().meta({ vi: 'Lấy từ đâu.', en: 'Where it is from.' }),
    })
    .exactOptional()
    .meta({
      vi: 'Một đoạn văn thật, để xem chữ trên tờ mẫu.',
      en: 'A paragraph of real text, to look at the type with on the specimen.',
    }),
  fonts: fontsSchema.meta({ vi: 'Kiểu chữ.', en: 'Type.' }),
  numbers: numbersSchema.meta({ vi: 'Số, phần trăm và tiền.', en: 'Numbers, percentages and money.' }),
  dates: datesSchema.meta({ vi: 'Ngày tháng.', en: 'Dates.' }),
  lists: listsSchema.meta({ vi: 'Cách liệt kê.', en: 'Enumerations.' }),
  plurals: z
    .array(z.enum(['one', 'other']))
    .min(1)
    .refine((forms) => forms.includes('other'), { params: { vi: 'có `other`', en: 'a list with `other`' } })
    .meta({
      vi: 'Các dạng số nhiều (CLDR) mà ngôn ngữ phân biệt; phần lớn ngôn ngữ ở đây là `[other]`.',
      en: 'CLDR plural categories that the language distinguishes; `[other]` for most languages here.',
    }),
  lineBreak: z.enum(['spaces', 'dictionary', 'ideographs', 'zero-width']).meta({
    vi: 'Nơi được ngắt dòng và tách từ: ở dấu cách; theo từ điển của ICU; giữa các chữ Hán, trừ chỗ cấm; hoặc ở dấu cách và dấu cách rộng bằng không (U+200B) do người dịch đặt.',
    en: 'Where lines may break and words are told apart: at spaces; by ICU’s dictionary; between ideographs but for the prohibited positions; or at spaces and the zero-width spaces (U+200B) that the translator sets.',
  }),
  keepWhole: z
    .array(name().transform((text) => text.normalize('NFC')))
    .refine((names) => twice(names) === undefined, {
      params: { vi: 'mỗi tên một lần', en: 'each name once' },
    })
    .exactOptional()
    .meta({
      vi: 'Các tên riêng mà từ điển ngắt dòng không biết: không bao giờ bị ngắt giữa hai dòng.',
      en: 'Names that the line-breaking dictionary does not know: they are never broken across lines.',
    }),
  sources: sourcesSchema.meta({
    vi: 'Mỗi điều nói ở trên lấy từ đâu, chắc đến mức nào.',
    en: 'Where each statement above is from, and how sure it is.',
  }),
});

const twice = (letters: readonly string[]) => letters.find((letter, at) => letters.indexOf(letter) !== at);

/** What one field must say because of another. */
export const profileSchema = shapeSchema.superRefine((profile, context) => {
  const complain = (path: string[], vi: string, en: string) =>
    context.addIssue({ code: 'custom', path, input: profile, params: { vi, en } });
  const { letters = [], loanLetters = [], marks } = profile;
  // `a A` is one letter, too: the profile lists the small ones.
  const repeated = twice([...letters, ...loanLetters].map((letter) => letter.toLowerCase()));
  if (repeated !== undefined)
    complain(
      ['letters'],
      `mỗi chữ một lần; «${repeated}» có hai lần`,
      `each letter once; “${repeated}” is there twice`,
    );
  const stray = marks?.on.find((letter) => ![...letters, ...loanLetters].includes(letter));
  if (stray !== undefined)
    complain(
      ['marks', 'on'],
      `các chữ có trong \`letters\`; «${stray}» không có`,
      `letters of \`letters\`; “${stray}” is none`,
    );
  if (profile.sort === 'letters' && letters.length === 0)
    complain(['sort'], '`cldr`, vì không có `letters`', '`cldr`, as there are no `letters`');
  for (const field of ['keyboard', 'legacy'] as const)
    if (profile[field] && !profile.sources[field])
      complain(['sources', field], `có, vì có mục \`${field}\``, `given, as there is \`${field}\``);
  if (profile.numbers.digits && !profile.digits)
    complain(['numbers', 'digits'], 'bỏ trống, vì không có mục `digits`', 'absent, as there are no `digits`');
});
