/** Takes the bare tables out of a WOFF file (W3C, WOFF File Format 1.0), at once: shaping can't wait for a promise. */
import { inflateSync } from 'node:zlib';

/** @param file WOFF, or a bare font, which is given back as it is. */
export function unwrapWoff(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file;
  const count = file.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  file.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);
  const parts: Buffer[] = [directory];
  let end = directory.length;
  for (let index = 0; index < count; index += 1) {
    const from = 44 + 20 * index;
    const to = 12 + 16 * index;
    const [start, packed, size] = [4, 8, 12].map((at) => file.readUInt32BE(from + at)) as [
      number,
      number,
      number,
    ];
    const bytes = file.subarray(start, start + packed);
    const table = packed < size ? inflateSync(bytes) : bytes;
    // Tag and checksum as they are; each table on a boundary of four bytes.
    file.copy(directory, to, from, from + 4);
    file.copy(directory, to + 4, from + 16, from + 20);
    directory.writeUInt32BE(end, to + 8);
    directory.writeUInt32BE(size, to + 12);
    const padding = Buffer.alloc(-size & 3);
    parts.push(table, padding);
    end += size + padding.length;
  }
  return Buffer.concat(parts);
}
