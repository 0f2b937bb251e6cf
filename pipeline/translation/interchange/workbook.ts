/**
 * The least of an Office Open XML workbook (ECMA-376) that a translator's table needs: one sheet of texts with locked
 * cells, hidden columns and drop-downs. Of the packages for it, write-excel-file (4.1) knows neither protection nor data
 * validation, read-excel-file (9.3) trims cells, and exceljs (4.4) brings three ZIP libraries of its own.
 */
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  childrenOf,
  elementsOf,
  type ReadElement,
  readXml,
  textContent,
  writeXml,
  type XmlElement,
} from '../../markup/xml.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** The first row is the head; all cells are texts. */
  readonly rows: readonly (readonly string[])[];
  readonly validations: readonly Validation[];
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
  readonly style: 'locked' | 'open' | 'large';
  readonly hidden: boolean;
}

export interface Validation {
  /** Cells: `E2:E40`. */
  readonly cells: string;
  /** What may be chosen; no comma inside, 255 characters together. */
  readonly choices?: readonly string[];
  /** Characters that there is room for: more is warned of, not refused. */
  readonly longest?: number;
  /** Shown while a cell is chosen: 32 and 255 characters. */
  readonly hint?: { readonly title: string; readonly text: string };
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function writeWorkbook(sheet: Sheet): Uint8Array {
  const parts: Readonly<Record<string, XmlElement>> = {
    '[Content_Types].xml': typesPart,
    '_rels/.rels': relationsPart([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookPart(sheet.name),
    'xl/_rels/workbook.xml.rels': relationsPart([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesPart,
    'xl/worksheets/sheet1.xml': sheetPart(sheet),
  };
  const files = Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, strToU8(writeXml(xml))]),
  );
  // ZIP writes the hours of the machine's calendar: this is the same day everywhere.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}

const empty = (name: string, attributes: Readonly<Record<string, string>> = {}): XmlElement => ({
  name,
  attributes,
  content: '',
});

const typesPart: XmlElement = {
  name: 'Types',
  attributes: { xmlns: contentTypes },
  content: [
    empty('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    empty('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...[
      ['workbook.xml', 'sheet.main'],
      ['worksheets/sheet1.xml', 'worksheet'],
      ['styles.xml', 'styles'],
    ].map(([path, type]) =>
      empty('Override', { PartName: `/xl/${path}`, ContentType: `${spreadsheet}.${type}+xml` }),
    ),
  ],
};

const relationsPart = (targets: readonly (readonly [type: string, target: string])[]): XmlElement => ({
  name: 'Relationships',
  attributes: { xmlns: packageRelations },
  content: targets.map(([type, target], index) =>
    empty('Relationship', { Id: `rId${index + 1}`, Type: `${relations}/${type}`, Target: target }),
  ),
});

const workbookPart = (name: string): XmlElement => ({
  name: 'workbook',
  attributes: { xmlns: main, 'xmlns:r': relations },
  content: [{ name: 'sheets', content: [empty('sheet', { name, sheetId: '1', 'r:id': 'rId1' })] }],
});

/** Places in `cellXfs`. */
const styles = { head: '1', locked: '2', open: '3', large: '4' } as const;

const stylesPart: XmlElement = {
  name: 'styleSheet',
  attributes: { xmlns: main },
  content: [
    counted('fonts', [font('11'), font('11', true), font('13')]),
    counted('fills', [fill('none'), fill('gray125'), fill('solid', 'FFDDE7EA'), fill('solid', 'FFF2F5F6')]),
    counted('borders', [border(), border('FFB9C6CA')]),
    counted('cellStyleXfs', [empty('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0' })]),
    counted('cellXfs', [
      empty('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0', xfId: '0' }),
      cellFormat('1', '2', true),
      cellFormat('0', '3', true),
      cellFormat('0', '0', false),
      cellFormat('2', '0', false),
    ]),
    counted('cellStyles', [empty('cellStyle', { name: 'Normal', xfId: '0', builtinId: '0' })]),
  ],
};

function counted(name: string, content: readonly XmlElement[]): XmlElement {
  return { name, attributes: { count: String(content.length) }, content };
}

function font(size: string, bold = false): XmlElement {
  const face = [empty('sz', { val: size }), empty('name', { val: 'Arial' }), empty('family', { val: '2' })];
  return { name: 'font', content: [...(bold ? [empty('b')] : []), ...face] };
}

function fill(pattern: string, colour?: string): XmlElement {
  const content = colour === undefined ? [] : [empty('fgColor', { rgb: colour })];
  return { name: 'fill', content: [{ name: 'patternFill', attributes: { patternType: pattern }, content }] };
}

function border(colour?: string): XmlElement {
  return {
    name: 'border',
    content: ['left', 'right', 'top', 'bottom'].map((side) =>
      colour === undefined
        ? empty(side)
        : { name: side, attributes: { style: 'thin' }, content: [empty('color', { rgb: colour })] },
    ),
  };
}

/** Number format 49 is text: what is typed stays as it is typed, also `1/6` and `0113`. */
function cellFormat(fontId: string, fillId: string, locked: boolean): XmlElement {
  return {
    name: 'xf',
    attributes: {
      numFmtId: '49',
      fontId,
      fillId,
      borderId: '1',
      xfId: '0',
      applyNumberFormat: '1',
      applyFont: '1',
      applyFill: '1',
      applyBorder: '1',
      applyAlignment: '1',
      applyProtection: '1',
    },
    content: [
      empty('alignment', { vertical: 'top', wrapText: '1' }),
      empty('protection', { locked: locked ? '1' : '0' }),
    ],
  };
}

function sheetPart({ columns, rows, validations }: Sheet): XmlElement {
  return {
    name: 'worksheet',
    attributes: { xmlns: main },
    content: [
      { name: 'sheetPr', content: [empty('pageSetUpPr', { fitToPage: '1' })] },
      {
        name: 'sheetViews',
        content: [{ ...empty('sheetView', { workbookViewId: '0' }), content: [headStays] }],
      },
      {
        name: 'cols',
        content: columns.map(({ width, hidden, style }, index) =>
          empty('col', {
            min: String(index + 1),
            max: String(index + 1),
            width: String(width),
            style: styles[style],
            customWidth: '1',
            ...(hidden && { hidden: '1' }),
          }),
        ),
      },
      { name: 'sheetData', content: rows.map((row, index) => rowPart(row, index, columns)) },
      // No password: it keeps slips away, not people.
      empty('sheetProtection', {
        sheet: '1',
        objects: '1',
        scenarios: '1',
        formatCells: '0',
        formatColumns: '0',
        formatRows: '0',
      }),
      {
        name: 'dataValidations',
        attributes: { count: String(validations.length) },
        content: validations.map(validationPart),
      },
      empty('pageSetup', { paperSize: '9', orientation: 'landscape', fitToHeight: '0' }),
    ],
  };
}

const headStays = empty('pane', {
  ySplit: '1',
  topLeftCell: 'A2',
  activePane: 'bottomLeft',
  state: 'frozen',
});

function rowPart(row: readonly string[], index: number, columns: readonly SheetColumn[]): XmlElement {
  return {
    name: 'row',
    // Not `customHeight`: a row grows with what is typed into it. LibreOffice sets none by itself when it opens a file.
    attributes: { r: String(index + 1), ht: String(heightOf(row, columns)) },
    content: row.map((text, column) => ({
      name: 'c',
      attributes: {
        r: `${letterOf(column)}${index + 1}`,
        s: index === 0 ? styles.head : styles[columns[column]?.style ?? 'locked'],
        ...(text && { t: 'inlineStr' }),
      },
      content: text
        ? [
            {
              name: 'is',
              content: [{ name: 't', attributes: { 'xml:space': 'preserve' }, content: escaped(text) }],
            },
          ]
        : '',
    })),
  };
}

/** Points, as high as the longest cell that is seen. */
function heightOf(row: readonly string[], columns: readonly SheetColumn[]): number {
  const heights = row.map((text, index) => {
    const { width = 1, style, hidden } = columns[index] ?? {};
    // Of Khmer, whose letters stand below each other.
    const line = style === 'large' ? 27 : 15;
    return hidden ? 0 : Math.ceil([...text].length / (width * 0.95)) * line;
  });
  // Excel's limit is 409.
  return Math.min(400, Math.max(27, ...heights));
}

/** `A`, `B` …: a table here has fewer than 26 columns. */
export const letterOf = (column: number): string => String.fromCharCode(65 + column);

function validationPart({ cells, choices, longest, hint }: Validation): XmlElement {
  const rule =
    choices !== undefined
      ? { type: 'list', formula: `"${choices.join(',')}"` }
      : longest !== undefined
        ? { type: 'textLength', formula: String(longest) }
        : undefined;
  return {
    name: 'dataValidation',
    attributes: {
      ...(rule && { type: rule.type }),
      ...(longest !== undefined && { operator: 'lessThanOrEqual', errorStyle: 'warning' }),
      allowBlank: '1',
      showInputMessage: '1',
      ...(rule && { showErrorMessage: '1' }),
      ...(hint && { promptTitle: hint.title, prompt: hint.text }),
      sqref: cells,
    },
    content: rule ? [{ name: 'formula1', content: rule.formula }] : '',
  };
}

/** `_x000D_` stands for a control character (ECMA-376, 22.9.2.19 ST_Xstring); whoever really wrote that gets an escape. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export interface ReadRow {
  readonly cells: readonly string[];
  /** Columns, from 0, whose cell holds a number, a date or a formula: its text is not what a person typed. */
  readonly untyped: ReadonlySet<number>;
  /** As the spreadsheet counts them, from 1. */
  readonly line: number;
}

/** Unpacked, a table of a whole project has a few megabytes; what has far more is no table. */
const mostBytes = 200_000_000;

/** The rows of each sheet, every cell as its text. @throws Error with what is wrong, in English. */
export function readWorkbook(bytes: Uint8Array): readonly (readonly ReadRow[])[] {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      total += originalSize;
      if (total > mostBytes) throw new Error('too large');
      return /\.(?:xml|rels)$/i.test(name);
    },
  });
  const open = (path: string): ReadElement | undefined => {
    const file = files[path];
    if (!file) return undefined;
    const xml = readXml(Buffer.from(file).toString('utf8'));
    if ('fault' in xml) throw new Error(`${path}:${xml.fault.line}: ${xml.fault.reason.en}`);
    return xml.root;
  };
  const workbook = open('xl/workbook.xml');
  if (!workbook) throw new Error('no xl/workbook.xml');
  const links = open('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (links ? childrenOf(links, 'Relationship') : []).map(({ attributes }) => [
      attributes.Id ?? '',
      attributes.Target ?? '',
    ]),
  );
  const strings = open('xl/sharedStrings.xml');
  const shared = strings ? childrenOf(strings, 'si').map(stringOf) : [];
  return elementsOf(workbook, 'sheet').flatMap(({ attributes }) => {
    const target = targets.get(attributes['r:id'] ?? '') ?? '';
    const sheet = open(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return sheet ? [rowsOf(sheet, shared)] : [];
  });
}

