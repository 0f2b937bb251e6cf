import type { Bilingual } from '../model/bilingual.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { LanguageProfile } from '../model/language.ts';
import type { Unit } from '../model/unit.ts';
import { type Check, openTranslations, proseOf } from './check.ts';

const diagnose = declareDiagnostics({
  'edge-punctuation': {
    severity: 'warning',
    message: {
      vi: 'Bản gốc {side} bằng {source}, bản dịch {side} bằng {target}.',
      en: 'The source {side} with {source}, the translation {side} with {target}.',
    },
    advice: {
      vi: 'Dùng dấu tương ứng của ngôn ngữ này; nếu câu được viết khác đi là đúng ý thì để nguyên: hiệu đính xong sẽ không báo nữa.',
      en: 'Use the mark that answers to it in this language; leave it where the sentence is meant so: once it is reviewed, this is no longer said.',
    },
  },
});

const sides = {
  ends: { vi: 'kết thúc', en: 'ends' },
  begins: { vi: 'bắt đầu', en: 'begins' },
} satisfies Record<string, Bilingual>;

/** What a text may end or begin with, as far as it matters. */
const marks = {
  question: { vi: 'dấu hỏi', en: 'a question mark' },
  exclamation: { vi: 'dấu than', en: 'an exclamation mark' },
  colon: { vi: 'dấu hai chấm', en: 'a colon' },
  ellipsis: { vi: 'dấu ba chấm', en: 'an ellipsis' },
  pause: { vi: 'dấu phẩy hoặc chấm phẩy', en: 'a comma or a semicolon' },
  stop: { vi: 'dấu hết câu', en: 'a full stop' },
  bullet: { vi: 'gạch đầu dòng', en: 'a dash or a bullet' },
  none: { vi: 'chữ', en: 'a word' },
} satisfies Record<string, Bilingual>;
type Mark = keyof typeof marks;

export const check: Check = {
  code: 'edge-punctuation',
  severity: 'warning',
  about: {
    vi: 'Dấu ở cuối hoặc đầu bản dịch khác loại với bản gốc: câu hỏi thành câu kể, dấu hai chấm mất, thiếu dấu hết câu.',
    en: 'A translation that ends or begins with another kind of mark than its source: a question that became a statement, a lost colon or full stop.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Ai đăng?', target: 'អ្នកណាបង្ហោះ?', language: 'km', found: false },
    { source: 'Báo công an.', target: 'រាយការណ៍ទៅនគរបាល។', language: 'km', found: false },
    { source: 'Hãy dừng lại!', target: '请停下来。', language: 'zh-Hans', found: false },
    { source: 'Gồm khoai, dừa, v.v.', target: 'Yams, coconuts and so on', language: 'en', found: false },
    { source: '<1>Công an:</1>', target: '<1>Police:</1>', language: 'en', found: false },
    { source: '- Một', target: '– One', language: 'en', found: false },
    { source: 'Báo công an.<1/>', target: '报公安<1/>。', language: 'zh-Hans', found: false },
    {
      source: 'Báo công an?<1/>',
      target: 'Tell the police.<1/>',
      language: 'en',
      found: 'warning',
    },
    { source: 'Ai đăng?', target: 'Who posted it.', language: 'en', found: 'warning' },
    { source: 'Báo công an.', target: 'រាយការណ៍ទៅនគរបាល', language: 'km', found: 'warning' },
    { source: 'Công an:', target: '公安', language: 'zh-Hans', found: 'warning' },
    { source: '- Một', target: 'One', language: 'en', found: 'warning' },
  ],
  judge: (edition, { profile, sourceProfile }) =>
    openTranslations(edition).flatMap(({ text, source, place }) => {
      const from = known.get(source) ?? edgesOf(source.text, sourceProfile);
      known.set(source, from);
      const to = edgesOf(text, profile);
      return (['ends', 'begins'] as const).flatMap((side) => {
        if (answers(from[side], to[side])) return [];
        const values = { side: sides[side], source: marks[from[side]], target: marks[to[side]] };
        return [diagnose('edge-punctuation', place, { values, language: edition.language })];
      });
    }),
};

type Edges = Readonly<Record<keyof typeof sides, Mark>>;

/** All languages ask of the same source. */
const known = new WeakMap<Unit, Edges>();

/** Of a long text only its ends are looked at. */
const edgesOf = (text: string, profile: LanguageProfile): Edges => ({
  begins: firstMark(text.slice(0, 12).replace(/<\d+>/g, '')),
  ends: lastMark(proseOf(text.slice(-48)), profile),
});

/** A tone of voice may be rendered otherwise, a question not: nor what announces a list, or says that all is said. */
function answers(one: Mark, other: Mark): boolean {
  if (one === other) return true;
  const soft: readonly Mark[] = ['exclamation', 'ellipsis', 'stop'];
  if (soft.includes(one) && soft.includes(other)) return true;
  // In an enumeration one language ends the items with commas, another with nothing.
  const loose: readonly Mark[] = ['pause', 'none', 'ellipsis'];
  return loose.includes(one) && loose.includes(other);
}

function lastMark(prose: string, { punctuation }: LanguageProfile): Mark {
  const end = prose.replace(/[\s”’"'»）)\]」』》]+$/u, '');
  // An abbreviation ends with a point of its own.
  if (/(?:\p{L}\.){2}$/u.test(end)) return 'ellipsis';
  const last = end.at(-1) ?? '';
  if (/[?？]/.test(last)) return 'question';
  if (/[!！]/.test(last)) return 'exclamation';
  if (/[:：៖]/.test(last)) return 'colon';
  if (/[,;，；、]/.test(last)) return 'pause';
  if (last === '…' || end.endsWith('..')) return 'ellipsis';
  return /[.。។៕]/.test(last) || (last && punctuation.sentenceEnd.includes(last)) ? 'stop' : 'none';
}

const firstMark = (prose: string): Mark => (/^\s*[-–—•*+]\s/u.test(prose) ? 'bullet' : 'none');
