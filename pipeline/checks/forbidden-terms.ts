import { declareDiagnostics, type Severity } from '../model/diagnostic.ts';
import { type Check, listed } from './check.ts';
import { termUse } from './term-use.ts';

const kind = (severity: Severity) => ({
  severity,
  message: {
    vi: 'Không được gọi là «{written}»: {instead}.',
    en: 'It must not be called “{written}”: {instead}.',
  },
  advice: {
    vi: 'Thay bằng cách gọi trong locales/terms.csv.',
    en: 'Use the form of locales/terms.csv instead.',
  },
});

const approved = declareDiagnostics({ 'forbidden-terms': kind('error') });
const draft = declareDiagnostics({ 'forbidden-terms': kind('note') });

export const check: Check = {
  code: 'forbidden-terms',
  severity: 'error',
  about: {
    vi: 'Cách gọi mà locales/terms.csv cấm, trong bản gốc và bản dịch; lưu ý nếu thuật ngữ còn là nháp.',
    en: 'What locales/terms.csv says must not be used, in sources and translations; a note where the term is a draft.',
  },
  kinds: [approved, draft].flatMap((each) => Object.values(each.kinds)),
  examples: [
    {
      source: 'Ở Sóc Trăng',
      target: 'In Sóc Trăng',
      language: 'en',
      terms: ['Sóc Trăng = Sóc Trăng ≠ Soc Trang'],
      found: false,
    },
    {
      source: 'Ở Sóc Trăng',
      target: 'In Soc Trang',
      language: 'en',
      terms: ['Sóc Trăng = Sóc Trăng ≠ Soc Trang'],
      found: 'error',
    },
  ],
  judge: (edition, context) =>
    termUse(edition, context).flatMap(({ unit, used }) =>
      used
        // One notion's forbidden name may be another's right one.
        .filter(
          ({ forbidden, start }) =>
            forbidden && !used.some((each) => !each.forbidden && each.start === start),
        )
        .map(({ entry, written }) => {
          const forms = entry.forms.get(edition.language) ?? [];
          const instead = listed(forms.map((form) => `“${form}”`));
          const diagnose = entry.status === 'approved' ? approved : draft;
          const details = { values: { written, instead }, excerpt: written, language: edition.language };
          return diagnose('forbidden-terms', unit.place, details);
        }),
    ),
};
