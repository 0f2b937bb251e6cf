/** The language profiles for the terminal: all in a table, or one in full. */
import { createFormatter } from '../language/format.ts';
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import type { LanguageProfile, Source } from '../model/language.ts';
import { width } from './terminal.ts';

export interface ListedLanguage {
  readonly profile: LanguageProfile;
  /** Whether publisher.yaml names it. */
  readonly published: boolean;
}

const heads = {
  tag: { vi: 'Mã', en: 'Tag' },
  name: { vi: 'Tên', en: 'Name' },
  status: { vi: 'Mô tả', en: 'Profile' },
  publisher: { vi: 'Xuất bản', en: 'Published' },
  sources: { vi: 'Nguồn', en: 'Sources' },
  endonym: { vi: 'Tên tự gọi', en: 'In itself' },
} satisfies Readonly<Record<string, Bilingual>>;

const legend: Bilingual = {
  vi: 'Nguồn: số điều đã đọc trong tài liệu gốc / theo lời người khác / chỉ thấy trong văn bản.\n«nháp»: bảng chữ chưa được một chuẩn hay người đọc tiếng ấy xác nhận; in tờ mẫu chữ để ký (npm run nhipcau -- specimen <mã>).',
  en: 'Sources: statements read in the source itself / second-hand / only observed in texts.\n“draft”: neither a standard nor readers have confirmed the letters; have the specimen signed (npm run nhipcau -- specimen <tag>).',
};

const statuses: Readonly<Record<LanguageProfile['status'], Bilingual>> = {
  published: { vi: 'đã xác nhận', en: 'confirmed' },
  draft: { vi: 'nháp', en: 'draft' },
};

const kinds: Readonly<Record<Source['status'], Bilingual>> = {
  verified: { vi: 'đã kiểm chứng', en: 'verified' },
  'second-hand': { vi: 'theo lời người khác', en: 'second-hand' },
  observed: { vi: 'thấy trong văn bản', en: 'observed' },
};

/** One line a language. */
export function writeLanguages(languages: readonly ListedLanguage[], tongue: Tongue): string {
  const rows = languages.map(({ profile, published }) => [
    profile.tag,
    nameOf(profile, tongue),
    statuses[profile.status][tongue],
    published ? '✓' : '–',
    countsOf(profile),
    profile.endonym,
  ]);
  const table = [Object.values(heads).map((head) => head[tongue]), ...rows];
  // The endonyms stand last, because nobody knows how wide a terminal sets Khmer or Tai Viet.
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => width(row[at] ?? ''))));
  const lines = table.map((row) =>
    row
      .map((cell, at) =>
        at === row.length - 1 ? cell : cell + ' '.repeat((widths?.[at] ?? 0) - width(cell)),
      )
      .join('  '),
  );
  return [...lines, '', legend[tongue], ''].join('\n');
}

const nameOf = ({ vietnamese, english }: LanguageProfile, tongue: Tongue) =>
  tongue === 'vi' ? vietnamese : english;

/** `9/2/4`: verified, second-hand, observed. */
function countsOf({ sources }: LanguageProfile): string {
  const all = Object.values(sources);
  return (['verified', 'second-hand', 'observed'] as const)
    .map((status) => all.filter((source) => source.status === status).length)
    .join('/');
}

/** Everything of one language, each statement with its source. */
export function writeLanguage(profile: LanguageProfile, tongue: Tongue): string {
  const lines = statementsOf(profile, tongue).flatMap(([name, text, source]) =>
    text === ''
      ? []
      : [
          `${name[tongue]}: ${text}`,
          ...(source ? [`    ${kinds[source.status][tongue]}: ${source.from}`] : []),
        ],
  );
  return [`${profile.tag}  ${nameOf(profile, tongue)}  ${profile.endonym}`, '', ...lines, ''].join('\n');
}

type Told = readonly [name: Bilingual, text: string, source?: Source | undefined];

/** What there is to say; nothing is said of an empty text. */
function statementsOf(profile: LanguageProfile, tongue: Tongue): readonly Told[] {
  const { sources, punctuation, letters, loanLetters = [], marks, digits = [] } = profile;
  const { numbers, dates, lists } = examplesOf(profile);
  return [
    [{ vi: 'Tên', en: 'Names' }, `${profile.vietnamese}; ${profile.english}`, sources.names],
    [{ vi: 'Mô tả', en: 'Profile' }, statuses[profile.status][tongue]],
    [{ vi: 'Nơi nói', en: 'Spoken in' }, profile.areas.join(', '), sources.areas],
    [{ vi: 'Chữ', en: 'Letters' }, letters?.join(' ') ?? profile.script, sources.letters],
    [{ vi: 'Chữ trong tên và từ mượn', en: 'In names and loans' }, loanLetters.join(' ')],
    [{ vi: 'Dấu', en: 'Marks' }, (marks?.signs ?? []).map((sign) => `◌${sign}`).join(' ')],
    [{ vi: 'Chữ số riêng', en: 'Own digits' }, digits.join(' ')],
    [
      { vi: 'Dấu câu', en: 'Punctuation' },
      [...punctuation.quotes, ...punctuation.sentenceEnd, ...punctuation.other].join(' '),
      sources.punctuation,
    ],
    [{ vi: 'Số', en: 'Numbers' }, numbers.join('  ·  '), sources.numbers],
    [{ vi: 'Ngày', en: 'Dates' }, dates.join('  ·  '), sources.dates],
    [{ vi: 'Liệt kê', en: 'Enumerations' }, lists.join('  ·  '), sources.lists],
    [{ vi: 'Dạng số nhiều', en: 'Plurals' }, profile.plurals.join(', '), sources.plurals],
    [{ vi: 'Hàng phím', en: 'Row of keys' }, (profile.keyboard ?? []).join(' '), sources.keyboard],
    [{ vi: 'Bảng mã cũ', en: 'Old encodings' }, (profile.legacy ?? []).join(', '), sources.legacy],
    [{ vi: 'Thứ tự chữ', en: 'Order' }, profile.sort, sources.sort],
    [{ vi: 'Ngắt dòng', en: 'Line breaks' }, profile.lineBreak, sources.lineBreak],
    [{ vi: 'Phông chữ', en: 'Fonts' }, profile.fonts.sans.join(', '), sources.fonts],
  ];
}

/** As the products would write them. */
function examplesOf(profile: LanguageProfile): Readonly<Record<'numbers' | 'dates' | 'lists', string[]>> {
  const { number, figure, shortFigure, date, list } = createFormatter(profile);
  const money = { value: 3_595_680_000, decimals: 0, unit: 'VND' } as const;
  return {
    numbers: [number(1_234_567.5), figure(money), shortFigure(money)],
    dates: [date('2024-02-05', 'short'), date('2024-02-05', 'long')],
    lists: [list(['A', 'B'], 'and'), list(['A', 'B'], 'or')],
  };
}
