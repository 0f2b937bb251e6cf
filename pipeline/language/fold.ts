/** Forms of a text that are compared and never shown. */

/**
 * For search: `Đảng` and `ĐANG`, `ƀuôn` and `Buon` are the same. Marks on Latin letters go, strokes go, case goes;
 * marks of other scripts stay, as Khmer, Tai Viet and Cham write their vowels with them. With the tones, it does not
 * matter where they stand: `hoà` and `hòa` are the same.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(latinMarks, '$1')
    .replace(withoutDecomposition, (letter) => plain.get(letter) ?? letter)
    .normalize('NFC');
}

const beyondAscii = /\P{ASCII}/u;
/** Marks behind a Latin letter; those that Unicode gives to no single script among them, hence the block. */
const latinMarks = /(\p{Script=Latin})[\u0300-\u036F]+/gu;

/** Letters with a stroke and ligatures: Unicode takes none of them apart. `ß`: Unicode's CaseFolding.txt. */
const plain: ReadonlyMap<string, string> = new Map(
  [
    'đd',
    'ðd',
    'ɖd',
    'ƀb',
    'ƃb',
    'łl',
    'øo',
    'ħh',
    'ŧt',
    'ƶz',
    'ɨi',
    'ʉu',
    'ıi',
    'ßss',
    'æae',
    'œoe',
    "’'",
    "‘'",
    "ʼ'",
  ].map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const withoutDecomposition = new RegExp(`[${[...plain.keys()].join('')}]`, 'gu');

/**
 * For telling whether two texts say the same: `hòa` and `hoà`, `thúy` and `thuý` are two rules for one spelling, and
 * both are in use. The tone is put on the second vowel; everything else stays.
 */
export function uniteTonePlacement(text: string): string {
  if (!beyondAscii.test(text)) return text;
  return text.normalize('NFD').replace(earlyTone, '$1$3$2').normalize('NFC');
}

/** `oa`, `oe`, `uy` with a tone on the first vowel; the second vowel with what is its own. */
const earlyTone =
  /(o(?=\p{M}[ae])|u(?=\p{M}y))([\u0300\u0301\u0303\u0309\u0323])([aey](?![\u0300\u0301\u0303\u0309\u0323])\p{M}*)/giu;
