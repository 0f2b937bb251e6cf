/** Counts: what was made, kept and refused, and how far each edition has come. */
import type { Coverage, EditionCard } from '../model/edition.ts';
import type { LanguageTag } from '../model/id.ts';
import type { BuildReport } from './report.ts';

export interface Counts {
  readonly made: number;
  readonly kept: number;
  readonly refused: number;
}

export interface Summary {
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
  readonly total: Counts;
  /** Products in alphabetical order. */
  readonly products: readonly string[];
  readonly rows: readonly { readonly language: LanguageTag; readonly counts: readonly Counts[] }[];
}

/** Counts a report: one row a language, one cell a product. */
export function summarise({ cards, languages, renditions, refusals, diagnostics }: BuildReport): Summary {
  const products = [...new Set([...renditions, ...refusals].map(({ product }) => product))].sort();
  const cells = new Map<string, { made: number; kept: number; refused: number }>();
  const count = (language: string, product: string, what: keyof Counts) => {
    const key = `${language} ${product}`;
    const cell = cells.get(key) ?? { made: 0, kept: 0, refused: 0 };
    cell[what] += 1;
    cells.set(key, cell);
  };
  for (const { language, product, made } of renditions) count(language, product, made ? 'made' : 'kept');
  for (const { language, product } of refusals) count(language, product, 'refused');
  const severe = (severity: string) => diagnostics.filter((each) => each.severity === severity).length;
  const made = renditions.filter((rendition) => rendition.made).length;
  return {
    documents: new Set(cards.map(({ facts }) => facts.id)).size,
    errors: severe('error'),
    warnings: severe('warning'),
    total: { made, kept: renditions.length - made, refused: refusals.length },
    products,
    rows: languages.map(({ tag }) => ({
      language: tag,
      counts: products.map((product) => cells.get(`${tag} ${product}`) ?? { made: 0, kept: 0, refused: 0 }),
    })),
  };
}

export interface Progress {
  /** Percent of the units, rounded down: 100 means all of them. */
  readonly translated: number;
  readonly reviewed: number;
  readonly approved: number;
  /** Units without a text, and units whose source has moved on in more than spacing. */
  readonly missing: number;
  readonly stale: number;
}

/**
 * How far an edition has come. A unit that is stale in spacing or punctuation alone keeps its translation; an approval
 * of the edition is one of every unit.
 */
export function progressOf({ coverage, approved }: Pick<EditionCard, 'coverage' | 'approved'>): Progress {
  const units = (...states: (keyof Coverage)[]) =>
    states.reduce((sum, state) => sum + (coverage[state] ?? 0), 0);
  const all = units(...(Object.keys(coverage) as (keyof Coverage)[]));
  const percent = (some: number) => (all === 0 ? 100 : Math.floor((some / all) * 100));
  return {
    translated: percent(units('translated', 'reviewed', 'approved', 'stale-cosmetic')),
    reviewed: approved ? 100 : percent(units('reviewed', 'approved')),
    approved: approved ? 100 : percent(units('approved')),
    missing: units('missing'),
    stale: units('stale-data', 'stale-minor', 'stale-major'),
  };
}
