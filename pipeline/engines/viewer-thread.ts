/** The thread of the viewer: one print after another. */
import { parentPort } from 'node:worker_threads';
import { lookAtPrint } from './look-at-print.ts';
import type { Asked, Seen } from './viewer.ts';

let turn = Promise.resolve();

parentPort?.on('message', (asked: Asked) => {
  turn = turn.then(async () => parentPort?.postMessage(await answer(asked)));
});

async function answer(asked: Asked): Promise<Seen> {
  try {
    return { seen: await lookAtPrint(...asked) };
  } catch (failure) {
    return { failure };
  }
}
