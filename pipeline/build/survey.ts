/** Reads a whole project without making anything of it: for commands that judge, count or approve. Writes nothing. */
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import { sortDiagnostics } from '../report/order.ts';
import type { FoundFiles } from '../source/find-files.ts';
import { duplicateIdentifiers } from '../source/identifiers.ts';
import { termsFile } from '../translation/termbase.ts';
import { judgeAcross } from './across.ts';
import { outputFolder } from './folders.ts';
import { judgeSections } from './found-links.ts';
import { readMeasuredProject } from './measured-project.ts';
import { fewDocuments, openPool } from './pool.ts';
import { prepareDocuments } from './prepare.ts';
import type { Project } from './project.ts';
import type { Selection } from './selection.ts';
import type { DocumentRecord } from './state.ts';
import { within } from './within.ts';

export interface Survey {
  readonly project: Project;
  /** One a document, in the order of their files; its cards are its editions. */
  readonly records: readonly DocumentRecord[];
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

export interface SurveyOptions {
  /** Absolute path of the project. */
  readonly root: string;
  readonly cores: number;
  /** Only these are read; a bulletin among them then gathers nothing. */
  readonly only?: ReadonlySet<DocumentId>;
  /** Whether the checks across documents are asked, too. */
  readonly across?: boolean;
  progress(done: number, of: number): void;
}

/** @throws PipelineError where the publisher or the source language cannot be read. */
export async function survey({ root, cores, only, across, progress }: SurveyOptions): Promise<Survey> {
  const { project, found, pictures } = await readMeasuredProject(root);
  const files = only ? found.files.filter(({ id }) => only.has(id)) : found.files;
  const documents = new Set(found.files.map(({ id }) => id));
  const pool = openPool(files.length > fewDocuments ? cores : 0);
  try {
    await pool.setUp({ project, documents, pictures, output: outputFolder(root), software: '' });
    // Nothing is kept for a next time, so nothing needs to be told from what was there before.
    const nothing = { inputs: new Map(), shared: '' as Digest, previous: new Map() };
    const prepared = await prepareDocuments({ project, files, ...nothing, pool, progress });
    const ids = found.files.map(({ id }) => id);
    const own = [...prepared.records.values()];
    const records = across ? await judgeAcross(project, ids, own) : own;
    const waived = records.flatMap((record) => record.waived);
    return { project, records, diagnostics: diagnosticsOf(project, found, records), waived };
  } finally {
    await pool.close();
  }
}

/** What is wrong with a project, as far as reading it tells; in reading order. */
export function diagnosticsOf(
  project: Project,
  found: FoundFiles,
  records: readonly DocumentRecord[],
): readonly Diagnostic[] {
  const facts = records.flatMap((record) => record.cards[0]?.facts ?? []);
  return sortDiagnostics([
    ...project.diagnostics,
    ...found.diagnostics,
    ...records.flatMap((record) => record.diagnostics),
    ...judgeSections(records),
    ...duplicateIdentifiers(facts.map((each) => ({ facts: each }))),
  ]);
}

/** The diagnostics that concern these documents and languages. */
export function findingsOf(
  { records, diagnostics }: Survey,
  { documents, languages }: Selection,
): readonly Diagnostic[] {
  const files = new Set(records.filter(({ id }) => documents.has(id)).map(({ file }) => file));
  const ofDocuments = new Set(
    records.filter(({ id }) => documents.has(id)).flatMap((record) => record.diagnostics),
  );
  return diagnostics.filter(
    (each) =>
      (documents.size === 0 || ofDocuments.has(each) || files.has(each.place.file) || isBlinding(each)) &&
      (languages.size === 0 || isBlinding(each) || [...languages].some((tag) => concerns(each, tag))),
  );
}

/** Terms that cannot be read are asked for nowhere: whoever asks of one document alone has to know. */
const isBlinding = ({ severity, place }: Diagnostic): boolean =>
  severity === 'error' && place.file === termsFile;

/** What was waived of these documents and languages. */
export const waivedOf = ({ records }: Survey, { documents, languages }: Selection): readonly Waived[] =>
  records
    .filter(({ id }) => within(documents, id))
    .flatMap(({ waived }) => waived)
    .filter(({ finding }) => languages.size === 0 || [...languages].some((tag) => concerns(finding, tag)));

/** What says no language is the document's own, and every language's concern; a locale file is its language's alone. */
function concerns({ language, place }: Diagnostic, tag: LanguageTag): boolean {
  if (language !== undefined) return language === tag;
  const [top, folder, file] = place.file.split('/');
  if (top !== 'locales') return true;
  return folder === 'languages' ? file === `${tag}.yaml` : folder === tag;
}
