/** Catalogues: flat i18next JSON, id → text, in document order. */
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { isUnitId, type UnitId } from '../model/id.ts';
import type { Catalogue } from '../model/unit.ts';

export const diagnose = declareDiagnostics({
  'catalogue-not-json': {
    severity: 'error',
    message: {
      vi: 'Tệp ngôn ngữ không đọc được (lỗi JSON: {reason}); ngôn ngữ này bị bỏ qua cho bài này.',
      en: 'The locale file cannot be read (JSON error: {reason}); this language is left out for this document.',
    },
    advice: {
      vi: 'Xem dòng được nêu: thường thiếu dấu phẩy, dấu ngoặc kép, hoặc thừa dấu phẩy ở dòng cuối.',
      en: 'Look at the line named: usually a comma or a quotation mark is missing, or one comma too many stands at the end.',
    },
  },
  'catalogue-not-text': {
    severity: 'error',
    message: {
      vi: '«{id}» phải là một chuỗi chữ trong ngoặc kép, nhưng lại là {found}.',
      en: '“{id}” must be a text in quotation marks, but is {found}.',
    },
    advice: {
      vi: 'Viết bản dịch trong ngoặc kép: "{id}": "…".',
      en: 'Write the translation in quotation marks: "{id}": "…".',
    },
  },
  'catalogue-unknown-unit': {
    severity: 'warning',
    message: {
      vi: '«{id}» không có trong bài gốc, nên lời dịch này không được dùng.',
      en: '“{id}” is not in the source document, so this translation is not used.',
    },
    advice: {
      vi: 'Nếu bài gốc vừa đổi, chạy «npm run nhipcau -- sync»: lời dịch thừa được cất vào sổ theo dõi, không mất.',
      en: 'If the source has just changed, run “npm run nhipcau -- sync”: what is left over is kept in the ledger, not lost.',
    },
  },
  'catalogue-byte-order-mark': {
    severity: 'warning',
    message: {
      vi: 'Tệp bắt đầu bằng dấu thứ tự byte (BOM); nhiều công cụ dịch không đọc được.',
      en: 'The file starts with a byte-order mark (BOM), which many translation tools cannot read.',
    },
    advice: {
      vi: 'Lưu lại ở dạng «UTF-8» (không BOM), hoặc chạy «npm run nhipcau -- sync».',
      en: 'Save it as “UTF-8” without BOM, or run “npm run nhipcau -- sync”.',
    },
  },
});

/** Reads a catalogue; a file with a fault in one text gives all the others. */
export function readCatalogue(file: string, content: string): Read<Catalogue> {
  const diagnostics: Diagnostic[] = [];
  if (content.startsWith('\uFEFF'))
    diagnostics.push(diagnose('catalogue-byte-order-mark', { file, line: 1, column: 1 }));
  const json = content.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const { reason, place } = explainJsonError(file, json, error as SyntaxError);
    return {
      value: undefined,
      diagnostics: [...diagnostics, diagnose('catalogue-not-json', place, { values: { reason } })],
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const reason = 'expected { "id": "text" }';
    return {
      value: undefined,
      diagnostics: [
        ...diagnostics,
        diagnose('catalogue-not-json', { file, line: 1, column: 1 }, { values: { reason } }),
      ],
    };
  }
  const catalogue = new Map<UnitId, string>();
  for (const [id, text] of Object.entries(value)) {
    const place = () => placeOfKey(file, json, id);
    if (typeof text !== 'string')
      diagnostics.push(diagnose('catalogue-not-text', place(), { values: { id, found: describe(text) } }));
    else if (!isUnitId(id)) diagnostics.push(diagnose('catalogue-unknown-unit', place(), { values: { id } }));
    else catalogue.set(id, text);
  }
  return { value: catalogue, diagnostics };
}

/** One line a unit, so that a change to one text is a change of one line. */
export const writeCatalogue = (catalogue: Catalogue): string =>
  `${JSON.stringify(Object.fromEntries(catalogue), null, 2)}\n`;

/** Where a key stands in a JSON file, found only when something has to be said about it. */
export function placeOfKey(file: string, json: string, id: string): Place {
  const offset = json.search(new RegExp(`^\\s*${escapeRegExp(JSON.stringify(id))}\\s*:`, 'm'));
  if (offset < 0) return isUnitId(id) ? { file, unit: id } : { file };
  const place = placeOfOffset(file, json, offset + (/^\s*/.exec(json.slice(offset))?.[0].length ?? 0));
  return isUnitId(id) ? { ...place, unit: id } : place;
}

/** The place that a JSON error speaks of, and its reason without the engine's own coordinates. */
export function explainJsonError(
  file: string,
  json: string,
  error: SyntaxError,
): { reason: string; place: Place } {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  const reason = error.message.replace(/\s*(?:in JSON )?at position.*$/s, '').replace(/, "[\s\S]*$/, '');
  return { reason, place: placeOfOffset(file, json, position ? Number(position) : json.length) };
}

function placeOfOffset(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value);

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
