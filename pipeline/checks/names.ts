import { declareDiagnostics, type Severity } from '../model/diagnostic.ts';
import { type Check, isJudged, listed } from './check.ts';
import { termUse } from './term-use.ts';

const kind = (severity: Severity) => ({
  severity,
  message: {
    vi: 'Tên «{name}» không viết theo dạng đã thống nhất: {forms}.',
    en: 'The name “{name}” is not in its approved form: {forms}.',
  },
  advice: {
    vi: 'Viết đúng dạng trong locales/terms.csv; câu không cần nhắc tên thì thôi, hiệu đính xong sẽ không báo nữa.',
    en: 'Write it as locales/terms.csv does; where the sentence can do without the name, leave it: once reviewed, this is no longer said.',
  },
});

const approved = declareDiagnostics({ names: kind('warning') });
const draft = declareDiagnostics({ names: kind('note') });

export const check: Check = {
  code: 'names',
  severity: 'warning',
  about: {
    vi: 'Tên nơi, cơ quan, chức danh, văn bản của locales/terms.csv không viết theo dạng đã thống nhất của ngôn ngữ.',
    en: 'Names of places, offices, titles and laws of locales/terms.csv that are not in the language’s approved form.',
  },
  kinds: [approved, draft].flatMap((each) => Object.values(each.kinds)),
  examples: [
    {
      source: 'Ở Sóc Trăng',
      target: '在朔庄省',
      language: 'zh-Hans',
      terms: ['Sóc Trăng = 朔庄'],
      found: false,
    },
    {
      source: 'Ở Sóc Trăng',
      target: '在蓄臻省',
      language: 'zh-Hans',
      terms: ['Sóc Trăng = 朔庄'],
      found: 'warning',
    },
    {
      source: 'Ở Sóc Trăng',
      target: 'In Soc Trang',
      language: 'en',
      terms: ['Sóc Trăng = Sóc Trăng'],
      found: 'warning',
    },
  ],
  judge: (edition, context) =>
    termUse(edition, context).flatMap(({ unit, used, wanted }) =>
      wanted.flatMap((entry) => {
        if (entry.partOfSpeech !== 'name' || isJudged(unit.state)) return [];
        if (used.some((found) => found.entry === entry && !found.forbidden)) return [];
        const name = entry.forms.get(edition.facts.sourceLanguage)?.[0] ?? '';
        const forms = listed((entry.forms.get(edition.language) ?? []).map((form) => `“${form}”`));
        const diagnose = entry.status === 'approved' ? approved : draft;
        return [diagnose('names', unit.place, { values: { name, forms }, language: edition.language })];
      }),
    ),
};
