/** The identifier of a PDF (ISO 32000-1, 14.4): the digest of its own content, so that the same content has the same one. */
import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString } from '@cantoo/pdf-lib';

/** Stands where the identifier will: that is the digest of the file with this in its place. */
const placeholder = createHash('sha256').update('Nhịp Cầu: press').digest('hex').slice(0, 32);

export function reserveIdentifier({ context }: PDFDocument): void {
  const id = PDFHexString.of(placeholder);
  context.trailerInfo.ID = context.obj([id, id]);
}

/** Puts the identifier into a saved file whose place for it was reserved. */
export function identify(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const identifier = createHash('sha256').update(file).digest('hex').slice(0, placeholder.length);
  for (let at = file.indexOf(placeholder); at >= 0; at = file.indexOf(placeholder, at))
    at += file.write(identifier, at, 'latin1');
  return file;
}
