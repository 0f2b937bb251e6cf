/** A workshop in a thread of its own. It is set up by the first message, so that it can load while the setup is made. */
import { parentPort } from 'node:worker_threads';
import { pack, type Reply } from './failure.ts';
import { answer, type Request } from './request.ts';
import { type Workshop, workshopFor } from './workshop.ts';

let workshop: Promise<Workshop> | undefined;
let turn = Promise.resolve();

parentPort?.on('message', (request: Request) => {
  turn = turn.then(async () => parentPort?.postMessage(await reply(request)));
});

async function reply(request: Request): Promise<Reply> {
  try {
    if (request.type === 'set-up') {
      workshop = workshopFor(request.setup);
      await workshop;
      return { answer: undefined };
    }
    if (!workshop) throw new Error('asked before it was set up');
    return { answer: answer(await workshop, request) };
  } catch (error) {
    return { failure: pack(error) };
  }
}
