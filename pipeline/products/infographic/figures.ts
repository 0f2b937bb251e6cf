/** What an infographic shows of an edition: its first list of figures and its first chart. */
import { allBlocks, type Edition, type FigureTable, type Text } from '../../model/edition.ts';
import type { ElementNode } from '../../model/html.ts';

export interface Stats {
  readonly title: Text | undefined;
  readonly rows: FigureTable['rows'];
}

export interface Chart {
  readonly title: Text | undefined;
  readonly table: FigureTable;
  /** Paragraphs that the editor wrote under the table: where the figures come from, what they leave out. */
  readonly notes: readonly ElementNode[];
}

export interface ShownFigures {
  readonly stats: Stats | undefined;
  readonly chart: Chart | undefined;
}

/** Finds the figures of an edition, also inside panels and other blocks. */
export function figuresOf(edition: Edition): ShownFigures {
  const blocks = allBlocks(edition.body).filter((block) => block.type === 'directive');
  const stats = blocks.find((block) => block.name === 'stats' && block.figures?.rows.length);
  const chart = blocks.find((block) => block.name === 'chart' && block.figures?.rows.length);
  return {
    stats: stats?.figures && { title: stats.title, rows: stats.figures.rows },
    chart: chart?.figures && {
      title: chart.title,
      table: chart.figures,
      notes: chart.blocks.flatMap((block) =>
        block.type === 'prose' && block.element.tagName === 'p' ? [block.element] : [],
      ),
    },
  };
}
