import { expect, test } from 'vitest';
import { unbroken } from '../../pipeline/language/unbroken.ts';
import { profileOf, profiles } from './profiles.ts';

/** `_` for U+00A0, brackets round what no browser may break. */
const kept = (language: string, text: string) =>
  unbroken(text, profileOf(language))
    .map(({ text, whole }) => (whole ? `[${text}]` : text))
    .join('')
    .replaceAll('\u00A0', '_');

test.each([
  ['vi', 'đầu tư 80 cụm loa, 415.675.000 đồng', 'đầu tư 80_cụm loa, 415.675.000_đồng'],
  ['vi', 'từ 3,6 tỷ đồng đến 12,5 %', 'từ 3,6_tỷ_đồng đến 12,5_%'],
  ['vi', 'Ngày 05 tháng 8 năm 2020, tháng 6 năm 2024', 'Ngày_05_tháng_8 năm_2020, tháng_6 năm_2024'],
  ['vi', 'ngày 27/10/2023 – 29/10/2023', 'ngày_27/10/2023 – 29/10/2023'],
  ['vi', '5–10 ngày, 5-10%, 1–2 tỷ đồng, -5 độ', '[5–10] ngày, [5-10%], [1–2_tỷ_đồng], -5_độ'],
  ['vi', 'gọi 0299 3822 339, +84 299 3822 339', 'gọi 0299_3822_339, +84_299_3822_339'],
  ['vi', 'dài 22 - 27 mét, giai đoạn 2021 - 2030', 'dài [22_-_27_]mét, giai đoạn [2021_-_2030]'],
  ['vi', '7:30 - 11:30, mục 3 - Tên', '7:30 - 11:30, mục 3 - Tên'],
  ['vi', 'số 199/KH-UBND, 30/2020/NĐ-CP', 'số [199/KH-UBND], [30/2020/NĐ-CP]'],
  ['km', '199/KH-UBND 30/2020/NĐ-CP', '[199/KH-UBND] [30/2020/NĐ-CP]'],
  ['en', 'on 5 August 2020, VND 3.6 billion and', 'on 5_August 2020, VND_3.6_billion and'],
  ['zh-Hans', '2020年8月5日，80个，36亿越南盾', '[2020年][8月][5日]，[80个]，[36亿越南盾]'],
  ['zh-Hans', '阿卜杜拉·古尔，自由～平等', '阿卜杜[拉·]古尔，自[由～]平等'],
  ['km', 'ថ្ងៃទី 5 ខែសីហា ឆ្នាំ 2020 មាន 80 បណ្តុំ', '[ថ្ងៃទី_5_ខែសីហា] [ឆ្នាំ_2020] មាន 80_បណ្តុំ'],
  ['km', '៣.៦ ប៊ីលានដុង ៥-១០%', '[៣.៦_ប៊ីលានដុង] [៥-១០%]'],
  ['km', 'នៅខេត្តសុកត្រាំង', 'នៅខេត្ត[សុកត្រាំង]'],
  ['blt-Tavt', 'ꪼꪕ 80 ꪒꪾ, 3,6 tỷ đồng', 'ꪼꪕ 80_ꪒꪾ, 3,6_tỷ_đồng'],
])('%s: %s', (language, text, expected) => expect(kept(language, text)).toBe(expected));

test.each([
  ['vi', 'Năm 2024 tỉnh'],
  ['en', 'In 2024 the province'],
])('%s: a year counts nothing, so nothing is tied to it: %s', (language, text) =>
  expect(kept(language, text)).toMatch(/2024 \p{L}/u),
);

test.each(['soctrang-2024-0003', 'Điều 5. Mọi người', 'https://a.vn/2024/05-10 x', ''])(
  'no number with a unit: %s',
  (text) => expect(kept('vi', text)).toBe(text),
);

test('apart from spaces that do not break, every character stays, in every language', () => {
  const text =
    'ngày 05 tháng 8 năm 2020: 80 cụm, 5–10%, VND 3.6 billion, 2024年, ឆ្នាំ ២០២៤ សុកត្រាំង 0299 3822 339';
  for (const profile of profiles.values()) {
    const joined = unbroken(text, profile)
      .map((stretch) => stretch.text)
      .join('');
    expect(joined.replaceAll('\u00A0', ' ')).toBe(text);
  }
});

test('what would fill a narrow column may break', () => {
  expect(kept('vi', '1.234.567.890.123.456.789 đồng')).toBe('1.234.567.890.123.456.789 đồng');
});
