import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';
import { renderText } from '../text.ts';

/** A few figures, large. */
export const block: BlockKind = {
  name: 'stats',
  about: {
    vi: 'Vài con số nổi bật. Mỗi dòng bắt đầu bằng con số in đậm, rồi đến lời giải thích.',
    en: 'A few figures shown large. Each item starts with a bold figure, then says what it is.',
  },
  attributes: {},
  content: 'figure-list',
  example: ':::stats[Năm 2024]\n- **80** cụm loa mới\n- **12,5%** số xã\n:::',
  render: (block, children, language) => [
    h(
      'section.block.stats',
      null,
      ...children,
      h(
        'dl',
        null,
        ...(block.figures?.rows ?? []).map((row) =>
          h(
            'div.stat',
            null,
            h('dt', null, ...row.figures.map((figure) => h('span.figure', null, figure.short))),
            renderText('dd', row.label, language),
          ),
        ),
      ),
    ),
  ],
};
