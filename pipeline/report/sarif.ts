/**
 * What checks found as SARIF 2.1.0 (OASIS standard), which code hosts show beside the lines of a change. Waived findings
 * are there as suppressed ones, with their reason.
 */
import type { Bilingual } from '../model/bilingual.ts';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import { digestOf } from '../model/digest.ts';
import { sortDiagnostics } from './order.ts';
import type { FindLine } from './source-lines.ts';

export interface SarifInput {
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
  /** What each check looks for, by its code. */
  readonly about: ReadonlyMap<string, Bilingual>;
  readonly tongue: keyof Bilingual;
}

/** One run, indented; the same findings give the same text. */
export function writeSarif({ diagnostics, waived, about, tongue }: SarifInput, findLine: FindLine): string {
  const suppressions = new Map(waived.map((each) => [each.finding, suppressionOf(each)]));
  const all = sortDiagnostics([...diagnostics, ...suppressions.keys()]);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const results = all.map((each) => ({
    ...resultOf(each, codes.indexOf(each.code), findLine, tongue),
    ...(suppressions.has(each) && { suppressions: [suppressions.get(each)] }),
  }));
  const run = {
    tool: {
      driver: { name: 'Nhịp Cầu', language: tongue, rules: codes.map((code) => ruleOf(code, about, tongue)) },
    },
    columnKind: 'utf16CodeUnits',
    results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: string, about: SarifInput['about'], tongue: keyof Bilingual) {
  const text = about.get(code)?.[tongue];
  return { id: code, ...(text && { shortDescription: { text } }) };
}

/** SARIF knows three levels by the names that the program has for its severities (3.27.10). */
function resultOf(diagnostic: Diagnostic, ruleIndex: number, findLine: FindLine, tongue: keyof Bilingual) {
  const { code, severity, place, language, message, advice } = diagnostic;
  const found = findLine(diagnostic);
  const line = found?.line ?? place.line;
  const region = line && {
    startLine: line,
    ...((found?.column ?? place.column) && { startColumn: found?.column ?? place.column }),
    ...(found?.endColumn && { endColumn: found.endColumn }),
    ...(found && { snippet: { text: found.text } }),
  };
  const physicalLocation = {
    artifactLocation: { uri: encodeURI(place.file), uriBaseId: '%SRCROOT%' },
    ...(region && { region }),
  };
  const { unit } = place;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: `${message[tongue]} ${advice[tongue]}` },
    locations: [{ physicalLocation, ...(unit && { logicalLocations: [{ name: unit, kind: 'resource' }] }) }],
    // What is the same after lines have moved: a code host tells old findings from new ones by it (3.27.17).
    partialFingerprints: {
      'nhipcau/v1': digestOf(JSON.stringify([code, place.file, unit ?? line, language, message.en])).slice(
        0,
        32,
      ),
    },
    ...(language && { properties: { language } }),
  };
}

/** Accepted, by a person, with a reason, outside of the source (3.35). */
const suppressionOf = ({ reason, by, date }: Waived) => ({
  kind: 'external',
  status: 'accepted',
  justification: [reason, by, date].filter(Boolean).join(' – '),
});
