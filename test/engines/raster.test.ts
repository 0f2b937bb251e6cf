import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { measurePicture, webPictures } from '../../pipeline/engines/raster.ts';

const photograph = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#27c' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Someone' } });

test('a picture is measured as it is seen', async () => {
  expect(await measurePicture(await photograph().toBuffer())).toEqual({
    width: 600,
    height: 400,
    mediaType: 'image/jpeg',
  });
  const turned = await photograph().withMetadata({ orientation: 6 }).toBuffer();
  expect(await measurePicture(turned)).toMatchObject({ width: 400, height: 600 });
});

test('what is no picture, is broken or is of another kind is not taken for one', async () => {
  expect(await measurePicture(Buffer.from('%PDF-1.7 not a picture'))).toBeUndefined();
  expect(await measurePicture(Buffer.alloc(0))).toBeUndefined();
  expect(
    await measurePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  ).toBeUndefined();
  const whole = await sharp({
    create: {
      width: 600,
      height: 400,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 99, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer();
  expect(await measurePicture(whole.subarray(0, whole.length / 2))).toBeUndefined();
});

test('a small file that claims a huge picture is measured without being unpacked', async () => {
  const started = process.memoryUsage.rss();
  expect(await measurePicture(bomb(40_000, 40_000))).toMatchObject({ width: 40_000, height: 40_000 });
  expect(process.memoryUsage.rss() - started).toBeLessThan(300_000_000);
});

test('web pictures have the widths that were asked for, never more than the original, no metadata, the same bytes', async () => {
  const source = await photograph().toBuffer();
  const pictures = await webPictures(source, [320, 640, 1280]);
  expect(pictures.map(({ width, height }) => [width, height])).toEqual([
    [320, 213],
    [600, 400],
  ]);
  for (const { bytes } of pictures) {
    const { format, exif } = await sharp(bytes).metadata();
    expect(format).toBe('webp');
    expect(exif).toBeUndefined();
  }
  const again = await webPictures(source, [320, 640, 1280]);
  expect(again.map(({ bytes }) => bytes)).toEqual(pictures.map(({ bytes }) => bytes));
});

/** A PNG of one colour: kilobytes on disk, gigabytes in memory. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
