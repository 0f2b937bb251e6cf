/**
 * A unit that comes back from a translator, merged with what has become of it here since it was exported: three ways,
 * against the base that the file carries. Nothing that a person wrote is overwritten: what both sides changed is kept
 * twice, and somebody chooses.
 */
import { fingerprint } from '../model/digest.ts';
import type { LedgerUnit, UnitState } from '../model/unit.ts';
import type { Declaration } from './sync.ts';
import { withHeldWaivers } from './waivers.ts';

/** What is here. `text` is empty where there is no translation. */
export interface Ours {
  readonly text: string;
  readonly entry?: LedgerUnit;
}

/** What came back, and what it was exported as. */
export interface Theirs {
  readonly base: {
    readonly source: string;
    readonly target: string;
    readonly state: UnitState;
    readonly note: string;
  };
  readonly target: string;
  /** What the file declares; absent where it says no more than at export. */
  readonly state?: LedgerUnit['state'];
  readonly note: string;
}

export interface Signature extends Declaration {
  /** Who vouches for what the file calls reviewed; without one nothing is more than translated. */
  readonly reviewer?: string;
}

/**
 * `taken`: the file's text is the translation now. `declared`: only its state or its note changed. `kept`: both sides
 * changed, ours stays and theirs is an alternative. `emptied`: the file has no text where there was one; ours stays.
 */
export type Outcome = 'same' | 'taken' | 'declared' | 'kept' | 'emptied';

export interface Merged extends Ours {
  readonly outcome: Outcome;
}

export function mergeUnit(ours: Ours, theirs: Theirs, signature: Signature = {}): Merged {
  const [base, target] = [composed(theirs.base.target), composed(theirs.target)];
  const noted = withNote(ours, theirs);
  const isNoted = noted !== ours.entry;
  const still = (outcome: Outcome): Merged => ({ ...ours, ...(noted && { entry: noted }), outcome });
  if (target === base || target === composed(ours.text)) {
    const declared = declaredEntry({ ...ours, ...(noted && { entry: noted }) }, theirs, target, signature);
    if (declared) return { text: ours.text, entry: declared, outcome: 'declared' };
    return still(isNoted ? 'declared' : 'same');
  }
  if (target === '') return still('emptied');
  if (composed(ours.text) !== base || isAcceptedSince(ours, theirs)) {
    return {
      text: ours.text,
      entry: withAlternative(noted, ours, theirs, target, signature),
      outcome: 'kept',
    };
  }
  return { text: target, entry: takenEntry(noted, theirs, target, signature), outcome: 'taken' };
}

const composed = (text: string): string => text.normalize('NFC').trim();

/** A reviewer has accepted the text since it was exported: to take another would undo that unseen. */
const isAcceptedSince = ({ entry }: Ours, { base }: Theirs): boolean =>
  entry !== undefined &&
  isAccepted(entry.state) &&
  !isAccepted(base.state) &&
  base.state !== 'stale-cosmetic';

const isAccepted = (state: UnitState): boolean => state === 'reviewed' || state === 'approved';

/** What stays of an entry when its text changes: waivers and reviews were said of the text of before. */
function takenEntry(
  entry: LedgerUnit | undefined,
  theirs: Theirs,
  target: string,
  signature: Signature,
): LedgerUnit {
  const others = (entry?.alternatives ?? []).filter(({ text }) => composed(text) !== target);
  return {
    ...statement(theirs.state ?? 'translated', signature),
    origin: 'human',
    source: theirs.base.source,
    target: fingerprint(target),
    ...author(signature),
    ...(entry?.note && { note: entry.note }),
    ...(others.length > 0 && { alternatives: others }),
  };
}

/** A state above translated is a reviewer's to give; `approved` is given by a gate and by no file. */
function statement(
  state: LedgerUnit['state'],
  { reviewer, date }: Signature,
): Pick<LedgerUnit, 'state' | 'reviewer' | 'reviewed'> {
  if (!isAccepted(state)) return { state };
  if (reviewer === undefined) return { state: 'translated' };
  return { state: 'reviewed', reviewer, ...(date !== undefined && { reviewed: date }) };
}

const author = ({ by, date }: Signature): Pick<LedgerUnit, 'by' | 'date'> => ({
  ...(by !== undefined && { by }),
  ...(date !== undefined && { date }),
});

/**
 * The same text on both sides, of which the file says something new: a draft that is right as it is, a text that still
 * holds for a changed source, a review. Undefined where it says nothing new, or where somebody here has spoken since.
 */
function declaredEntry(
  { text, entry }: Ours,
  theirs: Theirs,
  target: string,
  signature: Signature,
): LedgerUnit | undefined {
  if (theirs.state === undefined || target === '' || target !== composed(text)) return undefined;
  const said = statement(theirs.state, signature);
  const wasStale = theirs.base.state.startsWith('stale-');
  const isUnspoken =
    entry === undefined ||
    entry.target !== fingerprint(target) ||
    wasStale ||
    entry.state === theirs.base.state;
  const isSame = said.state === entry?.state && entry.source === theirs.base.source;
  if (!isUnspoken || isSame) return undefined;
  // Who says that it holds has not written it.
  const {
    reviewer: _,
    reviewed: __,
    ...known
  }: Partial<LedgerUnit> = entry
    ? withHeldWaivers(entry, theirs.base.source)
    : { ...author(signature), origin: 'human' };
  return { ...known, ...said, source: theirs.base.source, target: fingerprint(target) };
}

function withAlternative(
  noted: LedgerUnit | undefined,
  { text }: Ours,
  { base }: Theirs,
  target: string,
  signature: Signature,
): LedgerUnit {
  const entry = noted ?? { state: 'draft', source: base.source, target: fingerprint(text) };
  const known = entry.alternatives ?? [];
  if (known.some((each) => composed(each.text) === target)) return entry;
  const older = base.source === entry.source ? {} : { source: base.source };
  return { ...entry, alternatives: [...known, { text: target, ...author(signature), ...older }] };
}

/** The entry with the file's note; where both sides wrote one, with both. The same entry where nothing is new. */
function withNote({ entry, text }: Ours, { base, note }: Theirs): LedgerUnit | undefined {
  const [ours, theirs] = [entry?.note ?? '', note.trim()];
  if (theirs === base.note.trim() || theirs === ours.trim() || ours.split('\n').includes(theirs))
    return entry;
  const known: LedgerUnit = entry ?? { state: 'draft', source: base.source, target: fingerprint(text) };
  if (ours.trim() === base.note.trim()) {
    const { note: _, ...rest } = known;
    return theirs ? { ...rest, note: theirs } : rest;
  }
  return theirs ? { ...known, note: `${ours}\n${theirs}` } : entry;
}
