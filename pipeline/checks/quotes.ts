import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, openUnits, proseOf } from './check.ts';

const unpaired = declareDiagnostics({
  quotes: {
    severity: 'warning',
    message: {
      vi: 'Dấu ngoặc kép không đủ đôi: {found}.',
      en: 'Quotation marks that are not in pairs: {found}.',
    },
    advice: { vi: 'Thêm dấu còn thiếu.', en: 'Add the one that is missing.' },
  },
});

const foreign = declareDiagnostics({
  quotes: {
    severity: 'note',
    message: {
      vi: 'Ngôn ngữ này dùng dấu ngoặc kép {own}; ở đây có {found}.',
      en: 'This language quotes with {own}; here stands {found}.',
    },
    advice: {
      vi: 'Đổi sang dấu của ngôn ngữ này.',
      en: 'Use the marks of the language.',
    },
  },
});

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['“', '”'],
  ['«', '»'],
];
/** Marks that some language quotes with; single ones are apostrophes and letters, too, so nothing is said of them. */
const quotation = /["«»„‟「」『』＂]/gu;

export const check: Check = {
  code: 'quotes',
  severity: 'warning',
  about: {
    vi: 'Dấu ngoặc kép không đủ đôi, hoặc không phải dấu của ngôn ngữ (theo hồ sơ ngôn ngữ).',
    en: 'Quotation marks that are not in pairs, or are not those of the language (by its profile).',
  },
  kinds: [unpaired, foreign].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Gọi là “cốm dẹp”, ‘ghe Ngo', language: 'vi', found: false },
    { source: 'Màn hình 15" và 21"', language: 'vi', found: false },
    { source: 'Một', target: 'ហៅថា «អំបុក» ឬ “អំបុក”', language: 'km', found: false },
    { source: 'Gọi là “cốm dẹp', language: 'vi', found: 'warning' },
    { source: 'Gọi là "cốm dẹp"', language: 'vi', found: 'note' },
    { source: 'Một', target: '又叫「喂扁米节」', language: 'zh-Hans', found: 'note' },
  ],
  judge: (edition, { profile }) =>
    openUnits(edition).flatMap(({ text, place }) => {
      if (!anyQuote.test(text)) return [];
      const prose = proseOf(text).replace(/\d["”]/g, '');
      const said = [];
      const { language } = edition;
      const single = pairs.filter(([open, close]) => count(prose, open) !== count(prose, close)).flat();
      if (single.length > 0)
        said.push(unpaired('quotes', place, { values: { found: listed(single) }, language }));
      const { quotes, other } = profile.punctuation;
      const strange = [...new Set(prose.match(quotation))].filter(
        (sign) => ![...quotes, ...other].includes(sign),
      );
      const values = { own: quotes.join(' '), found: listed(strange) };
      if (strange.length > 0)
        said.push(foreign('quotes', place, { values, excerpt: strange[0] ?? '', language }));
      return said;
    }),
};

const anyQuote = /["“”«»„‟「」『』＂]/u;
const count = (text: string, sign: string) => text.split(sign).length - 1;
