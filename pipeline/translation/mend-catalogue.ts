/** Respells the texts of a catalogue and leaves every other byte of its file as it is; keeps the ledger true. */
import { applyMends, type Mend, markMends } from '../language/mend.ts';
import { fingerprint } from '../model/digest.ts';
import type { UnitId } from '../model/id.ts';
import type { Ledger, LedgerUnit } from '../model/unit.ts';

export interface MendedCatalogue {
  readonly text: string;
  readonly mends: readonly CatalogueMend[];
}

export interface CatalogueMend extends Mend {
  /** Absent for the byte-order mark. `at` is the offset in the file as it was. */
  readonly unit?: UnitId;
}

/** `json`: a catalogue that was read without a fault. `mendsOf` is given each text as a translator reads it. */
export function mendCatalogue(
  json: string,
  mendsOf: (unit: UnitId, text: string) => readonly Mend[],
): MendedCatalogue {
  let unit = '' as UnitId;
  const words: CatalogueMend[] = [];
  for (const { 1: string = '', 2: colon, index } of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)) {
    const text = JSON.parse(string) as string;
    if (colon) unit = text as UnitId;
    else
      for (const mend of mendsOf(unit, text)) {
        const [start, end] = [offsetIn(string, mend.at), offsetIn(string, mend.at + mend.from.length)];
        words.push({ unit, at: index + start, from: string.slice(start, end), to: escaped(mend.to) });
      }
  }
  const mends = [...markMends(json), ...words];
  return { text: applyMends(json, mends), mends };
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Where in a JSON string, with its quotation marks and escapes, the character at `offset` of its text is written. */
function offsetIn(string: string, offset: number): number {
  let at = 1;
  for (let count = 0; count < offset; count += 1) {
    if (string[at] !== '\\') at += 1;
    else at += string[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

export interface Respelling {
  readonly before: string;
  readonly after: string;
}

export interface RespeltTarget extends Respelling {
  /** Whether a reader is shown the same characters as before. */
  readonly sameReading: boolean;
}

/**
 * The ledger after respelling, and how many reviewed texts are to be read again. A respelt source is the same source:
 * its translations stay as fresh as they were. A respelt translation keeps where it is from and what it translates;
 * but if a reader is shown other characters, whoever reviewed it has not seen them. Of a text that the ledger does not
 * speak of as it was, it goes on knowing nothing.
 */
export function respeltLedger(
  ledger: Ledger,
  sources: ReadonlyMap<UnitId, Respelling>,
  targets: ReadonlyMap<UnitId, RespeltTarget>,
): { readonly ledger: Ledger; readonly reopened: number } {
  let reopened = 0;
  const respell = (id: UnitId, entry: LedgerUnit): LedgerUnit => {
    const source = sources.get(id);
    const target = targets.get(id);
    const isSource = source !== undefined && entry.source === source.before;
    const isTarget = target !== undefined && entry.target === fingerprint(target.before);
    const isReviewed = entry.state === 'reviewed' || entry.state === 'approved';
    const reopens = isTarget && !target.sameReading && isReviewed;
    if (reopens) reopened += 1;
    return {
      ...entry,
      ...(reopens && { state: 'translated' as const }),
      ...(isSource && { source: source.after }),
      ...(isTarget && { target: fingerprint(target.after) }),
    };
  };
  const units = new Map([...ledger.units].map(([id, entry]) => [id, respell(id, entry)]));
  return { ledger: { ...ledger, units }, reopened };
}
