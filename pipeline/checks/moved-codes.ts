import { findCodeFaults } from '../markup/inline-codes.ts';
import type { Bilingual } from '../model/bilingual.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Unit } from '../model/unit.ts';
import { type Check, isJudged, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  'moved-codes': {
    severity: 'warning',
    message: {
      vi: 'Cặp thẻ <{number}>…</{number}> đánh dấu chỗ khác với bản gốc: {why}.',
      en: 'The pair <{number}>…</{number}> marks another stretch than in the source: {why}.',
    },
    advice: {
      vi: 'Đặt cặp thẻ quanh những chữ dịch phần nằm giữa thẻ ấy của bản gốc.',
      en: 'Put the pair around the words that translate what stands between these codes in the source.',
    },
  },
});

const reasons = {
  empty: { vi: 'giữa hai thẻ không có chữ nào', en: 'nothing stands between the codes' },
  whole: { vi: 'nó bao cả câu', en: 'it holds the whole text' },
  nesting: {
    vi: 'nó nằm trong (hoặc ngoài) một cặp thẻ khác',
    en: 'it stands inside (or outside) of another pair',
  },
  figures: { vi: 'con số bên trong không còn ở trong', en: 'the figures inside it are no longer inside' },
} satisfies Record<string, Bilingual>;

/** Codes may change their order with the words: what they hold must stay the same. Sound codes only; see inline-codes. */
export const check: Check = {
  code: 'moved-codes',
  severity: 'warning',
  about: {
    vi: 'Thẻ đánh dấu đủ và đúng nhưng đặt sai chỗ: không bao chữ nào, bao cả câu, lồng nhau khác đi, hoặc bỏ con số ra ngoài.',
    en: 'Inline codes that are complete and in the wrong place: around nothing, around everything, nested otherwise, or with the figures left outside.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: '<1>Một</1> và <2>hai</2> nữa',
      target: 'Also <2>two</2>, <1>one</1>',
      language: 'en',
      found: false,
    },
    { source: 'Gọi <1>113</1> ngay.', target: 'Call <1>113</1> now.', language: 'en', found: false },
    { source: '<1>Dừng.</1>', target: '<1>Stop.</1>', language: 'en', found: false },
    { source: 'Gọi <1>113</1> ngay.', target: 'Call 113 <1>now</1>.', language: 'en', found: 'warning' },
    { source: '<1>Dừng.</1> Tắt máy.', target: '<1>Stop. Hang up.</1>', language: 'en', found: 'warning' },
    { source: '<1>Dừng.</1> Tắt máy.', target: '<1></1>Stop. Hang up.', language: 'en', found: 'warning' },
    {
      source: '<1>Một <2>hai</2></1> ba',
      target: '<1>One</1> <2>two</2> three',
      language: 'en',
      found: 'warning',
    },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap(({ text, source, place, state }) => {
      if (source.codes.length === 0 || isJudged(state)) return [];
      const moved = source.codes.flatMap(({ number, single }) => {
        const why = single ? undefined : movedHow(sourceStretch(source, number), stretchOf(text, number));
        return why ? [{ number, why: reasons[why] }] : [];
      });
      if (moved.length === 0 || findCodeFaults(text, source.codes).length > 0) return [];
      return moved.map((values) => diagnose('moved-codes', place, { values, language: edition.language }));
    }),
};

const known = new WeakMap<Unit, Map<number, Stretch>>();

/** All languages ask of the same source. */
function sourceStretch(source: Unit, number: number): Stretch {
  const stretches = known.get(source) ?? new Map<number, Stretch>();
  known.set(source, stretches);
  const stretch = stretches.get(number) ?? stretchOf(source.text, number);
  stretches.set(number, stretch);
  return stretch;
}

const patterns = new Map<number, RegExp>();

function codeOf(number: number): RegExp {
  const pattern = patterns.get(number) ?? new RegExp(`</?${number}>`);
  patterns.set(number, pattern);
  return pattern;
}

interface Stretch {
  /** What stands between the codes, and the letters and figures outside of them. */
  readonly inside: string;
  readonly outside: string;
  /** Pairs that are open around it. */
  readonly around: string;
}

function stretchOf(text: string, number: number): Stretch {
  const [before = '', inside = '', behind = ''] = text.split(codeOf(number));
  const open = [...before.matchAll(/<(\d+)>/g)].filter(([, each]) => !before.includes(`</${each}>`));
  return {
    inside,
    outside: wordsOf(before + behind),
    around: open
      .map(([code]) => code)
      .sort()
      .join(''),
  };
}

function movedHow(one: Stretch, other: Stretch): keyof typeof reasons | undefined {
  if (wordsOf(one.inside) !== '' && wordsOf(other.inside) === '' && !other.inside.includes('<'))
    return 'empty';
  if (one.outside !== '' && other.outside === '') return 'whole';
  if (one.around !== other.around) return 'nesting';
  const figures = one.inside.match(/\p{Nd}+/gu) ?? [];
  const left = figures.some((each) => !other.inside.includes(each) && other.outside.includes(each));
  return left ? 'figures' : undefined;
}

const wordsOf = (text: string): string => text.replace(/<\/?\d+\/?>|[^\p{L}\p{M}\p{Nd}]/gu, '');
