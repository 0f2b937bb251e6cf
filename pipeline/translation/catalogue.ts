/** Catalogues: flat i18next JSON, id → text, in document order. */
import { flatTexts, parseJson, placeOfOffset, withoutMark } from '../language/json.ts';
import { conflictSides, hasConflict } from '../language/merge-conflict.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { isUnitId, type UnitId } from '../model/id.ts';
import type { Catalogue } from '../model/unit.ts';
import { mergeCatalogues } from './merge-sides.ts';

export const diagnose = declareDiagnostics({
  'catalogue-not-json': {
    severity: 'error',
    message: {
      vi: 'Tệp ngôn ngữ không đọc được: {reason}. Ngôn ngữ này bị bỏ qua cho bài này.',
      en: 'The locale file cannot be read: {reason}. This language is left out for this document.',
    },
    advice: {
      vi: 'Sửa dòng được nêu. Mỗi dòng là "mã": "câu", có dấu phẩy ở cuối, trừ dòng cuối cùng; dấu ngoặc kép phải thẳng ("), không cong (“ ”).',
      en: 'Correct the line named. Each line is "id": "text" with a comma at its end, but for the last; quotation marks are straight ("), not curly (“ ”).',
    },
  },
  'catalogue-repeated-unit': {
    severity: 'error',
    message: {
      vi: '«{id}» có hai lần trong tệp (lần đầu ở dòng {first}), nên không biết dùng câu nào; ngôn ngữ này bị bỏ qua cho bài này.',
      en: '“{id}” stands in the file twice (first on line {first}), so it is not known which text is meant; this language is left out for this document.',
    },
    advice: {
      vi: 'Thường do ghép hai bản của tệp: giữ câu đúng, xóa dòng kia.',
      en: 'Mostly two versions of the file were merged: keep the right text and delete the other line.',
    },
  },
  'catalogue-unmerged': {
    severity: 'warning',
    message: {
      vi: 'Git để lại cả hai bản trong tệp (<<<<<<<); hai bản không trái nhau nên mọi câu đều được dùng.',
      en: 'Git left both versions in the file (<<<<<<<); they do not contradict each other, so all texts are used.',
    },
    advice: {
      vi: 'Chạy «npm run nhipcau -- sync»: tệp được ghi lại gọn gàng, không mất câu nào.',
      en: 'Run “npm run nhipcau -- sync”: the file is written anew, and no text is lost.',
    },
  },
  'catalogue-two-texts': {
    severity: 'error',
    message: {
      vi: 'Git để lại hai bản dịch khác nhau của «{id}»: «{one}» và «{other}».',
      en: 'Git left two different texts of “{id}”: “{one}” and “{other}”.',
    },
    advice: {
      vi: 'Giữ câu đúng ở cả hai chỗ trong tệp, rồi chạy «npm run nhipcau -- sync».',
      en: 'Put the right one in both places of the file, then run “npm run nhipcau -- sync”.',
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

/** Reads a catalogue; a file with a fault in one text gives all the others, one that Git could not merge both sides. */
export function readCatalogue(file: string, content: string): Read<Catalogue> {
  if (hasConflict(content)) return readSides(file, content);
  const diagnostics: Diagnostic[] = [];
  if (content.startsWith('\uFEFF'))
    diagnostics.push(diagnose('catalogue-byte-order-mark', { file, line: 1, column: 1 }));
  const refuse = (fault: Diagnostic) => ({ value: undefined, diagnostics: [...diagnostics, fault] });
  const json = withoutMark(content);
  const parsed = parseJson(json);
  if ('fault' in parsed) {
    const { reason, ...place } = parsed.fault;
    return refuse(diagnose('catalogue-not-json', { file, ...place }, { values: { reason } }));
  }
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const reason = {
      vi: 'cả tệp phải có dạng { "mã": "câu" }',
      en: 'the whole file has to be { "id": "text" }',
    };
    return refuse(diagnose('catalogue-not-json', { file, line: 1, column: 1 }, { values: { reason } }));
  }
  const once = settleRepeated(file, json, value);
  if ('fault' in once) return refuse(once.fault);
  const catalogue = new Map<UnitId, string>();
  for (const [id, text] of Object.entries(once.texts)) {
    const place = () => placeOfKey(file, json, id);
    if (typeof text !== 'string')
      diagnostics.push(diagnose('catalogue-not-text', place(), { values: { id, found: describe(text) } }));
    else if (!isUnitId(id)) diagnostics.push(diagnose('catalogue-unknown-unit', place(), { values: { id } }));
    else catalogue.set(id, text);
  }
  return { value: catalogue, diagnostics };
}

function readSides(file: string, content: string): Read<Catalogue> {
  const [ours, theirs] = conflictSides(content).map((side) => ({ side, ...readCatalogue(file, side) }));
  if (!ours?.value || !theirs?.value) {
    const broken = ours?.value ? theirs : ours;
    return { value: undefined, diagnostics: broken?.diagnostics ?? [] };
  }
  const { catalogue, different } = mergeCatalogues(ours.value, theirs.value);
  const faults = different.map(({ id, ours: one, theirs: other }) =>
    diagnose('catalogue-two-texts', placeOfKey(file, theirs.side, id), { values: { id, one, other } }),
  );
  const said = faults.length > 0 ? faults : [diagnose('catalogue-unmerged', { file, line: 1, column: 1 })];
  return { value: catalogue, diagnostics: [...ours.diagnostics, ...theirs.diagnostics, ...said] };
}

/** A unit's text as its state is said of it: composed, without space around it; empty where there is none. */
export const textOf = (catalogue: Catalogue, id: UnitId): string =>
  (catalogue.get(id) ?? '').normalize('NFC').trim();

/** One line a unit, so that a change to one text is a change of one line. */
export const writeCatalogue = (catalogue: Catalogue): string =>
  `${JSON.stringify(Object.fromEntries(catalogue), null, 2)}\n`;

/** Where a key stands in a JSON file, found only when something has to be said about it. */
function placeOfKey(file: string, json: string, id: string): Place {
  const offset = json.search(new RegExp(`^\\s*${escapeRegExp(JSON.stringify(id))}\\s*:`, 'm'));
  if (offset < 0) return isUnitId(id) ? { file, unit: id } : { file };
  const place = { file, ...placeOfOffset(json, offset + (/^\s*/.exec(json.slice(offset))?.[0].length ?? 0)) };
  return isUnitId(id) ? { ...place, unit: id } : place;
}

/**
 * A text that stands twice is somebody's work lost, should the program choose. Where two branches brought the same text,
 * or one of them none yet, there is nothing to choose: the texts that hold are returned, by id.
 */
function settleRepeated(
  file: string,
  json: string,
  value: object,
): { readonly fault: Diagnostic } | { readonly texts: object } {
  const texts = flatTexts(json);
  const isFlat = Object.values(value).every((text) => typeof text === 'string');
  if (!isFlat || texts.length === Object.keys(value).length) return { texts: value };
  const settled: [string, string][] = [];
  for (const [id, standing] of Map.groupBy(texts, ({ key }) => key)) {
    const [first, ...others] = standing.filter(({ text }) => text.trim());
    const other = others.find(({ text }) => text !== first?.text);
    if (first && other) {
      const place = { file, ...placeOfOffset(json, other.offset), ...(isUnitId(id) && { unit: id }) };
      const values = { id, first: placeOfOffset(json, first.offset).line };
      return { fault: diagnose('catalogue-repeated-unit', place, { values }) };
    }
    settled.push([id, first?.text ?? '']);
  }
  return { texts: Object.fromEntries(settled) };
}

/** Texts for which the document has no unit: they would be passed over in silence. */
export function unknownUnits(
  file: string,
  content: string,
  catalogue: Catalogue,
  known: ReadonlySet<UnitId>,
): readonly Diagnostic[] {
  const json = withoutMark(content);
  return [...catalogue]
    .filter(([id, text]) => text.trim() && !known.has(id))
    .map(([id]) => diagnose('catalogue-unknown-unit', placeOfKey(file, json, id), { values: { id } }));
}

const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value);

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
