/** The date of what a person declares: `--date`, else `SOURCE_DATE_EPOCH`, else today. */
import { isCalendarDay } from '../language/schema.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Invocation, Option } from './command.ts';

export const dateOption: Option = {
  type: 'string',
  value: '2024-06-01',
  about: {
    vi: 'Ngày, theo năm-tháng-ngày (mặc định: hôm nay).',
    en: 'Date, year-month-day (default: today).',
  },
};

/** @throws PipelineError where `--date` is no day of the calendar. */
export function chosenDate({ values, sourceDate, today }: Invocation): string {
  const given = values.get('date')?.[0];
  if (given === undefined) return sourceDate ?? today();
  if (isCalendarDay(given)) return given;
  throw new PipelineError(
    2,
    { vi: `--date: «${given}» không phải là một ngày.`, en: `--date: “${given}” is not a day.` },
    { vi: 'Viết theo năm-tháng-ngày, ví dụ 2024-06-01.', en: 'Write it year-month-day, such as 2024-06-01.' },
  );
}
