/** Other programs that print the same leaflets: looked for on the path, never installed. */
import type { Run } from './run.ts';
import type { Trifold } from './trifold.ts';

export interface Rival {
  readonly name: string;
  /** What is looked for on the path. */
  readonly command: string;
  /** How many documents, in every language, it is given one by one: enough to know what a leaflet takes. */
  readonly documents: number;
  /** Undefined where it is not on the path. */
  find(): Promise<Printer | undefined>;
}

export interface Printer {
  /** With its name. */
  readonly version: string;
  /** How it prints, for the table. */
  readonly manner: string;
  /** By one command, as its documentation has it. */
  print(leaflet: Trifold): Promise<Run>;
  /** By whatever is fastest, where it has more to offer than commands. */
  readonly fastest?: {
    readonly manner: string;
    printAll(leaflets: readonly Trifold[]): Promise<Run>;
  };
}
