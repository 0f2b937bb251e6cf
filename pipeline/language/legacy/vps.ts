/**
 * VPS of the Vietnamese Professionals Society: `VPS Times`, `VPS Helv`. Two converters were compared, VIETUNI’s
 * `CVietVPSMap` (AVYS) and Nguyen Thac Thu’s `UnicodeConversion`: they agree on each letter that both have; the
 * capitals in the places of control characters are in the second alone. Fonts called `… Hoa` draw capitals.
 */
import { byteTable, decodeByTable, signsOf, vietnamese } from './vietnamese.ts';

const table = byteTable(
  {
    128: 'ÀẢÃẤẦẨọỗĂếềểệẮẰẲ',
    144: 'Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ',
    160: '·ắằẳẵặỠớÙờởỡŨỨợỪ',
    176: 'ổỬỲỸÍÌộỈĨÓửữÒỎÕự',
    192: 'ầÁÂấẩẫậđẻÉÊẹỉễịỹ',
    208: 'ƯỦồốÔỏơÈừứÚũưÝẺ·',
    224: 'àáâãảạă·èéêẽìí·ĩ',
    240: 'ẴĐòóôõ·Ơụùúủ·ỶẼỳ',
  },
  {
    2: 'Ạ',
    3: 'Ậ',
    4: 'Ặ',
    5: 'Ẹ',
    6: 'Ệ',
    16: 'Ị',
    17: 'Ọ',
    18: 'Ộ',
    19: 'Ợ',
    20: 'Ụ',
    21: 'Ự',
    25: 'Ỵ',
    28: 'Ẫ',
    29: 'Ữ',
  },
);

export const vps = vietnamese({
  id: 'vps',
  name: 'VPS',
  fonts: /^vps/i,
  capitalFonts: /hoa$/i,
  word: new RegExp(`[\\p{L}\\p{M}${signsOf(table)}]+`, 'gu'),
  suspect: /[\u0080-\u009F\u00A1-\u00BF×÷‰Š‹ŒšŸžŽœ›ƒ†‡ˆ˜€™]|\p{Ll}[\u00C0-\u00DE]/u,
  decode: decodeByTable(table),
});
