/** Branded identifiers: a string that has passed its guard, so that inside the program it need not be doubted. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Path of a document under `content/` without its ending: `news/2024/plan`. */
export type DocumentId = Branded<'DocumentId'>;
/** Id of a translatable block inside one document: a field's name (`title`) or a short key (`k3f9qa`). */
export type UnitId = Branded<'UnitId'>;
/** Canonical BCP 47 tag: `vi`, `zh-Hans`, `blt-Tavt`. */
export type LanguageTag = Branded<'LanguageTag'>;
/** Lower-case hexadecimal SHA-256. */
export type Digest = Branded<'Digest'>;

const documentId = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*$/;
const unitId = /^[a-z][a-zA-Z0-9._-]*$/;
const languageTag =
  /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*$/;
const digest = /^[0-9a-f]{64}$/;

export const isDocumentId = (text: string): text is DocumentId => documentId.test(text);
export const isUnitId = (text: string): text is UnitId => unitId.test(text);
export const isLanguageTag = (text: string): text is LanguageTag => languageTag.test(text);
export const isDigest = (text: string): text is Digest => digest.test(text);
