/** The press sets layouts: one browser for each core, one tab in each, a queue before them. */
import type { DocumentId } from '../model/id.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { PressFile } from '../model/press.ts';
import type { Layout, PrintLayout, Rendered } from '../model/rendition.ts';
import { sweepProfiles } from './browser-profile.ts';
import type { FoundBrowser } from './find-browser.ts';
import type { Ghostscript } from './ghostscript.ts';
import { NotSet } from './not-set.ts';
import { cropPicture } from './pictures.ts';
import { finishPng, thumbnail } from './raster.ts';
import { shellOrigin } from './shell.ts';
import { openTab, type Proof, type Tab } from './tab.ts';
import { openViewer, type Viewer } from './viewer.ts';

export interface PressOptions {
  /** How many browsers at most: as many as there are cores. */
  readonly browsers: number;
  /** Name → CSS: what layouts name in `stylesheet`. */
  readonly stylesheets: ReadonlyMap<string, string>;
  /** Where the pictures' paths start. */
  readonly projectRoot: string;
  readonly cacheDirectory: string;
  /** Where files for the print shop are to be in CMYK. */
  readonly ghostscript?: Ghostscript | undefined;
  /** A layout that takes longer, in milliseconds, hangs. */
  readonly patience?: number;
}

export interface Press {
  /**
   * @throws NotSet where the browser hangs or dies over this layout, twice
   * @throws PipelineError where no browser starts any more, or none sets anything
   */
  render(layout: Layout): Promise<Rendered>;
  /** False where the browser has to run without its sandbox. */
  readonly sandboxed: boolean;
  close(): Promise<void>;
}

/** So many layouts wait before another one is started: for fewer, its start would take the core that they need. */
const worthABrowser = 3;
/** Beyond this the program itself, which has one thread, is what everything waits for. */
const mostBrowsers = 8;
const usualPatience = 60_000;
/** A book takes longer: a page of 3,000 characters has 0.3 s more, where 0.01 s was measured. */
const charactersPerMillisecond = 10;
/** When layouts of so many documents have failed one after another, it is not the documents. */
const mostFailures = 3;
/** A browser's memory grows with what it prints: after so many layouts a fresh one takes its place. */
const lifetime = 500;

/** A place for one tab. The tab is a promise, so that closing also reaches one that is still opening. */
interface Slot {
  tab: Promise<Tab> | undefined;
  printed: number;
  closed: boolean;
}

/** Starts a browser, and more of them when there is work for them. Close the press in the end, also after an error. */
export async function openPress(found: FoundBrowser, options: PressOptions): Promise<Press> {
  sweepProfiles();
  const tab = start(found);
  const { sandboxed } = await tab;
  const first: Slot = { tab, printed: 0, closed: false };
  const more = Array.from(
    { length: Math.min(options.browsers, mostBrowsers) - 1 },
    (): Slot => ({ tab: undefined, printed: 0, closed: false }),
  );
  const slots = [first, ...more];
  let viewer: Viewer | undefined;
  const openedViewer = () => {
    viewer ??= openViewer();
    return viewer;
  };
  const shown = new Map<string, string>();
  const free = [first];
  const waiting: ((slot: Slot) => void)[] = [];
  const failed = new Set<DocumentId>();
  const { patience = usualPatience } = options;
  const take = () => {
    const slot = free.pop() ?? (waiting.length < worthABrowser ? undefined : more.pop());
    return slot ? Promise.resolve(slot) : new Promise<Slot>((resolve) => waiting.push(resolve));
  };
  const giveBack = (slot: Slot) => {
    const next = waiting.shift();
    if (next) next(slot);
    else free.push(slot);
  };

  return {
    sandboxed,
    async render(layout) {
      const sheet = options.stylesheets.get(layout.stylesheet);
      if (sheet === undefined) throw new Error(`no stylesheet named ${layout.stylesheet}`);
      checkUrls(layout, shown);
      // With the first print, so that its thread loads while that is set; images never ask it.
      if (layout.medium === 'print') openedViewer();
      const pictures = await cropPictures(layout, options);
      const slot = await take();
      let proof: Proof;
      try {
        const limit = patience + layout.body.length / charactersPerMillisecond;
        proof = await proofIn(slot, found, (tab) => inTime(tab.set(layout, sheet, pictures), limit));
        failed.clear();
      } catch (error) {
        if (error instanceof NotSet && failed.add(layout.document).size >= mostFailures)
          throw nothingSet(layout, error);
        throw error;
      } finally {
        giveBack(slot);
      }
      return finish(layout, proof, { options, openedViewer });
    },
    async close() {
      for (const slot of slots) slot.closed = true;
      await Promise.all([viewer?.close(), ...slots.map(drop)]);
    },
  };
}

/** One that dies while it starts is started again, once. */
const start = (found: FoundBrowser): Promise<Tab> =>
  openTab(found)
    .catch(() => openTab(found))
    .catch((cause: unknown) => {
      throw notStarting(found, cause);
    });

