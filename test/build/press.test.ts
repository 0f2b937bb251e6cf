/** Files for the print shop: of what is approved only, beside an order sheet, kept and removed like everything else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findGhostscript } from '../../pipeline/engines/ghostscript.ts';
import { readBack } from '../browser/print-shop.ts';
import { createProject, deleteProjects, type Project, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const document = 'content/leaflet/2024/scam.md';
const shop = `bleed: 3
colour: { space: rgb }
paper: { name: Couché, weight: 150 }
`;
const order = '{ profile: offset, copies: { vinh-chau: { vi: 300, km: 700 }, tran-de: { vi: 200 } } }';
const body = '## Dấu hiệu\n\nChúng gọi từ số lạ.\n\n## Làm gì\n\nTắt máy ngay.\n';
const paths = {
  press: 'output/press/vi/leaflet/2024/scam.a5.pdf',
  khmer: 'output/press/km/leaflet/2024/scam.a5.pdf',
  order: 'output/press/leaflet/2024/scam.order.pdf',
  reading: 'output/print/vi/leaflet/2024/scam.a5.pdf',
};

/** A leaflet in Vietnamese, approved, and a Khmer translation that nobody has reviewed. */
async function sample(): Promise<Project> {
  const project = createProject({ languages: ['vi', 'km'] });
  project.write('content/press/offset.yaml', shop);
  project.write(
    document,
    written(
      {
        title: 'Bốn dấu hiệu',
        kind: 'leaflet',
        programme: 'minority-areas-2021-2030',
        products: '[page, leaflet/a5]',
        press: order,
      },
      body,
    ),
  );
  await project.sync();
  const catalogue = 'locales/km/content/leaflet/2024/scam.json';
  const texts = JSON.parse(project.read(catalogue)) as Record<string, string>;
  const translated = Object.keys(texts).map((id) => [id, 'អត្ថបទ']);
  project.write(catalogue, `${JSON.stringify(Object.fromEntries(translated), null, 2)}\n`);
  await project.sync();
  const by = ['--gate', 'leader', '--by', 'Mẫu Lãnh đạo Sở', '--date', '2024-06-03'];
  await project.run(['approve', 'leaflet/2024/scam', '--languages', 'vi', ...by]);
  return project;
}

const codes = ({ report }: Run) => report.diagnostics.map(({ code }) => code);
const pressFiles = (project: Project) => [...project.digests('output/press').keys()];

let project: Project;
let first: Run;
beforeAll(async () => {
  project = await sample();
  first = await project.build();
}, 120_000);

