/** The browsers of one build: started as soon as something will be printed, while documents are still being read. */
import { findBrowser } from '../engines/find-browser.ts';
import { findGhostscript, type Ghostscript } from '../engines/ghostscript.ts';
import type { Press } from '../engines/press.ts';
import { languageCss } from '../products/language-css.ts';
import type { BuildOptions } from './options.ts';
import { stylesheets } from './products.ts';
import type { Project } from './project.ts';

export interface PressRoom {
  /** Version of the browser that will print: found, not started. @throws PipelineError where there is none. */
  version(): Promise<string>;
  /** What makes CMYK of RGB; undefined where no print shop wants it, or the machine has none. */
  ghostscript(): Promise<Ghostscript | undefined>;
  /** Name → CSS of every printed product, with the rules of the project's languages. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Starts the browsers without waiting for them; what goes wrong is told by `press`. */
  warmUp(): void;
  press(): Promise<Press>;
  /** Waits for the browsers to end, however often it is asked to. */
  close(): Promise<void>;
}

export interface PressRoomOptions {
  readonly options: BuildOptions;
  /** Of the project: cropped pictures. */
  readonly cache: string;
  /** Of the program: the unpacked browser. */
  readonly programCache: string;
}

export function openPressRoom(
  { options, cache, programCache }: PressRoomOptions,
  project: Project,
): PressRoom {
  const rules = languageCss(project.profiles.values());
  const sheets = new Map([...stylesheets()].map(([name, css]) => [name, `${rules}\n${css}`]));
  const found = once(() => findBrowser(options.environment, programCache));
  const wantsCmyk = [...project.press.profiles.values()].some(({ colour }) => colour.space === 'cmyk');
  const ghostscript = once(async () => (wantsCmyk ? findGhostscript(options.environment) : undefined));
  const press = once(async () => {
    // Loaded here and not at the top: a build that prints nothing need not load puppeteer and pdf-lib.
    const [{ openPress }, browser, separator] = await Promise.all([
      import('../engines/press.ts'),
      found(),
      ghostscript(),
    ]);
    return openPress(browser, {
      browsers: options.cores,
      stylesheets: sheets,
      projectRoot: options.root,
      cacheDirectory: cache,
      ghostscript: separator,
    });
  });
  let closed = false;
  return {
    version: async () => (await found()).version,
    ghostscript,
    sheets,
    // A document that is read again after the printing, for its pages alone, asks for browsers that nobody would close.
    warmUp: () => {
      if (!closed) void press().catch(() => undefined);
    },
    press,
    close: once(async () => {
      closed = true;
      await (await press.begun()?.catch(() => undefined))?.close();
    }),
  };
}

/** Makes a thing when it is first asked for. */
function once<Thing>(
  make: () => Promise<Thing>,
): (() => Promise<Thing>) & { begun(): Promise<Thing> | undefined } {
  let made: Promise<Thing> | undefined;
  const get = () => {
    made ??= make();
    return made;
  };
  return Object.assign(get, { begun: () => made });
}
