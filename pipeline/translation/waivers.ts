/** Waivers: what a check finds and somebody has judged to be right is not said again, for as long as the text stays. */
import { type Diagnostic, declareDiagnostics, type Waived } from '../model/diagnostic.ts';
import { fingerprint } from '../model/digest.ts';
import type { Edition, EditionUnit } from '../model/edition.ts';
import type { UnitId } from '../model/id.ts';
import type { Ledger, LedgerUnit, Waiver } from '../model/unit.ts';

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

/** Parts what the checks found of an edition: `mayWaive` is asked whether a code can be waived at all. */
export function siftWaived(
  found: readonly Diagnostic[],
  edition: Edition,
  { units: entries }: Ledger,
  mayWaive: (code: string) => boolean,
): Sifted {
  const waiving = edition.units.filter(({ unit }) => entries.get(unit.id)?.waived);
  if (waiving.length === 0) return { diagnostics: found, waived: [] };
  const holding = new Map<UnitId, readonly Waiver[]>(
    waiving.map((each) => [each.unit.id, heldWaivers(each, entries.get(each.unit.id))]),
  );
  const diagnostics: Diagnostic[] = [];
  const waived: Waived[] = [];
  const used = new Set<Waiver>();
  for (const finding of found) {
    const waiver = holding
      .get(finding.place.unit ?? ('' as UnitId))
      ?.find(({ check }) => check === finding.code);
    if (!waiver || !mayWaive(finding.code)) {
      diagnostics.push(finding);
      continue;
    }
    const { reason, by, date } = waiver;
    waived.push({ finding, reason, ...(by && { by }), ...(date && { date }) });
    used.add(waiver);
  }
  const told = waiving.flatMap(({ unit }) =>
    (entries.get(unit.id)?.waived ?? []).flatMap((waiver) => {
      if (used.has(waiver)) return [];
      const isFound = found.some(({ code, place }) => code === waiver.check && place.unit === unit.id);
      return [tellWaiver(isFound ? 'waiver-lapsed' : 'waiver-unused', waiver, unit.id, edition)];
    }),
  );
  return { diagnostics: [...diagnostics, ...told], waived };
}

/** A waiver is of the text as it stood, as a translation of what stood in the source; commas of the source apart. */
function heldWaivers({ unit, target, state }: EditionUnit, entry: LedgerUnit | undefined): readonly Waiver[] {
  const isSame = entry?.target === fingerprint(target || unit.text);
  const isCurrent = !state.startsWith('stale-') || state === 'stale-cosmetic';
  return isSame && isCurrent ? (entry?.waived ?? []) : [];
}

function tellWaiver(
  code: 'waiver-lapsed' | 'waiver-unused',
  { check, reason }: Waiver,
  unit: UnitId,
  { facts, language, isSource }: Edition,
): Diagnostic {
  const file = isSource ? facts.file : `locales/${language}/content/${facts.id}.json`;
  const values = { check, reason, unit, document: facts.id, language };
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
