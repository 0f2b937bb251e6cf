/** Vivliostyle: a command for each leaflet, with the browser that our own press uses. */
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import type { Printer, Rival } from './rivals.ts';
import { time } from './run.ts';

const command = 'vivliostyle';
const cacheDirectory = fileURLToPath(new URL('../../node_modules/.cache/nhipcau', import.meta.url));

export const vivliostyle: Rival = {
  name: 'Vivliostyle',
  command,
  documents: 2,

  async find(): Promise<Printer | undefined> {
    const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    const version = /\d+(?:\.\d+)+/.exec(stdout ?? '')?.[0];
    if (!version) return undefined;
    // It knows no variable of the environment for its browser, and would download one.
    const browser = await findBrowser(process.env, cacheDirectory);
    const { NODE_COMPILE_CACHE: _ours, ...rest } = process.env;
    const env = { ...rest, ...browser.environment };
    return {
      version: `Vivliostyle ${version}`,
      manner: `tagged, Chromium ${browser.version}`,
      print: ({ html, pdf }) =>
        time(
          command,
          ['build', basename(html), '-o', basename(pdf), '--executable-browser', browser.executable],
          { cwd: dirname(html), env },
        ),
    };
  },
};
