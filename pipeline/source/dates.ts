/** Days as people write them: what is meant by `01/06/2024`, and why `31/02/2024` is none. */
import { z } from 'zod';
import { isCalendarDay } from '../language/schema.ts';
import type { Bilingual } from '../model/bilingual.ts';

/** A real day as `2024-06-01`; the complaint names the day that was probably meant. */
export const day = () =>
  z.string().superRefine((text, context) => {
    const expected = expectedDay(text);
    if (expected) context.addIssue({ code: 'custom', params: { ...expected } });
  });

/** What `text` should be, or undefined when it is a real day already. */
function expectedDay(text: string): Bilingual | undefined {
  if (isCalendarDay(text)) return undefined;
  const [, first = '', second = '', third = ''] =
    /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text.trim()) ?? [];
  // Vietnamese writes the day first; a year is known by its four digits.
  const [year, month, date] = first.length === 4 ? [first, second, third] : [third, second, first];
  const meant = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (isCalendarDay(meant))
    return {
      vi: `viết theo năm-tháng-ngày, ở đây là ${meant}`,
      en: `written year-month-day, here ${meant}`,
    };
  if (year.length === 4)
    return {
      vi: `một ngày có thật: trong lịch không có ngày ${text}`,
      en: `a real day: there is no ${text} in the calendar`,
    };
  return {
    vi: 'một ngày viết theo năm-tháng-ngày, ví dụ 2024-06-01',
    en: 'a day written year-month-day, such as 2024-06-01',
  };
}
