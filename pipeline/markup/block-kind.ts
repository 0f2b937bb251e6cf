/** A block is a directive in Markdown: `:::stats … :::`. One file of `blocks/` declares one, and is found by its name. */
import type { Block, FigureTable } from '../model/edition.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { HtmlNode } from '../model/html.ts';
import type { LanguageTag } from '../model/id.ts';

export type DirectiveBlock = Extract<Block, { type: 'directive' }>;

export interface BlockKind {
  readonly name: string;
  /** For the reference: what it is for. */
  readonly about: Bilingual;
  /** Attributes it takes, each with the values allowed (`undefined`: any text). */
  readonly attributes: Readonly<Record<string, { readonly values?: readonly string[]; readonly required?: boolean; readonly about: Bilingual }>>;
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

export type { FigureTable };
