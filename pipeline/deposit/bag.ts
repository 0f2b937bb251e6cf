/**
 * A BagIt 1.0 bag (RFC 8493) as one ZIP file. The same deposit gives the same bytes: entries are sorted, and their
 * only time is that of the deposit.
 */
import { createHash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { compare } from '../model/compare.ts';
import type { Deposit } from './deposit.ts';
import { metadataFiles } from './metadata.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const algorithms = ['sha256', 'sha512'] as const;

/** Seals a deposit; the bag's folder, and so the ZIP's name, is the document's identifier. */
export function makeBag(deposit: Deposit): Uint8Array {
  const payload = payloadOf(deposit);
  const tags = new Map([
    ['bagit.txt', strToU8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', strToU8(bagInfo(deposit, payload))],
    ...algorithms.map((name) => [`manifest-${name}.txt`, manifest(name, payload)] as const),
  ]);
  const seals = algorithms.map((name) => [`tagmanifest-${name}.txt`, manifest(name, tags)] as const);
  return zip(new Map([...tags, ...seals, ...payload]), deposit);
}

function payloadOf(deposit: Deposit): Files {
  const files = new Map<string, Uint8Array>();
  const names = new Set<string>();
  const add = (path: string, bytes: Uint8Array) => {
    assertPortable(path);
    // Windows and macOS take names that differ in case for the same file.
    if (names.has(path.toLowerCase())) throw new Error(`Two files of the deposit are called ${path}`);
    names.add(path.toLowerCase());
    files.set(`data/${path}`, bytes);
  };
  for (const { path, bytes } of deposit.files) add(path, bytes);
  for (const [path, text] of metadataFiles(deposit)) add(path, strToU8(text));
  return sorted(files);
}

/** Plain ASCII survives every system that a bag passes through; capitals are there only for language tags. */
function assertPortable(path: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(path)) {
    throw new Error(`Not a portable path for a deposit: ${path}`);
  }
}

function manifest(algorithm: (typeof algorithms)[number], files: Files): Uint8Array {
  const digest = (bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');
  return strToU8([...sorted(files)].map(([path, bytes]) => `${digest(bytes)}  ${path}\n`).join(''));
}

function bagInfo(
  { facts, publisher, identifier, editions, date, software }: Deposit,
  payload: Files,
): string {
  const source = editions.find(({ edition }) => edition.isSource)?.edition;
  const octets = [...payload.values()].reduce((sum, { length }) => sum + length, 0);
  const fields: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Source-Organization', publisher.name],
    ['Organization-Address', publisher.contact.address],
    ['Contact-Phone', publisher.contact.phone],
    ['Contact-Email', publisher.contact.email],
    ['External-Identifier', identifier],
    ['External-Identifier', facts.identifier],
    ['External-Description', source && `${source.title.plain}: ${source.summary.plain}`],
    ['Internal-Sender-Identifier', facts.id],
    ['Internal-Sender-Description', publisher.notice],
    ['Bagging-Date', date],
    ['Payload-Oxum', `${octets}.${payload.size}`],
    ['Bag-Software-Agent', software],
  ];
  return fields
    .map(([label, value]) => (value ? `${label}: ${value.replace(/\s+/g, ' ').trim()}\n` : ''))
    .join('');
}

function zip(files: Files, { facts, date }: Deposit): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of sorted(files)) {
    const packed = /\.(?:jpe?g|png|webp|pdf|zip|woff2|mp[34])$/.test(path);
    entries[`${facts.identifier}/${path}`] = [bytes, { level: packed ? 0 : 9 }];
  }
  // ZIP keeps local time without a zone: noon without a zone is the same hour on every machine. It can't count before 1980.
  const mtime = `${date < '1980' ? '1980-01-01' : date}T12:00:00`;
  return zipSync(entries, { mtime });
}

const sorted = (files: Files): Files => new Map([...files].sort(([one], [other]) => compare(one, other)));
