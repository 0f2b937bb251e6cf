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
const ledgerSchema = z.looseObject({ units: z.record(z.string(), z.looseObject({ state: z.string() })) });

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
  const broken = (reason: string): Read<never> => ({
    value: undefined,
    diagnostics: [diagnose('broken-interface', { file }, { language, values: { reason } })],
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return broken((error as SyntaxError).message);
  }
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data, diagnostics: [] };
  const keys = result.error.issues.map(({ path }) => path.join(' → ') || '{');
  return broken([...new Set(keys)].join(', '));
}

const diagnose = declareDiagnostics({
  'broken-interface': {
    severity: 'error',
    message: {
      vi: 'Không đọc được tệp chữ giao diện, nên ngôn ngữ này phải dùng chữ của ngôn ngữ dự phòng: {reason}.',
      en: 'This file of interface words can’t be read, so the language has to borrow another’s words: {reason}.',
    },
    advice: {
      vi: 'Tệp phải là JSON một tầng, mỗi dòng "khóa": "chữ". Sửa chỗ nêu trên, hoặc lấy lại bản trước.',
      en: 'The file must be flat JSON, each line "key": "text". Correct the place named, or take back the version before.',
    },
  },
});

export const interfaceDiagnostics = diagnose.kinds;
