/** Folded leaflets: ours, and the same ones by WeasyPrint and Vivliostyle where these are installed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { coldBuild } from './cold-build.ts';
import { expectTexts } from './expect-texts.ts';
import type { Bench, Figure } from './measures.ts';
import { corpusOf, eachOf, leaflets, photographIn, rounds } from './printed.ts';
import type { Printer, Rival } from './rivals.ts';
import type { Run } from './run.ts';
import { median, runs, shortest } from './runs.ts';
import { type Trifold, writeTrifolds } from './trifold.ts';
import { vivliostyle } from './vivliostyle.ts';
import { weasyPrint } from './weasyprint.ts';

/** How many times faster than each of them we are at least. */
const least = 10;

export async function measureLeaflets(bench: Bench): Promise<readonly Figure[]> {
  const { folder, repository } = bench;
  const corpus = await corpusOf(bench, leaflets);
  const pages = writeTrifolds(join(folder, 'trifolds'), repository, photographIn(repository), corpus);
  const contests = await Promise.all(
    [weasyPrint, vivliostyle].map(async (rival) => ({
      rival,
      printer: await rival.find(),
      taken: [] as Run[],
    })),
  );
  const ours: Run[] = [];
  // Turn about, so that whatever else the machine does slows all.
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await coldBuild(corpus, leaflets.product));
    for (const { rival, printer, taken } of contests) {
      const share = pages.slice(0, rival.documents).filter((_, index) => index % rounds === round);
      if (printer && share.length > 0) taken.push(await printOneByOne(printer, share.flat()));
    }
  }
  const figures = [eachOf(leaflets, corpus, ours)];
  const all = pages.flat();
  const oursEach = ours.map((run) => each(run, all.length));
  for (const { rival, printer, taken } of contests) {
    if (!printer) {
      figures.push({ ...row(rival), value: Number.NaN, remark: `${rival.command} is not on the path` });
      continue;
    }
    const sample = pages.slice(0, rival.documents).flat().length;
    figures.push(...compare(rival, printer, taken, oursEach, sample));
    if (printer.fastest) figures.push(await measureFastest(rival, printer.fastest, all));
  }
  return figures;
}

const row = ({ name }: Rival) => ({ name: `${name}, each`, unit: 'ms' });

const each = ({ seconds }: Run, count: number): Run => ({ seconds: seconds / count });

/** @returns what one of them took. */
async function printOneByOne(printer: Printer, share: readonly Trifold[]): Promise<Run> {
  let seconds = 0;
  for (const leaflet of share) seconds += (await printer.print(leaflet)).seconds;
  await expectAll(share);
  return each({ seconds }, share.length);
}

function compare(
  rival: Rival,
  { version, manner }: Printer,
  theirs: readonly Run[],
  ours: readonly Run[],
  sample: number,
): readonly Figure[] {
  return [
    {
      ...row(rival),
      value: median(theirs) * 1000,
      remark: `${version} (${manner}), the same texts in a plain template; ${sample} of them, a command each, ${runs(theirs)}`,
    },
    {
      name: `faster than ${rival.name}`,
      // Noise only ever adds: the fastest runs are nearest to what the programs themselves take.
      value: shortest(theirs) / shortest(ours),
      unit: '×',
      least,
      remark: `of the fastest runs; of the medians ${(median(theirs) / median(ours)).toFixed(1)}`,
    },
  ];
}

/** Beyond what its documentation has: so that nobody need ask how much of the above is the start of a program. */
async function measureFastest(
  rival: Rival,
  { manner, printAll }: NonNullable<Printer['fastest']>,
  all: readonly Trifold[],
): Promise<Figure> {
  const { seconds } = await printAll(all);
  await expectAll(all);
  return {
    name: `${rival.name}, at its best`,
    value: (seconds / all.length) * 1000,
    unit: 'ms',
    remark: `all ${all.length}, ${manner}; once`,
  };
}

/** Reads them, and takes them away: the next run must write its own. */
async function expectAll(printed: readonly Trifold[]): Promise<void> {
  await expectTexts(printed);
  for (const { pdf } of printed) rmSync(pdf);
}
