/** Respells the words of a Markdown file and leaves every other byte as it is. */
import { withoutMark } from '../language/json.ts';
import { applyMends, type Mend, markMends } from '../language/mend.ts';
import { scalarRange } from '../language/yaml.ts';
import { textRanges } from '../markup/text-ranges.ts';
import {
  imageAltField,
  imageCaptionField,
  mastheadFields,
  shortSummaryField,
  shortTitleField,
  summaryField,
  titleField,
} from '../model/document.ts';
import type { Span } from '../model/span.ts';
import { splitFrontMatter } from './split-front-matter.ts';

export interface MendedText {
  readonly text: string;
  /** Offsets are those of the text as it was. */
  readonly mends: readonly Mend[];
}

/**
 * `raw`: the file's text with its line ends and its byte-order mark, which goes. `mendsOf` says what is to be mended in
 * a stretch of words. A file without readable front matter stays as it is.
 */
export function mendDocument(raw: string, mendsOf: (text: string) => readonly Mend[]): MendedText {
  const mark = markMends(raw);
  const lines = withPlainEnds(withoutMark(raw));
  const parts = splitFrontMatter(lines.text, '').value;
  if (!parts) return { text: raw, mends: [] };
  const bodyAt = lines.text.length - parts.body.length;
  const fieldsAt = lines.text.indexOf(parts.frontMatter, lines.text.indexOf('---'));
  const shifted = (ranges: readonly Span[], by: number) =>
    ranges.map(({ start, end }) => ({ start: start + by, end: end + by }));
  const ranges = [
    ...shifted(fieldRanges(parts.frontMatter), fieldsAt),
    ...shifted(textRanges(parts.body), bodyAt),
  ];
  const words = ranges.flatMap(({ start, end }) =>
    mendsOf(lines.text.slice(start, end)).map((mend) => ({
      ...mend,
      at: lines.originalOffset(start + mend.at) + mark.length,
    })),
  );
  const mends = [...mark, ...words];
  return { text: applyMends(raw, mends), mends };
}

const fields = [
  titleField,
  summaryField,
  imageAltField,
  imageCaptionField,
  ...Object.values(mastheadFields),
  shortTitleField,
  shortSummaryField,
];

/** The front matter's texts, in the order of the file. */
function fieldRanges(frontMatter: string): readonly Span[] {
  return [...fields.map((field) => field.split('.')), ...paragraphs(frontMatter)]
    .flatMap((path) => scalarRange(frontMatter, path) ?? [])
    .sort((one, other) => one.start - other.start);
}

/** Where the paragraphs of the short text are. */
function paragraphs(frontMatter: string): readonly string[][] {
  const paths: string[][] = [];
  const next = () => ['short', 'body', String(paths.length)];
  while (scalarRange(frontMatter, next())) paths.push(next());
  return paths;
}

/** The text as the reader of documents sees it, and where each of its characters stands in the file. */
function withPlainEnds(raw: string): {
  readonly text: string;
  /** Asked from the beginning to the end, as the mends are in order. */
  originalOffset(offset: number): number;
} {
  const removed = [...raw.matchAll(/\r\n/g)].map(({ index }, count) => index - count);
  let before = 0;
  return {
    text: raw.replace(/\r\n?/g, '\n'),
    originalOffset(offset) {
      while ((removed[before] ?? offset) < offset) before += 1;
      return offset + before;
    },
  };
}
