/** The other language of a sheet. Where its edition is not whole there is none: what is printed cannot mix in a third. */
import { type Diagnostic, declareDiagnostics } from '../../model/diagnostic.ts';
import type { Edition } from '../../model/edition.ts';
import type { Companion } from '../product.ts';

/** The edition of the other language; or why it can't be printed. */
export function wholeCompanion(
  { facts, language }: Edition,
  { edition, site: { profile, language: other } }: Companion,
  format: string,
): Edition | Diagnostic {
  if (edition?.complete) return edition;
  const values = {
    product: `bilingual/${format}`,
    language: other,
    name: { vi: profile.vietnamese, en: profile.english },
  };
  return diagnose('bilingual-companion', { file: facts.file }, { language, values });
}

export const diagnose = declareDiagnostics({
  'bilingual-companion': {
    severity: 'warning',
    message: {
      vi: 'Chưa làm {product}: bản {name} ({language}) chưa dịch xong, mà bản song ngữ cần đủ cả hai thứ tiếng.',
      en: 'No {product}: the edition in {name} ({language}) is not whole, and a bilingual sheet needs both languages.',
    },
    advice: {
      vi: 'Dịch nốt trong locales/{language}/ (xem «npm run nhipcau -- status»), hoặc bỏ cặp này khỏi mục bilingual.',
      en: 'Translate the rest in locales/{language}/ (see “npm run nhipcau -- status”), or take the pair out of “bilingual”.',
    },
  },
});
