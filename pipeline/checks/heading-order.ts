import { declareDiagnostics } from '../model/diagnostic.ts';
import { allBlocks } from '../model/edition.ts';
import { type Check, writtenUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'heading-order': {
    severity: 'warning',
    message: {
      vi: 'Đề mục «{text}» ở cấp {depth} đứng ngay sau cấp {before}: bỏ qua một cấp. Người dùng trình đọc màn hình sẽ tưởng thiếu một phần.',
      en: 'The heading “{text}” is of level {depth}, right after level {before}: a level is skipped. With a screen reader a part seems to be missing.',
    },
    advice: {
      vi: 'Bớt dấu # để đề mục thấp hơn cấp trước nhiều nhất một bậc; mục lớn của bài bắt đầu bằng ##.',
      en: 'Use fewer #, so that a heading is at most one level below the one before; the main sections start with ##.',
    },
  },
});

/** Headings go down one level at a time (WCAG 2.2, technique H42). The title is level 1; every language has the same. */
export const check: Check = {
  code: 'heading-order',
  severity: 'warning',
  about: { vi: 'Đề mục bỏ qua một cấp.', en: 'A heading that skips a level.' },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Mục', language: 'vi', headings: [2, 3, 4, 2, 3], found: false },
    { source: 'Mục', language: 'vi', headings: [3], found: 'warning' },
    { source: 'Mục', language: 'vi', headings: [2, 4], found: 'warning' },
  ],
  judge: (edition) => {
    if (!edition.isSource) return [];
    const headings = allBlocks(edition.body).filter((block) => block.type === 'heading');
    return headings.flatMap(({ depth, text }, index) => {
      const before = headings[index - 1]?.depth ?? 1;
      if (depth <= before + 1) return [];
      const place = writtenUnits(edition).find(({ id }) => id === text.unit)?.place;
      const values = { text: text.plain, depth, before };
      return [diagnose('heading-order', place ?? { file: edition.facts.file }, { values })];
    });
  },
};
