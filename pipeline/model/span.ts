/** A stretch of a text, in UTF-16 units: from an offset up to, not including, another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
