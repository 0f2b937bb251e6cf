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
  readonly options: Readonly<Record<string, Option>>;
  /** @returns the exit code: 0 clean, 1 errors in content. */
  run(invocation: Invocation): Promise<0 | 1>;
}

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
  /** The result, for people or (with --json) for programs. */
  print(text: string): void;
  /** What is going on, for a person who waits; replaced by the next line on a terminal. */
  progress(text: string): void;
  /** Something to know, which stays: on standard error. */
  note(text: string): void;
  readonly colour: boolean;
}
