/** Units as rows of a table, for formats that are one: XLSX, CSV. Columns are found by their headings, wherever they were moved to. */
import type { Bilingual, Tongue } from '../../model/bilingual.ts';
import { declareDiagnostics, type Place } from '../../model/diagnostic.ts';
import type { Read } from '../../model/document.ts';
import { type LedgerUnit, type UnitRole, type UnitState, unitStates } from '../../model/unit.ts';
import {
  broken,
  readBase,
  readEnvelope,
  returnedUnit,
  withoutEnvelope,
  writeBase,
  writeEnvelope,
} from './envelope.ts';
import type { ExchangeFile, ExchangeJob, ExchangeMatch, ExchangeUnit, ReturnedUnit } from './format.ts';

/** As they stand side by side: what is written, between what it is written from and what may help. */
export const columnNames = [
  'id',
  'role',
  'previous',
  'source',
  'target',
  'state',
  'note',
  'suggestion',
  'likeness',
  'alternatives',
  'limit',
  'base',
] as const;
export type ColumnName = (typeof columnNames)[number];

export const headings: Readonly<Record<Exclude<ColumnName, 'base'>, Bilingual>> = {
  id: { vi: 'Mã', en: 'Id' },
  role: { vi: 'Loại', en: 'Kind' },
  source: { vi: 'Câu gốc', en: 'Source' },
  target: { vi: 'BẢN DỊCH (viết ở đây)', en: 'TRANSLATION (write here)' },
  state: { vi: 'Trạng thái', en: 'State' },
  note: { vi: 'Ghi chú', en: 'Note' },
  suggestion: { vi: 'Gợi ý: câu đã dịch trước', en: 'Suggestion: translated before' },
  likeness: { vi: 'Gợi ý dịch từ câu', en: 'What the suggestion translates' },
  alternatives: { vi: 'Bản khác đã nhận', en: 'Another version received' },
  limit: { vi: 'Dài nhất', en: 'Longest' },
  previous: { vi: 'Câu gốc trước khi sửa', en: 'Source before it changed' },
};

export const stateWords: Readonly<Record<UnitState, Bilingual>> = {
  missing: { vi: 'chưa dịch', en: 'missing' },
  draft: { vi: 'nháp', en: 'draft' },
  translated: { vi: 'đã dịch', en: 'translated' },
  reviewed: { vi: 'đã hiệu đính', en: 'reviewed' },
  approved: { vi: 'đã duyệt', en: 'approved' },
  'stale-cosmetic': { vi: 'gốc sửa dấu câu', en: 'source: punctuation changed' },
  'stale-data': { vi: 'gốc đổi số liệu', en: 'source: figures changed' },
  'stale-minor': { vi: 'gốc sửa ít', en: 'source: few words changed' },
  'stale-major': { vi: 'gốc sửa nhiều', en: 'source: much changed' },
};

/** What a translator may choose. */
export const chosenStates = ['draft', 'translated', 'reviewed'] as const satisfies readonly UnitState[];

const roleWords: Readonly<Record<UnitRole, Bilingual>> = {
  field: { vi: 'mục đầu bài', en: 'field' },
  heading: { vi: 'đề mục', en: 'heading' },
  paragraph: { vi: 'đoạn', en: 'paragraph' },
  item: { vi: 'mục liệt kê', en: 'list item' },
  cell: { vi: 'ô bảng', en: 'table cell' },
  caption: { vi: 'chú thích ảnh', en: 'caption' },
  alt: { vi: 'mô tả ảnh', en: 'picture description' },
  label: { vi: 'nhãn', en: 'label' },
};

/** The first row holds the headings; in the last column, which nobody writes in, stands the file's envelope. */
export const headRow = ({ envelope, tongue }: ExchangeJob): readonly string[] =>
  columnNames.map((name) => (name === 'base' ? writeEnvelope(envelope) : headings[name][tongue]));

export function rowOf(unit: ExchangeUnit, tongue: Tongue): Readonly<Record<ColumnName, string>> {
  const [best] = unit.matches ?? [];
  return {
    id: `${unit.document}#${unit.id}`,
    role: roleWords[unit.role][tongue],
    source: unit.source,
    target: unit.target,
    state: stateWords[unit.state][tongue],
    note: unit.note,
    // The text alone, so that the cell can be copied as it is.
    suggestion: best?.target ?? '',
    likeness: best ? likenessOf(best)[tongue] : '',
    alternatives: (unit.alternatives ?? []).join('\n\n'),
    limit: unit.limit === undefined ? '' : String(unit.limit),
    previous: unit.previous ?? '',
    base: writeBase(unit),
  };
}

