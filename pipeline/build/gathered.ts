/**
 * The texts that a bulletin prints: the editions of the documents that it gathers, made where the bulletin is, for those
 * documents may be with another worker. Their digests are in the bulletin's own, so an approval covers them.
 */
import type { LanguageTag } from '../model/id.ts';
import type { GatheredEdition } from '../products/product.ts';
import type { DocumentFile, SourceContext } from '../source/read-document.ts';
import { readReady } from './documents.ts';
import { editionsOf, isBegun } from './edition-in.ts';
import { type Project, readTranslation } from './project.ts';
import type { Sites } from './sites.ts';

export type Gather = (language: LanguageTag) => readonly GatheredEdition[];

/** Reads the documents when a language is first asked for: a bulletin that is not printed needs none of them. */
export function gatherFrom(
  files: readonly DocumentFile[],
  project: Project,
  source: SourceContext,
  sites: Sites,
): Gather {
  let read: readonly Gather[] | undefined;
  return (language) => {
    read ??= files.map((file) => gatherOne(file, project, source, sites));
    return read.flatMap((one) => one(language));
  };
}

/** What is wrong with a document is told where it is prepared itself. */
function gatherOne(file: DocumentFile, project: Project, source: SourceContext, sites: Sites): Gather {
  const { ready } = readReady(file, project, source);
  if (!ready) return () => [{ document: file.id }];
  const editionIn = editionsOf(ready, project, sites);
  return (language) => {
    const isSource = language === ready.document.facts.sourceLanguage;
    const own = isSource ? ready.source : readTranslation(project.root, language, file.id);
    if (!isSource && !isBegun(own)) return [{ document: file.id }];
    return [{ document: file.id, edition: editionIn(language, own).edition }];
  };
}
