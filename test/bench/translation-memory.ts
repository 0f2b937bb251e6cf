/** The translation memory, over more units than a province will ever have. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readProfile } from '../../pipeline/language/profile.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import { createMemory, type MemoryUnit } from '../../pipeline/translation/memory.ts';
import type { Bench, Figure } from './measures.ts';
import { readVocabulary } from './words.ts';

const size = 100_000;
const lookUps = 300;

export async function measureTranslationMemory({ repository }: Bench): Promise<readonly Figure[]> {
  const profile = vietnamese(repository);
  const units = writeUnits(readVocabulary(repository, 'vi').words);
  const begun = performance.now();
  const memory = createMemory(units, profile);
  const made = (performance.now() - begun) / 1000;
  // Noise only ever adds: of three times, the fastest is nearest to what a look-up takes.
  const taken = [...asked(units)].map((text) =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const started = performance.now();
        memory.lookUp(text);
        return performance.now() - started;
      }),
    ),
  );
  const sorted = taken.toSorted((one, other) => one - other);
  const remark = `${size} units of 1 to 60 syllables; ${lookUps} texts: the same, edited, never seen, of one word`;
  return [
    { name: 'memory, index', value: made, unit: 's', target: 5, remark: `${size} units` },
    {
      name: 'memory, look-up',
      value: sorted.at(-1) ?? Number.NaN,
      unit: 'ms',
      target: 50,
      remark: `the slowest; ${remark}`,
    },
    {
      name: 'memory, usual',
      value: sorted[lookUps >> 1] ?? Number.NaN,
      unit: 'ms',
      remark: 'the median of them',
    },
  ];
}

function vietnamese(repository: string): LanguageProfile {
  const file = 'locales/languages/vi.yaml';
  const { value } = readProfile(file, readFileSync(join(repository, file), 'utf8'));
  if (!value) throw new Error(`${file} cannot be read`);
  return value;
}

/** Some words come often and most seldom, as in real texts: what comes often makes an index slow. */
function writeUnits(words: readonly string[]): readonly MemoryUnit[] {
  const next = numbers(1);
  const word = () => words[Math.floor(next() ** 3 * words.length)] ?? '';
  return Array.from({ length: size }, (_, at) => {
    const length = 1 + Math.floor(next() ** 2 * 60);
    const source = Array.from({ length }, (_, index) => (index % 17 === 16 ? `${at},` : word())).join(' ');
    return { source: `${source}.`, target: `${at}`, from: 'bench', state: 'translated' };
  });
}

function* asked(units: readonly MemoryUnit[]): Generator<string> {
  const next = numbers(2);
  for (let at = 0; at < lookUps; at += 1) {
    const { source = '' } = units[Math.floor(next() * units.length)] ?? {};
    const words = source.split(' ');
    const edited = words.map((word, index) => (index % 5 === 4 ? 'xã' : word)).join(' ');
    yield [source, edited, words.toReversed().join(' '), words[0] ?? ''][at % 4] ?? '';
  }
}

/** The same numbers from 0 to 1 in every run (Lehmer 1951; Park and Miller’s constants). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
