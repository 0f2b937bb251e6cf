/** Real browsers that are killed, hang, or cannot set what they are given. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { print } from '../../pipeline/build/print.ts';
import { openStage } from '../../pipeline/build/stage.ts';
import { sweepProfiles } from '../../pipeline/engines/browser-profile.ts';
import { NotSet } from '../../pipeline/engines/not-set.ts';
import type { Press } from '../../pipeline/engines/press.ts';
import type { EditionCard } from '../../pipeline/model/edition.ts';
import type { Digest, DocumentId, LanguageTag } from '../../pipeline/model/id.ts';
import { PipelineError } from '../../pipeline/model/pipeline-error.ts';
import type { Rendered } from '../../pipeline/model/rendition.ts';
import { pressWith, printLayout } from '../browser/print-shop.ts';
import { createProject, deleteProjects, finish, type Project, stack, written } from '../build/project.ts';

const stylesheets = { plain: 'body{font:11pt/1.6 "Noto Sans"} .side{width:148mm}' };
const side = (content: string) => `<section class="side" data-side>${content}</section>`;
/** Takes a browser some seconds. */
const long = printLayout(
  Array.from({ length: 150 }, (_, number) =>
    side(`<h2>Mục ${number}</h2>${'<p>Công an không yêu cầu chuyển tiền.</p>'.repeat(8)}`),
  ).join(''),
  { sides: 'flow' },
);
/** Drawings of drawings, ten times ten times …: no browser ever sets it. */
const endless = (() => {
  const use = (level: number) => `<use href="#l${level}"/>`.repeat(10);
  const levels = Array.from({ length: 9 }, (_, level) => `<g id="l${level + 1}">${use(level)}</g>`);
  return side(`<svg><defs><path id="l0" d="M0 0h1v1z"/>${levels.join('')}</defs>${use(9)}</svg>`);
})();

const presses: Press[] = [];
afterEach(async () => {
  for (const press of presses.splice(0)) await press.close();
});
afterAll(deleteProjects);

async function opened(patience?: number): Promise<Press> {
  const press = await pressWith(stylesheets, 1, undefined, patience);
  presses.push(press);
  return press;
}

const digest = ({ bytes }: Rendered) => createHash('sha256').update(bytes).digest('hex');
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(reached: () => boolean, what: string): Promise<void> {
  for (let waited = 0; !reached(); waited += 20) {
    if (waited > 30_000) throw new Error(`waited in vain: ${what}`);
    await wait(20);
  }
}

/** The browsers whose own folder is in `folder`: their main processes, not the script that a system starts them with. */
const browsersIn = (folder: string): number[] =>
  processes().flatMap(([id, words]) =>
    words.some((word) => word.startsWith(`--user-data-dir=${folder}`)) &&
    !words.some((word) => word.startsWith('--type=')) &&
    !words[0]?.endsWith('sh')
      ? [id]
      : [],
  );

/** All processes that have to do with a folder, those of the browsers' pages too. */
const anyIn = (folder: string): number[] =>
  processes().flatMap(([id, words]) => (words.some((word) => word.includes(folder)) ? [id] : []));

/** Those of this machine, and their command lines. A dead one that nobody has looked after has none. */
function processes(): (readonly [number, readonly string[]])[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name)
        ? [[Number(name), readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/)] as const]
        : [];
    } catch {
      return [];
    }
  });
}

const profilesOf = (id: number) => join(tmpdir(), `nhipcau-browser-${id}@`);
const own = profilesOf(process.pid);

