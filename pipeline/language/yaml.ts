/** YAML that people write: parsed with places kept, judged by a schema, so that every complaint names line and column. */
import { distance } from 'fastest-levenshtein';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Bilingual } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import { fieldsAt } from './schema.ts';

type Path = readonly PropertyKey[];

export interface ParsedYaml {
  /** The plain value; undefined when the text is not YAML. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the value at `path` starts (`'key'`: its name), or its nearest surroundings when there is none. */
  placeOf(path: Path, part?: 'key' | 'value'): Place;
}

/** `firstLine` is the file's line on which `text` starts: 2 for front matter. */
export function parseYaml(text: string, file: string, firstLine = 1): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const placeOf: ParsedYaml['placeOf'] = (path, part = 'value') =>
    placeAt(offsetOf(document.contents, path, part));
  const broken = (offset: number, reason: Bilingual) =>
    // The reason is itself in two languages, so it is put in beforehand.
    bilingualDiagnostic('broken-yaml', placeAt(offset), { reason });

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
  firstLine = 1,
): Read<z.output<Schema>> {
  const yaml = parseYaml(text, file, firstLine);
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
  const diagnostics = deepest(result.error.issues).flatMap((issue) => complain(schema, issue, yaml));
  return { value: undefined, diagnostics };
}

/** Of `known`, the word that `word` was probably meant to be. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.ceil(best.candidate.length / 2)) ? best.candidate : undefined;
}

function offsetOf(root: Node | null, path: Path, part: 'key' | 'value'): number {
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

/** An issue of a union is told by the branch that came furthest; then the deepest issues come first. */
function deepest(issues: readonly z.core.$ZodIssue[], base: Path = []): z.core.$ZodIssue[] {
  const depth = (list: readonly z.core.$ZodIssue[]) => Math.max(0, ...list.map(depthOf));
  const flat = issues.flatMap((issue): z.core.$ZodIssue[] => {
    const path = [...base, ...issue.path];
    const branches = issue.code === 'invalid_union' ? issue.errors : [];
    const furthest = [...branches].sort((a, b) => depth(b) - depth(a))[0];
    return furthest?.length ? deepest(furthest, path) : [{ ...issue, path }];
  });
  return flat.sort((a, b) => depthOf(b) - depthOf(a));
}

/** An unknown field's issue names the object that it is in. */
const depthOf = (issue: z.core.$ZodIssue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0);

function complain(schema: z.ZodType, issue: z.core.$ZodIssue, yaml: ParsedYaml): readonly Diagnostic[] {
  const path = issue.path;
  const field = path.length > 0 ? path.join('.') : '—';
  const place = yaml.placeOf(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      unknownField(key, fieldsAt(schema, path), yaml.placeOf([...path, key], 'key')),
    );
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined)
    return [diagnose('missing-field', place, { values: { field, name: String(path.at(-1)) } })];
  if (issue.code === 'invalid_value')
    return [unknownValue(field, String(issue.input), issue.values.map(String), place)];
  const expected = expectedOf(issue);
  return [bilingualDiagnostic('invalid-value', place, { field: { vi: field, en: field }, expected })];
}

function unknownField(field: string, known: readonly string[], place: Place): Diagnostic {
  const meant = nearest(field, known);
  return meant
    ? diagnose('misspelt-field', place, { values: { field, meant } })
    : diagnose('unknown-field', place, { values: { field, known: known.join(', ') } });
}

function unknownValue(field: string, value: string, known: readonly string[], place: Place): Diagnostic {
  const meant = nearest(value, known) ?? '';
  const values = { field, value, meant, known: known.join(', ') };
  return diagnose(meant ? 'misspelt-value' : 'unknown-value', place, { values });
}

