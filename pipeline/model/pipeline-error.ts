/** The environment or the configuration is wrong: thrown, and caught only in `main.ts`. */
import type { Bilingual } from './bilingual.ts';
import type { Diagnostic } from './diagnostic.ts';

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

/** Where a file without which nothing can be made is wrong: each place with what it is, then what to do. */
export function brokenConfiguration(diagnostics: readonly Diagnostic[]): PipelineError {
  const list = (write: (diagnostic: Diagnostic) => string) => diagnostics.map(write).join('\n');
  const at = ({ place }: Diagnostic) =>
    [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return new PipelineError(
    2,
    {
      vi: list((each) => `${at(each)} ${each.message.vi}`),
      en: list((each) => `${at(each)} ${each.message.en}`),
    },
    { vi: list((each) => each.advice.vi), en: list((each) => each.advice.en) },
  );
}
