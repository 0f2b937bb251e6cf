import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';

/** Whom to call, where to go. */
export const block: BlockKind = {
  name: 'contact',
  about: {
    vi: 'Nơi liên hệ: mỗi dòng là **nhãn** và số điện thoại hoặc địa chỉ.',
    en: 'Whom to call: each item is a **label** and a number or an address.',
  },
  attributes: {},
  content: 'list',
  example: ':::contact[Cần giúp đỡ?]\n- **Công an:** 113\n:::',
  render: (_block, children) => [h('address.block.contact', null, ...children)],
};
