import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'doubled-spaces': {
    severity: 'note',
    message: {
      vi: 'Có hai dấu cách liền nhau, phím Tab hoặc xuống dòng trong câu.',
      en: 'There are two spaces in a row, a tab or a line break within the text.',
    },
    advice: {
      vi: 'Để một dấu cách thôi. Người đọc không thấy khác, nhưng so sánh và tìm kiếm thì sai.',
      en: 'Leave one space. Readers see no difference, but searches and comparisons do.',
    },
  },
});

/** The source's are folded when it is read: line ends mean nothing in Markdown. */
export const check: Check = {
  code: 'doubled-spaces',
  severity: 'note',
  about: {
    vi: 'Hai dấu cách liền nhau, phím Tab, xuống dòng trong bản dịch.',
    en: 'Two spaces in a row, tabs and line breaks in a translation.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Một hai', target: 'One two', language: 'en', found: false },
    { source: 'Một hai', target: 'One  two', language: 'en', found: 'note' },
    { source: 'Một hai', target: 'One\ttwo', language: 'en', found: 'note' },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap(({ text, place }) => {
      if (!maybe.test(text)) return [];
      const [excerpt] = /\S*(?:[ \u00A0]{2,}|[\t\n\r])\S*/.exec(text) ?? [];
      return excerpt ? [diagnose('doubled-spaces', place, { excerpt, language: edition.language })] : [];
    }),
};

const maybe = /[ \u00A0]{2}|[\t\n\r]/;