/** Of what is only alike, also what it translates: figures may be others. */
const likenessOf = ({ percent, source }: ExchangeMatch): Bilingual =>
  percent >= 100
    ? { vi: 'giống hệt câu gốc', en: 'the same source' }
    : { vi: `giống ${percent}%: ${source}`, en: `${percent}% alike: ${source}` };

export interface TableRow {
  readonly cells: readonly string[];
  /** Columns, from 0, that hold no text. */
  readonly untyped?: ReadonlySet<number>;
  readonly line: number;
}

/** Rows above the headings are passed over, and so are those without an id and a base. */
export function readTable(rows: readonly TableRow[], file: string): Read<ExchangeFile> {
  const at = rows.findIndex(({ cells }) => cells.some((cell) => readEnvelope(cell)));
  const head = rows[at]?.cells ?? [];
  const envelope = head.map((cell) => readEnvelope(cell)).find((each) => each);
  if (!envelope) return withoutEnvelope(file);
  const column = (name: ColumnName): number =>
    head.findIndex((cell) =>
      name === 'base'
        ? readEnvelope(cell) !== undefined
        : Object.values(headings[name]).some((heading) => cell.trim() === heading),
    );
  const places = new Map(columnNames.map((name) => [name, column(name)]));
  // Whatever stands in a column that is not found would be passed over in silence.
  const lost = (['id', 'source', 'target'] as const).find((name) => places.get(name) === -1);
  if (lost) return broken({ file, line: rows[at]?.line ?? 1 }, noColumn(headings[lost]));
  const cellsOf =
    ({ cells }: TableRow) =>
    (name: ColumnName) =>
      cells[places.get(name) ?? -1] ?? '';
  const units = rows
    .slice(at + 1)
    .filter((row) => cellsOf(row)('id').trim() !== '' || cellsOf(row)('base').trim() !== '')
    .map((row): ReturnedUnit => {
      const unit = readRow(cellsOf(row), { file, line: row.line });
      return row.untyped?.has(places.get('target') ?? -1) ? { ...unit, isUntyped: true } : unit;
    });
  const strays = rows.slice(at + 1).filter((row) => isStray(cellsOf(row)));
  return {
    value: { kind: 'units', envelope, units },
    diagnostics: strays.map((row) => {
      const text = cellsOf(row)('target').trim();
      return diagnose('exchange-row-without-id', { file, line: row.line }, { values: { text } });
    }),
  };
}

/** Somebody wrote a translation into a row of their own. */
const isStray = (cell: (name: ColumnName) => string): boolean =>
  cell('target').trim() !== '' && cell('id').trim() === '' && cell('base').trim() === '';

export const diagnose = declareDiagnostics({
  'exchange-row-without-id': {
    severity: 'warning',
    message: {
      vi: 'Dòng này có bản dịch mà không có mã, nên không nhập: «{text}»',
      en: 'This row has a translation but no id, so it is not taken: “{text}”',
    },
    advice: {
      vi: 'Chép bản dịch vào dòng của đúng câu gốc rồi nhập lại.',
      en: 'Copy the translation into the row of its source and import again.',
    },
  },
});

const noColumn = ({ vi, en }: Bilingual): Bilingual => ({
  vi: `không thấy cột «${vi}» (tên cột bị sửa?)`,
  en: `there is no column “${en}” (was its heading changed?)`,
});

function readRow(cell: (name: ColumnName) => string, place: Place): ReturnedUnit {
  const name = cell('id').trim();
  const at = name.lastIndexOf('#');
  const carried = cell('base');
  const state = readState(cell('state'), readBase(carried).state);
  return returnedUnit(
    { document: name.slice(0, Math.max(0, at)), id: name.slice(at + 1), source: cell('source'), carried },
    { target: cell('target'), ...(state && { state }), note: cell('note').trim(), place },
  );
}

/** A word that was left as it was exported, or that is none of ours, says nothing. */
function readState(written: string, exported: UnitState = 'missing'): LedgerUnit['state'] | undefined {
  const word = written.normalize('NFC').trim().toLowerCase();
  const state = unitStates.find((each) => Object.values(stateWords[each]).includes(word));
  if (state === undefined || state === exported || state === 'missing' || state.startsWith('stale-'))
    return undefined;
  return state as LedgerUnit['state'];
}
