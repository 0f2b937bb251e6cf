/** The environment or the configuration is wrong: thrown, and caught only in `main.ts`. */
import type { Bilingual } from './bilingual.ts';

/** 2: usage or configuration; 3: environment (disk, permission, browser). */
export type PipelineExit = 2 | 3;

export class PipelineError extends Error {
  override readonly name = 'PipelineError';
  readonly exit: PipelineExit;
  readonly text: Bilingual;
  readonly hint: Bilingual;

  constructor(exit: PipelineExit, text: Bilingual, hint: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.exit = exit;
    this.text = text;
    this.hint = hint;
  }
}
