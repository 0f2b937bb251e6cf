/** Every format has a name beside its declaration, for editors and print shops, and words of its own for readers. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printedProducts } from '../../pipeline/build/products.ts';
import type { LanguageTag } from '../../pipeline/model/id.ts';
import { siteOf } from './leaflet-sample.ts';

const all = [...printedProducts].flatMap(([id, { formats }]) =>
  Object.entries(formats).map(([format, { name }]) => ({ id, format, name })),
);

test('no two formats have one name', () => {
  for (const tongue of ['vi', 'en'] as const)
    expect(new Set(all.map(({ name }) => name[tongue])).size).toBe(all.length);
});

describe.each(all)('$id/$format', ({ id, format, name }) => {
  test('is called by name in the reference', () => {
    const row = `| \`${id}/${format}\` | ${name.vi} | ${name.en} |`;
    expect(readFileSync('pipeline/reference/front-matter.md', 'utf8')).toContain(row);
  });

  test.each(['vi', 'en'])('is offered by pages in words of their own (%s)', (language) => {
    const { words } = siteOf(language as LanguageTag);
    const said = words.say(`product.${id}.${format}`, { language: 'X' });
    expect(said.language).toBe(language);
  });
});
