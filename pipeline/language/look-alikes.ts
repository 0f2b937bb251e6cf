/**
 * Letters that look like a language's own and are others, which NFC leaves apart. After Unicode Technical Standard 39
 * (confusables.txt) and what keyboards, fonts and copies from PDF give for the letters of these languages.
 */
import { clustersOf, type Inventory } from './inventory.ts';

/**
 * What `cluster` was meant to be: clusters of the inventory that look the same. More than one: nobody can tell. None:
 * it is the language's own, or looks like nothing that the language has.
 */
export function lookAlikes(cluster: string, inventory: Inventory): readonly string[] {
  if (inventory.has(cluster)) return [];
  const [first = '', ...marks] = cluster.normalize('NFD');
  if (marks.length > mostMarks) return [];
  const [base, rest] = withoutStroke(first, marks);
  const bases = [base, ...(letters.get(base) ?? [])];
  const candidates = bases.flatMap((each) => ordersOf(rest).map((order) => (each + order).normalize('NFC')));
  const compatible = compatibility.test(cluster) ? [cluster.normalize('NFKC')] : [];
  return [...new Set([...candidates, ...compatible])].filter(
    (candidate) => candidate !== cluster && clustersOf(candidate).every(inventory.has),
  );
}

/** Whether only the letters around it tell that a look-alike is one: ð is a letter of Icelandic, а of Russian. */
export const isLetterElsewhere = (cluster: string): boolean =>
  letters.has(cluster.normalize('NFD').charAt(0));

/** Letters of a whole other script: beside Latin ones in a word they are never meant. */
export const isOtherScript = (cluster: string): boolean =>
  /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(cluster);

/**
 * Forms that are in Unicode for the sake of old encodings and of mathematics: ligatures, full-width letters and digits,
 * bold letters of social media, radicals (a copy from PDF has ⼦ for 子).
 */
export const compatibility =
  /[\uFB00-\uFB06\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u2F00-\u2FD5\u{1D400}-\u{1D7FF}]/u;

/** More marks than any letter has. */
const mostMarks = 3;

/** Small and capital. `ƣ` for `ư`: what a common converter made of TCVN3 (`nƣớc`). */
const latin = 'ðđ ɖđ ƃƀ ɓƀ ƣư ıi ÐĐ ƉĐ ƂɃ ƁɃ ƢƯ';
const cyrillic =
  'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ҺH ԚQ ԜW ҮY';
const greek = 'οo νv ιi ρp αa υu ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX';

const letters: ReadonlyMap<string, readonly string[]> = new Map(
  `${latin} ${cyrillic} ${greek}`.split(' ').map((pair) => {
    const [from = '', ...to] = pair;
    return [from, [to.join('').normalize('NFD')]];
  }),
);

const struck: Readonly<Record<string, string>> = { b: 'ƀ', B: 'Ƀ', d: 'đ', D: 'Đ' };
/** Short and long stroke overlay. */
const overlays = new Set(['\u0335', '\u0336']);

function withoutStroke(base: string, marks: readonly string[]): readonly [string, readonly string[]] {
  const [overlay = '', ...rest] = marks;
  const letter = overlays.has(overlay) ? struck[base] : undefined;
  return letter ? [letter, rest] : [base, marks];
}

const breve = '\u0306';
const caron = '\u030C';

/** The marks in every order, each breve also as a caron and each caron as a breve: ĕ and ^, ǒ for ŏ, c̆ for č. */
function ordersOf(marks: readonly string[]): readonly string[] {
  if (marks.length === 0) return [''];
  return marks.flatMap((mark, at) => {
    const forms = mark === breve || mark === caron ? [breve, caron] : [mark];
    return ordersOf(marks.toSpliced(at, 1)).flatMap((rest) => forms.map((form) => form + rest));
  });
}
