/** One browser process with one tab, in which layouts are set one after another. */
import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Protocol } from 'puppeteer';
import type { Layout, PrintLayout } from '../model/rendition.ts';
import { makeProfile, removeProfile } from './browser-profile.ts';
import { compose } from './compose.ts';
import type { FoundBrowser } from './find-browser.ts';
import { findFlaws } from './find-flaws.ts';
import { prepareColumns } from './flow-columns.ts';
import { facesOf, familyNames } from './fonts.ts';
import { measureBoxes } from './measure-boxes.ts';
import {
  type Answer,
  exchange,
  exchangeOf,
  fontBase,
  pageSize,
  shellHtml,
  shellOrigin,
  shellPolicy,
  type Tools,
} from './shell.ts';

/** What came out of the browser, not yet finished. */
export interface Proof {
  readonly bytes: Buffer;
  /** What was printed: the body of the layout, with the numbers of pages in it. */
  readonly body: string;
  readonly answer: Answer;
  readonly refused: readonly string[];
}

export interface Tab {
  /** `pictures`: absolute URL → JPEG. */
  set(layout: Layout, sheet: string, pictures: ReadonlyMap<string, Buffer>): Promise<Proof>;
  /** False where the operating system or the account allows the browser no sandbox. */
  readonly sandboxed: boolean;
  close(): Promise<void>;
}

/** Nothing of the browser's own reaches for the network, and nothing of the machine shows in what it draws. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-extensions',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-lcd-text',
  '--hide-scrollbars',
  '--lang=en-US',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Starts a browser and loads the shell into its tab. */