describe('an order', () => {
  test('gives a press file of the approved edition and a sheet; of the other it says why not', () => {
    expect(first.stderr).not.toMatch(stack);
    expect(project.exists(paths.press)).toBe(true);
    expect(project.exists(paths.order)).toBe(true);
    expect(project.exists(paths.khmer)).toBe(false);
    const said = first.report.diagnostics.find(({ code }) => code === 'press-not-approved');
    expect(said).toMatchObject({ severity: 'warning', language: 'km', place: { file: document } });
    expect(codes(first)).not.toContain('no-ghostscript');
  });

  test('the sheet is one page that sums the copies and names file, digest and what is missing', async () => {
    const { text, pages } = await readBack(readFileSync(join(project.root, paths.order)));
    expect(pages).toBe(1);
    const bare = text.replace(/\s+/g, '');
    expect(bare).toContain('Tổngtheokếhoạch5007001.200');
    expect(bare).toContain('inđượcngay500–500');
    expect(bare).toContain('leaflet/2024/scam.a5.pdf');
    expect(bare).toContain('vi/TiếngViệt');
    expect(bare).toContain(project.digests('output/press/vi').get('leaflet/2024/scam.a5.pdf'));
    expect(bare).toContain('ChưainTiếngKhmer');
  });

  test('the manifest names both, and what they were made from; the report lists them', () => {
    const manifest = JSON.parse(project.read('output/manifest.json')) as {
      files: { path: string; madeFrom?: string[] }[];
    };
    for (const path of [paths.press, paths.order]) {
      const entry = manifest.files.find((each) => `output/${each.path}` === path);
      expect(entry?.madeFrom).toEqual(expect.arrayContaining([document, 'content/press/offset.yaml']));
    }
    const told = first.report.renditions.filter(({ product }) => product === 'press');
    expect(told.map(({ format }) => format).sort()).toEqual(['a5', 'order']);
  });

  test('a deposit holds nothing that was made for a print shop', () => {
    const names = [...project.digests('output/deposit').keys()].flatMap((name) =>
      Object.keys(unzipSync(readFileSync(join(project.root, 'output/deposit', name)))),
    );
    expect(names.some((name) => name.includes('scam'))).toBe(true);
    expect(names.filter((name) => name.includes('press') || name.includes('order.pdf'))).toEqual([]);
  });

  test('another build keeps both as they are, and so does one that is asked for something else', async () => {
    const before = project.digests('output/press');
    const again = await project.build();
    expect(again.report.summary.made).toBe(0);
    expect(project.digests('output/press')).toEqual(before);
    const deposit = project.digests('output/deposit');
    for (const part of [['--products', 'page'], ['--languages', 'km'], ['--languages', 'vi'], []]) {
      const { stderr } = await project.build(part);
      expect(stderr).not.toMatch(stack);
      expect(project.digests('output/press')).toEqual(before);
      expect(project.digests('output/deposit')).toEqual(deposit);
    }
  }, 60_000);

  test('another project of the same gives the same bytes', async () => {
    const other = await sample();
    await other.build();
    expect(other.digests('output/press')).toEqual(project.digests('output/press'));
    other.delete();
  }, 60_000);

  test('other copies change the sheet and no file', async () => {
    const before = project.digests('output/press');
    project.edit(document, (text) => text.replace('vi: 300', 'vi: 310'));
    await project.build();
    const after = project.digests('output/press');
    expect(after.get('vi/leaflet/2024/scam.a5.pdf')).toBe(before.get('vi/leaflet/2024/scam.a5.pdf'));
    expect(after.get('leaflet/2024/scam.order.pdf')).not.toBe(before.get('leaflet/2024/scam.order.pdf'));
  }, 60_000);

  test('other measures of the print shop make the files anew', async () => {
    const before = project.digests('output/press');
    project.write('content/press/offset.yaml', shop.replace('bleed: 3', 'bleed: 5'));
    await project.build();
    const after = project.digests('output/press');
    expect(after.get('vi/leaflet/2024/scam.a5.pdf')).not.toBe(before.get('vi/leaflet/2024/scam.a5.pdf'));
  }, 60_000);

  test('CMYK without Ghostscript, or without its profile, is RGB with a warning; with both it is made at once', async () => {
    const ghostscript = await findGhostscript(process.env);
    const cmyk = '/usr/share/color/icc/ghostscript/default_cmyk.icc';
    project.write('content/press/offset.yaml', shop.replace('rgb', 'cmyk, profile: missing.icc'));
    const missing = await project.build();
    expect(missing.report.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'no-colour-profile', severity: 'warning' }),
    );
    if (!ghostscript) return;
    project.write('content/press/offset.yaml', shop.replace('rgb', `cmyk, profile: ${cmyk}`));
    const without = await project.build([], { environment: { PATH: '/nowhere' } });
    expect(codes(without)).toContain('no-ghostscript');
    expect(project.read(paths.press)).not.toContain('OutputIntents');
    const elsewhere = await project.build(['--languages', 'km']);
    expect(codes(elsewhere)).toContain('press-left-in-rgb');
    expect(codes(elsewhere)).not.toContain('no-ghostscript');
    const withIt = await project.build();
    expect(codes(withIt)).not.toContain('press-left-in-rgb');
    expect(codes(withIt)).not.toContain('no-ghostscript');
    expect(project.read(paths.press)).toContain('OutputIntents');
    const { text } = await readBack(readFileSync(join(project.root, paths.order)));
    expect(text).toContain('CMYK');
  }, 120_000);

  test('an approval that lapses takes the press file with it: nothing unapproved lies about', async () => {
    project.edit(document, (text) => text.replace('số lạ', 'số rất lạ'));
    const run = await project.build();
    expect(codes(run), run.stderr).toContain('press-not-approved');
    expect(project.exists(paths.reading)).toBe(true);
    expect(pressFiles(project)).toEqual([]);
  }, 60_000);

  test('an order of what nobody prints is told', async () => {
    const other = createProject({ languages: ['vi'] });
    other.write('content/press/offset.yaml', shop);
    other.write('content/news/2024/x.md', written({ products: '[page]', press: '{ profile: offset }' }));
    const run = await other.build();
    expect(codes(run)).toContain('press-nothing-to-print');
    other.delete();
  }, 60_000);

  test('a print shop that is not there is an error at its line', async () => {
    project.edit(document, (text) => text.replace('profile: offset', 'profile: ofset'));
    const run = await project.build();
    expect(run.code).toBe(1);
    expect(run.report.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'press-profile',
        place: expect.objectContaining({ file: document, line: 9 }),
      }),
    );
  }, 60_000);
});
