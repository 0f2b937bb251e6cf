/** A block is a directive in Markdown: `:::stats … :::`. One file of `blocks/` declares one, and is found by its name. */
import type { Bilingual } from '../model/bilingual.ts';
import type { Block } from '../model/edition.ts';
import type { HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';

export type DirectiveBlock = Extract<Block, { type: 'directive' }>;

export interface AttributeKind {
  /** The values allowed; absent: any text. */
  readonly values?: readonly string[];
  readonly required?: boolean;
  readonly about: Bilingual;
}

export interface BlockKind {
  readonly name: string;
  /** For the reference: what it is for. */
  readonly about: Bilingual;
  readonly attributes: Readonly<Record<string, AttributeKind>>;
  /**
   * What must stand inside. `figure-list`: a list whose items start with a bold figure; `figure-table`: a table whose
   * columns but the first are figures; `list`: one list; `flow`: any blocks.
   */
  readonly content: 'figure-list' | 'figure-table' | 'list' | 'flow';
  /** Markdown that shows it, for the reference and the tests. */
  readonly example: string;
  /** Its plain HTML; `children` are its title and inner blocks, already rendered. */
  render(block: DirectiveBlock, children: readonly HtmlNode[], language: LanguageTag): readonly HtmlNode[];
}
