/** YAML that people write: parsed with places kept, judged by a schema, so that every complaint names line and column. */
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { Span } from '../model/span.ts';
import { complaintsOf, type PlaceOf } from './complaints.ts';

export interface ParsedYaml {
  /** The plain value; undefined when the text is not YAML. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the value at `path` starts (`'key'`: its name), or its nearest surroundings when there is none. */
  readonly placeOf: PlaceOf;
}

/** `firstLine` is the file's line on which `text` starts: 2 for front matter. */
export function parseYaml(text: string, file: string, firstLine = 1): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const placeOf: PlaceOf = (path, part = 'value') => placeAt(offsetOf(document.contents, path, part));
  const broken = (offset: number, reason: Bilingual) =>
    diagnose('broken-yaml', placeAt(offset), { values: { reason } });

  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    const diagnostics = problems.map((error) => broken(error.pos[0], reasonOf(error)));
    return { value: undefined, diagnostics, placeOf };
  }
  return { ...toValue(document, broken), placeOf };
}

/** Parses `text` and judges it by `schema`: the value, or what is wrong with it, the deepest complaint first. */
export function readYaml<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
): Read<z.output<Schema>> {
  const yaml = parseYaml(text, file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  return validateYaml(schema, yaml);
}

/** Judges what `parseYaml` gave. */
export function validateYaml<Schema extends z.ZodType>(
  schema: Schema,
  yaml: ParsedYaml,
): Read<z.output<Schema>> {
  const result = schema.safeParse(yaml.value, { reportInput: true });
  if (result.success) return { value: result.data, diagnostics: [] };
  return { value: undefined, diagnostics: complaintsOf(schema, result.error.issues, yaml.placeOf) };
}

/** Offsets between which the text at `path` is written, quotation marks and all; undefined where there is no text. */
export function scalarRange(yaml: string, path: readonly string[]): Span | undefined {
  const node = parseDocument(yaml, { version: '1.2' }).getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  return { start: node.range[0], end: node.range[1] };
}

/** A text of YAML and where it is written, quotation marks and all. */
export interface WrittenText {
  readonly text: string;
  readonly span: Span;
}

/** The names and the texts of the map at `path`, in order; what is no text is left out. */
export function pairsIn(
  yaml: string,
  path: readonly string[],
): readonly { readonly name: WrittenText; readonly value: WrittenText }[] {
  const map = parseDocument(yaml, { version: '1.2' }).getIn(path, true);
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }) => {
    const [name, text] = [writtenText(key), writtenText(value)];
    return name && text ? [{ name, value: text }] : [];
  });
}

function writtenText(node: unknown): WrittenText | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  return { text: node.value, span: { start: node.range[0], end: node.range[1] } };
}

/** The names of the map at `path`, in order. */
export function namesIn(yaml: string, path: readonly string[]): readonly string[] {
  const map = parseDocument(yaml, { version: '1.2' }).getIn(path, true);
  return isMap(map) ? map.items.map(({ key }) => String(key)) : [];
}

function offsetOf(root: Node | null, path: readonly PropertyKey[], part: 'key' | 'value'): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      if (!pair) return offset;
      const name = pair.key as Node | null;
      const value = pair.value as Node | null;
      const wanted = part === 'key' && depth === path.length - 1 ? name : (value ?? name);
      offset = wanted?.range?.[0] ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | null | undefined;
      offset = item?.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function toValue(
  document: Document,
  broken: (offset: number, reason: Bilingual) => Diagnostic,
): Pick<ParsedYaml, 'value' | 'diagnostics'> {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), diagnostics: [] };
  } catch {
    // The only thing that toJS refuses once the text has parsed: aliases that blow up, or that name no anchor.
    return { value: undefined, diagnostics: [broken(document.contents?.range?.[0] ?? 0, aliasReason)] };
  }
}

const aliasReason: Bilingual = {
  vi: 'ký hiệu `*` (tham chiếu) không trỏ tới đâu, hoặc lặp lại quá nhiều lần',
  en: 'a `*` reference points nowhere or is repeated too many times',
};

const otherReason: Bilingual = {
  vi: 'cách viết ở chỗ này không đúng quy tắc YAML',
  en: 'what stands here is not valid YAML',
};

const reasons: Readonly<Partial<Record<YAMLError['code'], Bilingual>>> = {
  TAB_AS_INDENT: { vi: 'thụt đầu dòng bằng phím Tab', en: 'the line is indented with a Tab' },
  BAD_INDENT: { vi: 'thụt đầu dòng không thẳng hàng', en: 'the indentation does not line up' },
  DUPLICATE_KEY: { vi: 'mục này đã có ở trên', en: 'this field is already there above' },
  BLOCK_AS_IMPLICIT_KEY: {
    vi: 'nội dung có dấu hai chấm `:` mà không đặt trong ngoặc kép',
    en: 'the text holds a colon `:` and is not in quotes',
  },
  MULTILINE_IMPLICIT_KEY: {
    vi: 'dòng này thiếu dấu hai chấm `:` sau tên mục, hoặc ngoặc kép chưa đóng',
    en: 'this line lacks a colon `:` after the field name, or a quotation mark is not closed',
  },
  MISSING_CHAR: {
    vi: 'thiếu một ký tự: thường là ngoặc chưa đóng, hoặc dấu cách sau dấu hai chấm',
    en: 'a character is missing: often a closing quote or bracket, or the space after a colon',
  },
  BAD_SCALAR_START: {
    vi: 'nội dung bắt đầu bằng một ký hiệu dành riêng (như `@`, `%` hoặc dấu huyền)',
    en: 'the text starts with a reserved sign (such as `@`, `%` or a backtick)',
  },
  BAD_ALIAS: aliasReason,
};

const reasonOf = (error: YAMLError): Bilingual => reasons[error.code] ?? otherReason;

export const diagnose = declareDiagnostics({
  'broken-yaml': {
    severity: 'error',
    message: {
      vi: 'Không đọc được phần khai báo (YAML): {reason}.',
      en: 'These fields (YAML) can’t be read: {reason}.',
    },
    advice: {
      vi: 'Xem lại dòng này: mỗi mục một dòng `tên: nội dung`, thụt đầu dòng bằng dấu cách, và đặt nội dung có ký hiệu đặc biệt trong ngoặc kép.',
      en: 'Look at this line: one field a line as `name: value`, indented with spaces, and text with special signs in double quotes.',
    },
  },
});
