/** What the last build left for the next: in the cache, and worth nothing but time. A broken or older one is ignored. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Waived } from '../model/diagnostic.ts';
import { digestOf } from '../model/digest.ts';
import type { EditionCard } from '../model/edition.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import type { PressColour, PressFile } from '../model/press.ts';
import type { Layout, PrintLayout } from '../model/rendition.ts';
import type { BuildReport, Refusal } from '../report/report.ts';
import { writeWhole } from './disk.ts';
import type { FoundLink } from './found-links.ts';
import type { Input } from './inputs.ts';
import type { Measured } from './measure.ts';
import type { PrintFit } from './print-fit.ts';
import type { Written } from './stage.ts';
import type { EditionPicture } from './workshop.ts';

/** A layout that a document asks to be printed; its key lacks only what the engine adds. */
export interface PrintOrder {
  readonly language: LanguageTag;
  readonly product: string;
  readonly format: string;
  /** The language beside it, in what holds two. */
  readonly beside?: LanguageTag;
  /** Printed becomes a PDF, an image a PNG. */
  readonly medium: Layout['medium'];
  /** The colours that a file for the print shop is to have; absent where none is wanted. */
  readonly press?: PressColour['space'];
  readonly key: Digest;
}

/** What is known of a document without reading it again. */
export interface DocumentRecord {
  readonly id: DocumentId;
  readonly file: string;
  readonly key: Digest;
  readonly cards: readonly EditionCard[];
  readonly orders: readonly PrintOrder[];
  readonly refusals: readonly Refusal[];
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
  readonly pictures: readonly EditionPicture[];
  readonly links: readonly FoundLink[];
  /** Of its headings: what a link to a section of it may name. */
  readonly anchors: readonly string[];
}

/** What came of a print order. */
export interface PrintRecord {
  readonly diagnostics: readonly Diagnostic[];
  /** How it fits on paper; absent for an image. */
  readonly fit?: PrintFit;
  /** The browser failed at it: that is no fact of the document, and the next build tries again. */
  readonly failed?: true;
  /** Absent where it was refused after measuring. */
  readonly made?: {
    readonly digest: Digest;
    readonly bytes: number;
    readonly width?: number;
    readonly height?: number;
    readonly thumbnails: readonly Written[];
    /** Absent for an image. */
    readonly sheet?: Sheet;
    readonly press?: PressRecord;
  };
}

/** What of a layout is needed to show its print as it will lie on a table. */
export type Sheet = Pick<PrintLayout, 'width' | 'height' | 'scale' | 'sides' | 'panels'>;

/** A file for the print shop, and what its order sheet says of it. */
export interface PressRecord
  extends Omit<PressFile, 'bytes' | 'faults'>,
    Pick<PrintLayout, 'width' | 'height' | 'bleed' | 'scale' | 'panels'> {
  readonly digest: Digest;
  readonly bytes: number;
}

/** A file of `output/`. */
export interface Output {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: Digest;
  /** Digest of all that it was made from. */
  readonly key: Digest;
  readonly document?: DocumentId;
  readonly language?: LanguageTag;
  /** The language beside it, in what holds two. */
  readonly beside?: LanguageTag;
  readonly product?: string;
  readonly format?: string;
  /** Source files, relative to the project. */
  readonly madeFrom: readonly string[];
  /** Other outputs that it is not whole without: a page's own fonts. */
  readonly needs?: readonly string[];
}

export interface OutputOnDisk extends Output {
  /** Milliseconds since the epoch, as the file system has it. */
  readonly modified: number;
}

export interface State {
  /** When the inputs were looked at, by the file system's clock. */
  readonly at: number;
  readonly options: Digest;
  /** Digest of what is used of the machine besides: `lookOutside`. */
  readonly outside: Digest;
  /** Digest of the program and of everything that all documents share. */
  readonly shared: Digest;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly program: ReadonlyMap<string, Input>;
  readonly measured: ReadonlyMap<Digest, Measured>;
  readonly documents: ReadonlyMap<string, DocumentRecord>;
  readonly prints: ReadonlyMap<Digest, PrintRecord>;
  readonly outputs: ReadonlyMap<string, OutputOnDisk>;
  /** What sealing a deposit had to say, by the key of the deposit. */
  readonly seals: ReadonlyMap<Digest, readonly Diagnostic[]>;
}

export const noState: State = {
  at: 0,
  options: '' as Digest,
  outside: '' as Digest,
  shared: '' as Digest,
  inputs: new Map(),
  program: new Map(),
  measured: new Map(),
  documents: new Map(),
  prints: new Map(),
  outputs: new Map(),
  seals: new Map(),
};

/** Raised whenever the shape of a state changes. */
const version = 12;

const maps = ['inputs', 'program', 'measured', 'documents', 'prints', 'outputs', 'seals'] as const;

/** Undefined where there is none that this program can read. */
export function readState(cache: string): State | undefined {
  try {
    const { format, ...raw } = JSON.parse(readFileSync(join(cache, 'state.json'), 'utf8')) as Record<
      string,
      never
    > & { format: number };
    if (format !== version) return undefined;
    return {
      ...raw,
      ...Object.fromEntries(maps.map((name) => [name, new Map(raw[name])])),
    } as unknown as State;
  } catch {
    return undefined;
  }
}

export function writeState(cache: string, state: State, report: BuildReport): void {
  const raw = {
    format: version,
    ...state,
    ...Object.fromEntries(maps.map((name) => [name, [...state[name]]])),
  };
  writeWhole(join(cache, 'report.json'), JSON.stringify(report));
  writeWhole(join(cache, 'state.json'), JSON.stringify(raw));
}

/** The last build's report: read only where nothing has changed. Undefined where it cannot be read. */
export function readReport(cache: string): BuildReport | undefined {
  try {
    return JSON.parse(readFileSync(join(cache, 'report.json'), 'utf8')) as BuildReport;
  } catch {
    return undefined;
  }
}

/** The outputs that are still on disk as they were written. A copied file has another time, and the same bytes. */
export function intactOutputs(
  output: string,
  outputs: ReadonlyMap<string, OutputOnDisk>,
): ReadonlyMap<string, OutputOnDisk> {
  return new Map(
    [...outputs].filter(([path, { bytes, modified, digest }]) => {
      const file = join(output, path);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat?.isFile() || stat.size !== bytes) return false;
      return stat.mtimeMs === modified || digestOf(readFileSync(file)) === digest;
    }),
  );
}
