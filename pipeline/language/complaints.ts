/** What a schema finds wrong, told to the person who wrote the file: place, reason and what to do. */
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { type Bilingual, inBoth } from '../model/bilingual.ts';
import { type Diagnostic, declareDiagnostics, type Place } from '../model/diagnostic.ts';
import { fieldsAt } from './schema.ts';

/** Where the value at `path` (`'key'`: its name) stands in the file. */
export type PlaceOf = (path: readonly PropertyKey[], part?: 'key' | 'value') => Place;

/** One diagnostic for each thing that `schema` found wrong, the deepest first. */
export function complaintsOf(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  return deepest(issues).flatMap((issue) => complain(schema, issue, placeOf));
}

/** An issue of a union is told by the branch that came furthest; then the deepest issues come first. */
function deepest(issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[] = []): z.core.$ZodIssue[] {
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

function complain(schema: z.ZodType, issue: z.core.$ZodIssue, placeOf: PlaceOf): readonly Diagnostic[] {
  const path = issue.path;
  const field = path.length > 0 ? path.join('.') : '—';
  const place = placeOf(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(key, fieldsAt(schema, path), placeOf([...path, key], 'key')));
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined)
    return [diagnose('missing-field', place, { values: { field, name: String(path.at(-1)) } })];
  if (issue.code === 'invalid_value')
    return [unknownValue(field, String(issue.input), issue.values.map(String), place)];
  return [diagnose('invalid-value', place, { values: { field, expected: expectedOf(issue) } })];
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

/** A schema's own rule says what it expects in `params: {vi, en}` (see `textThat` in schema.ts). */
function expectedOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'custom' && issue.params) return issue.params as unknown as Bilingual;
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? inBoth(issue.expected);
  if (issue.code === 'too_small') return { vi: `ít nhất ${issue.minimum}`, en: `at least ${issue.minimum}` };
  if (issue.code === 'too_big') return { vi: `nhiều nhất ${issue.maximum}`, en: `at most ${issue.maximum}` };
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return { vi: 'một ngày có thật, viết 2024-06-01', en: 'a real day, written 2024-06-01' };
  if (issue.code === 'invalid_format') return inBoth(issue.pattern ?? issue.format);
  return inBoth(issue.message);
}

/** Of `known`, the word that `word` was probably meant to be. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(2, Math.ceil(best.candidate.length / 2)) ? best.candidate : undefined;
}

export const diagnose = declareDiagnostics({
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
