/**
 * `masthead:` in the front matter of a bulletin: what its first and last page must say by law. Press Law 103/2016/QH13,
 * article 34, clause 1: at the foot of the last page number and date of the licence, where it was printed, how many
 * copies, how often it is published, and who is responsible. The law that follows it (126/2025/QH15) and its circulars
 * are to be held against this list before real use.
 */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import type { Masthead } from '../model/document.ts';
import { day } from './dates.ts';

const filled = () =>
  textThat((text) => text.trim() !== '', { vi: 'chữ, không bỏ trống', en: 'text, not empty' });

export type MastheadFields = z.output<typeof mastheadSchema>;

export const mastheadSchema = z.strictObject({
  number: filled()
    .exactOptional()
    .meta({ vi: 'Số của bản tin.', en: 'Number of the issue.', example: '11/2024' }),
  licence: z
    .strictObject({
      number: filled().meta({
        vi: 'Số giấy phép xuất bản bản tin.',
        en: 'Number of the licence to publish the bulletin.',
        example: '15/GP-STTTT',
      }),
      date: day().meta({ vi: 'Ngày cấp.', en: 'Day it was given.', example: '2024-01-15' }),
    })
    .meta({ vi: 'Giấy phép xuất bản bản tin.', en: 'Licence to publish the bulletin.' }),
  printer: filled().meta({ vi: 'Nơi in.', en: 'Where it is printed.', example: 'Công ty In Mẫu, Sóc Trăng' }),
  copies: z
    .custom<number>((value) => Number.isSafeInteger(value) && Number(value) > 0, {
      params: { vi: 'số bản, một số nguyên viết liền', en: 'a whole number of copies, without separators' },
    })
    .meta({ vi: 'Số lượng in.', en: 'Print run.', example: 500 }),
  period: filled().meta({ vi: 'Kỳ hạn xuất bản.', en: 'How often it is published.', example: 'hằng tháng' }),
  responsible: filled().meta({
    vi: 'Người chịu trách nhiệm xuất bản.',
    en: 'Who is responsible for the publication.',
    example: 'Nguyễn Văn Mẫu, Giám đốc Sở',
  }),
});

/** What is the same in every language. */
export const mastheadOf = ({ number, licence, copies }: MastheadFields): Masthead => ({
  ...(number && { number }),
  licence,
  copies,
});
