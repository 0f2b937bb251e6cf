/** One document of the corpus: about 3 KB of Markdown with headings, lists, links and a table. */
import { capitalise, type Vocabulary } from './words.ts';

export interface BenchDocument {
  /** Path under `content/` without its ending. */
  readonly id: string;
  readonly kind: string;
  readonly topic: string;
  readonly date: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly products: readonly string[];
}

export interface DocumentPlan {
  readonly index: number;
  readonly products: readonly string[];
  readonly topics: readonly string[];
  readonly vocabulary: Vocabulary;
}

const kinds = ['news', 'article', 'handbook', 'leaflet'];

export const documentId = (index: number): string =>
  `${kinds[index % kinds.length]}/2024/bai-${String(index).padStart(4, '0')}`;

/** The same plan gives the same document, on every machine. */
export function writeDocument({ index, products, topics, vocabulary }: DocumentPlan): BenchDocument {
  const random = generator(index + 1);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary.words[upTo(vocabulary.words.length)]).join(' ');
  const phrase = (count: number) => capitalise(words(count));
  const drawn = products.some((product) => product !== 'page');
  // Paper has less room than a page: shorter sentences, and figures for a paragraph.
  const sentence = () => `${phrase((drawn ? 7 : 11) + upTo(12))}.`;
  const paragraph = (sentences: number) => Array.from({ length: sentences }, sentence).join(' ');
  const items = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const figure = () => String(1 + upTo(99)) + '0'.repeat(upTo(4));
  const table = `| ${phrase(2)} | ${phrase(2)} |\n| --- | ---: |\n${items(5, () => `| ${phrase(4)} | ${figure()} |`)}`;
  const stats = `:::stats[${phrase(4)}]\n${items(3, () => `- **${figure()}** ${words(6)}`)}\n:::`;
  const body = [
    paragraph(2),
    drawn ? stats : paragraph(4),
    `## ${phrase(5)}`,
    `${sentence()} **${phrase(3)}** ${words(6)}. [${phrase(3)}](https://example.vn/${index}).`,
    items(4, () => `- **${phrase(2)}.** ${sentence()}`),
    `## ${phrase(4)}`,
    paragraph(drawn ? 1 : 3),
    items(3, (at) => `${at + 1}. ${sentence()}`),
    `### ${phrase(4)}`,
    `${sentence()} [${phrase(4)}](/${documentId(Math.max(0, index - 1))}.md).`,
    drawn ? `:::chart[${phrase(4)}]{type=bar}\n${table}\n:::` : table,
    `## ${phrase(4)}`,
    `${paragraph(2)} *${phrase(3)}* ${words(5)}.`,
  ].join('\n\n');
  return {
    id: documentId(index),
    kind: kinds[index % kinds.length] ?? 'news',
    topic: topics[index % topics.length] ?? '',
    date: `2024-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    title: phrase(7),
    summary: sentence(),
    body: `${body}\n`,
    products,
  };
}

/** Mulberry32 (Tommy Ettinger, public domain): small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
