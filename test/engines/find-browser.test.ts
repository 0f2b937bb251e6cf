import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examine } from '../../pipeline/engines/doctor.ts';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import { packagedBrowser } from '../../pipeline/engines/packaged-browser.ts';
import { PipelineError } from '../../pipeline/model/pipeline-error.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'nhipcau-test-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

test('a browser that is named but does not start is an error of the environment, with advice in both languages', async () => {
  const found = findBrowser({ PUPPETEER_EXECUTABLE_PATH: join(cache, 'chrome') }, cache);
  await expect(found).rejects.toBeInstanceOf(PipelineError);
  await expect(found).rejects.toMatchObject({
    exit: 3,
    hint: { vi: expect.stringContaining('Chromium'), en: expect.stringContaining('Chromium') },
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packaged browser', () => {
  test('is unpacked once, whole, by two at once; named by its path it is found, and the doctor says which it is', async () => {
    const [first, second] = await Promise.all([packagedBrowser({}, cache), packagedBrowser({}, cache)]);
    expect(first).toEqual(second);
    expect(first?.version).toMatch(/^153\.\d+\.\d+\.\d+$/);
    const environment = { PUPPETEER_EXECUTABLE_PATH: first?.executable, PATH: process.env.PATH };
    const entries = (await readdir(cache)).filter((name) => name.startsWith('chromium-'));
    expect(entries).toEqual(['chromium-153.0.0']);
    const findings = await examine({
      environment: { ...environment, PUPPETEER_EXECUTABLE_PATH: '' },
      cacheDirectory: cache,
      outputDirectory: cache,
    });
    expect(findings.filter((finding) => !finding.ok)).toEqual([]);
  }, 60_000);

  test('is unpacked again where a cleaner took it, and what a killed process left goes', async () => {
    await mkdir(join(cache, 'chromium-153.0.0.partial-99999999-x'));
    await mkdir(join(cache, 'chromium-153.0.0'));
    await writeFile(join(cache, 'chromium-153.0.0', 'version.txt'), '153.0.0.0');
    const found = await packagedBrowser({}, cache);
    expect((await stat(found?.executable ?? '')).size).toBeGreaterThan(1e8);
    expect(await readdir(cache)).toEqual(['chromium-153.0.0']);
  }, 60_000);
});

test('the doctor names what is wrong and what to do', async () => {
  const findings = await examine({
    environment: { PUPPETEER_EXECUTABLE_PATH: join(cache, 'none') },
    cacheDirectory: cache,
    outputDirectory: join(process.execPath, 'not-a-folder'),
  });
  const wrong = findings.filter((finding) => !finding.ok);
  expect(wrong.map((finding) => finding.subject.en)).toEqual(['Browser for layout', 'Output folder']);
  for (const finding of wrong) expect(finding.advice?.vi).toBeTruthy();
});
