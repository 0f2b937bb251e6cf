/**
 * Small projects and the site that each should become. What is expected is written where it is missing, never in CI:
 * to accept a change, delete the expectation, run this again and read the difference.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject, deleteProjects, repository } from './build/project.ts';

afterAll(deleteProjects);

const fixtures = join(repository, 'test/fixtures');
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe.each(cases)('%s', (name) => {
  test('becomes the site that is expected', async () => {
    const made = await build(name);
    const expected = readExpected(join(fixtures, name, 'expected'), made);
    expect([...made.keys()]).toEqual([...expected.keys()]);
    for (const [file, text] of expected) expect(made.get(file), file).toBe(text);
  }, 60_000);
});

/** Pages and manifest, one line an element, without what any change of the program changes. */
async function build(name: string): Promise<ReadonlyMap<string, string>> {
  const project = createProject();
  for (const tag of ['en', 'km']) project.remove(`locales/${tag}/ledger/publisher.json`);
  for (const folder of ['content', 'locales']) {
    const from = join(fixtures, name, folder);
    if (existsSync(from)) cpSync(from, join(project.root, folder), { recursive: true });
  }
  const run = await project.build(['--products', 'page']);
  const said = run.report.diagnostics.map(({ code, severity, language, place }) =>
    [severity, code, language, place.file, place.line, place.column, place.unit]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  const pages = [...project.digests('output').keys()].filter(
    (file) => file.startsWith('web/') && file.endsWith('.html'),
  );
  return new Map([
    ['diagnostics.txt', said.map((line) => `${line}\n`).join('')],
    ['manifest.json', lasting(project.read('output/manifest.json'))],
    ...pages.map((file) => [file, readable(project.read(`output/${file}`))] as const),
  ]);
}

const withoutDigest = (text: string): string => text.replace(/\.[0-9a-f]{8,10}\.(css|woff2)/g, '.$1');

function lasting(manifest: string): string {
  const { files } = JSON.parse(manifest) as { files: readonly Record<string, unknown>[] };
  const lines = files.map(({ bytes: _, sha256: __, key: ___, ...file }) => JSON.stringify(file));
  return withoutDigest(`${lines.join('\n')}\n`);
}

const blocks =
  'html|head|body|meta|link|title|header|footer|main|nav|article|section|aside|div|h[1-6]|p|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|caption|figure|figcaption|img|blockquote|address|svg';

const readable = (html: string): string =>
  `${withoutDigest(html)
    .replace(new RegExp(`\\n?(<(?:${blocks})\\b)`, 'g'), '\n$1')
    .trim()}\n`;

function readExpected(folder: string, made: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (!existsSync(folder)) {
    if (process.env.CI) throw new Error(`${folder} is missing; expectations are never written in CI`);
    for (const [file, text] of made) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const texts = files.filter((file) => /\.\w+$/.test(file)).sort();
  return new Map(texts.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
