import type { Bilingual } from '../model/bilingual.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import { type Check, listed, openUnits, proseOf } from './check.ts';

const diagnose = declareDiagnostics({
  'punctuation-spacing': {
    severity: 'warning',
    message: { vi: '{rule}: {found}.', en: '{rule}: {found}.' },
    advice: {
      vi: 'Sửa lại theo cách viết của ngôn ngữ này.',
      en: 'Set it as the language does.',
    },
  },
});

interface Rule {
  readonly about: Bilingual;
  readonly wrong: RegExp;
}

const before: Rule = {
  about: { vi: 'Thừa dấu cách trước dấu câu', en: 'A space too many before a punctuation mark' },
  wrong: /[\p{L}\p{M}\d)”"]\s+(?:[,;!?](?=\s|$)|\.(?=\s|$)|:(?=\s|$)(?!\s?\d))|\(\s+\S|\S\s+\)/gu,
};
const after: Rule = {
  about: { vi: 'Thiếu dấu cách sau dấu câu', en: 'A space is missing after a punctuation mark' },
  wrong: /[\p{L}\p{M}]{2}(?:[,;!?]\p{L}|\.(?=\p{Lu}\p{Ll})\p{L}|:(?=\p{Lu})\p{L})/gu,
};
const khmerStop: Rule = {
  about: {
    vi: 'Câu tiếng Khmer hết bằng dấu chấm thay vì ។, hoặc có dấu cách trước ។',
    en: 'A Khmer sentence that ends with a full stop instead of ។, or has a space before ។',
  },
  wrong: /[\u1780-\u17D3]{3}\.(?=\s|$)|[\u1780-\u17D3]\s+[។៕]/gu,
};
const halfWidth: Rule = {
  about: {
    vi: 'Dấu câu nửa ô giữa chữ Hán (phải dùng ，。；：！？（）)',
    en: 'A half-width mark among Chinese characters (，。；：！？（） are used)',
  },
  wrong:
    /\p{Script=Han}[,;:!?](?!\d)|\p{Script=Han}\.(?=\s|$|\p{Script=Han})|\((?=\p{Script=Han})|(?<=\p{Script=Han})\)/gu,
};
const hanSpace: Rule = {
  about: { vi: 'Thừa dấu cách giữa chữ Hán', en: 'A space between Chinese characters' },
  wrong: /[\p{Script=Han}，。、；：！？]\s+[\p{Script=Han}，。、；：！？]/gu,
};

/** By script. Tai Viet and Cham are left alone: no standard says how their marks are spaced. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  Latn: [before, after],
  Khmr: [khmerStop],
  Hans: [halfWidth, hanSpace],
  Hant: [halfWidth, hanSpace],
};

/** Chinese by GB/T 15834-2011 (marks of full width), Khmer by common print, Latin letters by Vietnamese office practice. */
export const check: Check = {
  code: 'punctuation-spacing',
  severity: 'warning',
  about: {
    vi: 'Dấu cách quanh dấu câu theo từng ngôn ngữ: chữ Latinh cách sau, không cách trước; tiếng Trung dùng dấu trọn ô, không cách; tiếng Khmer hết câu bằng ។.',
    en: 'Spaces and marks by language: Latin letters have a space after and none before; Chinese has marks of full width and no spaces; Khmer ends with ។.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Dừng, kiểm tra (và báo): 1:2, 8:30, 22 - 27 mét... TP.HCM; Thật?',
      language: 'vi',
      found: false,
    },
    { source: 'Xem <1>bài</1>, rồi {{facts.x, number}}.', language: 'vi', found: false },
    { source: 'Dừng lại.<1/> Kiểm tra<2/>, rồi báo.', language: 'vi', found: false },
    { source: 'Xem soctrang.example, báo abc@soctrang.example.', language: 'vi', found: false },
    { source: 'Một', target: 'មួយ៖ ពីរ។ លេខ 1.5 គ.ម', language: 'km', found: false },
    {
      source: 'Một',
      target: '<1>公安：</1> 113，约22 - 27米，Ngo船。1. 信息',
      language: 'zh-Hans',
      found: false,
    },
    { source: 'Dừng , kiểm tra.', language: 'vi', found: 'warning' },
    { source: 'Dừng,kiểm tra.', language: 'vi', found: 'warning' },
    { source: 'Dừng lại.Kiểm tra.', language: 'vi', found: 'warning' },
    { source: 'Dừng ( kiểm tra )', language: 'vi', found: 'warning' },
    { source: 'Một', target: 'ផ្ទៀងផ្ទាត់.', language: 'km', found: 'warning' },
    { source: 'Một', target: '人人生而自由,在尊严上平等。', language: 'zh-Hans', found: 'warning' },
    { source: 'Một', target: '请 停下来', language: 'zh-Hans', found: 'warning' },
  ],
  judge: (edition, { profile }) =>
    openUnits(edition).flatMap(({ text, place }) => {
      const known = rules[profile.script] ?? [];
      if (known.length === 0) return [];
      // A space beside a code is the layout’s.
      const prose = proseOf(profile.script === 'Latn' ? text : text.replace(/<\/?\d+\/?>/g, '\uE000'));
      return known.flatMap(({ about, wrong }) => {
        const found = prose.match(wrong);
        if (!found) return [];
        const values = { rule: about, found: listed([...new Set(found)].map((each) => `“${each}”`)) };
        const [excerpt = ''] = found;
        return [diagnose('punctuation-spacing', place, { values, excerpt, language: edition.language })];
      });
    }),
};
