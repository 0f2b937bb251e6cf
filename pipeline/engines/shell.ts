/** The one HTML document that a tab keeps: fonts stay loaded in it, and only what a layout brings is exchanged. */
import type { BoxFit, Fit, Flaw, Layout, Overflow, PrintLayout } from '../model/rendition.ts';
import type { ComposedText, compose, Gauges } from './compose.ts';
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
  /** What to try in turn until nothing overflows: the whole text, then the short one. */
  readonly texts: readonly ComposedText[];
  readonly sheet: string;
  readonly size: string;
  /** URLs of the pictures that the body or its style names. */
  readonly pictures: readonly string[];
  /** Whether they will be shown as pixels; a file gets them as they are, and they need not be decoded. */
  readonly decoded: boolean;
}

/** What is done in the page once it has its style. */
export interface Tools extends Gauges {
  readonly compose: typeof compose;
}

/** What the page says of itself once everything in it is loaded. */
export interface Answer {
  readonly overflows: readonly Overflow[];
  readonly boxes: readonly BoxFit[];
  readonly fit: Fit;
  readonly flaws: readonly Flaw[];
  /** Which body of its text was taken: the whole's, or the short one's. */
  readonly body: number;
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
    decoded: layout.medium === 'image',
    size: layout.medium === 'print' ? printSize(layout) : 'html,body{margin:0}',
  };
}

function textsOf({ body, alternatives = [], fits, shortened }: Layout): readonly ComposedText[] {
  const classes = (some: readonly string[] | undefined) => (some?.length ? some : ['']);
  const short = typeof shortened === 'object' ? [shortened] : [];
  return [{ bodies: [body, ...alternatives], fits }, ...short].map((text) => ({
    // Two ways of dividing a text may come to the same.
    bodies: [...new Set(text.bodies)],
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
export async function exchange(content: Exchange, tools: Tools): Promise<Answer> {
  // Loaded beforehand they are there at once, also as a background, for which nothing else waits.
  await Promise.all(
    content.pictures.map((url) => {
      const picture = new Image();
      const loaded = new Promise((resolve) => {
        picture.onload = picture.onerror = resolve;
      });
      picture.src = url;
      return content.decoded ? picture.decode().catch(() => undefined) : loaded;
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
  const { boxes, fit, flaws, body } = await tools.compose(content.texts, tools);
  if (content.decoded)
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  // Columns that are divided into pages while they are printed: how they come out can't be seen before.
  const flows = document.querySelector('[data-column]') !== null;
  return {
    overflows: boxes.flatMap(({ used: _, ...box }) => (box.excess > 0 ? [box] : [])),
    boxes: boxes.flatMap(({ box, used }) => (used === undefined ? [] : [{ box, used }])),
    fit,
    body,
    flaws: flows ? flaws.filter(({ type }) => type === 'cut') : flaws,
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
}
