/** What the steps of one build share. */
import type { Digest } from '../model/id.ts';
import type { FoundFiles } from '../source/find-files.ts';
import type { Inputs } from './inputs.ts';
import type { Measured } from './measure.ts';
import type { BuildOptions } from './options.ts';
import type { Outputs } from './outputs.ts';
import type { Pool } from './pool.ts';
import type { PreparedDocuments } from './prepare.ts';
import type { PressRoom } from './press-room.ts';
import type { Project } from './project.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';

/** Known before anything is read. */
export interface Making {
  readonly options: BuildOptions;
  readonly cache: string;
  readonly programCache: string;
  /** Absolute path of `output/`. */
  readonly output: string;
  /** The last build's, its outputs only those that are intact. */
  readonly state: State;
  /** Outputs of the last build that somebody has changed or removed since. */
  readonly spoilt: readonly string[];
  readonly inputs: Inputs;
  readonly program: Inputs;
  /** Digest of what is used of the machine besides. */
  readonly outside: Digest;
  readonly stage: Stage;
}

/** Known when the documents are prepared. */
export interface Assembling extends Making {
  readonly project: Project;
  readonly found: FoundFiles;
  readonly shared: Digest;
  readonly prepared: PreparedDocuments;
  readonly pool: Pool;
  readonly outputs: Outputs;
  /** Relative to `output/web/`. */
  readonly stylesheet: string;
  readonly measured: ReadonlyMap<Digest, Measured>;
  readonly room: PressRoom;
}
