/** Pictures are cropped about what must be seen, and kept. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { cropOf, cropPicture } from '../../pipeline/engines/pictures.ts';
import type { Digest } from '../../pipeline/model/id.ts';
import type { LayoutPicture } from '../../pipeline/model/rendition.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Four bands of 100 pixels: red, green, blue, white. */
const bands = ['#ff0000', '#00ff00', '#0000ff', '#ffffff'];
const [across, down] = ['across.png', 'down.png'].map((name) => join(folder, name)) as [string, string];
const band = (background: string) =>
  sharp({ create: { width: 100, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
const strips = await Promise.all(bands.map(band));
const picture = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#000' } })
  .composite(strips.map((input, index) => ({ input, left: index * 100, top: 0 })))
  .png()
  .toBuffer();
await sharp(picture).toFile(across);
await sharp(picture).rotate(90).toFile(down);

async function middleOf(file: string, more: Partial<LayoutPicture>): Promise<string> {
  const layout: LayoutPicture = {
    file,
    digest: (file === across ? 'a' : 'b').repeat(64) as Digest,
    width: 100,
    height: 400,
    resolution: 300,
    source: { width: 400, height: 400 },
    ...more,
  };
  const jpeg = await cropPicture(layout, folder, folder);
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([layout.width, layout.height]);
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(middle, middle + 3);
  return [red, green, blue].map((value) => (value > 127 ? 1 : 0)).join('');
}

test('the point of focus stands in the middle of the crop, or as near as the picture reaches', async () => {
  expect(await middleOf(across, { focus: [0.375, 0.5] })).toBe('010');
  expect(await middleOf(across, { focus: [0.625, 0] })).toBe('001');
  expect(await middleOf(across, { focus: [0, 0.5] })).toBe('100');
  expect(await middleOf(across, { focus: [1, 1] })).toBe('111');
  expect(await middleOf(down, { width: 400, height: 100, focus: [0.5, 0.625] })).toBe('001');
  expect(await middleOf(across, { width: 200, height: 800, focus: [0.375, 0.5] })).toBe('010');
});

test('another point of focus is another file of the cache; the same one is not cropped again', async () => {
  const kept = () => readdirSync(join(folder, 'pictures')).length;
  await middleOf(across, { focus: [0.4, 0.5] });
  const before = kept();
  await middleOf(across, { focus: [0.45, 0.5] });
  expect(kept()).toBe(before + 1);
  await middleOf(across, { focus: [0.45, 0.5] });
  expect(kept()).toBe(before + 1);
});

test.each([
  [1000, 500, 300, 300],
  [333, 777, 641, 111],
  [401, 399, 400, 400],
])('a crop of %d × %d to %d × %d lies within the picture', (width, height, boxWidth, boxHeight) => {
  for (const focus of [
    [0, 0],
    [0.5, 0.5],
    [1, 1],
    [0.3, 0.7],
  ] as const) {
    const { resized, part } = cropOf({
      width: boxWidth,
      height: boxHeight,
      resolution: 300,
      source: { width, height },
      focus,
    });
    expect(part.left).toBeGreaterThanOrEqual(0);
    expect(part.top).toBeGreaterThanOrEqual(0);
    expect(part.left + part.width).toBeLessThanOrEqual(resized.width);
    expect(part.top + part.height).toBeLessThanOrEqual(resized.height);
    expect(resized.width / resized.height).toBeCloseTo(width / height, 1);
  }
});
