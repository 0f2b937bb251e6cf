/** A check judges an edition. One file of this folder is one check, and its name is the diagnostic's code. */
import { factPlace } from '../language/interpolation.ts';
import { isExcused, type StrangeWord, strangeWords } from '../language/strange-words.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, DiagnosticKind, Place, Severity } from '../model/diagnostic.ts';
import type { Edition, EditionUnit } from '../model/edition.ts';
import type { DocumentId, UnitId } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { TermEntry } from '../model/term.ts';
import type { Origin, UnitRole, UnitState } from '../model/unit.ts';

export interface CheckContext {
  /** Of the edition's language. */
  readonly profile: LanguageProfile;
  readonly sourceProfile: LanguageProfile;
  /** The termbase; empty where there is none. */
  readonly terms: readonly TermEntry[];
  /** The readers' own list of words, in small letters, where the language has one. */
  readonly words?: ReadonlySet<string>;
  /** Every document that is published: what a link may lead to. */
  readonly documents: ReadonlySet<DocumentId>;
  /** The characters of `text` that none of `families` can set, each once; what is never drawn is not asked for. */
  missingCharacters(text: string, families: readonly string[]): readonly string[];
  /** Of clusters (a letter and its marks), those that `families` have, but whose marks they do not put in their place. */
  unplacedMarks(clusters: readonly string[], families: readonly string[]): readonly string[];
}

/** A document of one unit, to show and to test what a check finds. */
export interface CheckExample {
  readonly source: string;
  /** Its translation; without one, the source's own edition is judged. */
  readonly target?: string;
  /** The language of the judged text. */
  readonly language: string;
  /** Where the pairs `<1>`, `<2>` … of the source lead, when they are links. */
  readonly links?: readonly string[];
  /** Depths of the headings in the body, in order. */
  readonly headings?: readonly (2 | 3 | 4 | 5 | 6)[];
  /** Cells of the first row of a table in the body. */
  readonly tableHead?: readonly string[];
  /** Products that the document asks for. */
  readonly products?: readonly string[];
  /** Approved terms, `source = target ≠ forbidden`: names, where the source has a capital. */
  readonly terms?: readonly string[];
  /** The readers' list of words. */
  readonly words?: readonly string[];
  /** It says what a figure counts. */
  readonly namesFigure?: true;
  /** A paragraph, translated, unless said otherwise. */
  readonly role?: UnitRole;
  readonly state?: UnitState;
  /** The source text that the translation was made from, where it is another by now. */
  readonly translates?: string;
  /** The severity of what is found, or false. */
  readonly found: Severity | false;
}

export interface Check {
  readonly code: string;
  /** The gravest that it finds. */
  readonly severity: Severity;
  /** What it looks for and why, for the reference. */
  readonly about: Bilingual;
  /** False where no person's word makes it right: what is found can't be shown, or would harm whoever reads it. */
  readonly waivable?: false;
  /** What it may say. */
  readonly kinds: readonly DiagnosticKind[];
  readonly examples: readonly CheckExample[];
  judge(edition: Edition, context: CheckContext): readonly Diagnostic[];
}

/** A unit that has a text in the edition's own language. */
export interface WrittenUnit {
  readonly id: UnitId;
  readonly text: string;
  readonly source: EditionUnit['unit'];
  readonly state: EditionUnit['state'];
  readonly origin?: Origin;
  /** The source text that it translates, where the source has another by now. */
  readonly translates?: string;
  readonly place: Place;
}

/** Every text that the edition's language really has: what falls back is judged with the source's own edition. */
export function writtenUnits(edition: Edition): readonly WrittenUnit[] {
  const known = written.get(edition) ?? writtenIn(edition);
  written.set(edition, known);
  return known;
}

/** Every check asks for them. */
const written = new WeakMap<Edition, readonly WrittenUnit[]>();

function writtenIn(edition: Edition): readonly WrittenUnit[] {
  return edition.units
    .map(({ unit, target, state, origin, translates }) => ({
      id: unit.id,
      text: edition.isSource ? unit.text : target,
      source: unit,
      state,
      ...(origin && { origin }),
      ...(translates !== undefined && { translates }),
      place: edition.isSource
        ? { ...unit.place, unit: unit.id }
        : { file: cataloguePath(edition), unit: unit.id },
    }))
    .filter(({ text }) => text.trim() !== '');
}

