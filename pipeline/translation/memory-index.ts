/**
 * Finds, among many texts, the few that share words with one in the same order. The index holds every pair of
 * neighbouring words: a change of one word takes away two pairs at most (Ukkonen 1992, q-grams), so that how many a
 * text shares says how alike it can be at best, before it is looked at.
 */
import { distance } from 'fastest-levenshtein';

export interface Candidate {
  /** Which of the texts, counted from 0. */
  readonly text: number;
  /** No more than this can its words be alike, from 0 to 1. */
  readonly atMost: number;
}

export interface MemoryIndex {
  /** The likeliest first; no more than `most`. */
  candidates(words: readonly string[], most: number): readonly Candidate[];
  /** How much of the words of both is the same in the same order, from 0 to 1. */
  likeness(words: readonly string[]): (text: number) => number;
}

/** Pairs are kept by their hash: two that fall together make a text seem more alike than it is, until it is compared. */
const buckets = 1 << 20;
const bucketOf = (one: number, other: number): number =>
  (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> 12;

/** Before the first word and behind the last. */
const edge = 0;

export function createIndex(texts: readonly (readonly string[])[]): MemoryIndex {
  const ids = new Map<string, number>();
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, words] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + words.length;
  const words = new Uint32Array(starts[texts.length] ?? 0);
  let next = 0;
  for (const text of texts) for (const word of text) words[next++] = idOf(word, ids);
  const postings = postPairs(texts.length, starts, words);
  const lengthOf = (text: number) => (starts[text + 1] ?? 0) - (starts[text] ?? 0);
  return {
    candidates: (query, most) =>
      findCandidates(
        query.map((word) => ids.get(word)),
        postings,
        lengthOf,
        most,
      ),
    likeness: (query) => compareWith(query, ids, (text) => words.subarray(starts[text], starts[text + 1])),
  };
}

function idOf(word: string, ids: Map<string, number>): number {
  const known = ids.get(word);
  if (known !== undefined) return known;
  ids.set(word, ids.size + 1);
  return ids.size;
}

/** For each bucket the texts that have a pair in it, each once: those of bucket b stand from `starts[b]` on. */
interface Postings {
  readonly starts: Uint32Array;
  readonly texts: Uint32Array;
  readonly count: number;
}

function postPairs(count: number, starts: Uint32Array, words: Uint32Array): Postings {
  const last = new Uint32Array(buckets);
  const each = (post: (bucket: number, text: number) => void) => {
    last.fill(0);
    for (let text = 0; text < count; text += 1) {
      const end = starts[text + 1] ?? 0;
      let before = edge;
      for (let at = starts[text] ?? 0; at <= end; at += 1) {
        const word = at < end ? (words[at] ?? edge) : edge;
        const bucket = bucketOf(before, word);
        before = word;
        if (last[bucket] === text + 1) continue;
        last[bucket] = text + 1;
        post(bucket, text);
      }
    }
  };
  const from = new Uint32Array(buckets + 1);
  each((bucket) => (from[bucket + 1] = (from[bucket + 1] ?? 0) + 1));
  for (let bucket = 0; bucket < buckets; bucket += 1)
    from[bucket + 1] = (from[bucket + 1] ?? 0) + (from[bucket] ?? 0);
  const next = from.slice();
  const texts = new Uint32Array(from[buckets] ?? 0);
  each((bucket, text) => {
    const at = next[bucket] ?? 0;
    texts[at] = text;
    next[bucket] = at + 1;
  });
  return { starts: from, texts, count };
}

/** Hundredths: what shares less of its words is alike to no use, whatever its letters. */
const fewestSteps = 20;

function findCandidates(
  query: readonly (number | undefined)[],
  { starts, texts, count }: Postings,
  lengthOf: (text: number) => number,
  most: number,
): readonly Candidate[] {
  const shared = new Uint16Array(count);
  for (const [bucket, times] of pairsOf(query))
    for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at += 1) {
      const text = texts[at] ?? 0;
      shared[text] = (shared[text] ?? 0) + times;
    }
  // By hundredths, so that nothing has to be sorted.
  const steps: number[][] = Array.from({ length: 101 }, () => []);
  for (let text = 0; text < count; text += 1) {
    const pairs = shared[text] ?? 0;
    if (pairs === 0) continue;
    const longer = Math.max(query.length, lengthOf(text));
    const shorter = Math.min(query.length, lengthOf(text));
    const changes = Math.max(longer - shorter, Math.ceil((longer + 1 - pairs) / 2), 0);
    const step = Math.floor(100 * (1 - changes / Math.max(longer, 1)));
    if (step >= fewestSteps) steps[step]?.push(text);
  }
  const found: Candidate[] = [];
  for (let step = 100; step >= fewestSteps && found.length < most; step -= 1)
    for (const text of steps[step] ?? [])
      if (found.length < most) found.push({ text, atMost: (step + 1) / 100 });
  return found;
}

/** Bucket → how many pairs of the query fall into it; none for words that no text has. */
function pairsOf(query: readonly (number | undefined)[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let before: number | undefined = edge;
  for (const word of [...query, edge]) {
    if (before !== undefined && word !== undefined) {
      const bucket = bucketOf(before, word);
      pairs.set(bucket, (pairs.get(bucket) ?? 0) + 1);
    }
    before = word;
  }
  return pairs;
}

/** Words become characters, so that the distance of words is that of two short strings. */
function compareWith(
  query: readonly string[],
  ids: ReadonlyMap<string, number>,
  wordsOf: (text: number) => Uint32Array,
): (text: number) => number {
  const letters = new Map<string, string>();
  for (const word of query) if (!letters.has(word)) letters.set(word, String.fromCharCode(letters.size + 2));
  const byId = new Map([...letters].map(([word, letter]) => [ids.get(word) ?? -1, letter]));
  const own = query.map((word) => letters.get(word)).join('');
  return (text) => {
    const words = wordsOf(text);
    let other = '';
    // What the query has not is alike to nothing in it, whatever it is.
    for (const word of words) other += byId.get(word) ?? '\u0001';
    return likenessOf(own, other);
  };
}

/** 1 where equal, 0 where nothing is shared: Levenshtein distance over the longer. */
export function likenessOf(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - distance(one, other) / longer;
}
