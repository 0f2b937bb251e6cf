/** What a machine may refuse: said in words, with the exit code of an environment, and nothing of the last output lost. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createProject, deleteProjects, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const good = 'content/news/2024/good.md';

function expectRefusal({ code, stdout, stderr }: Run, said: RegExp): void {
  expect(code).toBe(3);
  expect(stderr).toMatch(said);
  expect(stderr.trim().split('\n').length, 'a reason and an advice').toBeGreaterThan(1);
  expect(stdout + stderr).not.toMatch(stack);
}

/** Root may write everywhere, so what it is refused is tried as a user without rights. */
const asNobody =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
const make = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' });

test('without permission to write, the last output stays as it was', async () => {
  const project = createProject();
  project.write(good, written());
  await project.build(['--products', 'page']);
  const before = project.digests('output');
  project.write(good, written({ title: 'Đã đổi' }));
  make('chmod', '-R', 'a+rwX', project.root);
  make('chmod', '-R', 'a-w', join(project.root, 'output'));
  const run = await project.build(['--products', 'page', '--lang', 'en'], { under: asNobody });
  expectRefusal(run, /permission to write: output\/.*\nCheck the permissions/);
  expect(project.digests('output')).toEqual(before);

  make('chmod', '-R', 'a-w', join(project.root, 'node_modules'));
  expectRefusal(await project.build(['--products', 'page'], { under: asNobody }), /node_modules/);
  make('chmod', '-R', 'u+w', project.root);
});

test('what may not be read is named', async () => {
  const project = createProject();
  project.write(good, written());
  project.write('content/news/2024/secret.md', written());
  make('chmod', '-R', 'a+rwX', project.root);
  chmodSync(join(project.root, 'content/news/2024/secret.md'), 0);
  const run = await project.build(['--products', 'page'], { under: asNobody });
  expect(run.code).toBe(1);
  expect(run.report.diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toContain(
    'unreadable-file content/news/2024/secret.md',
  );
  expect(run.report.editions.map(({ document }) => document)).toEqual(['news/2024/good']);

  for (const file of ['locales/en/interface.json', 'content/publisher.yaml']) {
    chmodSync(join(project.root, file), 0);
    for (const command of ['build', 'sync']) {
      project.write(good, written({ title: `Đã đổi trước ${command} ${file}` }));
      expectRefusal(await project.run([command], { under: asNobody }), new RegExp(file));
    }
    chmodSync(join(project.root, file), 0o644);
  }
});

/** Mounting takes a right that containers and ordinary users do not have. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'nhipcau-disk-'));
  try {
    make('mount', '-t', 'tmpfs', '-o', 'size=12m,mode=777', 'none', folder);
    return folder;
  } catch {
    rmdirSync(folder);
    return undefined;
  }
}

test('a full disk leaves the last output whole', async (context) => {
  const disk = smallDisk();
  if (!disk) return context.skip('no small disk can be mounted here');
  try {
    const project = createProject({ at: disk });
    project.write(good, written());
    await project.build(['--products', 'page']);
    const before = project.digests('output');
    for (let index = 0; index < 100; index += 1) {
      project.write(
        `content/news/2024/more-${index}.md`,
        written({ title: `Tin ${index}` }, 'Một đoạn văn dài. '.repeat(400)),
      );
    }
    const { bsize, bavail } = statfsSync(disk);
    project.write('filler', Buffer.alloc(bsize * bavail - 200_000));
    expectRefusal(
      await project.build(['--products', 'page', '--lang', 'en']),
      /disk is full.*\n.*Free some space/,
    );
    expect(project.digests('output')).toEqual(before);
    rmSync(join(disk, 'filler'));
    expect((await project.build(['--products', 'page'])).code).toBe(0);
  } finally {
    make('umount', disk);
    rmdirSync(disk);
  }
});

test('without a browser, pages are still made, and the rest says what to install', async () => {
  const project = createProject();
  project.write(good, written({ products: '[page, leaflet/a5]' }));
  for (const PUPPETEER_EXECUTABLE_PATH of ['/nowhere/chrome', '/bin/true']) {
    const environment = { PUPPETEER_EXECUTABLE_PATH };
    expectRefusal(await project.build(['--lang', 'en'], { environment }), /does not start.*\n.*Chrom/);
    const pages = await project.build(['--products', 'page'], { environment });
    expect(pages.code).toBe(0);
    expect(project.exists('output/web/vi/news/2024/good.html')).toBe(true);
  }
});
