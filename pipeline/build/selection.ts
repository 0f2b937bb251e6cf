/** Names on the command line, compared with what the project has. */
import { PipelineError } from '../model/pipeline-error.ts';
import { findDocuments } from '../source/find-files.ts';
import { knownProducts } from './products.ts';
import { readProject } from './project.ts';

/** @throws PipelineError that lists what there is, where a name is not among it. */
export function checkSelection(root: string, values: ReadonlyMap<string, readonly string[]>): void {
  const known: Readonly<Record<string, () => readonly string[]>> = {
    languages: () => readProject(root).languages,
    products: () => [...knownProducts.keys(), 'deposit'],
    documents: () => findDocuments(root).files.map(({ id }) => id),
  };
  for (const [option, list] of Object.entries(known)) {
    const there = values.has(option) ? list() : [];
    const unknown = (values.get(option) ?? []).filter((name) => !there.includes(name));
    if (unknown.length === 0) continue;
    throw new PipelineError(
      2,
      {
        vi: `--${option}: không có ${unknown.join(', ')}.`,
        en: `--${option}: there is no ${unknown.join(', ')}.`,
      },
      { vi: `Có: ${there.join(', ')}.`, en: `There are: ${there.join(', ')}.` },
    );
  }
}
