import { languageOf } from '../language/strange-words.ts';
import { isVietnameseSyllable } from '../language/syllable.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import { type Check, listed, openTranslations } from './check.ts';

const diagnose = declareDiagnostics({
  'leftover-vietnamese': {
    severity: 'warning',
    message: {
      vi: 'Còn chữ của bản gốc chưa dịch: {words}.',
      en: 'Words of the source are left in Vietnamese: {words}.',
    },
    advice: {
      vi: 'Dịch nốt. Tên riêng thì viết hoa như bản gốc; từ cần giữ thì để trong ngoặc sau từ dịch.',
      en: 'Translate them. Names have capitals as in the source; what must stay goes in brackets behind its translation.',
    },
  },
});

/** How many words in a row are no accident: languages of Việt Nam in Latin letters have borrowed many. */
const inARow = { other: 1, latin: 2, related: 4 };

export const check: Check = {
  code: 'leftover-vietnamese',
  severity: 'warning',
  about: {
    vi: 'Chữ thường có dấu của bản gốc còn nguyên trong bản dịch; tên riêng viết hoa và chữ trong ngoặc không tính.',
    en: 'Small words of the source, with their marks, that stand in the translation; names with capitals and what is in brackets are passed over.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Lễ hội Óc Om Bóc ở Sóc Trăng',
      target: 'The Óc Om Bóc festival in Sóc Trăng',
      language: 'en',
      found: false,
    },
    { source: 'Ăn cốm dẹp', target: 'Flattened rice (cốm dẹp)', language: 'en', found: false },
    { source: 'Mặc áo dài', target: 'In an áo dài', language: 'en', found: 'warning' },
    { source: 'Ủy ban nhân dân tỉnh', target: 'Ủy ban nhân dân tỉnh slon', language: 'tyz', found: false },
    { source: 'Hát dù kê', target: 'Singing dù kê', language: 'en', found: 'warning' },
    { source: 'Hát xoan', target: 'Singing xoan', language: 'en', found: false },
    { source: 'Gọi kiểm sát viên', target: 'Call kiểm sát viên now', language: 'en', found: 'warning' },
    { source: 'Báo huyện', target: 'រាយការណ៍ huyện', language: 'km', found: 'warning' },
    {
      source: 'không chuyển tiền qua điện thoại',
      target: 'mí không chuyển tiền qua điện thoại',
      language: 'tyz',
      found: 'warning',
    },
  ],
  judge: (edition, { profile }) =>
    openTranslations(edition).flatMap(({ text, source, place }) => {
      if (!marked.test(text)) return [];
      const least = leastOf(profile);
      const original = ` ${source.text.normalize('NFC').toLowerCase()} `;
      const found = runsIn(text, source.text).filter(
        (run) =>
          run.length >= least && run.some((word) => marked.test(word)) && original.includes(run.join(' ')),
      );
      if (found.length === 0) return [];
      const words = found.map((run) => run.join(' '));
      const values = { words: listed(words.map((each) => `“${each}”`)) };
      return [
        diagnose('leftover-vietnamese', place, {
          values,
          excerpt: words[0] ?? '',
          language: edition.language,
        }),
      ];
    }),
};

/** A letter that Vietnamese has and English has not: of Latin letters with marks. */
const marked = /[\u00C0-\u01B0\u1EA0-\u1EF9]/;
const letters = /[\p{Script=Latin}\p{M}]+/gu;
const quoted = /[(（“«‘"][^)）”»’"]*[)）”»’"]/gu;

/** Stretches of small Vietnamese syllables with nothing but a space between; those behind a capital belong to a name. */
function runsIn(text: string, source: string): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let end = -2;
  let isName = false;
  const bare = languageOf(text).replace(quoted, (each) => ' '.repeat(each.length));
  for (const { 0: word, index } of bare.matchAll(letters)) {
    const isNext = index === end + 1;
    const isSmall = word === word.toLowerCase();
    isName = isNext && isSmall ? isName : !isSmall;
    if (!source.includes(word) || !isVietnameseSyllable(word)) continue;
    end = index + word.length;
    if (isName) continue;
    if (isNext) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs;
}

function leastOf({ script, letters: own = [] }: LanguageProfile): number {
  if (script !== 'Latn') return inARow.other;
  return own.includes('đ') ? inARow.related : inARow.latin;
}
