/** The build: content and locales in, output out. Where nothing has changed, nothing is loaded that would do the work. */
import type { BuildReport } from '../report/report.ts';
import { cacheFolder, outputFolder, programCache, programRoot } from './folders.ts';
import { listInputs, sameInputs } from './inputs.ts';
import { lockedAt, takeLock } from './lock.ts';
import { readManifest } from './manifest.ts';
import { type BuildOptions, digestOfOptions } from './options.ts';
import { lookOutside } from './outside.ts';
import { mainPart, openStage } from './stage.ts';
import { intactOutputs, noState, readReport, readState, writeState } from './state.ts';

/** Builds, alone in its project. @throws PipelineError for what is wrong with configuration or machine. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const cache = cacheFolder(options.root);
  const release = await takeLock(cache, options.waiting);
  try {
    return await buildLocked(options, cache);
  } finally {
    release();
  }
}

async function buildLocked(options: BuildOptions, cache: string): Promise<BuildReport> {
  const output = outputFolder(options.root);
  // Where the cache was cleared or is an older program’s, the manifest still tells what there is.
  const state = readState(cache) ?? { ...noState, outputs: readManifest(output) };
  // The lock was made just now, by the clock that also dates the inputs.
  const at = lockedAt(cache);
  const inputs = listInputs(options.root, ['content', 'locales'], state);
  const program = listInputs(
    programRoot,
    ['pipeline', 'package-lock.json'],
    { inputs: state.program, at: state.at },
    isProgram,
  );
  const intact = intactOutputs(output, state.outputs);
  const chosen = digestOfOptions(options);
  const outside = await lookOutside(options, inputs);
  const same =
    state.options === chosen &&
    state.outside === outside &&
    intact.size === state.outputs.size &&
    sameInputs(inputs, state.inputs) &&
    sameInputs(program, state.program);
  const report = same ? readReport(cache) : undefined;
  if (report) return withNothingMade(report);
  const stage = openStage(output, mainPart);
  try {
    const { make } = await import('./make.ts');
    const made = await make({
      options,
      cache,
      programCache,
      output,
      state: { ...state, outputs: intact },
      spoilt: [...state.outputs.keys()].filter((path) => !intact.has(path)),
      inputs,
      program,
      outside,
      stage,
    });
    const prints = new Map([...made.state.prints].filter(([, { failed }]) => !failed));
    const isDone = prints.size === made.state.prints.size;
    // What a browser failed at is tried again, although nothing will have changed.
    const remembered = { ...made.state, prints, options: isDone ? chosen : noState.options };
    writeState(cache, { ...remembered, at, outside, inputs, program }, made.report);
    return made.report;
  } catch (error) {
    stage.discard();
    throw error;
  }
}

/** Guides and references stand beside the program and change nothing that it makes. */
const isProgram = (path: string): boolean => /\.(?:ts|css|json)$/.test(path);

const withNothingMade = (report: BuildReport): BuildReport => ({
  ...report,
  renditions: report.renditions.map((each) => ({ ...each, made: false })),
});