const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { vi: 'chữ (một con số thì đặt trong ngoặc kép)', en: 'text (a number goes in quotes)' },
  number: { vi: 'số', en: 'a number' },
  int: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: '`true` hoặc `false`', en: '`true` or `false`' },
  array: { vi: 'một danh sách', en: 'a list' },
  object: { vi: 'các mục con, mỗi mục một dòng `tên: nội dung`', en: 'fields, one a line: `name: value`' },
  record: { vi: 'các mục con, mỗi mục một dòng `tên: nội dung`', en: 'fields, one a line: `name: value`' },
};

/** A schema's own rule says what it expects in `params: {vi, en}` (see `rule` in schema.ts). */
function expectedOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom' && issue.params) return issue.params as unknown as Bilingual;
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? bothTongues(issue.expected);
  if (issue.code === 'too_small') return { vi: `ít nhất ${issue.minimum}`, en: `at least ${issue.minimum}` };
  if (issue.code === 'too_big') return { vi: `nhiều nhất ${issue.maximum}`, en: `at most ${issue.maximum}` };
  if (issue.code === 'invalid_format') return bothTongues(issue.pattern ?? issue.format);
  return bothTongues(issue.message);
}

const bothTongues = (text: string): Bilingual => ({ vi: text, en: text });

/** As `diagnose`, for values that are themselves in two languages. */
function bilingualDiagnostic(
  code: 'broken-yaml' | 'invalid-value',
  place: Place,
  values: Readonly<Record<string, Bilingual>>,
): Diagnostic {
  const inTongue = (tongue: keyof Bilingual) =>
    diagnose(code, place, {
      values: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text[tongue]])),
    });
  const vi = inTongue('vi');
  const en = inTongue('en');
  return {
    ...vi,
    message: { vi: vi.message.vi, en: en.message.en },
    advice: { vi: vi.advice.vi, en: en.advice.en },
  };
}

const diagnose = declareDiagnostics({
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
  'misspelt-field': {
    severity: 'error',
    message: {
      vi: 'Không có mục nào tên là “{field}”, nên nội dung của nó sẽ bị bỏ qua.',
      en: 'There is no field called “{field}”, so what it says would be ignored.',
    },
    advice: { vi: 'Có phải là “{meant}”? Sửa lại tên mục.', en: 'Did you mean “{meant}”? Correct the name.' },
  },
  'unknown-field': {
    severity: 'error',
    message: {
      vi: 'Không có mục nào tên là “{field}”, nên nội dung của nó sẽ bị bỏ qua.',
      en: 'There is no field called “{field}”, so what it says would be ignored.',
    },
    advice: {
      vi: 'Xóa mục này, hoặc dùng một trong các mục: {known}.',
      en: 'Remove it, or use one of: {known}.',
    },
  },
  'missing-field': {
    severity: 'error',
    message: { vi: 'Thiếu mục bắt buộc “{field}”.', en: 'The required field “{field}” is missing.' },
    advice: { vi: 'Thêm một dòng `{name}: …`.', en: 'Add a line `{name}: …`.' },
  },
  'misspelt-value': {
    severity: 'error',
    message: {
      vi: 'Mục “{field}” không nhận giá trị “{value}”.',
      en: 'The field “{field}” can’t be “{value}”.',
    },
    advice: {
      vi: 'Có phải là “{meant}”? Các giá trị dùng được: {known}.',
      en: 'Did you mean “{meant}”? It may be: {known}.',
    },
  },
  'unknown-value': {
    severity: 'error',
    message: {
      vi: 'Mục “{field}” không nhận giá trị “{value}”.',
      en: 'The field “{field}” can’t be “{value}”.',
    },
    advice: { vi: 'Dùng một trong các giá trị: {known}.', en: 'Use one of: {known}.' },
  },
  'invalid-value': {
    severity: 'error',
    message: {
      vi: 'Nội dung của mục “{field}” không đúng: cần {expected}.',
      en: 'What “{field}” says is not right: it should be {expected}.',
    },
    advice: { vi: 'Sửa lại nội dung của mục này.', en: 'Correct what this field says.' },
  },
});

export const yamlDiagnostics = diagnose.kinds;
