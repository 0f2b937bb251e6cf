/**
 * Looks at printed files in a thread of its own, while others are finished: drawing a page with a photograph takes about
 * 35 ms (3 ms without one), finishing the whole file 27 ms, and both would stand in the program's one thread.
 */
import { Worker } from 'node:worker_threads';
import type { lookAtPrint, SeenPrint } from './look-at-print.ts';

/** What `lookAtPrint` is called with. */
export type Asked = Parameters<typeof lookAtPrint>;

export type Seen = { readonly seen: SeenPrint } | { readonly failure: unknown };

export interface Viewer {
  look(...asked: Asked): Promise<SeenPrint>;
  close(): Promise<void>;
}

/** Starts the thread, which loads what it draws with while the first print is still made. Close it in the end. */
export function openViewer(): Viewer {
  const worker = new Worker(new URL('./viewer-thread.ts', import.meta.url));
  const waiting: PromiseWithResolvers<SeenPrint>[] = [];
  let broken: unknown;
  const breakDown = (cause: unknown) => {
    broken ??= cause;
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  // Answers come in the order of the questions.
  worker.on('message', (answer: Seen) => {
    const first = waiting.shift();
    if ('seen' in answer) first?.resolve(answer.seen);
    else first?.reject(answer.failure);
  });
  worker.on('error', breakDown);
  worker.on('exit', () => breakDown(new Error('the thread that looks at prints has ended')));
  return {
    look(bytes, { codes, sides }, figures) {
      if (broken) return Promise.reject(broken);
      const answer = Promise.withResolvers<SeenPrint>();
      waiting.push(answer);
      worker.postMessage([bytes, { ...(codes && { codes }), sides }, figures] satisfies Asked);
      return answer.promise;
    },
    async close() {
      await worker.terminate();
    },
  };
}
