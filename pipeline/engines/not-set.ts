/** The browser hung or died over a layout, and so did the fresh one that took its place. The others are not touched. */
export class NotSet extends Error {
  /** What the second browser said last, in a line. */
  readonly reason: string;
  constructor(cause: unknown) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super(`not set: ${reason}`, { cause });
    this.reason = reason;
  }
}
