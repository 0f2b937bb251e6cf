import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';

/** A remark that must not be missed. */
export const block: BlockKind = {
  name: 'note',
  about: {
    vi: 'Điều cần chú ý.',
    en: 'A remark that must not be missed.',
  },
  attributes: {},
  content: 'flow',
  example: ':::note\nKhông đưa mã OTP cho bất kỳ ai.\n:::',
  render: (_block, children) => [h('aside.block.note', null, ...children)],
};
