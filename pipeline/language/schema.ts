/** Small additions to zod that the schemas of front matter, publisher, facts and language profiles share. */
import { z } from 'zod';
import type { Bilingual } from '../model/bilingual.ts';

/** A text that must pass `test`; `expected` tells a person what it should be, after “it should be …”. */
export function textThat(test: (text: string) => boolean, expected: Bilingual) {
  return z.string().refine(test, { params: { ...expected } });
}

/** Whether `text` is a real day, written `2024-06-01`. */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= length;
}

/** The names of the fields that an object at `path` inside `schema` may have. */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  let reached = alternatives(schema);
  for (const step of path) reached = reached.flatMap((part) => inside(part, step)).flatMap(alternatives);
  return [
    ...new Set(reached.flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : []))),
  ];
}

function inside(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)] ? [schema.shape[String(step)]] : [];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return [];
}

const wrappers = [z.ZodOptional, z.ZodExactOptional, z.ZodNullable, z.ZodDefault];

/** The schemas that stand behind optional, default, transform and union. */
function alternatives(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternatives);
  if (schema instanceof z.ZodPipe) return alternatives(schema.in);
  if (wrappers.some((wrapper) => schema instanceof wrapper))
    return alternatives((schema as z.ZodOptional).unwrap());
  return [schema];
}
