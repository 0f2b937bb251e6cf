import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { bareText, type Check, openTranslations } from './check.ts';

const diagnose = declareDiagnostics({
  'length-ratio': {
    severity: 'warning',
    message: {
      vi: 'Bản dịch {which} so với bản gốc ({target} so với {source} ký tự). Có thể thiếu hoặc thừa một phần.',
      en: 'The translation is {which} for its source ({target} to {source} characters). A part may be missing or too many.',
    },
    advice: {
      vi: 'So lại với bản gốc; nếu đủ ý thì thôi: hiệu đính xong sẽ không báo nữa.',
      en: 'Compare it with the source; where nothing is missing, leave it: once it is reviewed, this is no longer said.',
    },
  },
});

/** Characters for one of Vietnamese, by script: medians of the sample project's official texts. */
const usual: Readonly<Record<string, number>> = { Hans: 0.33, Hant: 0.33, Khmr: 1.1, Latn: 1.1 };
/** Below a third, or above two and a half times the usual, no translation of a whole text was found. */
const [least, most] = [1 / 3, 2.5];
/** Short texts vary freely. */
const longEnough = 40;

export const check: Check = {
  code: 'length-ratio',
  severity: 'warning',
  about: {
    vi: 'Bản dịch ngắn hoặc dài bất thường so với bản gốc, tính theo hệ chữ.',
    en: 'A translation that is unusually short or long for its source, by script.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Công an không yêu cầu chuyển tiền qua điện thoại. Hãy dừng lại.',
      target: '公安机关不会通过电话要求转账。请停下来。',
      language: 'zh-Hans',
      found: false,
    },
    { source: 'Mười chữ thôi', target: 'Ten', language: 'en', found: false },
    {
      source: 'Công an không yêu cầu chuyển tiền qua điện thoại. Hãy dừng lại.',
      target: 'Please stop.',
      language: 'en',
      found: 'warning',
    },
    {
      source: 'Công an không yêu cầu chuyển tiền qua điện thoại. Hãy dừng lại.',
      target: '停。',
      language: 'zh-Hans',
      found: 'warning',
    },
  ],
  judge: (edition, { profile }) =>
    openTranslations(edition).flatMap(({ text, source, place }) => {
      if (source.text.length < longEnough) return [];
      const [from, to] = [bareText(source.text).length, bareText(text).length];
      const ratio = to / Math.max(from, 1) / usualOf(profile);
      if (from < longEnough || (ratio >= least && ratio <= most)) return [];
      const which = ratio < least ? { vi: 'rất ngắn', en: 'very short' } : { vi: 'rất dài', en: 'very long' };
      const values = { which, source: from, target: to };
      return [diagnose('length-ratio', place, { values, language: edition.language })];
    }),
};

const usualOf = ({ script }: LanguageProfile): number => usual[script] ?? 1.1;
