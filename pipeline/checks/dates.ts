import { type DateInText, datesIn, isPossible } from '../language/dates-in-text.ts';
import { declareDiagnostics } from '../model/diagnostic.ts';
import type { Edition } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import type { LanguageProfile } from '../model/language.ts';
import { bareText, type Check, excuseStale, writtenUnits } from './check.ts';

const swapped = declareDiagnostics({
  dates: {
    severity: 'error',
    message: {
      vi: 'Ngày và tháng bị đổi chỗ: bản gốc {source}, bản dịch {target}.',
      en: 'Day and month have changed places: {source} in the source, {target} in the translation.',
    },
    advice: {
      vi: 'Viết lại ngày theo cách của ngôn ngữ này; tháng viết bằng chữ thì không ai nhầm.',
      en: 'Write the date as the language does; with the month’s name nobody can mistake it.',
    },
  },
});

const impossible = declareDiagnostics({
  dates: {
    severity: 'warning',
    message: { vi: 'Không có ngày {date}.', en: 'There is no such day: {date}.' },
    advice: { vi: 'Kiểm tra lại ngày và tháng.', en: 'Look at day and month again.' },
  },
});

/** Figures that differ are for the check of numbers to say: it takes 05/06 and 06/05 for the same. */
export const check: Check = {
  code: 'dates',
  severity: 'error',
  about: {
    vi: 'Ngày bị đổi chỗ ngày với tháng khi dịch, và ngày không có thật (31/02).',
    en: 'Dates of which day and month changed places in translation, and days that do not exist (31/02).',
  },
  kinds: [swapped, impossible].flatMap((each) => Object.values(each.kinds)),
  examples: [
    { source: 'Ngày 05/6/2024', target: '5 June 2024', language: 'en', found: false },
    { source: 'Ngày 05/6/2024', target: 'June 5, 2024', language: 'en', found: false },
    { source: 'Ngày 27/10/2023', target: '2023年10月27日', language: 'zh-Hans', found: false },
    { source: 'Ngày 5 tháng 6', target: 'ថ្ងៃទី ៥ ខែមិថុនា', language: 'km', found: false },
    {
      source: 'Từ 05/6/2024 đến 06/5/2025',
      target: '5 June 2024 to 6 May 2025',
      language: 'en',
      found: false,
    },
    { source: 'Điều 31/2, khoản 30.13', language: 'vi', found: false },
    { source: 'Ngày 05/6/2024', target: '6 May 2024', language: 'en', found: 'error' },
    { source: 'Ngày 05/6/2024', target: '06/05/2024', language: 'en', found: 'error' },
    { source: 'Ngày 5 tháng 6 năm 2024', target: '2024年5月6日', language: 'zh-Hans', found: 'error' },
    { source: 'Ngày 31/02/2024', language: 'vi', found: 'warning' },
    { source: 'Ngày 05/6/2024', target: '31/6/2024', language: 'en', found: 'warning' },
  ],
  judge(edition, { profile, sourceProfile }) {
    const sources = new Map<string, readonly DateInText[]>();
    return writtenUnits(edition).flatMap((unit) => {
      if (!maybe.test(unit.text) && !maybe.test(unit.source.text)) return [];
      const written = datesOf(unit.text, profile);
      const wrong = written.find((date) => !isPossible(date));
      if (wrong) return [impossible('dates', unit.place, detailsOf({ date: wrong.text }, wrong, edition))];
      if (edition.isSource || written.length === 0) return [];
      const wanted = sources.get(unit.source.text) ?? datesOf(unit.source.text, sourceProfile);
      sources.set(unit.source.text, wanted);
      const turned = findTurned(wanted, written);
      if (!turned) return [];
      const values = { source: turned.from.text, target: turned.to.text };
      return [excuseStale(swapped('dates', unit.place, detailsOf(values, turned.to, edition)), unit)];
    });
  },
};

/** A date of the source that the translation has only with day and month in each other’s place. */
function findTurned(wanted: readonly DateInText[], written: readonly DateInText[]) {
  for (const from of wanted) {
    if (from.day === from.month || written.some((date) => isSame(from, date))) continue;
    const to = written.find((date) => isSame({ ...from, day: from.month, month: from.day }, date));
    if (to && !wanted.some((date) => isSame(date, to))) return { from, to };
  }
  return undefined;
}

const isSame = (one: DateInText, other: DateInText): boolean =>
  one.day === other.day &&
  one.month === other.month &&
  (one.year === undefined || other.year === undefined || one.year === other.year);

const datesOf = (text: string, profile: LanguageProfile): readonly DateInText[] =>
  datesIn(bareText(text), profile);

/** Two figures with a sign between them, or a month: where neither a text nor its source has any, there is no date. */
const maybe = /\p{Nd}\s?[/.-]\s?\p{Nd}|tháng \d|月/u;

const detailsOf = (
  values: Readonly<Record<string, string>>,
  { text }: DateInText,
  { language }: Edition,
): { values: Readonly<Record<string, string>>; excerpt: string; language: LanguageTag } => ({
  values,
  excerpt: text,
  language,
});
