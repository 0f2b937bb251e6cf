import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseYaml, readYaml, validateYaml } from '../../pipeline/language/yaml.ts';
import { day } from '../../pipeline/source/dates.ts';

const schema = z.strictObject({
  title: z.string(),
  date: day(),
  kind: z.enum(['news', 'leaflet']),
  image: z.strictObject({ file: z.string(), alt: z.string() }).optional(),
  products: z
    .array(z.union([z.string(), z.strictObject({ product: z.string(), format: z.string() })]))
    .optional(),
});

const complaints = (text: string) =>
  validateYaml(schema, parseYaml(text, 'content/a.md', 2)).diagnostics.map(
    ({ code, place, advice }) => `${code} ${place.line}:${place.column} ${advice.en}`,
  );

test('a good text gives its value', () => {
  const { value, diagnostics } = readYaml(schema, 'title: A\ndate: 2024-02-29\nkind: news\n', 'content/a.md');
  expect(diagnostics).toEqual([]);
  expect(value).toEqual({ title: 'A', date: '2024-02-29', kind: 'news' });
});

test('every complaint names its line and column, the deepest first', () => {
  const text = ['titel: A', 'date: 2023-02-29', 'kind: new', 'image: { fiel: a.jpg, alt: b }'].join('\n');
  expect(complaints(text)).toEqual([
    expect.stringMatching(/^missing-field 5:8/),
    expect.stringMatching(/^misspelt-field 5:10 Did you mean “file”/),
    expect.stringMatching(/^missing-field 2:1 .*title/),
    expect.stringMatching(/^invalid-value 3:7/),
    expect.stringMatching(/^misspelt-value 4:7 Did you mean “news”.*news, leaflet/),
    expect.stringMatching(/^misspelt-field 2:1 Did you mean “title”/),
  ]);
});

test('inside a union the branch that came furthest is the one that is told', () => {
  const text = 'title: A\ndate: 2024-01-01\nkind: news\nproducts:\n  - { product: page, formt: a }\n';
  expect(complaints(text)).toContainEqual(expect.stringMatching(/^misspelt-field 6:22 .*format/));
});

test('text that is not YAML is told where and why', () => {
  const { value, diagnostics } = parseYaml('title: A\nsummary: Lưu ý: đọc kỹ\n', 'content/a.md', 2);
  expect(value).toBeUndefined();
  expect(diagnostics[0]?.place).toEqual({ file: 'content/a.md', line: 3, column: 10 });
  expect(diagnostics[0]?.message.vi).toContain('dấu hai chấm');
});

test('aliases can’t blow up', () => {
  const bomb = [
    'a: &a [1,1,1,1,1,1,1,1,1,1]',
    ...'bcdef'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcde'[i]}`).join(',')}]`),
  ].join('\n');
  expect(parseYaml(bomb, 'content/a.md').diagnostics[0]?.code).toBe('broken-yaml');
});
