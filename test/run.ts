/**
 * Every test: types, style, then all of test/. Its last line is always `N passed, N failed`, where types and style count
 * as one test each. Arguments go to vitest: `npm test -- test/products`.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What is used here of Vitest's report, which is Jest's. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text: string) => process.stdout.write(text);

const counts = [
  single('types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']),
  single('style', ['node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error']),
  vitest(process.argv.slice(2)),
];
const total = (what: keyof Counts) => counts.reduce((sum, each) => sum + each[what], 0);
process.exitCode = total('failed') > 0 ? 1 : 0;
say(
  `\n${total('passed')} passed, ${total('failed')} failed${total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''}\n`,
);

/** A program that passes or fails as a whole: what it says is shown only where it fails. */
function single(name: string, args: readonly string[]): Counts {
  say(`${name} … `);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const passed = status === 0;
  say(passed ? 'ok\n' : `failed\n${stdout}${stderr}\n`);
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 };
}

function vitest(args: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'nhipcau-test-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const program = 'node_modules/vitest/vitest.mjs';
    // Both streams into one, so that nothing comes after the last line.
    const options = { cwd: root, stdio: ['ignore', 1, 1] } satisfies SpawnSyncOptions;
    const { status } = spawnSync(process.execPath, [program, 'run', ...reporters, ...args], options);
    return countReport(file, status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be loaded holds no tests and counts as one that failed; so does a run that broke off. */
function countReport(file: string, succeeded: boolean): Counts {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !succeeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
