import { declareDiagnostics, type Severity } from '../model/diagnostic.ts';
import { type Check, isJudged, listed } from './check.ts';
import { termUse } from './term-use.ts';

const kind = (severity: Severity) => ({
  severity,
  message: {
    vi: 'Thuật ngữ «{term}» có cách gọi thống nhất là {forms}, nhưng bản dịch không dùng.',
    en: 'The term “{term}” is to be called {forms}, which the translation does not use.',
  },
  advice: {
    vi: 'Dùng cách gọi trong locales/terms.csv; cách gọi ấy chưa đúng thì sửa ở đó, để mọi bài gọi giống nhau.',
    en: 'Use the form of locales/terms.csv; where that is wrong, correct it there, so that all documents agree.',
  },
});

const approved = declareDiagnostics({ terms: kind('warning') });
const draft = declareDiagnostics({ terms: kind('note') });

/** Names have a check of their own. A reviewer may have put it otherwise for a reason. */
export const check: Check = {
  code: 'terms',
  severity: 'warning',
  about: {
    vi: 'Thuật ngữ của locales/terms.csv có trong bản gốc mà bản dịch không gọi đúng; lưu ý nếu thuật ngữ còn là nháp.',
    en: 'Terms of locales/terms.csv that the source uses and the translation calls otherwise; a note where the term is a draft.',
  },
  kinds: [approved, draft].flatMap((each) => Object.values(each.kinds)),
  examples: [
    {
      source: 'Họp dân tộc thiểu số',
      target: 'Ethnic minority groups meet',
      language: 'en',
      terms: ['dân tộc thiểu số = ethnic minority'],
      found: false,
    },
    {
      source: 'Họp dân tộc thiểu số',
      target: 'Some tribes meet',
      language: 'en',
      terms: ['dân tộc thiểu số = ethnic minority'],
      found: 'warning',
    },
  ],
  judge: (edition, context) =>
    termUse(edition, context).flatMap(({ unit, used, wanted }) =>
      wanted.flatMap((entry) => {
        if (entry.partOfSpeech === 'name' || isJudged(unit.state)) return [];
        if (used.some((found) => found.entry === entry && !found.forbidden)) return [];
        const term = entry.forms.get(edition.facts.sourceLanguage)?.[0] ?? '';
        const forms = listed((entry.forms.get(edition.language) ?? []).map((form) => `“${form}”`));
        const diagnose = entry.status === 'approved' ? approved : draft;
        return [diagnose('terms', unit.place, { values: { term, forms }, language: edition.language })];
      }),
    ),
};
