import { declareDiagnostics } from '../model/diagnostic.ts';
import { bareText, type Check, translatedUnits } from './check.ts';

const diagnose = declareDiagnostics({
  unchanged: {
    severity: 'warning',
    message: {
      vi: 'Bản dịch giống hệt bản gốc: «{text}». Có lẽ chưa được dịch.',
      en: 'The translation is the same as the source: “{text}”. It has probably not been translated.',
    },
    advice: {
      vi: 'Dịch đoạn này; chưa dịch được thì xóa trống để chương trình biết là còn thiếu.',
      en: 'Translate it; if that must wait, leave it empty, so that the program knows it is missing.',
    },
  },
});

/** A name or an abbreviation may well stay as it is; a text of this many letters is more than that. */
const longEnough = 25;

const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

export const check: Check = {
  code: 'unchanged',
  severity: 'warning',
  about: {
    vi: 'Đoạn dài mà bản dịch để nguyên như bản gốc.',
    en: 'A long text that the translation leaves as it is in the source.',
  },
  kinds: Object.values(diagnose.kinds),
  examples: [
    { source: 'Công an tỉnh Sóc Trăng', target: 'Công an tỉnh Sóc Trăng', language: 'en', found: false },
    {
      source: 'Không chuyển tiền cho người lạ qua điện thoại.',
      target: 'Không chuyển tiền cho  người lạ qua điện thoại.',
      language: 'en',
      found: 'warning',
    },
    {
      source: 'Không chuyển tiền cho người lạ qua điện thoại.',
      target: 'Never send money to strangers over the telephone.',
      language: 'en',
      found: false,
    },
  ],
  judge: (edition) =>
    translatedUnits(edition)
      .filter(({ text, source }) => isSame(text, source.text) && letters(bareText(text)) >= longEnough)
      .map(({ text, place }) =>
        diagnose('unchanged', place, { values: { text: shorten(text) }, language: edition.language }),
      ),
};

/** But for white space. Nearly all texts differ in their first letter already. */
const isSame = (one: string, other: string) => one[0] === other[0] && fold(one) === fold(other);

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
