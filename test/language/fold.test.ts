import { describe, expect, test } from 'vitest';
import { fold, uniteTonePlacement } from '../../pipeline/language/fold.ts';
import { slugOf } from '../../pipeline/language/slug.ts';

describe('the fold for search', () => {
  test.each([
    ['Đảng ĐẢNG ð\u00D0\u0110', 'dang dang ddd'],
    ['Ƀuôn ƀuôn ê̆ Ơ̆ ñ', 'buon buon e o n'],
    ['M’Nông M\u0027Nông', "m'nong m'nong"],
    ['Hoà hòa, thuý thúy', 'hoa hoa, thuy thuy'],
    ['Vie\u0323\u0302t', 'viet'],
    ['Straße Œuvre', 'strasse oeuvre'],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });

  test.each(['ខ្មែរ ក៏', 'ꪼꪕ ꪒꪾ', 'ꨀꨇꩉ ꨔꨣꩃ', '简体中文', '12,5%'])('%s stays', (text) => {
    expect(fold(text)).toBe(text.normalize('NFC'));
  });
});

test('where a tone stands makes no other word, and nothing else is folded', () => {
  for (const [early, late] of ['òa oà', 'Hóa Hoá', 'khỏe khoẻ', 'thúy thuý', 'QÚY QUÝ', 'hòang hoàng'].map(
    (pair) => pair.split(' '),
  ))
    expect(uniteTonePlacement(early ?? '')).toBe(late);
  for (const word of ['hoặc', 'mùa', 'của', 'thuế', 'luỹ', 'toán', 'Hoa', 'ò a', 'ê̆'])
    expect(uniteTonePlacement(word)).toBe(word.normalize('NFC'));
});

test('addresses are what they always were', () => {
  expect(slugOf('Bốn dấu hiệu: Đề phòng!')).toBe('bon-dau-hieu-de-phong');
  expect(slugOf('Ooc Om Boc — lễ hội “cúng trăng” 2024')).toBe('ooc-om-boc-le-hoi-cung-trang-2024');
  expect(slugOf('ខ្មែរ')).toBe('');
});
