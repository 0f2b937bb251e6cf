/** The sentences of a text: only for repeated ones to be found again; a unit is a whole block (see DECISIONS.md). */
import type { LanguageProfile } from '../model/language.ts';

/** Parts that, put together again, are the text: each a sentence with the space behind it. */
export function sentencesIn(text: string, profile: LanguageProfile): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(endOf(profile))) {
    const end = match.index + match[0].length;
    if (end >= text.length || !ends(match[0], text.slice(start, match.index), text.slice(end))) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  return [...sentences, text.slice(start)].filter((sentence) => sentence !== '');
}

/** Marks that are used for nothing else, so that no space has to follow: Khmer, Cham, Tai Viet, Chinese. */
const alone = '។៕。！？꩝꩞꩟꫟';

/** End marks, then what closes with the sentence (quotation marks, brackets, inline codes), then the space behind. */
const tail = '(?:["”’»)\\]」』）]|</\\d+>|<\\d+/>)*';
const patterns = new WeakMap<LanguageProfile, RegExp>();

function endOf(profile: LanguageProfile): RegExp {
  const known = patterns.get(profile);
  if (known) return known;
  const marks = [...new Set(profile.punctuation.sentenceEnd.flatMap((mark) => [...mark]))];
  const anyOf = (signs: readonly string[]) => `[${signs.map((sign) => RegExp.escape(sign)).join('')}]+`;
  const unmistakable = marks.filter((mark) => alone.includes(mark));
  const made = new RegExp(
    [unmistakable.length > 0 && `${anyOf(unmistakable)}${tail}\\s*`, `${anyOf(marks)}${tail}\\s+`]
      .filter(Boolean)
      .join('|'),
    'gu',
  );
  patterns.set(profile, made);
  return made;
}

/** A full stop may be that of an abbreviation, of an initial or of a number in a list. */
function ends(mark: string, before: string, after: string): boolean {
  const next = /^(?:["“‘«([]|<\d+>)*(.)/u.exec(after)?.[1] ?? '';
  if (!alone.includes(mark.charAt(0)) && /\p{Ll}/u.test(next)) return false;
  if (!mark.startsWith('.')) return true;
  const [word = ''] = /[\p{L}\p{M}\p{Nd}.]+$/u.exec(before) ?? [];
  if (/^(?:\p{L}\.)*\p{Lu}$/u.test(word) || abbreviations.has(word)) return false;
  return !(/^[\p{Nd}.]+$/u.test(word) && before.trim() === word);
}

/**
 * Words that are written with a full stop and before a capital. Titles and ranks, places, parts of documents, in
 * Vietnamese offices' letters (observed) and in English; CLDR 48 has no list for Vietnamese. `v.v.` ends sentences.
 */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'TS ThS Ths GS PGS BS CN KS LS NCS NGƯT NSƯT NSND TSKH GS.TS PGS.TS BS.CK TP Tp TX TT Tx Tt H Q P X ' +
    'ĐT Đt ĐC Tel Fax St Đ TL TM KT Tr tr Mr Mrs Ms Dr Prof No Art vs Vol pp'
  ).split(' '),
);
