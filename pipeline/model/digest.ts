/** SHA-256, the only digest of the project. */
import { hash } from 'node:crypto';
import type { Digest } from './id.ts';

export const digestOf = (content: string | Uint8Array): Digest => hash('sha256', content) as Digest;

/** Digest of a record: its JSON, in the order in which its fields were written. */
export const digestOfRecord = (record: unknown): Digest => digestOf(JSON.stringify(record));
