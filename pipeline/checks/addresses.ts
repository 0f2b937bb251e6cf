import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, excuseStale, listed, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  addresses: {
    severity: 'error',
    message: {
      vi: 'Địa chỉ mạng hoặc thư điện tử khác bản gốc. Thiếu: {missing}. Thừa: {extra}. Người đọc sẽ viết thư hoặc vào trang sai.',
      en: 'An address of the web or of mail differs from the source’s. Missing: {missing}. Extra: {extra}. Readers would write or go to the wrong place.',
    },
    advice: {
      vi: 'Chép nguyên địa chỉ của bản gốc, không dịch, không bỏ dấu chấm.',
      en: 'Copy the source’s address, translating nothing and leaving out no point.',
    },
  },
});

const mail = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const web = String.raw`(?:https?:\/\/|www\.)[^\s<>\p{Script=Han}\p{Script=Khmer}]*[^\s<>.,;:!?)”"»\p{Script=Han}\p{Script=Khmer}，。；：！？）]`;
const address = new RegExp(`${mail}|${web}`, 'giu');

/** Addresses that stand in the text itself; those behind links are the source's in every language. */
export const check: Check = {
  code: 'addresses',
  severity: 'error',
  about: {
    vi: 'Địa chỉ mạng, thư điện tử viết trong câu mà bản dịch làm mất hoặc viết khác.',
    en: 'Addresses of the web and of mail within a text that a translation loses or spells otherwise.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    {
      source: 'Thư: tin@soctrang.example.',
      target: '邮箱：Tin@soctrang.example。',
      language: 'zh-Hans',
      found: false,
    },
    {
      source: 'Xem https://a.example/b.',
      target: 'សូមមើល https://a.example/b។',
      language: 'km',
      found: false,
    },
    {
      source: 'Thư: tin@soctrang.example',
      target: 'Mail: tin@soctrang,example',
      language: 'en',
      found: 'error',
    },
    {
      source: 'Xem https://a.example/b.',
      target: 'See https://a.example/c.',
      language: 'en',
      found: 'error',
    },
  ],
  judge: (edition) =>
    translatedUnits(edition).flatMap((unit) => {
      if (!maybe.test(unit.source.text) && !maybe.test(unit.text)) return [];
      const [wanted, named] = [addressesIn(unit.source.text), addressesIn(unit.text)];
      const missing = [...wanted].filter((each) => !named.has(each));
      const extra = [...named].filter((each) => !wanted.has(each));
      if (missing.length === 0 && extra.length === 0) return [];
      const values = { missing: listed(missing), extra: listed(extra) };
      const details = { values, language: edition.language, ...(extra[0] && { excerpt: extra[0] }) };
      return [excuseStale(diagnose('addresses', unit.place, details), unit)];
    }),
};

const maybe = /@|https?:|www\./i;

/** In small letters: neither a host nor, in practice, a mailbox tells them apart (RFC 5321, 2.4). */
const addressesIn = (text: string): ReadonlySet<string> =>
  new Set((bareText(text).match(address) ?? []).map((each) => each.toLowerCase()));
