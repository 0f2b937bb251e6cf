import { declareDiagnostics } from '../../model/diagnostic.ts';
import { type AcrossCheck, isOpen, shorten, type TranslatedText } from './across.ts';

const diagnose = declareDiagnostics({
  inconsistent: {
    severity: 'warning',
    message: {
      vi: 'Câu gốc «{source}» được dịch hai cách: ở đây «{here}», chỗ khác «{there}».',
      en: 'The source “{source}” is translated in two ways: here “{here}”, elsewhere “{there}”.',
    },
    advice: {
      vi: 'Dùng một cách; nếu ở đây đúng là phải khác thì người hiệu đính xác nhận, hoặc bỏ qua bằng «nhipcau waive».',
      en: 'Use one of them; where it has to differ, let a reviewer say so, or waive it with “nhipcau waive”.',
    },
  },
});

/** A word alone depends on what stands around it. */
const leastWords = 3;

export const check: AcrossCheck = {
  code: 'inconsistent',
  severity: 'warning',
  about: {
    vi: 'Cùng một câu gốc (từ ba tiếng) mà các bài dịch khác nhau.',
    en: 'The same source text (of three syllables or more) translated differently in one place and another.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { texts: ['Gọi ngay công an → Call the police', 'Gọi ngay công an → Call the  police'], found: false },
    { texts: ['Nhiệm vụ → Task', 'Nhiệm vụ → Duty'], found: false },
    {
      texts: ['reviewed:Gọi ngay công an → Call the police', 'reviewed:Gọi ngay công an → Tell the police'],
      found: false,
    },
    {
      texts: ['reviewed:Gọi ngay công an → Call the police', 'Gọi ngay công an → Tell the police'],
      found: 'warning',
    },
  ],
  judgeAll(texts, { language }) {
    const groups = Map.groupBy(texts, ({ source }) => fold(source));
    return [...groups].flatMap(([source, group]) => {
      if (group.length < 2 || source.split(' ').length < leastWords) return [];
      const usual = mostUsed(group);
      return group
        .filter((each) => isOpen(each) && fold(each.target) !== fold(usual.target))
        .map(({ target, place }) => {
          const values = { source: shorten(source), here: shorten(target), there: shorten(usual.target) };
          const related = [{ place: usual.place, message: { vi: usual.target, en: usual.target } }];
          return diagnose('inconsistent', place, { values, related, language });
        });
    });
  },
};

/** What a reviewer has passed; else what stands most often; else what stands first. */
function mostUsed(group: readonly TranslatedText[]): TranslatedText {
  const passed = group.filter((each) => !isOpen(each));
  const known = Map.groupBy(passed.length > 0 ? passed : group, ({ target }) => fold(target));
  const [most = group] = [...known.values()].sort((one, other) => other.length - one.length);
  return most[0] as TranslatedText;
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
