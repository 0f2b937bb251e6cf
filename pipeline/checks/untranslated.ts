import { declareDiagnostics } from '../model/diagnostic.ts';
import { isOfShortText } from '../model/document.ts';
import { type Check, cataloguePath, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  untranslated: {
    severity: 'note',
    message: {
      vi: 'Còn {count} đoạn chưa dịch; người đọc thấy bản gốc ở đó. Đoạn đầu tiên: «{source}».',
      en: '{count} texts are not translated yet; readers see the source there. The first: “{source}”.',
    },
    advice: {
      vi: 'Dịch nốt; xuất riêng những đoạn này bằng «nhipcau export … --only missing».',
      en: 'Translate them; “nhipcau export … --only missing” hands out these alone.',
    },
  },
});

export const check: Check = {
  code: 'untranslated',
  severity: 'note',
  waivable: false,
  about: {
    vi: 'Bản dịch đã bắt đầu mà còn đoạn để trống, kể cả chữ thay hình: nêu một lần cho cả bài, ở đoạn đầu tiên.',
    en: 'A translation that was begun and has empty texts, alternative texts of pictures among them: said once a document, at the first.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Gọi công an', target: 'Call the police', language: 'en', found: false },
    { source: 'Gọi công an', language: 'vi', found: false },
    { source: 'Gọi công an', target: ' ', state: 'missing', language: 'en', found: 'note' },
  ],
  judge(edition) {
    if (edition.isSource) return [];
    // What a body has issued is as it has issued it: nobody fills its gaps.
    const written = translatedUnits(edition);
    if (written.length > 0 && written.every(({ origin }) => origin === 'official')) return [];
    // The short text is printed only where the whole has no room: until then nobody misses it.
    const empty = edition.units.filter(({ unit, target }) => target.trim() === '' && !isOfShortText(unit.id));
    const [first] = empty;
    if (!first) return [];
    const { id, text } = first.unit;
    const source = text.length > 60 ? `${text.slice(0, 59)}…` : text;
    const place = { file: cataloguePath(edition), unit: id };
    return [
      diagnose('untranslated', place, {
        values: { count: empty.length, source },
        language: edition.language,
      }),
    ];
  },
};
