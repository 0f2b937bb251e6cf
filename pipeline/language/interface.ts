/** The files of the program's own words: `locales/<tag>/interface.json`, with its ledger where some are drafts. */
import { z } from 'zod';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { fingerprint } from '../model/digest.ts';
import type { Read } from '../model/document.ts';
import type { LanguageTag } from '../model/id.ts';
import { parseJson } from './json.ts';

export interface InterfaceTexts {
  /** Key → text; keys with a plural end in `_one` or `_other`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Keys whose text nobody has reviewed as it stands, or whose source has changed since. */
  readonly drafts: ReadonlySet<string>;
}

export interface TextFile {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

const textsSchema = z.record(z.string(), z.string());
/** Of a ledger only this matters here; its own room judges the rest. */
const entrySchema = z.looseObject({ state: z.string(), source: z.string(), target: z.string() });
const ledgerSchema = z.looseObject({ units: z.record(z.string(), entrySchema).default({}) });

/**
 * Reads one language's words. Without a ledger every word counts as reviewed. `source`: the words of the language that
 * these are translated from; a word with other placeholders than there is not used.
 */
export function readInterface(
  language: LanguageTag,
  words: TextFile,
  ledger?: TextFile,
  source?: InterfaceTexts,
): Read<InterfaceTexts> {
  const read = readJson(textsSchema, words, language);
  const states = ledger ? readJson(ledgerSchema, ledger, language) : undefined;
  const diagnostics = [...read.diagnostics, ...(states?.diagnostics ?? [])];
  // A broken ledger must not turn drafts into reviewed words.
  if (!read.value || (ledger && !states?.value)) return { value: undefined, diagnostics };
  const all = Object.entries(read.value);
  const broken = all.filter(([key, text]) => text && !hasPlaceholdersOf(interfaceSource(key, source), text));
  if (broken.length > 0) {
    const keys = broken.map(([key]) => key).join(', ');
    diagnostics.push(
      diagnose('interface-placeholders', { file: words.file }, { language, values: { keys } }),
    );
  }
  const texts = new Map(all.filter((word) => !broken.includes(word)));
  const entries = states?.value?.units;
  const isRead = ([key, text]: readonly [string, string]): boolean => {
    const entry = entries?.[key];
    if (!entry || !reviewed.has(entry.state) || entry.target !== fingerprint(text)) return false;
    return entry.source === (interfaceSource(key, source) ?? entry.source);
  };
  const drafts = entries ? [...texts].filter((word) => !isRead(word)).map(([key]) => key) : [];
  return { value: { texts, drafts: new Set(drafts) }, diagnostics };
}

const reviewed: ReadonlySet<string> = new Set(['reviewed', 'approved']);

/** What a word is translated from; a plural form that the source language lacks, from its `other`. */
export const interfaceSource = (key: string, source: InterfaceTexts | undefined): string | undefined =>
  source?.texts.get(key) ?? source?.texts.get(key.replace(/_[a-z]+$/, '_other'));

/** A form for exactly one may leave out the count. */
function hasPlaceholdersOf(source: string | undefined, text: string): boolean {
  if (source === undefined) return true;
  const [wanted, named] = [placeholders(source), placeholders(text)];
  return named.isSubsetOf(wanted) && [...wanted].every((name) => named.has(name) || name === '{{count}}');
}

const placeholders = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/\{\{\s*(\w+).*?\}\}|\{\{.*/g)].map(([all, name]) => (name ? `{{${name}}}` : all)),
  );

function readJson<Schema extends z.ZodType>(
  schema: Schema,
  { file, text }: TextFile,
  language: LanguageTag,
): Read<z.output<Schema>> {
  const json = parseJson(text);
  if ('fault' in json) {
    const { line, column } = json.fault;
    return {
      value: undefined,
      diagnostics: [diagnose('interface-not-json', { file, line, column }, { language })],
    };
  }
  const result = schema.safeParse(json.value);
  if (result.success) return { value: result.data, diagnostics: [] };
  const keys = [...new Set(result.error.issues.map(({ path }) => path.join(' → ') || '{ }'))].join(', ');
  return {
    value: undefined,
    diagnostics: [diagnose('interface-not-text', { file }, { language, values: { keys } })],
  };
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
  'interface-placeholders': {
    severity: 'error',
    message: {
      vi: 'Chữ giao diện có phần trong ngoặc kép nhọn khác bản gốc, nên không dùng: {keys}.',
      en: 'What stands in double braces differs from the source in these interface words, so they are not used: {keys}.',
    },
    advice: {
      vi: 'Chép nguyên phần trong ngoặc kép nhọn từ interface.json của ngôn ngữ gốc, không dịch.',
      en: 'Copy what stands in double braces from the interface.json of the source language, untranslated.',
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
