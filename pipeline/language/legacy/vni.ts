/**
 * VNI for Windows: `VNI-Times`, `VNI-Helve`. Letters of their own, and marks written after the vowel that they belong
 * to. As in VNI Software’s table of characters (vnisoft.com); compared with VIETUNI’s `CVietVniMap`.
 */
import { vietnamese } from './vietnamese.ts';

const letters: ReadonlyMap<string, string> = new Map(
  [...'ñđ ÑĐ ôơ ÔƠ öư ÖƯ æỉ ÆỈ óĩ ÓĨ òị ÒỊ îỵ ÎỴ'.matchAll(/(\S)(\S)/gu)].map(
    ([, sign = '', letter = '']) => [sign, letter],
  ),
);

const marks: ReadonlyMap<string, string> = new Map([
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

/** A mark is one only after a vowel; elsewhere the same letter stands for itself. */
const sign = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[\u0080-\u00FF]/giu;

export const vni = vietnamese({
  id: 'vni',
  name: 'VNI',
  fonts: /^vni/i,
  word: /[\p{L}\p{M}]+/gu,
  // A mark’s letter straight after the vowel that it would mark.
  suspect: /[aeouyôö][ùøûõïâáàåãäêéèúüë]|ñ/iu,
  decode: (word) =>
    word.replace(sign, (signs, vowel: string | undefined, mark: string) => {
      if (vowel === undefined) return letters.get(signs) ?? signs;
      return (letters.get(vowel) ?? vowel) + (marks.get(mark.toLowerCase()) ?? mark);
    }),
});
