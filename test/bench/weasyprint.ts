/** WeasyPrint: a command for each leaflet, and a process a core that prints one after another. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Printer, Rival } from './rivals.ts';
import { type Run, time } from './run.ts';
import type { Trifold } from './trifold.ts';

const command = 'weasyprint';

export const weasyPrint: Rival = {
  name: 'WeasyPrint',
  command,
  documents: 6,

  async find(): Promise<Printer | undefined> {
    const version = /\d+(?:\.\d+)+/.exec(ask('--version'))?.[0];
    if (!version) return undefined;
    const variant = bestVariant();
    const python = pythonOf(command);
    return {
      version: `WeasyPrint ${version}`,
      manner:
        python && !cutsWithHarfBuzz(python) ? `${variant}, slow for lack of libharfbuzz-subset` : variant,
      print: ({ html, pdf }) => time(command, ['--quiet', '--pdf-variant', variant, html, pdf]),
      ...(python && {
        fastest: {
          manner: 'one process a core; fonts, stylesheets, photograph read once',
          printAll: (leaflets) => printAll(python, variant, leaflets),
        },
      }),
    };
  },
};

const ask = (option: string): string => spawnSync(command, [option], { encoding: 'utf8' }).stdout ?? '';

/** Tags and PDF/A at once, as our reading files have them, came after its version 65; tags alone have been there since 57. */
function bestVariant(): string {
  return ask('--help').includes('pdf/a-2a') ? 'pdf/a-2a' : 'pdf/ua-1';
}

/** The Python that it is installed for, from the first line of its command; undefined where that is no script. */
function pythonOf(name: string): string | undefined {
  const file = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
  const [line = ''] = file ? readFileSync(file, 'latin1').split('\n', 1) : [];
  return /^#!\s*(?:\/usr\/bin\/env\s+)?(\S*python[\d.]*)/.exec(line)?.[1];
}

/** Without it, fontTools cuts the fonts in Python. Measured: 2.8 s for a Vietnamese leaflet instead of 0.4. */
function cutsWithHarfBuzz(python: string): boolean {
  const program =
    'from weasyprint.text.ffi import harfbuzz_subset as found; raise SystemExit(0 if found else 1)';
  return spawnSync(python, ['-c', program]).status === 0;
}

const script = fileURLToPath(new URL('./weasyprint/print-all.py', import.meta.url));

async function printAll(python: string, variant: string, leaflets: readonly Trifold[]): Promise<Run> {
  const processes = availableParallelism();
  const taken = await Promise.all(
    Array.from({ length: processes }, (_, process) =>
      time(python, [
        script,
        variant,
        ...leaflets
          .filter((_, index) => index % processes === process)
          .flatMap(({ html, stylesheet, pdf }) => [html, stylesheet, pdf]),
      ]),
    ),
  );
  return { seconds: Math.max(...taken.map(({ seconds }) => seconds)) };
}
