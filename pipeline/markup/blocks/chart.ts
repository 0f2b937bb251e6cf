import type { BlockKind } from '../block-kind.ts';
import { renderFigureTable } from '../figure-table.ts';
import { h } from '../hast.ts';

/** A chart, drawn from the table inside it; products without a drawing of their own show the table. */
export const block: BlockKind = {
  name: 'chart',
  about: {
    vi: 'Biểu đồ vẽ từ bảng bên trong: cột đầu là tên, các cột sau là số.',
    en: 'A chart drawn from the table inside: names in the first column, figures in the others.',
  },
  attributes: {
    type: {
      values: ['bar'],
      about: {
        vi: 'Loại biểu đồ: `bar` là thanh ngang (mặc định).',
        en: 'Form of the chart: `bar`, horizontal bars (the default).',
      },
    },
  },
  content: 'figure-table',
  example:
    ':::chart[Kinh phí]{type=bar}\n| Nhiệm vụ | Kinh phí |\n|---|---|\n| Tuyên truyền | 415.675.000 đồng |\n:::',
  render: (block, children, language) => [
    h('section.block.chart', null, ...children, block.figures && renderFigureTable(block.figures, language)),
  ],
};
