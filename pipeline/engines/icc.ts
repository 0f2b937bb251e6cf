/** Reads of a colour profile (ICC.1:2010) what has to be known before anything is converted with it. */

export interface ColourProfileFacts {
  /** `CMYK`, `RGB`, `GRAY`, as the header says. */
  readonly space: string;
  /** As it calls itself. */
  readonly name: string;
}

/** Undefined where the bytes are no colour profile. */
export function readColourProfile(bytes: Uint8Array): ColourProfileFacts | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 132 || file.toString('latin1', 36, 40) !== 'acsp') return undefined;
  return { space: file.toString('latin1', 16, 20).trim(), name: description(file) };
}

/** The tag `desc`: plain text in profiles of version 2, UTF-16 in several languages in those of version 4. */
function description(file: Buffer): string {
  const count = Math.min(file.readUInt32BE(128), 100);
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12;
    if (entry + 12 > file.length || file.toString('latin1', entry, entry + 4) !== 'desc') continue;
    const start = file.readUInt32BE(entry + 4);
    return textAt(file.subarray(start, start + file.readUInt32BE(entry + 8)));
  }
  return '';
}

function textAt(tag: Buffer): string {
  if (tag.length < 28) return '';
  if (tag.toString('latin1', 0, 4) !== 'mluc')
    return tag
      .toString('latin1', 12, 12 + tag.readUInt32BE(8))
      .replace(/\0.*$/s, '')
      .trim();
  const [length, offset] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
  return Buffer.from(tag.subarray(offset, offset + (length & ~1)))
    .swap16()
    .toString('utf16le')
    .replace(/\0/g, '')
    .trim();
}
