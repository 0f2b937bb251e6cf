/** The one HTML document that a tab keeps: fonts stay loaded in it, and only what a layout brings is exchanged. */
import type { Layout, Overflow, PrintLayout } from '../model/rendition.ts';
import { fontFaces } from './font-face.ts';
import { familyNames } from './fonts.ts';

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
  /** Classes of the body, and bodies, to try in turn until nothing overflows. */
  readonly fits: readonly string[];
  readonly bodies: readonly string[];
  readonly sheet: string;
  readonly size: string;
  /** URLs of the pictures that the body or its style names. */
  readonly pictures: readonly string[];
}

/** What the page says of itself once everything in it is loaded. */
export interface Answer {
  readonly overflows: readonly Overflow[];
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
    fits: layout.fits?.length ? layout.fits : [''],
    bodies: [layout.body, ...(layout.alternatives ?? [])],
    sheet,
    pictures: Object.keys(layout.pictures),
    size: layout.medium === 'print' ? printSize(layout) : 'html,body{margin:0}',
  };
}

/**
 * The browser rounds a page to whole points and cuts what is beyond: a page a little larger than the trim keeps colour
 * up to every edge, and `finishPdf` sets the exact boxes. Lines break as measured, for the width is fixed apart from it.
 */
function printSize(layout: PrintLayout): string {
  const { width, height } = pageSize(layout);
  const points = (millimetres: number) => Math.ceil((millimetres / 25.4) * 72 + 0.24);
  const bleed = `--bleed:${layout.bleed ?? 0}mm`;
  // Where text flows over pages, the product says in its body what margins they have and how wide the text is.
  if (layout.sides === 'flow')
    return `@page{size:${points(width)}pt ${points(height)}pt}html,body{margin:0}html{${bleed}}`;
  return `@page{size:${points(width)}pt ${points(height)}pt;margin:0}html,body{margin:0}html{width:${width}mm;${bleed}}`;
}

/** Of the page that is laid out, in millimetres: the trim, and its bleed on every side. */
export function pageSize({ width, height, bleed = 0 }: PrintLayout): { width: number; height: number } {
  return { width: width + 2 * bleed, height: height + 2 * bleed };
}

/** Runs inside the page, so it may use nothing from outside itself. */
export async function exchange(content: Exchange): Promise<Answer> {
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
  type Try = {
    readonly name: string;
    readonly body: string;
    readonly overflows: Overflow[];
    readonly excess: number;
  };
  let best: Try | undefined;
  let shown: Try | undefined;
  const overflows = await compose();
  return {
    overflows,
    sides: [...document.querySelectorAll('[data-side]')].map((side) => {
      const { x, y, width, height } = side.getBoundingClientRect();
      return { x, y, width, height };
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

  /**
   * Finds the first type size in which a body holds its text; if none does, what nearly did. What fits in one size
   * fits in every smaller one, so after the largest the rest is halved: every try costs a layout.
   */
  async function compose(): Promise<Overflow[]> {
    const last = content.fits.length - 1;
    let fitting: Try | undefined = await tryFit(0);
    let low = 1;
    let high = fitting ? 0 : last;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = await tryFit(middle);
      if (found) fitting = found;
      if (found) high = middle - 1;
      else low = middle + 1;
    }
    const wanted = fitting ?? best;
    if (wanted && wanted !== shown) await set(wanted.name, wanted.body);
    return wanted?.overflows ?? [];
  }

  /** Tries one body after another in one type size. */
  async function tryFit(index: number): Promise<Try | undefined> {
    const name = content.fits[index] ?? '';
    for (const body of content.bodies) {
      await set(name, body);
      const overflows = measure();
      const excess = overflows.reduce((sum, overflow) => sum + overflow.excess, 0);
      shown = { name, body, overflows, excess };
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

  /** For each `[data-box]` the greatest distance by which a part or a line of text in it runs out. */
  function measure(): Overflow[] {
    const worst = new Map<Element, { excess: number; text: string }>();
    const found = (box: Element, excess: number, text: () => string) => {
      const before = worst.get(box);
      if (excess > 1)
        worst.set(box, { excess: Math.max(excess, before?.excess ?? 0), text: before?.text || text() });
    };
    for (const box of document.querySelectorAll('[data-box]')) {
      const edge = inside(box);
      for (const part of box.querySelectorAll('*')) {
        if (part.closest('[data-box]') !== box && part.parentElement?.closest('[data-box]') !== box) continue;
        if (part.closest('[aria-hidden="true"]') || part.parentElement?.closest('svg')) continue;
        if (getComputedStyle(part).display === 'inline') continue;
        const rect = part.getBoundingClientRect();
        if (rect.width === 0 || rect.height === 0) continue;
        found(box, beyond(rect, edge, 0), () =>
          words(part.textContent || part.getAttribute('alt') || part.tagName.toLowerCase()),
        );
      }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const box = node.parentElement?.closest('[data-box]');
      if (!box || !node.nodeValue?.trim() || node.parentElement?.closest('[aria-hidden="true"]')) continue;
      const edge = inside(box);
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width === 0) continue;
        // A line's rectangle holds the font's whole ascent and descent, which reach beyond a tight line-height.
        const excess = beyond(line, edge, line.height / 10);
        if (excess > 1) {
          const text = node.nodeValue;
          found(box, excess, () => words(text.slice(firstCut(node as globalThis.Text, edge))));
        }
      }
    }
    return [...worst].map(([box, { excess, text }]) => ({
      box: box.getAttribute('data-box') ?? '',
      excess: Math.round(excess * 10) / 10,
      text,
    }));
  }

  /** The padding box of an element: what overflow is clipped to. */
  function inside(box: Element): DOMRect {
    const outer = box.getBoundingClientRect();
    // Client sizes are those before `zoom`, rectangles those after it (CSSOM View).
    const zoom = box.currentCSSZoom;
    return new DOMRect(
      outer.x + box.clientLeft * zoom,
      outer.y + box.clientTop * zoom,
      box.clientWidth * zoom || outer.width,
      box.clientHeight * zoom || outer.height,
    );
  }

  function beyond(rect: DOMRect, edge: DOMRect, slack: number): number {
    return Math.max(
      edge.left - rect.left,
      rect.right - edge.right,
      edge.top - rect.top - slack,
      rect.bottom - edge.bottom - slack,
    );
  }

  /** Where in a text the first character stands that is out: halving, for it is in reading order. */
  function firstCut(node: globalThis.Text, edge: DOMRect): number {
    const range = document.createRange();
    let low = 0;
    let high = node.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setStart(node, 0);
      range.setEnd(node, middle + 1);
      const out = [...range.getClientRects()].some((line) => beyond(line, edge, line.height / 10) > 1);
      if (out) high = middle;
      else low = middle + 1;
    }
    const space = node.data.lastIndexOf(' ', low);
    return space < 0 ? 0 : space + 1;
  }

  function words(text: string): string {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line.length <= 60) return line;
    const cut = line.lastIndexOf(' ', 60);
    return `${line.slice(0, cut > 20 ? cut : 60)}…`;
  }
}
