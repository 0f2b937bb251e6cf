/**
 * What every exported file says of itself and of each unit, whatever its format: enough to know a file of another
 * project, one that was cut off, and a unit whose id or source was changed; and the base of the three-way merge.
 */
import type { Filling } from '../../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../../model/diagnostic.ts';
import { digestOf, fingerprint } from '../../model/digest.ts';
import type { Read } from '../../model/document.ts';
import { isDocumentId, isLanguageTag, isUnitId } from '../../model/id.ts';
import { type UnitState, unitStates } from '../../model/unit.ts';
import type { Base, Envelope, ReturnedUnit } from './format.ts';

export const diagnose = declareDiagnostics({
  'exchange-broken': {
    severity: 'error',
    message: {
      vi: 'Tệp không đọc được: {reason}. Tệp bị hỏng, bị cắt giữa chừng, hoặc không phải loại tệp này; chưa ghi gì cả.',
      en: 'The file cannot be read: {reason}. It is damaged, cut off, or of another kind; nothing was written.',
    },
    advice: {
      vi: 'Xin người dịch gửi lại tệp gốc (nén zip nếu gửi qua thư hoặc Zalo), đừng chép dán nội dung.',
      en: 'Ask the translator to send the file again (zipped, if by mail or chat), not its content by copy and paste.',
    },
  },
  'exchange-without-envelope': {
    severity: 'error',
    message: {
      vi: 'Không thấy trong tệp dòng nhận dạng mà lệnh export ghi vào, nên không biết tệp thuộc dự án nào, dịch từ bản nào; chưa ghi gì cả.',
      en: 'The line by which export marks its files is not there, so it is not known of which project the file is and of which texts; nothing was written.',
    },
    advice: {
      vi: 'Dùng tệp do «npm run nhipcau -- export» làm ra. Nếu phần mềm dịch đã xóa dòng ấy, báo kỹ thuật tên phần mềm; bản dịch vẫn chép tay được.',
      en: 'Use a file that “npm run nhipcau -- export” made. Where a tool deleted that line, tell an engineer which; the translations can still be copied by hand.',
    },
  },
});

/** Of the units that are exported, in whatever order a tool puts them. */
export function envelopeOf(
  of: Pick<Envelope, 'project' | 'source' | 'language'>,
  units: readonly Pick<Base, 'document' | 'id'>[],
): Envelope {
  const { project, source, language } = of;
  return { project, source, language, count: units.length, fingerprint: fingerprintOf(units) };
}

/** Of which units there are. */
export const fingerprintOf = (units: readonly Pick<Base, 'document' | 'id'>[]): string =>
  digestOf(
    units
      .map(({ document, id }) => `${document}#${id}`)
      .sort()
      .join('\n'),
  ).slice(0, 16);

/** Starts with the program's name, by which it is found in whatever place a format has for it. */
export const writeEnvelope = (envelope: Envelope): string => `nhipcau ${JSON.stringify(envelope)}`;

/** @returns undefined for any other text. */
export function readEnvelope(text: string): Envelope | undefined {
  const json = /^\s*nhipcau (\{.*\})\s*$/s.exec(text)?.[1];
  const value = json === undefined ? undefined : parsed(json);
  if (!value) return undefined;
  const { project, source, language, count, fingerprint: which } = value;
  if (typeof project !== 'string' || typeof count !== 'number' || typeof which !== 'string') return undefined;
  if (typeof source !== 'string' || typeof language !== 'string') return undefined;
  if (!isLanguageTag(source) || !isLanguageTag(language)) return undefined;
  return { project, source, language, count, fingerprint: which };
}

/** Of a unit as exported. White space is folded: tools break lines and trim. */
export const sealOf = (base: Base): string =>
  fingerprint(
    JSON.stringify(
      [base.document, base.id, base.source, base.target, base.state, base.note].map((text) =>
        text.normalize('NFC').replace(/\s+/gu, ' ').trim(),
      ),
    ),
  );

/** What a unit carries besides id and source, on one line. */
export const writeBase = (base: Base): string =>
  JSON.stringify({
    target: base.target,
    state: base.state,
    ...(base.note && { note: base.note }),
    seal: sealOf(base),
  });

/** What a format found of a unit, put together; what is missing or no id at all leaves the seal broken, to be told. */
export function returnedUnit(
  found: {
    readonly document: string;
    readonly id: string;
    readonly source: string;
    readonly carried: string;
  },
  back: Omit<ReturnedUnit, 'base' | 'seal'>,
  exported: Partial<Base> = readBase(found.carried),
): ReturnedUnit {
  const { document, id, source, carried } = found;
  const { target = '', state = 'missing', note = '' } = exported;
  const isNamed = isDocumentId(document) && isUnitId(id);
  const seal = parsed(carried)?.seal;
  return {
    base: { document: document as Base['document'], id: id as Base['id'], source, target, state, note },
    seal: isNamed && typeof seal === 'string' ? seal : '',
    ...back,
  };
}

/** The translation, state and note with which a unit was exported. */
export function readBase(carried: string): { target?: string; state?: UnitState; note?: string } {
  const { target, state, note } = parsed(carried) ?? {};
  const known = unitStates.find((each) => each === state);
  return {
    ...(typeof target === 'string' && { target }),
    ...(known && { state: known }),
    ...(typeof note === 'string' && { note }),
  };
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What a file is, its first lines tell. */
export const beginning = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 2000)).toString('utf8');

/** Nothing can be read of a file. */
export const broken = (place: Place, reason: Filling): Read<never> =>
  refused(diagnose('exchange-broken', place, { values: { reason } }));

export const withoutEnvelope = (file: string): Read<never> =>
  refused(diagnose('exchange-without-envelope', { file }));

const refused = (diagnostic: Diagnostic): Read<never> => ({ value: undefined, diagnostics: [diagnostic] });
