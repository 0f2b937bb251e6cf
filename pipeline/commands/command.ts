/** What a command is: one file of `commands/` exports one as `command`, found by its name. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be given more than once, or as a list with commas. */
  readonly multiple?: boolean;
  /** Placeholder for its value in the help: `<tag>`. */
  readonly value?: string;
  readonly about: Bilingual;
}

export interface Command {
  readonly name: string;
  readonly about: Bilingual;
  /** Words after the command, in order. */
  readonly words: readonly { readonly name: string; readonly required: boolean; readonly about: Bilingual }[];
  readonly options: Options;
  /** @returns the exit code: 0 clean, 1 errors in content, 3 something wrong with the machine. */
  run(invocation: Invocation): Promise<0 | 1 | 3>;
}

export type Options = Readonly<Record<string, Option>>;

/** What every command takes. */
export const globalOptions: Options = {
  help: { type: 'boolean', about: { vi: 'Hiện hướng dẫn này.', en: 'Show this help.' } },
  lang: {
    type: 'string',
    value: 'vi|en',
    about: { vi: 'Ngôn ngữ của chương trình.', en: 'Language of the program.' },
  },
  json: {
    type: 'boolean',
    about: {
      vi: 'Kết quả ở dạng JSON, cho chương trình khác.',
      en: 'The result as JSON, for other programs.',
    },
  },
  project: {
    type: 'string',
    value: '…',
    about: {
      vi: 'Thư mục chứa content/ và locales/ (mặc định: thư mục này).',
      en: 'The folder with content/ and locales/ (default: this one).',
    },
  },
};

export interface Invocation {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** Values of the options, lists already split. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Absolute path of the project: the folder that holds content/ and locales/. */
  readonly root: string;
  readonly tongue: Tongue;
  readonly json: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** ISO 8601 date of `SOURCE_DATE_EPOCH`, where it is set. */
  readonly sourceDate?: string;
  /** ISO 8601 date of the machine's calendar: for what a person declares today, never for an output. */
  today(): string;
  /** The result, for people or (with --json) for programs. */
  print(text: string): void;
  /** What is going on, for a person who waits; replaced by the next line on a terminal. */
  progress(text: string): void;
  /** Something to know, which stays: on standard error. */
  note(text: string): void;
  /** Seconds since the program began. */
  elapsed(): number;
  readonly colour: boolean;
}
