import { declareDiagnostics } from '../../model/diagnostic.ts';
import type { AcrossCheck } from './across.ts';

const diagnose = declareDiagnostics({
  'links-to-other-languages': {
    severity: 'note',
    message: {
      vi: 'Bài này dẫn tới «{document}», chưa có bằng ngôn ngữ này: người đọc sẽ tới bản gốc.',
      en: 'This document leads to “{document}”, which this language does not have: readers come to the source.',
    },
    advice: { vi: 'Dịch bài ấy, hoặc để vậy.', en: 'Translate that document, or leave it so.' },
  },
});

export const check: AcrossCheck = {
  code: 'links-to-other-languages',
  severity: 'note',
  about: {
    vi: 'Liên kết tới bài chưa có bằng ngôn ngữ của người đọc.',
    en: 'Links to documents that the reader’s language does not have.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { texts: [], links: ['news/a → news/b', 'news/b → news/a'], found: false },
    { texts: [], links: ['news/a → news/c'], found: 'note' },
  ],
  judgeAll: (_, { language, links }) =>
    [...links.values()].flatMap((targets) => {
      const elsewhere = targets.filter(({ document }) => !links.has(document));
      // A translator is told once of each document, however many links lead to it.
      const places = new Map(
        elsewhere.map((link) => [`${link.document} ${link.place.file} ${link.place.line}`, link]),
      );
      return [...places.values()].map(({ document, place }) =>
        diagnose('links-to-other-languages', place, { values: { document }, language }),
      );
    }),
};
