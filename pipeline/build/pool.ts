/** Workshops on every core. A document stays with the workshop that prepared it, where its editions are. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DocumentId } from '../model/id.ts';
import { type Reply, revive } from './failure.ts';
import { answer, type Request } from './request.ts';
import type { Written } from './stage.ts';
import {
  type FinishJob,
  type Prepared,
  type PrepareJob,
  type Sealed,
  type SealJob,
  type WorkerSetup,
  type Workshop,
  workshopFor,
} from './workshop.ts';

export interface Pool {
  /** To be called once, before anything else. */
  setUp(setup: Omit<WorkerSetup, 'part'>): Promise<void>;
  prepare(jobs: readonly PrepareJob[], done: (prepared: Prepared) => void): Promise<void>;
  finish(jobs: readonly FinishJob[]): Promise<readonly Written[]>;
  seal(jobs: readonly SealJob[]): Promise<readonly Sealed[]>;
  close(): Promise<void>;
}

/** Documents that go to a worker in one message: enough to keep the talk short, few enough to share the work evenly. */
const batch = 12;

/** Less than this is done sooner than a worker starts. */
export const fewDocuments = 24;

/** Starts the workers, which load while the caller reads what they need. None: the work is done in this thread. */
export function openPool(workers: number): Pool {
  const members = workers === 0 ? [memberHere()] : Array.from({ length: workers }, workerMember);
  const owners = new Map<DocumentId, Member>();

  const owned = async <Job extends { readonly document: DocumentId }, Result>(
    jobs: readonly Job[],
    ask: (member: Member, jobs: readonly Job[]) => Promise<readonly Result[]>,
  ): Promise<readonly Result[]> => {
    const groups = Map.groupBy(jobs, (job) => owners.get(job.document) as Member);
    const results = await Promise.all([...groups].map(([member, mine]) => ask(member, mine)));
    return results.flat();
  };

  return {
    async setUp(setup) {
      const asked = members.map((member, index) =>
        member.ask({ type: 'set-up', setup: { ...setup, part: `workshop-${index}` } }),
      );
      await Promise.all(asked);
    },
    async prepare(jobs, done) {
      const queue = chunk(jobs, workers === 0 ? 1 : batch);
      const work = async (member: Member) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          for (const prepared of await member.ask<readonly Prepared[]>({ type: 'prepare', jobs: next })) {
            owners.set(prepared.document, member);
            done(prepared);
          }
        }
      };
      // Two batches on the way to each, so that none waits for its next.
      await Promise.all([...members, ...members].map(work));
    },
    finish: (jobs) =>
      owned(jobs, (member, mine) => member.ask<readonly Written[]>({ type: 'finish', jobs: mine })),
    seal: (jobs) =>
      owned(jobs, (member, mine) => member.ask<readonly Sealed[]>({ type: 'seal', jobs: mine })),
    async close() {
      await Promise.all(members.map((member) => member.close()));
    },
  };
}

interface Member {
  ask<Answer>(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

function memberHere(): Member {
  let workshop: Promise<Workshop> | undefined;
  return {
    async ask<Answer>(request: Request) {
      if (request.type === 'set-up') workshop = workshopFor(request.setup);
      if (!workshop) throw new Error('asked before it was set up');
      const ready = await workshop;
      // Between two documents the browsers are heard, which are starting.
      await setImmediate();
      return (request.type === 'set-up' ? undefined : answer(ready, request)) as Answer;
    },
    close: () => Promise.resolve(),
  };
}

/** A thread answers in the order in which it was asked; a fault in it is a fault here. */
function workerMember(): Member {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // Documents are short-lived objects: room for a whole batch of them saves half of the collections.
    resourceLimits: { maxYoungGenerationSizeMb: 128 },
  });
  const asked: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  worker.on('message', (reply: Reply) => {
    const turn = asked.shift();
    if ('failure' in reply) turn?.reject(revive(reply.failure));
    else turn?.resolve(reply.answer);
  });
  worker.on('error', (error: Error) => {
    for (const turn of asked.splice(0)) turn.reject(error);
  });
  return {
    ask: <Answer>(request: Request) =>
      new Promise<Answer>((resolve, reject) => {
        asked.push({ resolve: (answer) => resolve(answer as Answer), reject });
        worker.postMessage(request);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

const chunk = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
