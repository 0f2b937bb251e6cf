import { dataChanges } from '../language/source-data.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { declareDiagnostics, type Severity } from '../model/diagnostic.ts';
import { isOutdated } from '../model/unit.ts';
import { type Check, listed, translatedUnits, type WrittenUnit } from './check.ts';

const kind = (severity: Severity, shown: Bilingual) => ({
  severity,
  message: {
    vi: `Câu gốc đã đổi sau khi dịch; ${shown.vi}. Trước: «{before}». Nay: «{after}».{data}`,
    en: `The source has changed since it was translated; ${shown.en}. Before: “{before}”. Now: “{after}”.{data}`,
  },
  advice: {
    vi: 'Sửa bản dịch cho đúng với câu gốc nay, rồi chạy «npm run nhipcau -- sync»; nếu vẫn đúng thì người hiệu đính xác nhận bằng «review».',
    en: 'Make the translation agree with the source as it is now, then run “npm run nhipcau -- sync”; where it still holds, a reviewer says so with “review”.',
  },
});

const hidden = { vi: 'người đọc đang thấy câu gốc', en: 'readers see the source for now' };
const shown = { vi: 'bản dịch vẫn được hiện', en: 'the translation is still shown' };

const wrong = declareDiagnostics({ stale: kind('warning', hidden) });
const near = declareDiagnostics({ stale: kind('warning', shown) });

/** A change of spacing or punctuation keeps the translation, and nothing is said of it. */
export const check: Check = {
  code: 'stale',
  severity: 'warning',
  about: {
    vi: 'Bản dịch của một câu gốc đã đổi, kèm câu cũ, câu mới và những con số đã đổi.',
    en: 'The translation of a source that has changed, with the old and the new text and the figures that changed.',
  },
  kinds: [wrong, near].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Có 90 cụm loa.', target: '90 clusters.', language: 'en', found: false },
    {
      source: 'Có 90 cụm loa.',
      translates: 'Có 80 cụm loa.',
      state: 'stale-data',
      target: '80 clusters.',
      language: 'en',
      found: 'warning',
    },
    {
      source: 'Có cụm loa.',
      translates: 'Có, cụm loa.',
      state: 'stale-cosmetic',
      target: 'Clusters.',
      language: 'en',
      found: false,
    },
    {
      source: 'Có nhiều cụm loa.',
      translates: 'Có các cụm loa.',
      state: 'stale-minor',
      target: 'Clusters.',
      language: 'en',
      found: 'warning',
    },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (unit.translates === undefined || !isOutdated(unit.state)) return [];
      const diagnose = unit.state === 'stale-minor' ? near : wrong;
      const { translates: before, source } = unit;
      const values = { before: shorten(before), after: shorten(source.text), data: changesOf(unit) };
      return [diagnose('stale', unit.place, { values, language: edition.language })];
    }),
};

function changesOf({ translates = '', source }: WrittenUnit): string {
  const changes = dataChanges(translates, source.text);
  return changes.length === 0
    ? ''
    : ` (${listed(changes.map(({ from, to }) => `${from || '–'} → ${to || '–'}`))})`;
}

const shorten = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
