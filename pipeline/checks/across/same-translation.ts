import { wordingOf } from '../../language/source-data.ts';
import { declareDiagnostics } from '../../model/diagnostic.ts';
import { type AcrossCheck, isOpen, shorten } from './across.ts';

const diagnose = declareDiagnostics({
  'same-translation': {
    severity: 'warning',
    message: {
      vi: 'Hai câu gốc khác nhau có cùng một bản dịch: «{here}» và «{there}».',
      en: 'Two different sources have the same translation: “{here}” and “{there}”.',
    },
    advice: {
      vi: 'Có lẽ dán nhầm chỗ: so lại với bản gốc. Nếu đúng thì người hiệu đính xác nhận.',
      en: 'It may have been pasted in the wrong place: compare it with the source. Where it is right, let a reviewer say so.',
    },
  },
});

/** Short texts are alike by accident. */
const leastLetters = 20;
const leastLettersOfHan = 8;

export const check: AcrossCheck = {
  code: 'same-translation',
  severity: 'warning',
  about: {
    vi: 'Những câu gốc khác nhau mà bản dịch giống hệt nhau: có lẽ dán nhầm.',
    en: 'Different sources with the very same translation: probably pasted in the wrong place.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      texts: [
        'Gọi công an ngay → Call the police at once, please',
        'Gọi công an ngay! → Call the police at once, please',
      ],
      found: false,
    },
    { texts: ['Có → Yes', 'Vâng → Yes'], found: false },
    {
      texts: [
        'Gọi công an ngay → Call the police at once, please',
        'Hỏi người thân trước → Call the police at once, please',
      ],
      found: 'warning',
    },
  ],
  judgeAll(texts, { language }) {
    const groups = Map.groupBy(texts, ({ target }) => target.replace(/\s+/g, ' ').trim());
    return [...groups].flatMap(([target, group]) => {
      if (group.length < 2 || !isLong(target)) return [];
      const [first, ...rest] = group;
      if (!first) return [];
      const other = rest.find(({ source }) => wordingOf(source) !== wordingOf(first.source));
      if (!other) return [];
      // The later one is the likelier to have been pasted.
      const [meant, place] = isOpen(other) ? [first, other] : [other, first];
      if (!isOpen(place)) return [];
      const values = { here: shorten(place.source), there: shorten(meant.source) };
      const related = [{ place: meant.place, message: { vi: meant.source, en: meant.source } }];
      return [diagnose('same-translation', place.place, { values, related, language })];
    });
  },
};

function isLong(text: string): boolean {
  const least = /\p{Script=Han}/u.test(text) ? leastLettersOfHan : leastLetters;
  return (text.match(/\p{L}/gu)?.length ?? 0) >= least;
}
