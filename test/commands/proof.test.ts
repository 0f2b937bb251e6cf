/** The contact sheets of a document's prints, as the person who asks for them gets them. */
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Project, stack, written } from '../build/project.ts';

afterAll(deleteProjects);

let project: Project;
const file = 'content/leaflet/2024/scam.md';
const text =
  '## Bốn dấu hiệu\n\nCông an không yêu cầu chuyển tiền qua điện thoại.\n\n## Làm gì\n\nTắt máy ngay.\n';

beforeAll(async () => {
  project = createProject({ languages: ['vi', 'en'] });
  project.write(
    file,
    written(
      { title: 'Cuộc gọi lừa đảo', kind: 'leaflet', products: '[page, leaflet/a5, leaflet/trifold]' },
      text,
    ),
  );
  project.write('content/news/2024/plain.md', written());
  await project.sync();
  await project.build();
}, 120_000);

const proof = (...args: string[]) => project.run(['proof', ...args]);
const sheet = (name: string) => join(project.root, 'output/proof', name);

test('every print has a sheet, whose path is said', async () => {
  const { code, stdout, stderr } = await proof('leaflet/2024/scam', '--languages', 'vi');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout.trim().split('\n').sort()).toEqual([
    'output/proof/vi/leaflet/2024/scam.a5.png',
    'output/proof/vi/leaflet/2024/scam.trifold.png',
  ]);
  // Two upright sides beside each other; two wide ones below, and the folded sheet below them.
  const [flat, folded] = await Promise.all(
    ['vi/leaflet/2024/scam.a5.png', 'vi/leaflet/2024/scam.trifold.png'].map((name) =>
      sharp(sheet(name)).metadata(),
    ),
  );
  expect(flat?.width).toBeGreaterThan(1500);
  expect(flat?.height).toBeLessThan(1500);
  expect(folded?.height).toBeGreaterThan(3000);
}, 120_000);

/** Shares of the pixels of a picture that are nearly of a colour. */
async function shareOf(name: string, [red, green, blue]: readonly [number, number, number]): Promise<number> {
  const { data, info } = await sharp(sheet(name)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let at = 0; at < data.length; at += 3)
    if (
      Math.abs((data[at] ?? 0) - red) +
        Math.abs((data[at + 1] ?? 0) - green) +
        Math.abs((data[at + 2] ?? 0) - blue) <
      12
    )
      found += 1;
  return found / (info.width * info.height);
}

test('trim and safe area are drawn on every side, folds where it is folded', async () => {
  const [trim, safe, fold] = [
    [0, 150, 255],
    [0, 177, 64],
    [214, 0, 154],
  ] as const;
  for (const name of ['vi/leaflet/2024/scam.a5.png', 'vi/leaflet/2024/scam.trifold.png']) {
    expect(await shareOf(name, trim)).toBeGreaterThan(0.0005);
    expect(await shareOf(name, safe)).toBeGreaterThan(0.0005);
  }
  expect(await shareOf('vi/leaflet/2024/scam.trifold.png', fold)).toBeGreaterThan(0.0002);
  expect(await shareOf('vi/leaflet/2024/scam.a5.png', fold)).toBe(0);
});

test('it is of the document as it is now, and a build leaves it alone', async () => {
  const before = project.digests('output/proof');
  project.edit(file, (content) => content.replace('Tắt máy ngay', 'Gọi 113 ngay'));
  const { code, stdout } = await proof('leaflet/2024/scam', '--languages', 'vi', '--formats', 'a5', '--json');
  expect(code).toBe(0);
  const { proofs } = JSON.parse(stdout) as { proofs: readonly string[] };
  expect(proofs).toEqual([sheet('vi/leaflet/2024/scam.a5.png')]);
  const after = project.digests('output/proof');
  const name = (format: string) => `vi/leaflet/2024/scam.${format}.png`;
  expect(after.get(name('a5'))).not.toBe(before.get(name('a5')));
  expect(after.get(name('trifold'))).toBe(before.get(name('trifold')));
  await project.build();
  expect(project.digests('output/proof')).toEqual(after);
  expect(project.read('output/manifest.json')).not.toContain('proof/');
}, 120_000);

test('what cannot be shown is said with what to do', async () => {
  const unknown = await proof('leaflet/2024/none', '--lang', 'en');
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('leaflet/2024/scam');
  const format = await proof('leaflet/2024/scam', '--formats', 'a0', '--lang', 'en');
  expect(format.code).toBe(2);
  expect(format.stderr).toMatch(/a0[\s\S]*a5, trifold/);
  const nothing = await proof('news/2024/plain', '--lang', 'en');
  expect(nothing.code).toBe(1);
  expect(nothing.stderr).toContain('no print to look at');
  // Not translated: no leaflet is printed.
  const missing = await proof('leaflet/2024/scam', '--languages', 'en', '--lang', 'vi');
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('bản dịch chưa đủ');
  project.edit(file, (content) => `${content}\n${'Một câu rất dài để tờ gấp không còn chỗ. '.repeat(300)}\n`);
  const full = await proof('leaflet/2024/scam', '--languages', 'vi', '--lang', 'vi');
  expect(full.code).toBe(1);
  expect(full.stderr).toContain('overflow');
  project.edit(file, (content) => content.replace('leaflet/a5', 'leaflet/a9'));
  const misspelt = await proof('leaflet/2024/scam', '--lang', 'en');
  expect(misspelt.code).toBe(1);
  expect(misspelt.stderr).toContain('leaflet/a9');
  for (const { stderr } of [unknown, format, nothing, missing, full, misspelt])
    expect(stderr).not.toMatch(stack);
}, 120_000);
