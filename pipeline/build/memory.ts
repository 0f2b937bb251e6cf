/** The memory of a language, read from everything that the project keeps: its ledgers, and the files of other tools. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.ts';
import { fingerprint } from '../model/digest.ts';
import { type DocumentId, isDocumentId, type LanguageTag } from '../model/id.ts';
import type { LedgerUnit, Origin } from '../model/unit.ts';
import { textOf } from '../translation/catalogue.ts';
import { memoryUnits, readTmx } from '../translation/interchange/tmx.ts';
import { createMemory, type Memory, type MemoryUnit } from '../translation/memory.ts';
import { type PartFinder, partFinder } from '../translation/memory-parts.ts';
import type { Languages } from '../translation/pretranslate.ts';
import { type Project, readTranslation } from './project.ts';
import { readAs } from './read-bytes.ts';

const memoryFolder = 'locales/memory';

export interface OpenMemory {
  readonly memory: Memory;
  readonly partsOf: PartFinder;
  readonly diagnostics: readonly Diagnostic[];
}

/** The memory of one language, to be asked. */
export function openMemory(project: Project, language: LanguageTag): OpenMemory {
  const { source, target } = languagesOf(project, language);
  const { units, diagnostics } = readMemory(project.root, source.tag, language);
  let finder: PartFinder | undefined;
  return {
    memory: createMemory(units, source),
    // Sentences are told apart only for who asks for them.
    partsOf: (text) => {
      finder ??= partFinder(units, source, target);
      return finder(text);
    },
    diagnostics,
  };
}

/** The profiles of the language that is translated from, and of the one that is translated into. */
export function languagesOf({ profiles, publisher }: Project, language: LanguageTag): Languages {
  const [source, target] = [profiles.get(publisher.sourceLanguage), profiles.get(language)];
  if (!source || !target) throw new Error(`No profile of ${publisher.sourceLanguage} or ${language}`);
  return { source, target };
}

interface ReadMemory {
  readonly units: readonly MemoryUnit[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Every text that a person has written or accepted; what left its source, too. A machine's draft that nobody has read
 * is no memory, nor is what the memory itself gave.
 */
function readMemory(root: string, source: LanguageTag, language: LanguageTag): ReadMemory {
  const files = listFiles(root, memoryFolder, '.tmx').map((file) => {
    const read = readAs(root, file, (bytes) => readTmx(bytes, file));
    return {
      units: read?.value ? memoryUnits(read.value, source, language, file) : [],
      diagnostics: read?.diagnostics ?? [],
    };
  });
  return {
    units: [
      ...documentsOf(root, language).flatMap((document) => unitsOf(root, source, language, document)),
      ...files.flatMap(({ units }) => units),
    ],
    diagnostics: files.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Those that have left the project, too, as long as their locale files are there. */
function documentsOf(root: string, language: LanguageTag): readonly DocumentId[] {
  const names = ['content', 'ledger'].flatMap((kind) => {
    const folder = `locales/${language}/${kind}`;
    return listFiles(root, folder, '.json').map((file) => file.slice(folder.length + 1, -'.json'.length));
  });
  return [...new Set(names)].sort().filter(isDocumentId);
}

function listFiles(root: string, folder: string, ending: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending))
    .sort();
}

function unitsOf(
  root: string,
  source: LanguageTag,
  language: LanguageTag,
  document: DocumentId,
): readonly MemoryUnit[] {
  const sources = [...readTranslation(root, source, document).catalogue];
  const { catalogue, ledger } = readTranslation(root, language, document);
  const present = sources.flatMap(([id, text], at): readonly MemoryUnit[] => {
    const target = textOf(catalogue, id);
    const entry = ledger.units.get(id);
    const known = entry?.target === fingerprint(target) ? entry : undefined;
    if (!target || !isSomebodys(known)) return [];
    const [before, after] = [sources[at - 1]?.[1], sources[at + 1]?.[1]];
    return [
      {
        source: known?.source ?? text,
        target,
        from: document,
        state: known?.state ?? 'draft',
        ...(before && { before }),
        ...(after && { after }),
      },
    ];
  });
  const gone = [...ledger.obsolete.values()]
    .filter((unit) => unit.source && unit.text.trim() && isSomebodys(unit))
    .map(({ source: text, text: target, state = 'draft' }): MemoryUnit => {
      return { source: text, target, from: document, state };
    });
  return [...present, ...gone];
}

function isSomebodys(
  known: { readonly state?: LedgerUnit['state']; readonly origin?: Origin } | undefined,
): boolean {
  const isDraft = known?.state === 'draft' && (known.origin === 'machine' || known.origin === 'memory');
  return !isDraft;
}
