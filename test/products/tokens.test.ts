/** A colour of the house is declared once: what is printed, drawn or reported never drifts apart. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { reportStylesheet, stylesheets } from '../../pipeline/build/products.ts';

const tokens = readFileSync('pipeline/design/tokens.css', 'utf8');
const sheets = [
  ...stylesheets(),
  ...readdirSync('pipeline/report')
    .filter((name) => name.endsWith('.css'))
    .map((name) => [name, reportStylesheet(name)] as const),
];

test.each(sheets)('%s begins with the tokens, and declares none of them again', (_name, css) => {
  expect(css.startsWith(tokens)).toBe(true);
  const own = css.slice(tokens.length);
  // A part may set one for itself, as large print has a darker river.
  const everywhere = own.match(/:root \{[^}]*\}/g)?.join('') ?? '';
  for (const [, name = '', value = ''] of tokens.matchAll(/(--[\w-]+): ([^;]+);/g)) {
    expect(everywhere).not.toContain(`${name}:`);
    if (/^#(?!ffffff)/.test(value)) expect(own).not.toContain(value);
  }
});
