/** What several runs of the same say together. */
import type { Run } from './run.ts';

export async function repeat(times: number, once: () => Promise<Run>): Promise<readonly Run[]> {
  const taken: Run[] = [];
  for (let round = 0; round < times; round += 1) taken.push(await once());
  return taken;
}

/** Of an even number the faster of the two in the middle: these are runs of a rival. */
export const median = (taken: readonly Run[]): number =>
  secondsOf(taken)[(taken.length - 1) >> 1] ?? Number.NaN;
export const shortest = (taken: readonly Run[]): number => secondsOf(taken)[0] ?? Number.NaN;

/** For the table's last column. */
export const runs = (taken: readonly Run[]): string =>
  `median of ${taken.length} runs (${shortest(taken).toFixed(2)} to ${(secondsOf(taken).at(-1) ?? Number.NaN).toFixed(2)} s)`;

const secondsOf = (taken: readonly Run[]): readonly number[] =>
  taken.map(({ seconds }) => seconds).toSorted((one, other) => one - other);
