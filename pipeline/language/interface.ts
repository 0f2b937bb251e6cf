/** The files of the program's own words: `locales/<tag>/interface.json`, with its ledger where some are drafts. */
import { z } from 'zod';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';

export interface InterfaceTexts {
  /** Key → text; keys with a plural end in `_one` or `_other`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Keys that the ledger calls drafts. */
  readonly drafts: ReadonlySet<string>;
}

export interface TextFile {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

const textsSchema = z.record(z.string(), z.string());
/** Of a ledger only the states matter here; its own room judges the rest. */
const ledgerSchema = z.looseObject({
  units: z.record(z.string(), z.looseObject({ state: z.string() })).default({}),
});

/** Reads one language's words. Without a ledger every word counts as reviewed. */
export function readInterface(
  language: LanguageTag,
  words: TextFile,
  ledger?: TextFile,
): Read<InterfaceTexts> {
  const read = readJson(textsSchema, words, language);
  const states = ledger ? readJson(ledgerSchema, ledger, language) : undefined;
  const diagnostics = [...read.diagnostics, ...(states?.diagnostics ?? [])];
  // A broken ledger must not turn drafts into reviewed words.
  if (!read.value || (ledger && !states?.value)) return { value: undefined, diagnostics };
  const drafts = Object.entries(states?.value?.units ?? {}).filter(([, { state }]) => state === 'draft');
  return {
    value: { texts: new Map(Object.entries(read.value)), drafts: new Set(drafts.map(([key]) => key)) },
    diagnostics,
  };
}

function readJson<Schema extends z.ZodType>(
  schema: Schema,
  { file, text }: TextFile,
  language: LanguageTag,
): Read<z.output<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const place = { file, ...placeIn((error as SyntaxError).message) };
    return { value: undefined, diagnostics: [diagnose('interface-not-json', place, { language })] };
  }
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data, diagnostics: [] };
  const keys = [...new Set(result.error.issues.map(({ path }) => path.join(' → ') || '{ }'))].join(', ');
  return {
    value: undefined,
    diagnostics: [diagnose('interface-not-text', { file }, { language, values: { keys } })],
  };
}

/** V8 ends its complaint with “(line 3 column 5)”, unless the text just stops. */
function placeIn(complaint: string): { readonly line?: number; readonly column?: number } {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(complaint) ?? [];
  return line && column ? { line: Number(line), column: Number(column) } : {};
}

export const diagnose = declareDiagnostics({
  'interface-not-json': {
    severity: 'error',
    message: {
      vi: 'Tệp này không phải JSON đúng quy tắc, nên ngôn ngữ này phải mượn chữ giao diện của ngôn ngữ dự phòng.',
      en: 'This file is not valid JSON, so the language has to borrow another’s interface words.',
    },
    advice: {
      vi: 'Xem dòng nêu trên: thường là thiếu dấu phẩy hoặc ngoặc kép; hoặc lấy lại bản trước của tệp.',
      en: 'Look at the line named: often a comma or a quotation mark is missing; or take back the version before.',
    },
  },
  'interface-not-text': {
    severity: 'error',
    message: {
      vi: 'Tệp chữ giao diện có chỗ không phải chữ, nên ngôn ngữ này phải mượn chữ của ngôn ngữ dự phòng: {keys}.',
      en: 'Some interface words of this file are not text, so the language has to borrow another’s: {keys}.',
    },
    advice: {
      vi: 'Mỗi dòng phải là "khóa": "chữ", chữ đặt trong ngoặc kép, không có mục con.',
      en: 'Each line has to be "key": "text", the text in quotation marks, with nothing nested.',
    },
  },
});
