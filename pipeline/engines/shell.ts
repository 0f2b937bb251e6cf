/** The one HTML document that a tab keeps: fonts stay loaded in it, and only what a layout brings is exchanged. */
import type { BoxFit, Fit, Flaw, Layout, Overflow, PrintLayout } from '../model/rendition.ts';
import type { findFlaws } from './find-flaws.ts';
import { fontFaces } from './font-face.ts';
import { familyNames } from './fonts.ts';
import type { measureBoxes } from './measure-boxes.ts';

/** Nothing answers under `.invalid` (RFC 2606): what the engine doesn't serve itself exists nowhere. */
export const shellOrigin = 'https://nhipcau.invalid/';
export const fontBase = `${shellOrigin}fonts/`;

/** Content is data: no script, frame, form or plug-in of it ever runs. Other requests are refused one by one. */
export const shellPolicy =
  "script-src 'none'; frame-src 'none'; object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'";

export const shellHtml = (): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title></title>` +
  `<style>${fontFaces(familyNames, fontBase)}</style><style id="sheet"></style><style id="sheet-size"></style></head><body></body></html>`;

/** What is handed into the page. */
export interface Exchange {
  readonly language: string;
  readonly direction: string;
  readonly title: string;
  /** What to try in turn until nothing overflows: the whole text, then the short one. */
  readonly texts: readonly ExchangedText[];
  readonly sheet: string;
  readonly size: string;
  /** URLs of the pictures that the body or its style names. */
  readonly pictures: readonly string[];
}

/** Bodies, and the classes to try them with. */
export interface ExchangedText {
  readonly fits: readonly string[];
  readonly bodies: readonly string[];
}

/** What looks at the page once it is set: functions of files of their own, handed into it as their source. */
export interface Gauges {
  readonly measureBoxes: typeof measureBoxes;
  readonly findFlaws: typeof findFlaws;
}

/** What the page says of itself once everything in it is loaded. */
export interface Answer {
  readonly overflows: readonly Overflow[];
  readonly boxes: readonly BoxFit[];
  readonly fit: Fit;
  readonly flaws: readonly Flaw[];
  /** Where each `[data-side]` stands, in CSS pixels. */
  readonly sides: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** What the content names that is refused before any request is made: frames, plug-ins, files of this machine. */
  readonly refused: readonly string[];
}

export function exchangeOf(layout: Layout, sheet: string): Exchange {
  return {
    language: layout.language,
    direction: layout.direction ?? 'ltr',
    title: layout.title,
    texts: textsOf(layout),
    sheet,
    pictures: Object.keys(layout.pictures),
    size: layout.medium === 'print' ? printSize(layout) : 'html,body{margin:0}',
  };
}

function textsOf({ body, alternatives = [], fits, shortened }: Layout): readonly ExchangedText[] {
  const classes = (some: readonly string[] | undefined) => (some?.length ? some : ['']);
  const short = typeof shortened === 'object' ? [shortened] : [];
  return [{ bodies: [body, ...alternatives], fits }, ...short].map((text) => ({
    bodies: text.bodies,
    fits: classes(text.fits),
  }));
}

/**
 * The browser rounds a page to whole points and cuts what is beyond: a page a little larger than the trim keeps colour
 * up to every edge, and `finishPdf` sets the exact boxes. Lines break as measured, for the width is fixed apart from it.
 */
function printSize(layout: PrintLayout): string {
  const { width, height } = pageSize(layout);
  const points = (millimetres: number) => Math.ceil((millimetres / 25.4) * 72 + 0.24);
  // The pages' own height too: what stands on a later page of one long box is placed by it.
  const measures = `--bleed:${layout.bleed ?? 0}mm;--page-height:${points(height)}pt`;
  // Where text flows over pages, the product says in its body what margins they have and how wide the text is.
  if (layout.sides === 'flow')
    return `@page{size:${points(width)}pt ${points(height)}pt}html,body{margin:0}html{${measures}}`;
  return `@page{size:${points(width)}pt ${points(height)}pt;margin:0}html,body{margin:0}html{width:${width}mm;${measures}}`;
}

/** Of the page that is laid out, in millimetres: the trim, and its bleed on every side. */
export function pageSize({ width, height, bleed = 0 }: PrintLayout): { width: number; height: number } {
  return { width: width + 2 * bleed, height: height + 2 * bleed };
}

/** Runs inside the page, so it may use nothing from outside itself. */
export async function exchange(content: Exchange, gauges: Gauges): Promise<Answer> {
  // Loaded beforehand they are there at once, also as a background, for which nothing else waits.
  await Promise.all(
    content.pictures.map((url) => {
      const picture = new Image();
      picture.src = url;
      return picture.decode().catch(() => undefined);
    }),
  );

  const put = (id: string, css: string) => {
    const style = document.getElementById(id);
    if (style && style.textContent !== css) style.textContent = css;
  };
  put('sheet', content.sheet);
  put('sheet-size', content.size);
  document.documentElement.lang = content.language;
  document.documentElement.dir = content.direction;
  document.title = content.title;
  interface Try {
    readonly setting: string;
    readonly body: string;
    readonly shortened: boolean;
    readonly excess: number;
  }
  let best: Try | undefined;
  let shown: Try | undefined;
  const chosen = await compose();
  const boxes = gauges.measureBoxes();
  const overflows = boxes.flatMap(({ used: _, ...box }) => (box.excess > 0 ? [box] : []));
  return {
    overflows,
    boxes: boxes.flatMap(({ box, used }) => (used === undefined ? [] : [{ box, used }])),
    fit: { setting: chosen?.setting ?? '', size: mostlySetIn(), shortened: chosen?.shortened ?? false },
    flaws: gauges.findFlaws(overflows.map(({ box }) => box)),
    sides: [...document.querySelectorAll('[data-side]')].flatMap((side) => {
      const { x, y, width, height } = side.getBoundingClientRect();
      // A setting that needs fewer sides hides the others.
      return width > 0 ? [{ x, y, width, height }] : [];
    }),
    refused: refusedUnasked(),
  };

  function refusedUnasked(): string[] {
    return [...document.body.querySelectorAll('[src],[data],image')].flatMap((element) => {
      const named =
        element.getAttribute('src') ?? element.getAttribute('data') ?? element.getAttribute('href') ?? '';
      const url = URL.parse(named, document.baseURI);
      const embedded = element.matches('iframe,object,embed');
      return url && (embedded || !/^(?:https?|data):$/.test(url.protocol)) ? [url.href] : [];
    });
  }

  /** The whole text as large as it fits, else the short one; if neither does, what nearly did. */
  async function compose(): Promise<Try | undefined> {
    for (const text of content.texts) {
      const fitting = await largest(text);
      if (!fitting) continue;
      if (fitting !== shown) await set(fitting.setting, fitting.body);
      return fitting;
    }
    if (best && best !== shown) await set(best.setting, best.body);
    return best;
  }

  /**
   * Finds the first type size in which a body holds its text. What fits in one size fits in every smaller one, so after
   * the largest the rest is halved: every try costs a layout.
   */
  async function largest(text: ExchangedText): Promise<Try | undefined> {
    let fitting = await tryFit(text, 0);
    let low = 1;
    let high = fitting ? 0 : text.fits.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = await tryFit(text, middle);
      if (found) fitting = found;
      if (found) high = middle - 1;
      else low = middle + 1;
    }
    return fitting;
  }

  /** Tries one body after another in one type size. */
  async function tryFit(text: ExchangedText, index: number): Promise<Try | undefined> {
    const setting = text.fits[index] ?? '';
    const shortened = text !== content.texts[0];
    for (const body of text.bodies) {
      await set(setting, body);
      const excess = gauges.measureBoxes('excess').reduce((sum, box) => sum + box.excess, 0);
      shown = { setting, body, shortened, excess };
      if (excess === 0) return shown;
      if (!best || excess <= best.excess) best = shown;
    }
    return undefined;
  }

  async function set(name: string, body: string): Promise<void> {
    document.body.className = name;
    document.body.innerHTML = body;
    scrollTo(0, 0);
    // Laying out starts the fonts that this text needs; each may bring another, where it lacks a character.
    do {
      document.body.getBoundingClientRect();
      await document.fonts.ready;
    } while (document.fonts.status === 'loading');
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  }

  /** The type size, in points, of the most characters that stand in boxes. */
  function mostlySetIn(): number {
    const sizes = new Map<string, number>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const around = node.parentElement;
      if (!around?.closest('[data-box]')) continue;
      const { fontSize } = getComputedStyle(around);
      sizes.set(fontSize, (sizes.get(fontSize) ?? 0) + (node.nodeValue?.trim().length ?? 0));
    }
    const [most] = [...sizes].sort((one, other) => other[1] - one[1]);
    return Math.round(Number.parseFloat(most?.[0] ?? '0') * 75) / 100;
  }
}
