/** What a workshop may be asked, whether it stands in a worker or here. */
import type { Written } from './stage.ts';
import type { FinishJob, Prepared, PrepareJob, Sealed, SealJob, WorkerSetup, Workshop } from './workshop.ts';

export type Request = { readonly type: 'set-up'; readonly setup: WorkerSetup } | Work;

export type Work =
  | { readonly type: 'prepare'; readonly jobs: readonly PrepareJob[] }
  | { readonly type: 'finish'; readonly jobs: readonly FinishJob[] }
  | { readonly type: 'seal'; readonly jobs: readonly SealJob[] };

/** Does what is asked of a workshop: the same in a worker and without one. */
export function answer(
  workshop: Workshop,
  request: Work,
): readonly Prepared[] | readonly Written[] | readonly Sealed[] {
  switch (request.type) {
    case 'prepare':
      return request.jobs.map(workshop.prepare);
    case 'finish':
      return request.jobs.flatMap(workshop.finish);
    case 'seal':
      return request.jobs.map(workshop.seal);
  }
}
