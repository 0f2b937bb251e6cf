/** The options by which commands are asked about some languages and documents only; `readSelection` reads them. */
import type { Option } from './command.ts';

export const languagesOption: Option = {
  type: 'string',
  multiple: true,
  value: 'vi,km',
  about: { vi: 'Chỉ những ngôn ngữ này.', en: 'Only these languages.' },
};

export const documentsOption: Option = {
  type: 'string',
  multiple: true,
  value: 'news/2024/…',
  about: {
    vi: 'Chỉ những bài này (đường dẫn dưới content/).',
    en: 'Only these documents (path under content/).',
  },
};