describe.runIf(process.platform === 'linux')('a browser', () => {
  test('that is killed while it prints is replaced, and the same bytes come out', async () => {
    const undisturbed = digest(await (await opened()).render(long));
    await presses.pop()?.close();
    const press = await opened();
    const [victim = 0, ...others] = browsersIn(own);
    expect(others).toEqual([]);
    const printing = press.render(long);
    await wait(150);
    process.kill(victim, 'SIGKILL');
    expect(digest(await printing)).toBe(undisturbed);
    expect(browsersIn(own)).not.toContain(victim);
    expect(browsersIn(own)).toHaveLength(1);
  });

  test('that hangs is ended after a while and replaced; all its processes are gone', async () => {
    const press = await opened(4000);
    const layout = printLayout(side('<p>Lần nữa</p>'));
    const first = digest(await press.render(layout));
    const hanging = anyIn(own);
    const [main = 0] = browsersIn(own);
    expect(main).toBeGreaterThan(0);
    process.kill(main, 'SIGSTOP');
    expect(digest(await press.render(layout))).toBe(first);
    await until(() => anyIn(own).every((id) => !hanging.includes(id)), 'for the hanging browser to end');
  });

  test('that cannot set a layout stops that layout alone', async () => {
    const press = await opened(4000);
    const output = mkdtempSync(join(tmpdir(), 'nhipcau-test-'));
    const stage = openStage(output, 'main');
    const card = { facts: { file: 'content/news/2024/a.md' }, language: 'vi' as LanguageTag } as EditionCard;
    const jobs = [endless, side('<p>Một</p>'), side('<p>Hai</p>')].map((body, index) => ({
      key: `${index}`.repeat(64) as Digest,
      layout: printLayout(body, { document: `news/2024/${index}` as DocumentId }),
      card,
      paths: [`print/${index}.pdf`],
    }));
    const records = await print(jobs, { press, lanes: 2, stage, done: () => undefined });
    const [failed, ...others] = jobs.map(({ key }) => records.get(key));
    expect(failed?.failed).toBe(true);
    expect(failed?.made).toBeUndefined();
    expect(failed?.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error print-not-set',
    ]);
    expect(failed?.diagnostics[0]?.message.en).toContain('no answer within 4 s');
    for (const record of others) expect(record?.made?.bytes).toBeGreaterThan(0);
    stage.discard();
    rmSync(output, { recursive: true });
  });

  test('that sets nothing at all is not blamed on the documents', async () => {
    const press = await opened(1);
    const render = (document: string, language = 'vi') =>
      press.render(
        printLayout(side('<p>Một</p>'), {
          document: document as DocumentId,
          language: language as LanguageTag,
        }),
      );
    for (const language of ['vi', 'km', 'en', 'zh-Hans'])
      await expect(render('news/2024/a', language)).rejects.toThrow(NotSet);
    await expect(render('news/2024/b')).rejects.toThrow(NotSet);
    await expect(render('news/2024/c')).rejects.toThrow(PipelineError);
  });
});

test('folders of browsers whose run was killed are swept up; those of others stay', () => {
  const folder = (owner: string) => join(tmpdir(), `nhipcau-browser-${owner}-Ab12Cd`);
  // No process has a number so high (Linux: 2^22 at most).
  const [left, running, elsewhere] = [
    folder(`99999999@${hostname()}`),
    folder(`${process.pid}@${hostname()}`),
    folder(`99999999@may-khac`),
  ];
  for (const each of [left, running, elsewhere]) mkdirSync(join(each, 'Default'), { recursive: true });
  sweepProfiles();
  expect([left, running, elsewhere].map((each) => existsSync(each))).toEqual([false, true, true]);
  for (const each of [running, elsewhere]) rmSync(each, { recursive: true });
});

describe.runIf(process.platform === 'linux')('a build', () => {
  const documents = 6;

  function project(): Project {
    const made = createProject({ languages: ['vi'] });
    for (let number = 0; number < documents; number++)
      made.write(
        `content/news/2024/n${number}.md`,
        written(
          { title: `Tin số ${number}`, products: '[page, leaflet/a5]' },
          `## Mục\n\n${'Công an không yêu cầu chuyển tiền qua điện thoại. '.repeat(8)}\n`,
        ),
      );
    return made;
  }

  /** A build on its way, with a folder for what is temporary to itself alone. */
  async function building({ start }: Project) {
    const folder = mkdtempSync(join(tmpdir(), 'nhipcau-killed-'));
    const child = start(['build', '--json'], { environment: { TMPDIR: folder } });
    const ended = finish(child);
    await until(() => browsersIn(folder).length > 0, 'for a browser');
    return { folder, child, ended };
  }

  test('goes on when its browsers are killed, and makes the same bytes', async () => {
    const calm = project();
    expect((await calm.build()).code).toBe(0);
    const shaken = project();
    const { folder, ended } = await building(shaken);
    const victims = browsersIn(folder);
    for (const id of victims) process.kill(id, 'SIGKILL');
    const run = await ended;
    expect(run.stderr).not.toMatch(stack);
    expect(run.code).toBe(0);
    expect(shaken.digests('output')).toEqual(calm.digests('output'));
    expect(anyIn(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'that gets %s leaves no browser behind',
    async (signal) => {
      const killed = project();
      const { folder, child, ended } = await building(killed);
      child.kill(signal);
      const { code, stderr } = await ended;
      expect(code).toBe({ SIGKILL: null, SIGTERM: 143, SIGINT: 130 }[signal]);
      expect(stderr).not.toMatch(stack);
      await until(() => anyIn(folder).length === 0, 'for the browsers to end');
      // Nobody can clean up after SIGKILL but the next build.
      if (signal !== 'SIGKILL') expect(readdirSync(folder)).toEqual([]);
      const next = await killed.build([], { environment: { TMPDIR: folder } });
      expect(next.code).toBe(0);
      expect(readdirSync(folder)).toEqual([]);
      expect(next.report.renditions.filter(({ product }) => product === 'leaflet')).toHaveLength(documents);
      rmSync(folder, { recursive: true });
    },
  );
});
