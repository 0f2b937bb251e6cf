/**
 * Text typed for the fonts of before Unicode: its bytes are those of TCVN 5712:1993 VN3 (`.VnTime`) or of VNI-Windows
 * (`VNI-Times`), and read as Latin-1 they look like `ChÝnh phñ n­íc Céng hßa` or `Chính phuû nöôùc Coäng hoøa`.
 */
import { isVietnameseSyllable } from './syllable.ts';

export interface LegacyText {
  readonly encoding: 'TCVN3' | 'VNI';
  /** A few of the words, and what they were meant to be: `n­íc → nước`. */
  readonly evidence: string;
  /** The line of the first of them, from 1. */
  readonly line: number;
}

/**
 * Looks for a line in which words are no Vietnamese as they stand but are so once converted. At least two such words,
 * and at least half of the line's words with marks: a foreign name never reaches that, nor does a line of any other
 * language.
 */
export function detectLegacy(text: string): LegacyText | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const words = new Set(line.match(word)?.filter((each) => marked.test(each)));
    const isEnough = (count: number) => count >= 2 && count * 2 >= words.size;
    if (!isEnough(words.size)) continue;
    // Asked once for both encodings: in nearly every line the answer ends the search.
    const strange = [...words].filter((word) => !isVietnameseSyllable(word));
    if (!isEnough(strange.length)) continue;
    for (const { encoding, suspect, convert } of encodings) {
      const hits = strange.filter((word) => isVietnameseSyllable(convert(word)));
      if (isEnough(hits.length) && hits.some((word) => suspect.test(word)))
        return {
          encoding,
          line: index + 1,
          evidence: hits
            .slice(0, 3)
            .map((w) => `${w} → ${convert(w)}`)
            .join(', '),
        };
    }
  }
  return undefined;
}

/** A run of letters and of the signs that the encodings put in letters' places. */
const word = /[\p{L}\p{M}\u00A1-\u00BF\u00D7\u00F7]+/gu;
const marked = /[^\p{ASCII}]/u;

/** TCVN 5712:1993, set VN3, lower case and the seven capitals; read as Latin-1. Capitals with tones depend on the font. */
const tcvn3: ReadonlyMap<string, string> = new Map(
  pairs(
    'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị',
    'ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00ADư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ',
    '¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư',
  ),
);

/** VNI-Windows: letters of their own, and marks written after the vowel that they belong to. */
const vniLetters: ReadonlyMap<string, string> = new Map(
  pairs('ñđ ÑĐ ôơ ÔƠ öư ÖƯ íí ÍÍ ìì ÌÌ æỉ ÆỈ óĩ ÓĨ òị ÒỊ îỵ ÎỴ'),
);
const vniMarks: ReadonlyMap<string, string> = new Map([
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]);

const vniSign = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[\u0080-\uFFFF]/giu;

const encodings = [
  {
    encoding: 'TCVN3',
    // Signs, or a capital inside a word: no language writes so. Accented small letters alone are not enough.
    suspect: /[\u00A1-\u00AA\u00AC-\u00BF\u00D7\u00F7]|\p{Ll}[\u00C0-\u00DE]|\u00DF/u,
    convert: (word: string) => word.replace(/[\u0080-\uFFFF]/g, (sign) => tcvn3.get(sign) ?? sign),
  },
  {
    encoding: 'VNI',
    // A mark's letter straight after the vowel that it would mark.
    suspect: /[aeouyôö][ùøûõïâáàåãäêéèúüë]|ñ/iu,
    convert: convertVni,
  },
] as const;

/** A mark is one only after a vowel; elsewhere the same letter stands for itself. */
function convertVni(word: string): string {
  return word.replace(vniSign, (sign, vowel: string | undefined, mark: string) => {
    if (vowel === undefined) return vniLetters.get(sign) ?? sign;
    return ((vniLetters.get(vowel) ?? vowel) + (vniMarks.get(mark.toLowerCase()) ?? mark)).normalize('NFC');
  });
}

function pairs(...lines: readonly string[]): [string, string][] {
  return lines.flatMap((line) => line.split(' ')).map((pair) => [pair.charAt(0), pair.charAt(1)]);
}
