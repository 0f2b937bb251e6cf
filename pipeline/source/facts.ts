/** `content/facts.yaml`: every figure that texts use, typed once, with the document that states it. */
import { z } from 'zod';
import { textThat } from '../language/schema.ts';
import { type ParsedYaml, parseYaml, validateYaml } from '../language/yaml.ts';
import { type Diagnostic, declareDiagnostics } from '../model/diagnostic.ts';
import type { Read } from '../model/document.ts';
import type { Fact, Facts } from '../model/publisher.ts';
import { day } from './dates.ts';
import { decodeText } from './decode-text.ts';

export const factsFile = 'content/facts.yaml';

const number = z
  .custom<number>((value) => typeof value === 'number' && Number.isFinite(value), {
    params: {
      vi: 'một con số viết liền, không có dấu ngăn cách hàng nghìn, phần thập phân sau dấu chấm, ví dụ 3595680000 hoặc 12.5',
      en: 'a number without thousands separators and with a point before decimals, such as 3595680000 or 12.5',
    },
  })
  .meta({
    vi: 'Con số, viết liền không có dấu ngăn cách.',
    en: 'The number, without separators.',
    example: 80,
  });

const fact = z.strictObject({
  value: number,
  unit: z.enum(['VND', 'percent', 'none']).meta({
    vi: 'Đơn vị: tiền đồng (VND), phần trăm (percent) hoặc không có (none).',
    en: 'Unit: đồng (VND), per cent (percent) or nothing (none).',
    example: 'none',
  }),
  source: textThat((text) => text.trim() !== '', {
    vi: 'tên văn bản nêu con số này',
    en: 'the document that states this figure',
  }).meta({
    vi: 'Văn bản nêu con số.',
    en: 'The document that states it.',
    example: 'Kế hoạch số 199/KH-UBND',
  }),
  date: day().meta({ vi: 'Ngày của văn bản đó.', en: 'Date of that document.', example: '2023-10-27' }),
});

/** What `facts.yaml` may say; the reference is generated from it. */
export const factsSchema = z.record(z.string(), fact);

/** Reads the figures. A figure that is wrong is left out and reported; the others stay. */
export function readFacts(bytes: Uint8Array): Read<Facts> {
  const text = decodeText(bytes, factsFile);
  if (text.value === undefined) return { value: undefined, diagnostics: text.diagnostics };
  const yaml = parseYaml(text.value, factsFile);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  if (yaml.value === null) return { value: new Map(), diagnostics: [] };
  const judged = validateYaml(factsSchema, yaml);
  const names = judged.value ? Object.keys(judged.value) : soundNames(yaml.value);
  const lines = text.value.split('\n');
  const diagnostics: Diagnostic[] = [...judged.diagnostics];
  const facts = new Map<string, Fact>();
  for (const id of names) {
    const { value, unit, source, date } = fact.parse((yaml.value as Record<string, unknown>)[id]);
    const decimals = decimalsTyped(yaml, [id, 'value'], lines);
    const wrong = judgeFact(id, unit, decimals, yaml);
    if (wrong) diagnostics.push(wrong);
    else facts.set(id, { id, value, decimals, source, date, ...(unit !== 'none' && { unit }) });
  }
  return { value: facts, diagnostics };
}

const soundNames = (value: unknown): string[] =>
  Object.entries(Object(value) as object).flatMap(([id, each]) => (fact.safeParse(each).success ? [id] : []));

function judgeFact(id: string, unit: string, decimals: number, yaml: ParsedYaml): Diagnostic | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    return diagnose('fact-name', yaml.placeOf([id], 'key'), { values: { id } });
  // 415.675 in Vietnamese is four hundred thousand and more; in YAML it is 415 and a fraction.
  if (unit === 'VND' && decimals > 0)
    return diagnose('fraction-of-dong', yaml.placeOf([id, 'value']), { values: { id } });
  return undefined;
}

/** `12.50` has two decimals: the number alone would have lost one. */
function decimalsTyped(yaml: ParsedYaml, path: readonly string[], lines: readonly string[]): number {
  const { line = 1, column = 1 } = yaml.placeOf(path);
  const typed = /^[-+]?[\d.]+/.exec(lines[line - 1]?.slice(column - 1) ?? '')?.[0] ?? '';
  return typed.split('.')[1]?.length ?? 0;
}

export const diagnose = declareDiagnostics({
  'fact-name': {
    severity: 'error',
    message: {
      vi: 'Tên số liệu “{id}” không dùng được trong bài viết.',
      en: 'The name “{id}” of this figure can’t be used in a text.',
    },
    advice: {
      vi: 'Chỉ dùng chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ: ví dụ `budget-total`.',
      en: 'Use only lower-case letters without marks, digits and hyphens, a letter first: such as `budget-total`.',
    },
  },
  'fraction-of-dong': {
    severity: 'error',
    message: {
      vi: 'Số tiền của “{id}” có phần lẻ của một đồng: có lẽ dấu chấm được gõ để ngăn cách hàng nghìn.',
      en: 'The amount of “{id}” has a fraction of one đồng: the point was probably typed as a thousands separator.',
    },
    advice: {
      vi: 'Viết liền, không có dấu chấm: 415675000.',
      en: 'Write it without points: 415675000.',
    },
  },
});
