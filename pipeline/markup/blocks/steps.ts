import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';

/** Things to do, one after the other. */
export const block: BlockKind = {
  name: 'steps',
  about: {
    vi: 'Các bước cần làm, theo thứ tự: một danh sách đánh số.',
    en: 'Steps to take, in order: one numbered list.',
  },
  attributes: {},
  content: 'list',
  example: ':::steps[Khi nhận cuộc gọi lạ]\n1. Bình tĩnh\n2. Không chuyển tiền\n:::',
  render: (_block, children) => [h('section.block.steps', null, ...children)],
};
