/** `npm run bench`: how fast the program is, on a corpus of its own, against what is promised. */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { languagesOf } from './corpus.ts';
import { type Figure, measures } from './measures.ts';

const usage = `npm run bench -- [--documents 500] [--languages 6] [--only ${Object.keys(measures).join(',')}] [--json] [--keep]

  --documents  how many documents the corpus has, each about 3 KB of Markdown
  --languages  in how many of the project's languages, the source among them
  --only       only these measures
  --json       the figures for programs
  --keep       leave the corpus where it was made, and say where

Other programs do the same work in the same run, where they are on the path: hugo (pages), weasyprint and vivliostyle
(leaflets). To leave one out, take it off the path. Vivliostyle is given the browser that this program prints with, the
one that PUPPETEER_EXECUTABLE_PATH names where it names one.
`;

const repository = fileURLToPath(new URL('../../', import.meta.url));

process.exitCode = await main();

async function main(): Promise<number> {
  const chosen = readArguments();
  if (typeof chosen === 'string') {
    process.stderr.write(chosen);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nhipcau-bench-'));
  const figures: Figure[] = [];
  try {
    for (const name of chosen.only) {
      process.stderr.write(`${name}…\n`);
      figures.push(...((await measures[name]?.({ ...chosen, folder, repository })) ?? []));
    }
  } finally {
    if (chosen.keep) process.stderr.write(`${folder}\n`);
    else rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(
    chosen.json
      ? `${JSON.stringify(
          figures.map((each) => ({ ...each, met: isMet(each) })),
          null,
          2,
        )}\n`
      : table(figures),
  );
  return 0;
}

/** What was asked for, or what to say to whom asked for what there is not. */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        documents: { type: 'string', default: '500' },
        languages: { type: 'string', default: '6' },
        only: { type: 'string', default: Object.keys(measures).join(',') },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return usage;
    const there = languagesOf(repository);
    const [documents, languages] = [Number(values.documents), Number(values.languages)];
    const only = values.only.split(',');
    if (!Number.isInteger(documents) || documents < 4) return `--documents: a number from 4.\n\n${usage}`;
    if (!(languages >= 1 && languages <= there.length))
      return `--languages: a number from 1 to ${there.length}.\n\n${usage}`;
    const unknown = only.filter((name) => !Object.hasOwn(measures, name));
    if (unknown.length > 0) return `--only: there is no ${unknown.join(', ')}.\n\n${usage}`;
    return { documents, languages: there.slice(0, languages), only, json: values.json, keep: values.keep };
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`;
  }
}

/** Undefined where nothing is promised. */
function isMet({ value, target, least }: Figure): boolean | undefined {
  if (target === undefined && least === undefined) return undefined;
  return value <= (target ?? Number.POSITIVE_INFINITY) && value >= (least ?? 0);
}

/** `0.536`, `4.00`, `262`, `1310`. */
function threeDigits(value: number): string {
  return value < 1000 ? value.toPrecision(3) : String(Number(value.toPrecision(3)));
}

function promise({ target, least, unit }: Figure): string {
  if (target !== undefined) return `≤ ${target} ${unit}`;
  return least === undefined ? '' : `≥ ${least} ${unit}`;
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    Number.isNaN(figure.value) ? '–' : `${threeDigits(figure.value)} ${figure.unit}`,
    promise(figure),
    { true: 'met', false: 'NOT MET', undefined: '' }[String(isMet(figure))] ?? '',
    figure.remark,
  ]);
  const head = ['', 'figure', 'target', '', `Node ${process.versions.node}, ${availableParallelism()} cores`];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  return [head, ...rows]
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
