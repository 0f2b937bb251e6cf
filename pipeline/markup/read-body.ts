/** Markdown of a body → units and a skeleton with holes: each source is parsed once for all its languages. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SkeletonBlock } from '../model/document.ts';
import type { SourceUnit } from '../model/unit.ts';
import { unwrap, writeText } from './inline-codes.ts';
import { parseMarkdown } from './parse.ts';
import { readBlocks } from './read-blocks.ts';
import type { BodyOptions, Reading } from './reading.ts';
import { reportPicture } from './report-picture.ts';

export interface Body {
  readonly units: readonly SourceUnit[];
  readonly blocks: readonly SkeletonBlock[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a body. Never throws for bad content. */
export function readBody(markdown: string, options: BodyOptions): Body {
  const units: SourceUnit[] = [];
  const diagnostics: Diagnostic[] = [];
  const reading: Reading = {
    ...options,
    units,
    diagnostics,
    anchors: new Map(),
    footnotes: [],
    addUnit(role, nodes, place, more) {
      reportPicture(nodes, place, reading);
      const { nodes: inner, around } = unwrap(nodes);
      units.push({ role, ...writeText(inner), ...(around.length > 0 && { around }), ...more, place });
      return options.unitOffset + units.length - 1;
    },
  };
  const tree = parseMarkdown(markdown, reading);
  const blocks = readBlocks(tree, reading);
  const notes = reading.footnotes.toSorted((one, other) => one.number - other.number);
  return {
    blocks: notes.length > 0 ? [...blocks, { type: 'footnotes', notes }] : blocks,
    units,
    diagnostics,
  };
}
