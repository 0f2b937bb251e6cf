/**
 * VISCII 1.1 (RFC 1456): `VI Times`, `VI Arial`. Compared byte by byte with glibc’s VISCII. Its fonts for headings
 * (`HoangYenH`, `Heo May Hoa`) draw small letters as capitals.
 */
import { byteTable, decodeByTable, signsOf, vietnamese } from './vietnamese.ts';

const table = byteTable(
  {
    128: 'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ',
    144: 'ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ',
    160: 'Õắằặấầẩậẽẹếềểễệố',
    176: 'ồổỗỠƠộờởịỰỨỪỬơớƯ',
    192: 'ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ',
    208: 'ĐứÒÓÔạỷừửÙÚỹỵÝỡư',
    224: 'àáâãảăữẫèéêẻìíĩỉ',
    240: 'đựòóôõỏọụùúũủýợỮ',
  },
  { 2: 'Ẳ', 5: 'Ẵ', 6: 'Ẫ', 20: 'Ỷ', 25: 'Ỹ', 30: 'Ỵ' },
);

export const viscii = vietnamese({
  id: 'viscii',
  name: 'VISCII',
  fonts: /^(?:vi |viscii|heo ?may|hoang ?yen|minh ?qu|phuong ?thao|tha ?huong|uho)/i,
  capitalFonts: /(?:h|hoa)(?: [\d.]+)?$/i,
  word: new RegExp(`[\\p{L}\\p{M}${signsOf(table)}]+`, 'gu'),
  suspect: /[\u0080-\u009F\u00A1-\u00BF×÷ßðÐ‰Š‹ŒšŸžŽœ›ƒ†‡ˆ˜€™]|\p{Ll}[\u00C0-\u00DE]/u,
  decode: decodeByTable(table),
});