/** Sets in the slot's tab; where the browser crashes or hangs, once more in a fresh one. */
async function proofIn(slot: Slot, found: FoundBrowser, set: (tab: Tab) => Promise<Proof>): Promise<Proof> {
  const attempt = async () => {
    if (slot.closed) throw new Error('the press is closed');
    if (slot.printed >= lifetime) await drop(slot);
    slot.tab ??= start(found);
    slot.printed += 1;
    return set(await slot.tab);
  };
  try {
    return await attempt();
  } catch {
    await drop(slot);
  }
  try {
    return await attempt();
  } catch (cause) {
    await drop(slot);
    throw cause instanceof PipelineError || slot.closed ? cause : new NotSet(cause);
  }
}

/** Ends the slot's browser, whatever state it is in; the next attempt opens a fresh one. */
async function drop(slot: Slot): Promise<void> {
  const { tab } = slot;
  slot.tab = undefined;
  slot.printed = 0;
  await tab?.then((opened) => opened.close()).catch(() => undefined);
}

function inTime<Value>(work: Promise<Value>, patience: number): Promise<Value> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(
      () => reject(new Error(`no answer within ${Math.round(patience / 1000)} s`)),
      patience,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}

/** A tab keeps the pictures that it has loaded: a URL must stand for the same one as long as the press is open. */
function checkUrls(layout: Layout, shown: Map<string, string>): void {
  for (const [url, { digest, width, height }] of Object.entries(layout.pictures)) {
    const picture = `${digest} ${width}×${height}`;
    const before = shown.get(url);
    if (before !== undefined && before !== picture) throw new Error(`two pictures have the URL ${url}`);
    shown.set(url, picture);
  }
}

async function cropPictures(layout: Layout, options: PressOptions): Promise<Map<string, Buffer>> {
  const cropped = await Promise.all(
    Object.entries(layout.pictures).map(async ([url, picture]) => {
      const jpeg = await cropPicture(picture, options.projectRoot, options.cacheDirectory);
      return [new URL(url, shellOrigin).href, jpeg] as const;
    }),
  );
  return new Map(cropped);
}

async function finish(
  layout: Layout,
  proof: Proof,
  { options, openedViewer }: { readonly options: PressOptions; openedViewer(): Viewer },
): Promise<Rendered> {
  const { overflows, boxes, fit, flaws } = proof.answer;
  const measured = {
    overflows,
    boxes,
    fit,
    flaws,
    refused: [...new Set([...proof.refused, ...proof.answer.refused])],
  };
  if (layout.medium === 'print') {
    // Loaded here and not at the top, the browsers start sooner: it takes a tenth of a second.
    const { finishPdf } = await import('./pdf.ts');
    const description = { ...layout.metadata, language: layout.language };
    const { bytes, sides, faults, figures } = await finishPdf(proof.bytes, description, layout, proof.body);
    const [seen, press] = await Promise.all([
      openedViewer().look(bytes, layout, figures),
      layout.press && pressFile(layout, proof, bytes, options),
    ]);
    return {
      bytes: layout.booklet ? await bookletOf(bytes, layout) : bytes,
      ...(press && { press }),
      mediaType: 'application/pdf',
      thumbnails: seen.thumbnails,
      measurement: { ...measured, sides, faults: [...faults, ...seen.faults] },
    };
  }
  const [bytes, small] = await Promise.all([finishPng(proof.bytes), thumbnail(proof.bytes)]);
  return { bytes, mediaType: 'image/png', thumbnails: [small], measurement: { ...measured, sides: 1 } };
}

async function bookletOf(bytes: Uint8Array, layout: PrintLayout): Promise<Uint8Array> {
  const { imposeBooklet } = await import('./imposition.ts');
  return imposeBooklet(bytes, layout);
}

async function pressFile(
  layout: PrintLayout,
  proof: Proof,
  reading: Uint8Array,
  options: PressOptions,
): Promise<PressFile | undefined> {
  const { isOrdered, makePressFile } = await import('./press-file.ts');
  return isOrdered(layout) ? makePressFile(proof, reading, layout, options) : undefined;
}

const notStarting = (found: FoundBrowser, cause: unknown) =>
  new PipelineError(
    3,
    {
      vi: `Trình duyệt không khởi động được: ${found.executable}`,
      en: `The browser does not start: ${found.executable}`,
    },
    {
      vi: 'Chạy “npm run nhipcau -- doctor” để xem thiếu gì; có thể chỉ một trình duyệt khác bằng PUPPETEER_EXECUTABLE_PATH.',
      en: 'Run “npm run nhipcau -- doctor” to see what is missing; PUPPETEER_EXECUTABLE_PATH can name another browser.',
    },
    cause,
  );

const nothingSet = (layout: Layout, cause: unknown) =>
  new PipelineError(
    3,
    {
      vi: `Trình duyệt không dàn được bài nào nữa: ${mostFailures} bài liên tiếp, mỗi bài hai lần; sau cùng là ${layout.document} (${layout.language}, ${layout.product}/${layout.format}).`,
      en: `The browser sets nothing any more: ${mostFailures} documents in turn, each twice; the last was ${layout.document} (${layout.language}, ${layout.product}/${layout.format}).`,
    },
    {
      vi: 'Thường do thiếu bộ nhớ: đóng bớt chương trình khác rồi chạy lại; «npm run nhipcau -- doctor» xem trình duyệt có chạy được không.',
      en: 'Usually memory is short: close other programs and run again; “npm run nhipcau -- doctor” tells whether the browser works.',
    },
    cause,
  );
