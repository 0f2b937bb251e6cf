/**
 * TCVN 5712:1993, set VN3, also called ABC: `.VnTime`, `.VnArial`. Compared letter by letter with glibc’s TCVN5712-1.
 * Small letters and the seven capitals without tone; capitals with tones are the small letters’ bytes in fonts whose
 * names end in H (`.VnTimeH`).
 */
import { byteTable, decodeByTable, signsOf, vietnamese } from './vietnamese.ts';

const table = byteTable({
  160: '·ĂÂÊÔƠƯĐăâêôơưđ·',
  176: '·····àảãáạ·ằẳẵắ·',
  192: '······ặầẩẫấậè·ẻẽ',
  208: 'éẹềểễếệìỉ···ĩíịò',
  224: '·ỏõóọồổỗốộờởỡớợù',
  240: '·ủũúụừửữứựỳỷỹýỵ·',
});

export const tcvn3 = vietnamese({
  id: 'tcvn3',
  name: 'TCVN3',
  fonts: /^\.?vn(?!i[- ])/i,
  capitalFonts: /h$/i,
  capitalsByFont: true,
  word: new RegExp(`[\\p{L}\\p{M}${signsOf(table)}]+`, 'gu'),
  // Signs, or a capital inside a word: no language writes so.
  suspect: /[\u00A1-\u00AA\u00AC-\u00BF×÷ß]|\p{Ll}[\u00C0-\u00DE]/u,
  decode: decodeByTable(table),
});
