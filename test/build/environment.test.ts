/** What a machine may refuse: said in words, with the exit code of an environment, and nothing of the last output lost. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, type TestContext, test } from 'vitest';
import { createProject, deleteProjects, type Run, stack, written } from './project.ts';

afterAll(deleteProjects);

const good = 'content/news/2024/good.md';

function expectRefusal({ code, stdout, stderr }: Run, said: RegExp): void {
  expect(code).toBe(3);
  expect(stderr).toMatch(said);
  expect(stderr.trim().split('\n').length, 'a reason and an advice').toBeGreaterThan(1);
  expect(stdout + stderr).not.toMatch(stack);
}

/** Root passes over permissions; without that one right it is an owner of files like any other, wherever this stands. */
const asOwner = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
const isRefused = asOwner.length === 0 || spawnSync('setpriv', [...asOwner.slice(1), 'true']).status === 0;

function needsRefusal(context: TestContext): void {
  if (!isRefused) skip(context, 'Not tried: root is refused nothing here, for want of setpriv');
}

function skip(context: TestContext, reason: string): never {
  console.info(reason);
  return context.skip(reason);
}

const make = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' });

test('without permission to write, the last output stays as it was', async (context) => {
  needsRefusal(context);
  const project = createProject();
  project.write(good, written());
  await project.build(['--products', 'page']);
  const before = project.digests('output');
  project.write(good, written({ title: 'Đã đổi' }));
  make('chmod', '-R', 'a-w', join(project.root, 'output'));
  const run = await project.build(['--products', 'page', '--lang', 'en'], { under: asOwner });
  expectRefusal(run, /permission to write: output\/.*\nCheck the permissions/);
  expect(project.digests('output')).toEqual(before);

  make('chmod', '-R', 'a-w', join(project.root, 'node_modules'));
  expectRefusal(await project.build(['--products', 'page'], { under: asOwner }), /node_modules/);
  make('chmod', '-R', 'u+w', project.root);
});

test('what may not be read is named', async (context) => {
  needsRefusal(context);
  const project = createProject();
  project.write(good, written());
  project.write('content/news/2024/secret.md', written());
  chmodSync(join(project.root, 'content/news/2024/secret.md'), 0);
  const run = await project.build(['--products', 'page'], { under: asOwner });
  expect(run.code).toBe(1);
  expect(run.report.diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toContain(
    'unreadable-file content/news/2024/secret.md',
  );
  expect(run.report.editions.map(({ document }) => document)).toEqual(['news/2024/good']);

  for (const file of ['locales/en/interface.json', 'content/publisher.yaml']) {
    chmodSync(join(project.root, file), 0);
    for (const command of ['build', 'sync']) {
      project.write(good, written({ title: `Đã đổi trước ${command} ${file}` }));
      expectRefusal(await project.run([command], { under: asOwner }), new RegExp(file));
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
  if (!disk) return skip(context, 'Not tried: no small disk can be mounted here');
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
