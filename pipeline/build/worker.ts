/** A workshop in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { pack, type Reply } from './failure.ts';
import { answer, type Request } from './request.ts';
import { type WorkerSetup, workshopFor } from './workshop.ts';

if (parentPort) {
  const port = parentPort;
  const workshop = await workshopFor(workerData as WorkerSetup);
  port.on('message', (request: Request) => {
    let reply: Reply;
    try {
      reply = { answer: answer(workshop, request) };
    } catch (error) {
      reply = { failure: pack(error) };
    }
    port.postMessage(reply);
  });
}
