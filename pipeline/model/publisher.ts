/** The office, as data: `content/publisher.yaml` and `content/facts.yaml`. Agencies, areas and rules have validity dates. */
import type { FigureValue } from './document.ts';
import type { LanguageTag } from './id.ts';

/** An entry of a vocabulary. Its label is the unit `<group>.<id>` of the pseudo-document `publisher`. */
export interface Term {
  readonly id: string;
  readonly label: string;
  /** ISO 8601 dates; absent means open. */
  readonly from?: string;
  readonly until?: string;
}

/** The terms that are valid on a day (ISO 8601, inclusive on both sides). */
export const validOn = <Kind extends Term>(terms: readonly Kind[], day: string): readonly Kind[] =>
  terms.filter(({ from = '', until = '9999' }) => from <= day && day <= until);

export interface Area extends Term {
  /** Languages that people there read: what names this area is owed to them in each. Absent where nobody has said. */
  readonly languages?: readonly LanguageTag[];
}

export interface Programme extends Term {
  /** Whatever it pays for is owed to the ministry's database. */
  readonly deposit: boolean;
}

export interface Gate extends Term {
  readonly approvers: readonly string[];
}

export interface Publisher {
  readonly name: string;
  readonly parent: string;
  readonly contact: { readonly address: string; readonly phone?: string; readonly email?: string };
  /** Printed on every output while it is set: says that what is shown is sample data. */
  readonly notice?: string;
  /** Tag URI (RFC 4151): `tag:<authority>,<year>:<identifier>`. */
  readonly identifier: { readonly authority: string; readonly year: string; readonly prefix: string };
  readonly baseUrl: string;
  readonly sourceLanguage: LanguageTag;
  /** Languages to publish, in order; the source language among them. */
  readonly languages: readonly LanguageTag[];
  readonly units: readonly Term[];
  readonly areas: readonly Area[];
  readonly programmes: readonly Programme[];
  readonly topics: readonly Term[];
  readonly gates: readonly Gate[];
  readonly licence: string;
  /** Absent: no text is ever sent to a machine. */
  readonly machineTranslation?: MachineSettings;
}

export const machineServices = ['libretranslate', 'openai'] as const;

/** A machine-translation service. Its key is no part of the project: it comes from the environment. */
export interface MachineSettings {
  /** Which protocol it speaks: LibreTranslate's, or OpenAI's chat completions, as many servers do. */
  readonly service: (typeof machineServices)[number];
  /** Without a stroke at its end: `http://localhost:5000`, `https://api.example/v1`. */
  readonly address: string;
  /** Name of the model, which OpenAI's protocol asks for. */
  readonly model?: string;
}

/** Figures used in texts: `{{facts.loudspeakers, number}}`. */
export interface Fact extends FigureValue {
  readonly id: string;
  readonly source: string;
  readonly date: string;
}

export type Facts = ReadonlyMap<string, Fact>;