export async function openTab(found: FoundBrowser): Promise<Tab> {
  const profile = await makeProfile();
  profiles.add(profile);
  let browser: Browser | undefined;
  const close = async () => {
    await Promise.race([browser?.close().catch(() => undefined), pause(2000)]);
    putAway(profile);
  };
  try {
    const launched = await launch(found, profile);
    browser = launched.browser;
    return { set: await prepare(browser), sandboxed: launched.sandboxed, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The folders of the browsers that run, and the processes: neither is left when this one ends early. */
const profiles = new Set<string>();
const processes = new Set<ChildProcess>();
// Puppeteer tells of a browser's process only once the browser answers; it may have to be ended before.
subscribe('child_process', (message) => {
  const { process: child } = message as { process: ChildProcess };
  processes.add(child);
  child.once('exit', () => processes.delete(child));
});
process.once('exit', () => {
  for (const profile of profiles) putAway(profile);
});

function putAway(profile: string): void {
  for (const child of processes) if (child.spawnargs.includes(`--user-data-dir=${profile}`)) end(child);
  removeProfile(profile);
  profiles.delete(profile);
}

/** A browser is several processes, in a group of their own; to end one, or a script that starts it, leaves the others. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** With the sandbox, unless this is root (Chromium refuses it to root) or the system allows none. */
async function launch(
  found: FoundBrowser,
  profile: string,
): Promise<{ browser: Browser; sandboxed: boolean }> {
  const { default: puppeteer } = await import('puppeteer');
  const start = (sandboxed: boolean) =>
    puppeteer.launch({
      executablePath: found.executable,
      headless: 'shell',
      pipe: true,
      userDataDir: profile,
      env: { ...found.environment, HOME: profile },
      args: sandboxed ? flags : [...flags, '--no-sandbox'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 30_000,
    });
  if (process.getuid?.() === 0) return { browser: await start(false), sandboxed: false };
  try {
    return { browser: await start(true), sandboxed: true };
  } catch {
    return { browser: await start(false), sandboxed: false };
  }
}

async function prepare(browser: Browser): Promise<Tab['set']> {
  const [page] = await browser.pages();
  if (!page) throw new Error('the browser opened no tab');
  const session = await page.createCDPSession();
  const requests = await serve(session);
  await session.send('Page.enable');
  const loaded = new Promise((resolve) => session.once('Page.loadEventFired', resolve));
  await session.send('Page.navigate', { url: shellOrigin });
  await loaded;
  const screen = screenOf(session);

  return async (layout, sheet, pictures) => {
    requests.start(pictures);
    await screen(layout);
    const compose = async (each: Layout): Promise<Shown> => {
      const content = exchangeOf(each, sheet);
      const answer = await ask(session, exchange, content);
      const { bodies = [] } = content.texts[answer.fit.shortened ? 1 : 0] ?? {};
      return { answer, body: bodies[answer.body] ?? each.body };
    };
    const { bytes, body, answer } =
      layout.medium === 'print' && layout.sides === 'flow'
        ? await printFlow(session, layout, compose)
        : await setOnce(session, layout, compose);
    return { bytes, body, answer, refused: requests.refused() };
  };
}

/** Answers the tab's requests from memory and refuses every other one. */
async function serve(session: CDPSession) {
  const fonts = new Map(familyNames.flatMap(facesOf).map((face) => [fontBase + face.name, face.file]));
  let pictures: ReadonlyMap<string, Buffer> = new Map();
  let refused: string[] = [];

  const answer = async ({ requestId, request }: Protocol.Fetch.RequestPausedEvent) => {
    const fulfil = (type: string, body: Buffer, more: Protocol.Fetch.HeaderEntry[] = []) =>
      session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [{ name: 'Content-Type', value: type }, ...more],
        body: body.toString('base64'),
      });
    const picture = pictures.get(request.url);
    const font = fonts.get(request.url);
    if (picture) return fulfil('image/jpeg', picture);
    if (font)
      return fulfil('font/ttf', await readFile(font), [{ name: 'Access-Control-Allow-Origin', value: '*' }]);
    if (request.url === shellOrigin) {
      const policy = { name: 'Content-Security-Policy', value: shellPolicy };
      return fulfil('text/html; charset=utf-8', Buffer.from(shellHtml()), [policy]);
    }
    if (!refused.includes(request.url)) refused.push(request.url);
    return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  };

  // A request that outlives its tab can't be answered any more, and need not be.
  session.on('Fetch.requestPaused', (event) => void answer(event).catch(() => undefined));
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return {
    start(next: ReadonlyMap<string, Buffer>) {
      pictures = next;
      refused = [];
    },
    refused: (): readonly string[] => refused,
  };
}

/**
 * Sets the size of the window and the medium, when they differ from the last layout's. What is printed is laid out as wide
 * as its page, but nobody looks at the window: a line of it is enough, for whatever is in view is drawn after every try.
 */
function screenOf(session: CDPSession) {
  let size = '';
  let medium = '';
  return async (layout: Layout): Promise<void> => {
    const isPrint = layout.medium === 'print';
    const perUnit = isPrint ? 96 / 25.4 : 1;
    const page = isPrint ? pageSize(layout) : layout;
    const width = Math.round(page.width * perUnit);
    const height = isPrint ? 1 : Math.round(page.height * perUnit);
    if (size !== `${width}×${height}`) {
      await session.send('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: false,
      });
      size = `${width}×${height}`;
    }
    if (medium !== layout.medium) {
      await session.send('Emulation.setEmulatedMedia', {
        media: isPrint ? 'print' : 'screen',
      });
      medium = layout.medium;
    }
  };
}

/** Calls a function inside the page, with what it needs there. */
async function ask<Given, Result>(
  session: CDPSession,
  question: (given: Given, tools: Tools) => Promise<Result>,
  given: Given,
): Promise<Result> {
  const tools = `{compose:${compose},measureBoxes:${measureBoxes},findFlaws:${findFlaws}}`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${question})(${JSON.stringify(given)},${tools})`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Result;
}

/** What the page shows now. */
interface Shown {
  readonly answer: Answer;
  /** Of all that were tried, the one that is shown: what is read back must be there. */
  readonly body: string;
}

interface Printed extends Shown {
  readonly bytes: Buffer;
}

async function setOnce(
  session: CDPSession,
  layout: Layout,
  compose: (layout: Layout) => Promise<Shown>,
): Promise<Printed> {
  return { ...(await compose(layout)), bytes: await output(session, layout) };
}

const output = (session: CDPSession, layout: Layout): Promise<Buffer> =>
  layout.medium === 'print' ? print(session, layout) : draw(session, layout);

/** Text that flows is measured in its columns, and printed until its contents name the right pages. */
async function printFlow(
  session: CDPSession,
  layout: PrintLayout,
  compose: (layout: PrintLayout) => Promise<Shown>,
): Promise<Printed> {
  // Loaded here and not at the top, the browsers start sooner.
  const { printNumbered } = await import('./page-numbers.ts');
  let shown: Shown | undefined;
  const bytes = await printNumbered(layout, async (each, isDraft) => {
    const { answer, body } = await compose(each);
    const { overflows, flaws, ...rest } = answer;
    shown = {
      body,
      answer: {
        ...rest,
        // Pages, and with them the trim, are there only when it is printed.
        flaws: flaws.filter(({ type }) => type !== 'near-trim'),
        overflows: [...overflows, ...(await ask(session, prepareColumns, undefined))],
      },
    };
    return print(session, each, !isDraft);
  });
  if (!shown) throw new Error('nothing was printed');
  return { ...shown, bytes };
}

async function print(session: CDPSession, layout: PrintLayout, tagged = true): Promise<Buffer> {
  const page = pageSize(layout);
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: tagged,
    generateDocumentOutline: tagged,
    paperWidth: page.width / 25.4,
    paperHeight: page.height / 25.4,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
  });
  return Buffer.from(data, 'base64');
}

/** A PNG of the page from its upper left corner. */
async function draw(
  session: CDPSession,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 0, y: 0, width, height, scale: 1 },
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  });
  return Buffer.from(data, 'base64');
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
