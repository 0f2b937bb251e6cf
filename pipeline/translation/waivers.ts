/** Waivers: what a check finds and somebody has judged to be right is not said again, for as long as the text stays. */
import { type Diagnostic, declareDiagnostics, type Waived } from '../model/diagnostic.ts';
import { fingerprint } from '../model/digest.ts';
import type { Edition } from '../model/edition.ts';
import type { DocumentId, LanguageTag, UnitId } from '../model/id.ts';
import { isSettled, type Ledger, type LedgerUnit, type UnitState, type Waiver } from '../model/unit.ts';
import { staleness } from './staleness.ts';

export const diagnose = declareDiagnostics({
  'waiver-lapsed': {
    severity: 'note',
    message: {
      vi: 'Việc bỏ qua «{check}» ({reason}) hết hiệu lực: bản dịch hoặc câu gốc đã đổi từ đó.',
      en: 'The waiver of “{check}” ({reason}) has lapsed: the text or its source has changed since.',
    },
    advice: {
      vi: 'Xem lại: vẫn là báo nhầm thì bỏ qua lần nữa; nếu không thì sửa, rồi rút bỏ qua bằng «nhipcau waive … --withdraw».',
      en: 'Look again: waive it once more if it is still a false alarm; otherwise mend the text and take the waiver back with “nhipcau waive … --withdraw”.',
    },
  },
  'waiver-unused': {
    severity: 'note',
    message: {
      vi: 'Việc bỏ qua «{check}» ({reason}) không còn cần: phép kiểm tra này không thấy gì ở đây.',
      en: 'The waiver of “{check}” ({reason}) is not needed any more: the check finds nothing here.',
    },
    advice: {
      vi: 'Rút lại: «nhipcau waive {document} {unit} {check} --language {language} --withdraw».',
      en: 'Take it back: “nhipcau waive {document} {unit} {check} --language {language} --withdraw”.',
    },
  },
});

export interface Sifted {
  /** What is still to be said, notes on the waivers themselves among it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

/** A text that checks have judged, as its language has it. */
export interface JudgedText {
  readonly id: UnitId;
  readonly text: string;
  readonly state: UnitState;
}

/** What the texts are of, for what is said of their waivers. */
export interface JudgedFile {
  readonly document: DocumentId;
  readonly language: LanguageTag;
  readonly file: string;
}

/** A check that was asked; a waiver of any other is left for those who ask it. */
export interface AskedCheck {
  readonly code: string;
  readonly waivable?: false;
}

/** Parts what the checks found of an edition. */
export function siftWaived(
  found: readonly Diagnostic[],
  { units, facts, language, isSource }: Edition,
  ledger: Ledger,
  checks: readonly AskedCheck[],
): Sifted {
  if (![...ledger.units.values()].some(({ waived }) => waived)) return { diagnostics: found, waived: [] };
  const texts = units.map(({ unit, target, state }) => ({ id: unit.id, text: target || unit.text, state }));
  const file = isSource ? facts.file : `locales/${language}/content/${facts.id}.json`;
  return siftTexts(found, texts, { document: facts.id, language, file }, ledger, checks);
}

/** The same of texts without their edition. */
export function siftTexts(
  found: readonly Diagnostic[],
  texts: readonly JudgedText[],
  of: JudgedFile,
  { units: entries }: Ledger,
  checks: readonly AskedCheck[],
): Sifted {
  const asked = new Map(checks.map((check) => [check.code, check.waivable ?? true]));
  const all = texts.flatMap((text) =>
    (entries.get(text.id)?.waived ?? [])
      .filter(({ check }) => asked.has(check))
      .map((waiver) => ({
        unit: text.id,
        waiver,
        holds: holds(text, entries.get(text.id)),
        // Some checks say nothing of a text that was reviewed; the reason still tells why it was accepted.
        isReviewed: isSettled(text.state),
      })),
  );
  const isOf = ({ code, place }: Diagnostic, { unit, waiver }: (typeof all)[number]) =>
    code === waiver.check && place.unit === unit;
  const waiverOf = (finding: Diagnostic) =>
    asked.get(finding.code) ? all.find((each) => each.holds && isOf(finding, each))?.waiver : undefined;
  const told = all.flatMap((each) => {
    if (!found.some((finding) => isOf(finding, each)))
      return each.isReviewed ? [] : [tell('waiver-unused', each.waiver, each.unit, of)];
    return each.holds ? [] : [tell('waiver-lapsed', each.waiver, each.unit, of)];
  });
  return {
    diagnostics: [...found.filter((finding) => !waiverOf(finding)), ...told],
    waived: found.flatMap((finding): Waived[] => {
      const { check: _, ...waiver } = waiverOf(finding) ?? {};
      return 'reason' in waiver ? [{ finding, ...waiver }] : [];
    }),
  };
}

/** A waiver is of the text as it stood, as a translation of what stood in the source; commas of the source apart. */
function holds({ text, state }: JudgedText, entry: LedgerUnit | undefined): boolean {
  const isCurrent = !state.startsWith('stale-') || state === 'stale-cosmetic';
  return entry?.target === fingerprint(text) && isCurrent;
}

function tell(
  code: 'waiver-lapsed' | 'waiver-unused',
  { check, reason }: Waiver,
  unit: UnitId,
  { document, language, file }: JudgedFile,
): Diagnostic {
  const values = { check, reason, unit, document, language };
  return diagnose(code, { file, unit }, { language, values });
}

/** A ledger with one waiver more in a unit's entry (in place of an earlier one of the same check), or one fewer. */
export function withWaiver(ledger: Ledger, unit: UnitId, entry: LedgerUnit, waiver: Waiver): Ledger {
  const others = withoutCheck(entry, waiver.check);
  return { ...ledger, units: new Map(ledger.units).set(unit, { ...entry, waived: [...others, waiver] }) };
}

/** Undefined where the check was not waived there. */
export function withoutWaiver(ledger: Ledger, unit: UnitId, check: string): Ledger | undefined {
  const entry = ledger.units.get(unit);
  if (!entry?.waived?.some((waiver) => waiver.check === check)) return undefined;
  const { waived: _, ...rest } = entry;
  const others = withoutCheck(entry, check);
  const kept = others.length > 0 ? { ...rest, waived: others } : rest;
  return { ...ledger, units: new Map(ledger.units).set(unit, kept) };
}

const withoutCheck = ({ waived = [] }: LedgerUnit, check: string): readonly Waiver[] =>
  waived.filter((waiver) => waiver.check !== check);

/** A waiver was of the figures and words of a source: one that has changed is for the checks to look at again. */
export function withHeldWaivers(entry: LedgerUnit, source: string): LedgerUnit {
  const change = staleness(entry.source, source);
  if (change === undefined || change === 'stale-cosmetic') return entry;
  const { waived: _, ...rest } = entry;
  return rest;
}
