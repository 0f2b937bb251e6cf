/** The longest common subsequence of two lists (Hunt and Szymanski, CACM 20/5, 1977): quick where few items are equal. */

export interface Equality<One, Other> {
  /** Items with different keys are different. */
  keyOf(item: One | Other): string;
  isSame(one: One, other: Other): boolean;
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly before: Link | undefined;
}

/** @returns the positions in both lists, pair by pair, in order; of equal items the first. */
export function longestCommon<One, Other>(
  one: readonly One[],
  other: readonly Other[],
  { keyOf, isSame }: Equality<One, Other>,
): readonly (readonly [from: number, to: number])[] {
  const places = Map.groupBy(one.keys(), (from) => keyOf(one[from] as One));
  // Of all common subsequences so far of length n + 1, `ends[n]` is the one that ends earliest in `one`.
  const ends: Link[] = [];
  for (const [to, item] of other.entries()) {
    for (const from of (places.get(keyOf(item)) ?? []).toReversed()) {
      if (!isSame(one[from] as One, item)) continue;
      const length = firstAtLeast(ends, from);
      if (ends[length]?.from !== from) ends[length] = { from, to, before: ends[length - 1] };
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let link = ends.at(-1); link; link = link.before) pairs.push([link.from, link.to]);
  return pairs.reverse();
}

/** The first of the rising `ends` that is not before `from`. */
function firstAtLeast(ends: readonly Link[], from: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as Link).from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
