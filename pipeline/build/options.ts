/** What a build is asked for. */
import { digestOfRecord } from '../model/digest.ts';
import type { Digest, DocumentId, LanguageTag } from '../model/id.ts';
import { within } from './within.ts';

export interface BuildOptions {
  /** Absolute path of the project. */
  readonly root: string;
  /** Only approved editions. */
  readonly release: boolean;
  /** Empty: all of them. */
  readonly languages: ReadonlySet<LanguageTag>;
  readonly products: ReadonlySet<string>;
  readonly documents: ReadonlySet<DocumentId>;
  /** ISO 8601 date of `SOURCE_DATE_EPOCH`, where it is set. */
  readonly sourceDate?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
  progress(stage: string, done: number, of: number): void;
  /** Another build holds the project: this one waits. */
  waiting(): void;
}

export const digestOfOptions = ({
  release,
  languages,
  products,
  documents,
  sourceDate,
  environment,
}: BuildOptions): Digest =>
  digestOfRecord([
    release,
    [...languages].sort(),
    [...products].sort(),
    [...documents].sort(),
    sourceDate,
    environment.PUPPETEER_EXECUTABLE_PATH,
  ]);

/** Whether a file of these belongs to what this build was asked for. */
export function isSelected(
  options: BuildOptions,
  of: { language?: LanguageTag; product?: string; document?: DocumentId },
): boolean {
  return (
    within(options.languages, of.language) &&
    within(options.products, of.product) &&
    within(options.documents, of.document)
  );
}

/** Nothing was left out of what the build was asked for. */
export const isWhole = ({ languages, products, documents }: BuildOptions): boolean =>
  languages.size + products.size + documents.size === 0;
