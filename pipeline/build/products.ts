/** The products, found by listing `products/`: adding one is adding one folder. */
import { readdirSync, readFileSync } from 'node:fs';
import type { PrintedProduct } from '../products/product.ts';
import type { KnownProducts } from '../source/front-matter.ts';

const folder = new URL('../products/', import.meta.url);

/** The page is made for every document, without an engine, so it stands apart from the printed products. */
const page = 'page';

const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

async function load(name: string): Promise<[string, PrintedProduct]> {
  const { product } = (await import(new URL(`${name}/${name}.ts`, folder).href)) as {
    product: PrintedProduct;
  };
  if (product.id !== name) throw new Error(`Product ${product.id} stands in products/${name}`);
  return [name, product];
}

/** Id → product, sorted by id. */
export const printedProducts: ReadonlyMap<string, PrintedProduct> = new Map(
  await Promise.all(folders.filter((name) => name !== page).map(load)),
);

/** Id → formats of every product that a document may ask for. */
export const knownProducts: KnownProducts = new Map([
  [page, []],
  ...[...printedProducts].map(([id, product]): [string, readonly string[]] => [
    id,
    Object.keys(product.formats),
  ]),
]);

/** The stylesheets of the printed products: name → CSS. Tokens come first; what is printed on paper shares more. */
export const stylesheets = (): ReadonlyMap<string, string> =>
  new Map([
    ...[...printedProducts].map(
      ([id, { medium }]) =>
        [
          `${id}.css`,
          `${tokens()}${medium === 'print' ? read('print.css') : ''}${read(`${id}/${id}.css`)}`,
        ] as const,
    ),
    // Of the sheet that goes with the files for a print shop.
    ['press-order.css', `${tokens()}${read('press-order.css')}`],
  ]);

/** Of a sheet that the report’s room draws and an engine sets: `proof.css`. */
export const reportStylesheet = (name: string): string => `${tokens()}${read(`../report/${name}`)}`;

export const pageStylesheet = (): string => read(`${page}/${page}.css`);

const tokens = (): string => read('../design/tokens.css');

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
