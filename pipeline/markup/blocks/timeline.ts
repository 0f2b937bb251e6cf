import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';

/** What happened when. */
export const block: BlockKind = {
  name: 'timeline',
  about: {
    vi: 'Mốc thời gian: mỗi dòng bắt đầu bằng thời gian in đậm.',
    en: 'A timeline: each item starts with its time in bold.',
  },
  attributes: {},
  content: 'list',
  example: ':::timeline\n- **Tháng 6** Báo cáo sáu tháng\n:::',
  render: (_block, children) => [h('section.block.timeline', null, ...children)],
};