/** The written units that hold strange words, with those that neither stand in their source nor abbreviate. */
export function strangeUnits(edition: Edition, profile: LanguageProfile): readonly StrangeUnit[] {
  const known = strange.get(edition) ?? strangeIn(edition, profile);
  strange.set(edition, known);
  return known;
}

export interface StrangeUnit extends WrittenUnit {
  readonly words: readonly StrangeWord[];
}

/** Two checks ask for them. */
const strange = new WeakMap<Edition, readonly StrangeUnit[]>();

function strangeIn(edition: Edition, profile: LanguageProfile): readonly StrangeUnit[] {
  return writtenUnits(edition).flatMap((unit) => {
    const source = edition.isSource ? '' : unit.source.text;
    const words = strangeWords(unit.text, profile).filter(({ text }) => !isExcused(text, source));
    return words.length > 0 ? [{ ...unit, words }] : [];
  });
}

/** The written units of a translation; none for the source, which has nothing to be compared with. */
export function translatedUnits(edition: Edition): readonly WrittenUnit[] {
  return edition.isSource ? [] : writtenUnits(edition);
}

/** What is still open to a remark on its form: no reviewer has passed it, and it is no text that a body has issued. */
export function openUnits(edition: Edition): readonly WrittenUnit[] {
  if (edition.isSource) return edition.approved ? [] : writtenUnits(edition);
  return writtenUnits(edition).filter(({ state, origin }) => origin !== 'official' && !isJudged(state));
}

/** Of a translation; none for the source. */
export const openTranslations = (edition: Edition): readonly WrittenUnit[] =>
  edition.isSource ? [] : openUnits(edition);

/** Whether a reviewer has passed the text: what only may be wrong with it is not said again. */
export const isJudged = (state: WrittenUnit['state']): boolean =>
  state === 'reviewed' || state === 'approved';

/**
 * Where the source has moved on since the translation was made, the translator can't have known: that is reported as
 * stale already, and a difference from the new source is a warning, not the translator's error.
 */
export function excuseStale(diagnostic: Diagnostic, unit: WrittenUnit): Diagnostic {
  const excused = diagnostic.severity === 'error' && unit.state.startsWith('stale-');
  return excused ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

/** A text without inline codes `<1>` and facts `{{…}}`: the words alone. */
export function bareText(text: string): string {
  if (!text.includes('<') && !text.includes('{{')) return text;
  return text.replace(factPlace, '').replace(/<\/?\d+\/?>/g, '');
}

/**
 * The text as it is punctuated: without the codes of pairs; a single that stands
 * by itself, a fact and an address as one letter or figure.
 */
export function proseOf(text: string): string {
  const known = proses.get(text) ?? makeProse(text);
  if (proses.size >= mostProses) proses.clear();
  proses.set(text, known);
  return known;
}

/** Eight checks ask for the same, one after another. */
const proses = new Map<string, string>();
const mostProses = 1000;

function makeProse(text: string): string {
  const plain = text.includes('<')
    ? text
        .replace(/<\/?\d+>/g, '')
        .replace(glued, '')
        .replace(/<\d+\/>/g, 'x')
    : text;
  const filled = plain.includes('{{') ? plain.replace(factPlace, '0') : plain;
  return /[@/]|\w\.\w/.test(filled) ? filled.replace(address, 'x') : filled;
}

/** The number of a note stands right behind a word or a full stop, and is neither; nor is a line break. */
const glued = /(?<=[^\s([{"“‘«（「『《])<\d+\/>/g;

const address =
  /(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)”"»]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\p{L}\p{M}\w-])[a-z][\w-]*(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|example)(?![\p{L}\w])/gu;

/** A list for a message; a dash when there is nothing in it. */
export const listed = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : '–');

/** `U+200B` */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** `â̆ U+00E2 U+0306` */
export const spelt = (cluster: string): string => `${cluster} ${[...cluster].map(codePoint).join(' ')}`;

export const cataloguePath = ({ language, facts }: Edition) => `locales/${language}/content/${facts.id}.json`;
