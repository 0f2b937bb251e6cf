/** A check across documents judges all texts of one language at once. One file of this folder is one such check. */
import type { Bilingual } from '../../model/bilingual.ts';
import type { Diagnostic, DiagnosticKind, Place, Severity } from '../../model/diagnostic.ts';
import type { DocumentId, LanguageTag, UnitId } from '../../model/id.ts';
import type { Origin, UnitState } from '../../model/unit.ts';

/** A text that is translated and still holds for its source. */
export interface TranslatedText {
  readonly document: DocumentId;
  readonly unit: UnitId;
  readonly source: string;
  readonly target: string;
  readonly state: UnitState;
  readonly origin?: Origin;
  readonly place: Place;
}

export interface LeadingLink {
  readonly document: DocumentId;
  /** Where it can be mended. */
  readonly place: Place;
}

export interface AcrossContext {
  readonly language: LanguageTag;
  /** Documents that have an edition in the language, and where each one’s links lead; once for each link. */
  readonly links: ReadonlyMap<DocumentId, readonly LeadingLink[]>;
}

/** Texts of one document, `source → target`, in order; they are translated and open, unless marked `reviewed:`. */
export interface AcrossExample {
  readonly texts: readonly string[];
  /** Of documents, `from → to`. */
  readonly links?: readonly string[];
  readonly found: Severity | false;
}

export interface AcrossCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly about: Bilingual;
  readonly waivable?: false;
  readonly kinds: readonly DiagnosticKind[];
  readonly examples: readonly AcrossExample[];
  judgeAll(texts: readonly TranslatedText[], context: AcrossContext): readonly Diagnostic[];
}

/** What a reviewer has passed, or a body has issued, stands; it may still be what others are compared with. */
export const isOpen = ({ state, origin }: TranslatedText): boolean =>
  state !== 'reviewed' && state !== 'approved' && origin !== 'official';

export const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
