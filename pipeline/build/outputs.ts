/** The files of a build as they come together: kept from the last build where their key is the same, else made. */
import { type Stage, type Written, write } from './stage.ts';
import type { Output, OutputOnDisk } from './state.ts';

export type Planned = Omit<Output, 'bytes' | 'digest' | 'needs'>;

export type Content = string | Uint8Array | { readonly text: string; readonly needs: readonly string[] };

export interface Outputs {
  /** Whether the last build's file is there, with what it needs, and made from the same. */
  has(planned: Pick<Planned, 'path' | 'key'>): boolean;
  /** Keeps the file of the last build, if it was made from the same. @returns whether it was. */
  keep(planned: Planned): boolean;
  /** Takes in a file that was written to the stage. */
  add(planned: Planned, written: Omit<Written, 'path' | 'fonts'> & Pick<Output, 'needs'>): void;
  /** Writes a file, unless the last build's is made from the same. */
  make(planned: Planned, content: () => Content): void;
  /** Keeps a file of the last build as it is, because this build was not asked for it. */
  leave(output: OutputOnDisk): void;
  /** Everything that `output/` will hold, by path. */
  readonly all: ReadonlyMap<string, Output>;
  /** Paths written to the stage, in order, and the part of it. */
  readonly written: ReadonlyMap<string, string>;
}

/** @param intact files of the last build that are still as they were written. */
export function openOutputs(stage: Stage, intact: ReadonlyMap<string, OutputOnDisk>): Outputs {
  const all = new Map<string, Output>();
  const written = new Map<string, string>();
  const put = (output: Output) => {
    // Two things at one path would mean that one of them is lost without a word.
    if (all.has(output.path)) throw new Error(`two files for ${output.path}`);
    all.set(output.path, output);
  };
  const has: Outputs['has'] = ({ path, key }) => {
    const known = intact.get(path);
    return known?.key === key && (known.needs ?? []).every((needed) => intact.has(needed));
  };
  const keep = (planned: Planned): boolean => {
    const known = intact.get(planned.path);
    if (!known || !has(planned)) return false;
    put({ ...planned, bytes: known.bytes, digest: known.digest, ...(known.needs && { needs: known.needs }) });
    return true;
  };
  const add: Outputs['add'] = (planned, { bytes, digest, part, needs }) => {
    put({ ...planned, bytes, digest, ...(needs?.length && { needs }) });
    written.set(planned.path, part);
  };
  return {
    has,
    keep,
    add,
    make(planned, content) {
      if (keep(planned)) return;
      const made = content();
      if (typeof made === 'string' || made instanceof Uint8Array)
        add(planned, write(stage, planned.path, made));
      else add(planned, { ...write(stage, planned.path, made.text), needs: made.needs });
    },
    leave: ({ modified: _, ...output }) => put(output),
    all,
    written,
  };
}
