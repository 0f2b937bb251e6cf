import type { BlockKind } from '../block-kind.ts';
import { h } from '../hast.ts';

/** Places blocks on a panel of a folded leaflet; elsewhere the blocks stand where they are. */
export const block: BlockKind = {
  name: 'panel',
  about: {
    vi: 'Đặt nội dung vào một mặt gấp của tờ gấp; trên trang web, nội dung đứng tại chỗ.',
    en: 'Places its content on a panel of a folded leaflet; on a page the content stands where it is.',
  },
  attributes: {
    name: {
      values: ['cover', 'flap', 'inside-1', 'inside-2', 'inside-3', 'back'],
      required: true,
      about: { vi: 'Tên mặt gấp.', en: 'Name of the panel.' },
    },
  },
  content: 'flow',
  example: '::::panel{name=back}\n:::contact\n- **Công an:** 113\n:::\n::::',
  render: (_block, children) => [h('div.block.panel', null, ...children)],
};
