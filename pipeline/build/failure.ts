/** An error on its way from a worker: structured cloning loses the class and the fields of our own errors. */
import { PipelineError } from '../model/pipeline-error.ts';

export type Failure =
  | { readonly pipeline: Pick<PipelineError, 'exit' | 'text' | 'hint'> }
  | { readonly bug: Error };

/** What a worker answers. */
export type Reply = { readonly answer: unknown } | { readonly failure: Failure };

export const pack = (error: unknown): Failure =>
  error instanceof PipelineError
    ? { pipeline: { exit: error.exit, text: error.text, hint: error.hint } }
    : { bug: error instanceof Error ? error : new Error(String(error)) };

export const revive = (failure: Failure): Error =>
  'bug' in failure
    ? failure.bug
    : new PipelineError(failure.pipeline.exit, failure.pipeline.text, failure.pipeline.hint);