function rowsOf(sheet: ReadElement, shared: readonly string[]): readonly ReadRow[] {
  const rows = childrenOf(sheet, 'sheetData').flatMap((data) => childrenOf(data, 'row'));
  let line = 0;
  return rows.map((row) => {
    line = Number(row.attributes.r ?? line + 1);
    const cells: string[] = [];
    const untyped = new Set<number>();
    for (const cell of childrenOf(row, 'c')) {
      const column = columnOf(cell.attributes.r) ?? cells.length;
      while (cells.length < column) cells.push('');
      cells[column] = cellText(cell, shared);
      if (!isText(cell)) untyped.add(column);
    }
    return { cells, untyped, line };
  });
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** ECMA-376, 18.18.11 (ST_CellType): without a type, a value is a number; a date is one, too. */
function isText(cell: ReadElement): boolean {
  const { t = 'n' } = cell.attributes;
  if (childrenOf(cell, 'f').length > 0) return false;
  return t === 's' || t === 'inlineStr' || t === 'str' || childrenOf(cell, 'v').length === 0;
}

function cellText(cell: ReadElement, shared: readonly string[]): string {
  const [inlined] = childrenOf(cell, 'is');
  if (inlined) return stringOf(inlined);
  const [value] = childrenOf(cell, 'v');
  const text = value ? textContent(value) : '';
  return cell.attributes.t === 's' ? (shared[Number(text)] ?? '') : unescaped(text);
}

/** Of all its runs; not of its reading aids (`rPh`). */
const stringOf = (element: ReadElement): string =>
  element.children
    .filter((child): child is ReadElement => typeof child !== 'string')
    .map((child) =>
      child.name === 't' ? unescaped(textContent(child)) : child.name === 'r' ? stringOf(child) : '',
    )
    .join('');
