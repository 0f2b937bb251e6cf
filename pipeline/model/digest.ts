/** SHA-256, the only digest of the project. */
import { hash } from 'node:crypto';
import type { Digest } from './id.ts';

export const digestOf = (content: string | Uint8Array): Digest => hash('sha256', content) as Digest;

/** A short fingerprint of a translation: says whether a text is still the one that a state was given to. */
export const fingerprint = (text: string): string => digestOf(text.normalize('NFC').trim()).slice(0, 12);

/** Digest of a record: its JSON, in the order in which its fields were written. */
export const digestOfRecord = (record: unknown): Digest => digestOf(JSON.stringify(record));
