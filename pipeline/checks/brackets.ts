import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, openUnits, proseOf } from './check.ts';

const diagnose = declareDiagnostics({
  brackets: {
    severity: 'warning',
    message: {
      vi: 'Dấu ngoặc không đủ đôi: {found}.',
      en: 'Brackets that are not in pairs: {found}.',
    },
    advice: {
      vi: 'Thêm dấu ngoặc còn thiếu, hoặc bỏ dấu thừa.',
      en: 'Add the one that is missing, or take away the one too many.',
    },
  },
});

const pairs = new Map(
  [...'()[]{}《》〈〉「」『』【】'].map((sign, index, all) => [sign, all[index - 1] ?? '']),
);
const opening = new Set('([{《〈「『【');

export const check: Check = {
  code: 'brackets',
  severity: 'warning',
  about: {
    vi: 'Ngoặc mở mà không đóng, hoặc đóng mà không mở; «a)», «1)» đầu mục không tính.',
    en: 'A bracket that opens and does not close, or the reverse; “a)” and “1)” before an item are passed over.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'a) Một (hai [ba]) 2) bốn', language: 'vi', found: false },
    { source: 'Một', target: '（一）《宣言》(二）', language: 'zh-Hans', found: false },
    { source: 'Có {{facts.x, number}} <1>(cụm)</1>', language: 'vi', found: false },
    { source: 'Một (hai', target: 'One (two', language: 'en', found: 'warning' },
    { source: 'Một (hai', language: 'vi', found: 'warning' },
    { source: 'Một', target: '《宣言', language: 'zh-Hans', found: 'warning' },
  ],
  judge: (edition) =>
    openUnits(edition).flatMap(({ text, place }) => {
      const single = anyBracket.test(text) ? unpairedIn(proseOf(text)) : [];
      if (single.length === 0) return [];
      const values = { found: listed([...new Set(single)].map((each) => `“${each}”`)) };
      return [diagnose('brackets', place, { values, excerpt: single[0] ?? '', language: edition.language })];
    }),
};

const anyBracket = /[()[\]{}《》〈〉「」『』【】（）［］｛｝]/u;
const enumerator = /(?<=^|[\s;,.:])(?:\p{L}|\d{1,3}|[ivx]{1,4})[)）]/gu;

/** Narrow and wide brackets may close each other: which is used where is another check’s. */
function unpairedIn(prose: string): readonly string[] {
  const open: string[] = [];
  const single: string[] = [];
  for (const sign of prose
    .replace(enumerator, '')
    .replace(/[（）［］｛｝]/gu, (wide) => wide.normalize('NFKC'))) {
    if (opening.has(sign)) open.push(sign);
    else if (pairs.has(sign)) {
      if (open.at(-1) === pairs.get(sign)) open.pop();
      else single.push(sign);
    }
  }
  return [...open, ...single];
}
