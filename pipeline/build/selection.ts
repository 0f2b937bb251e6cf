/** Names on the command line, compared with what the project has. */
import type { DocumentId, LanguageTag } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { findDocuments } from '../source/find-files.ts';
import { knownProducts } from './products.ts';
import { readProject } from './project.ts';

/** What a person asks about; an empty set asks about all. */
export interface Selection {
  readonly documents: ReadonlySet<DocumentId>;
  readonly languages: ReadonlySet<LanguageTag>;
  readonly products: ReadonlySet<string>;
}

/**
 * Reads `--documents`, `--languages` and `--products`.
 * @throws PipelineError that lists what there is, where a name is not among it.
 */
export function readSelection(root: string, values: ReadonlyMap<string, readonly string[]>): Selection {
  const read = <Name extends string>(
    option: string,
    there: () => readonly Name[],
    nameOf = (text: string) => text,
  ) => {
    const given = (values.get(option) ?? []).map(nameOf);
    if (given.length > 0) refuseUnknown(`--${option}`, given, there());
    return new Set(given as Name[]);
  };
  return {
    documents: read('documents', () => findDocuments(root).files.map(({ id }) => id), documentName),
    languages: read('languages', () => readProject(root).languages),
    products: read('products', () => [...knownProducts.keys(), 'deposit']),
  };
}

/** Some names are enough to see what they look like. */
const mostNames = 20;

/** @throws PipelineError that lists what there is, where one of `given` is not among it. */
export function refuseUnknown(option: string, given: readonly string[], there: readonly string[]): void {
  const unknown = given.filter((name) => !there.includes(name)).join(', ');
  if (unknown === '') return;
  const names = [...there.slice(0, mostNames), ...(there.length > mostNames ? ['…'] : [])].join(', ');
  throw new PipelineError(
    2,
    { vi: `${option}: không có ${unknown}.`, en: `${option}: there is no ${unknown}.` },
    { vi: `Có: ${names}.`, en: `There are: ${names}.` },
  );
}

/** A document may be named by its id or by its file, which the keyboard completes. */
export const documentName = (text: string): string =>
  text.replace(/^(?:\.\/)?content\//, '').replace(/(?:\/index)?\.md$/, '');
