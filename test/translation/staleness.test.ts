/** When a source text changes, its translations are stale as far as a reader would be misled, and no further. */
import { expect, test } from 'vitest';
import { fingerprint } from '../../pipeline/model/digest.ts';
import type { LedgerUnit } from '../../pipeline/model/unit.ts';
import { staleness, stateOf } from '../../pipeline/translation/staleness.ts';

test.each([
  ['Gọi 113 ngay.', 'Gọi 113 ngay.', undefined],
  ['Gọi 113 ngay.', 'Gọi  113 ngay!', 'stale-cosmetic'],
  ['Gọi “113” ngay', 'Gọi «113» ngay.', 'stale-cosmetic'],
  ['Chở 22 - 27 người', 'Chở 22-27 người', 'stale-cosmetic'],
  ['Hoà bình, khoẻ mạnh', 'Hòa bình, khỏe mạnh', 'stale-cosmetic'],
  ['Trời lạnh -5 độ.', 'Trời lạnh 5 độ.', 'stale-data'],
  ['Có 80 cụm loa.', 'Có 85 cụm loa.', 'stale-data'],
  ['Có {{facts.loudspeakers, number}} cụm loa.', 'Có {{facts.speakers, number}} cụm loa.', 'stale-data'],
  ['Ngày 27/10/2023 ban hành.', 'Ngày 28/10/2023 ban hành.', 'stale-data'],
  ['Kinh phí 415.675.000 đồng.', 'Kinh phí 4.156.750.00 đồng.', 'stale-data'],
  ['Xem https://a.vn/x nhé.', 'Xem https://b.vn/y nhé.', 'stale-data'],
  ['Công an xã tuyên truyền cho bà con.', 'Công an xã tuyên truyền tới bà con.', 'stale-minor'],
  ['Công an không bao giờ gọi điện.', 'Lễ hội ghe ngo bắt đầu.', 'stale-major'],
  // A changed figure is never minor, however alike the rest.
  ['Công an xã tuyên truyền cho 80 hộ dân.', 'Công an xã tuyên truyền tới 90 hộ dân.', 'stale-major'],
  ['Nộp 12,5 triệu.', 'Nộp 125 triệu.', 'stale-data'],
  ['Công an xã Trần Đề', 'CÔNG AN XÃ TRẦN ĐỀ', 'stale-cosmetic'],
  ['Giảm 5 % so với năm trước', 'Giảm 5% so với năm trước.', 'stale-cosmetic'],
  ['Giảm 5% so với năm trước', 'Giảm 5 so với năm trước', 'stale-data'],
  ['Kinh phí là 3 tỷ đồng.', 'Kinh phí là 3 triệu đồng.', 'stale-data'],
  ['Xem https://a.vn/X nhé.', 'Xem https://a.vn/x nhé.', 'stale-data'],
  ['Xem https://a.vn/x.', 'Xem https://a.vn/x', 'stale-cosmetic'],
  ['Viết cho so-tttt@a.gov.vn nhé', 'Viết cho phong-tt@a.gov.vn nhé', 'stale-data'],
  ['Có 5 xe và 6 thuyền.', 'Có 6 xe và 5 thuyền.', 'stale-data'],
  // Emphasis is no figure, and the translator has to place it.
  ['Gọi 113 ngay.', 'Gọi <1>113</1> ngay.', 'stale-minor'],
  ['Bà con <1>nộp</1> hồ sơ ở xã.', 'Bà con <1>nộp hồ sơ</1> ở xã.', 'stale-minor'],
  // One syllable turns the sentence round, or moves it to another day.
  [
    'Công an yêu cầu bà con chuyển tiền qua điện thoại.',
    'Công an không yêu cầu bà con chuyển tiền qua điện thoại.',
    'stale-major',
  ],
  [
    'Ủy ban nhân dân xã họp vào sáng thứ hai hằng tuần.',
    'Ủy ban nhân dân xã họp vào sáng thứ ba hằng tuần.',
    'stale-major',
  ],
])('«%s» → «%s»: %s', (translated, current, expected) => {
  expect(staleness(translated, current)).toBe(expected);
});

const entry = (source: string, target: string): LedgerUnit => ({
  state: 'reviewed',
  origin: 'human',
  source,
  target: fingerprint(target),
});

test('a state is said of one text: a translation changed since has none', () => {
  expect(stateOf('Gọi ngay.', 'Call now.', entry('Gọi ngay.', 'Call now.'))).toBe('reviewed');
  expect(stateOf('Gọi ngay.', 'Call today.', entry('Gọi ngay.', 'Call now.'))).toBe('draft');
  expect(stateOf('Gọi ngay.', '', entry('Gọi ngay.', 'Call now.'))).toBe('missing');
  expect(stateOf('Gọi ngay.', 'Call now.', undefined)).toBe('draft');
  expect(stateOf('Gọi 113 ngay.', 'Call now.', entry('Gọi 114 ngay.', 'Call now.'))).toBe('stale-data');
});
